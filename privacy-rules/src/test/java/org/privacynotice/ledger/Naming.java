package org.privacynotice.ledger;

import java.nio.file.Path;
import java.time.Clock;
import org.privacynotice.log.Pseudonyms;
import org.privacynotice.log.RecordedPseudonyms;

/** Names a person in a process of its own. */
final class Naming {

  private Naming() {}

  public static void main(String[] args) {
    PseudonymKeys keys = PseudonymKeys.open(Path.of(args[0]), Clock.systemUTC());
    System.out.print(name(keys.pseudonyms(), args[1]));
  }

  static String name(Pseudonyms pseudonyms, String reference) {
    return RecordedPseudonyms.of(pseudonyms, "subject", reference).orElseThrow();
  }
}
