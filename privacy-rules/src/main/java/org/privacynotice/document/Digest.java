package org.privacynotice.document;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.privacynotice.notice.Document;

/** What a document is known by: comments and layout do not count, everything that it says does. */
public final class Digest {

  private Digest() {}

  /** {@code sha256:} and the lower-case hexadecimal SHA-256 of the document's canonical form. */
  public static String of(Document document) {
    Optional<String> bundled = Bundled.digest(document);
    return bundled.isPresent() ? bundled.get() : written(document);
  }

  static String written(Document document) {
    return "sha256:"
        + Hashing.sha256().hashString(CanonicalWriter.write(document), StandardCharsets.UTF_8);
  }
}
