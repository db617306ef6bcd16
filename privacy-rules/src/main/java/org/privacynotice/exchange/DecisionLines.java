package org.privacynotice.exchange;

import org.privacynotice.decision.Decision;

/**
 * Writes many decisions as {@link DecisionWriter} does, the same bytes, and puts the same answer
 * into words once. Safe for use by many threads.
 */
public final class DecisionLines {

  private final Remembered answers = new Remembered();

  /** A writer that remembers nothing yet. */
  public DecisionLines() {
    // Nothing to set up.
  }

  /** Adds the decision as one line of JSON, without a line end. */
  public void write(Decision decision, StringBuilder to) {
    String answer =
        decision
            .answerKey()
            .map(key -> answers.text(key, () -> DecisionWriter.answer(decision)))
            .orElseGet(() -> DecisionWriter.answer(decision));
    DecisionWriter.line(decision, answer, to);
  }
}
