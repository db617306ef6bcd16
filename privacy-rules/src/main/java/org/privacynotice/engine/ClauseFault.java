package org.privacynotice.engine;

import org.privacynotice.notice.Clause;

/**
 * A clause could not be evaluated. Carries no message of the cause's, which could hold anything.
 */
final class ClauseFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Clause clause;
  private final String kind;

  ClauseFault(Clause clause, Throwable cause) {
    super("clause `" + clause.id() + "` could not be evaluated", cause);
    this.clause = clause;
    this.kind = cause.getClass().getSimpleName();
  }

  Clause clause() {
    return clause;
  }

  /** What kind of error it was. */
  String kind() {
    return kind;
  }
}
