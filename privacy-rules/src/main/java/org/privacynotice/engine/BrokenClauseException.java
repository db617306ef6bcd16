package org.privacynotice.engine;

/**
 * A clause that bears on a request could not be evaluated, so that nothing is said about it. (An
 * action is refused then: a decision can say so.) Carries nothing of the cause, which could hold
 * anything.
 */
public final class BrokenClauseException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final String clause;

  BrokenClauseException(String clause, String kind) {
    super(
        "clause `%s` could not be evaluated (%s), so there are no terms until it is mended"
            .formatted(clause, kind));
    this.clause = clause;
  }

  /** The id of the clause. */
  public String clause() {
    return clause;
  }
}
