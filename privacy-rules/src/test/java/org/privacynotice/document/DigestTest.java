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
        .isEqualTo("sha256:389d269ab2908e17487e8e17413b26c66bf5b7fbea3b9fe154673718dff88619");
    assertThat(Digest.of(Bundled.law()))
        .isEqualTo("sha256:df462f1dffde02c9ef77e0f0263b83141f0dbdea6059624c7456aadeab798f87");
    assertThat(Digest.of(Bundled.notice("community-newsletter")))
        .isEqualTo("sha256:cb99d674433d816b24ac54c222b2f02a1c78c5f630b75baa56a6767ddb39d79c");
  }
}
