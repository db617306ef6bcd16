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
        .isEqualTo("sha256:5926009957642174ae7c17436a932d0865f43b7df2c47d9fa8176e9da86bcd94");
    assertThat(Digest.of(Bundled.law()))
        .isEqualTo("sha256:cf72909d3a320b8001ca269efcf2511f49f49ded7b855eb52ee1fe6a210a2995");
    assertThat(Digest.of(Bundled.notice("community-newsletter")))
        .isEqualTo("sha256:4a43fd17290ea8055aa1da27d888d6db9bb95041cab7decabd4a989eea9b93bf");
  }
}
