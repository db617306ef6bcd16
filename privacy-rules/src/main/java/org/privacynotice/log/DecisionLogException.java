package org.privacynotice.log;

/** A decision was made but could not be logged, and so is not returned. */
public final class DecisionLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param message what went wrong and what to do
   */
  public DecisionLogException(String message) {
    super(message);
  }

  /**
   * Says why, and what was thrown.
   *
   * @param message what went wrong and what to do
   * @param cause what was thrown
   */
  public DecisionLogException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Wraps what a log threw.
   *
   * @param cause what it threw
   */
  public DecisionLogException(Throwable cause) {
    super(
        "the decision could not be logged ("
            + cause.getClass().getSimpleName()
            + "), so there is no answer",
        cause);
  }
}
