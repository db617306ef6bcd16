package org.privacynotice.decision;

/** The three values of Kleene's strong logic, least first. Unknown is neither true nor false. */
public enum Truth {
  /** Known not to be so. */
  FALSE,
  /** Not known. */
  UNKNOWN,
  /** Known to be so. */
  TRUE;

  /** True or false. */
  public static Truth of(boolean known) {
    return known ? TRUE : FALSE;
  }

  /** The lesser of two. */
  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The greater of two. */
  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** True for false, false for true, unknown for unknown. */
  public Truth not() {
    return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
  }
}
