package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * Digests stand in logs for years, so that they are pinned here: a change of one of them is a
 * change of the document, or a break with every log written before.
 */
class DigestTest {

  private static final String CANONICAL =
      """
      format: "privacy-notice/1"
      notice: small
      title: "A small notice \\u2014 with \\U0001f600 and caf\u00e9"
      version: 2026-01-05
      in-force: {from: 2026-01-05}
      zone: "Europe/London"
      jurisdiction: england-and-wales
      controller: {name: "A Council", kind: public-authority}
      categories:
        name:
          label: "name"
      purposes:
        services:
          label: "services"
      collects:
        details:
          do: [collect, use]
          categories: [name]
          for: [services]
          gloss: "Names are collected to give services."
          sources: [{heading: "What we collect?", item: 1}]
      """;

  @Test
  void of_canonicalText_isItsSha256() throws NoSuchAlgorithmException {
    var notice =
        DocumentReader.notice("a.yaml", CANONICAL.getBytes(UTF_8), Bundled.law()).orThrow();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(CANONICAL.getBytes(UTF_8));
    assertThat(Digest.of(notice)).isEqualTo("sha256:" + HexFormat.of().formatHex(hash));
  }

  @Test
  void of_bundledDocuments_isPinned() {
    assertThat(Digest.of(Bundled.notice("contact-centre")))
        .isEqualTo("sha256:5faaa23c3e4f93eefce0defcb8d2f60e8796958d9c2f13cf4f0104f7ba8bc16d");
    assertThat(Digest.of(Bundled.law()))
        .isEqualTo("sha256:4ab5496646282c80c6e4454c624131576866ac4a2107225872bdb7bfa0099ee7");
    assertThat(Digest.of(Bundled.notice("community-newsletter")))
        .isEqualTo("sha256:de6ef65afc829adadf3eb6fb93a1027d109d48590bb52e21a9345ac7dbfcb1e3");
  }
}
