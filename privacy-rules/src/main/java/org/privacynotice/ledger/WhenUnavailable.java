package org.privacynotice.ledger;

/** What happens to decisions while the log cannot be written. */
public enum WhenUnavailable {
  /** None is given. */
  REFUSE("refuse"),
  /**
   * They are given without a record. How many, and from when to when, is recorded once the log can
   * be written again, if the process lives until then. The choice itself stands in the log.
   */
  ANSWER_UNLOGGED("answer-unlogged");

  private final String id;

  WhenUnavailable(String id) {
    this.id = id;
  }

  /** The word in files. */
  public String id() {
    return id;
  }
}
