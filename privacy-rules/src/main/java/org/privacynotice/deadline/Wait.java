package org.privacynotice.deadline;

import org.privacynotice.request.RequestDates.Asked;

/**
 * Something that a clock may wait for.
 *
 * @param kind what
 * @param asked when it was asked for, and when it came
 */
record Wait(Kind kind, Asked asked) {

  /** What a clock may wait for. */
  enum Kind {
    IDENTITY("Proof of identity", "came"),
    FEE("A fee", "was paid");

    private final String label;
    private final String came;

    Kind(String label, String came) {
      this.label = label;
      this.came = came;
    }

    /** The thing, at the beginning of a sentence. */
    String label() {
      return label;
    }

    /** What it did when it was there. */
    String came() {
      return came;
    }
  }
}
