package org.privacynotice.decision;

/**
 * Thrown by {@link Decision#requirePermitted} when the decision refuses; its message is the
 * explanation.
 */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Decision decision;

  RefusedException(Decision decision) {
    super(decision.explain());
    this.decision = decision;
  }

  /** The refusal. */
  public Decision decision() {
    return decision;
  }
}
