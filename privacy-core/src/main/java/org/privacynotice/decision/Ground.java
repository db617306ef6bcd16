package org.privacynotice.decision;

import java.util.Locale;

/** On what ground an action, or one category of it, is permitted or refused; least final first. */
public enum Ground {
  /** Something permits it and nothing forbids it. */
  PERMITTED,
  /** An answer to an open question could permit it. */
  UNDETERMINED,
  /** Nothing permits it. */
  NOT_COVERED,
  /** Something forbids it. */
  FORBIDDEN,
  /** The notice claims what the law bars, whatever the case: the notice must be mended. */
  CONFLICT,
  /** A clause could not be evaluated. */
  FAULT;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * The verdict "P and not F": what is permitted by some clause and forbidden by none. This is the
   * whole combination rule; there is no other.
   *
   * @param permits the greatest value of the permitting clauses
   * @param forbids the greatest value of the forbidding clauses
   */
  public static Ground of(Truth permits, Truth forbids) {
    return switch (forbids) {
      // A prohibition holds whatever else is known.
      case TRUE -> FORBIDDEN;
      case UNKNOWN ->
          switch (permits) {
            // Nothing permits it: learning more about the prohibition could not help.
            case FALSE -> NOT_COVERED;
            // It could turn out to be forbidden, so it is not permitted yet.
            case UNKNOWN, TRUE -> UNDETERMINED;
          };
      case FALSE ->
          switch (permits) {
            // What no clause permits is not permitted.
            case FALSE -> NOT_COVERED;
            // An answer decides whether the permission applies.
            case UNKNOWN -> UNDETERMINED;
            // Permitted, and nothing forbids it.
            case TRUE -> PERMITTED;
          };
    };
  }

  /** The word in JSON: {@code not-covered}. */
  public String id() {
    return id;
  }

  /** The more final of two. */
  public Ground orMoreFinal(Ground other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
