package org.privacynotice.log;

import java.util.Optional;

/** What records name people by, for tests of other packages. */
public final class RecordedPseudonyms {

  private RecordedPseudonyms() {}

  public static Optional<String> of(Pseudonyms pseudonyms, String kind, String reference) {
    return pseudonyms.of(kind, reference);
  }
}
