package org.privacynotice.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.privacynotice.decision.Decision;

/**
 * Writes many decisions as {@link DecisionWriter} does, the same bytes, and puts the same answer
 * into words once. Safe for use by many threads.
 */
public final class DecisionLines {

  private final Remembered<byte[]> answers = new Remembered<>(bytes -> bytes.length);

  /** A writer that remembers nothing yet. */
  public DecisionLines() {
    // Nothing to set up.
  }

  /** Adds the decision as one line of JSON, without a line end; of one that throws, nothing. */
  public void write(Decision decision, ByteArrayOutputStream to) {
    Optional<Object> key = decision.answerKey();
    byte[] answer =
        key.isPresent()
            ? answers.text(key.get(), decision, DecisionWriter::answer)
            : DecisionWriter.answer(decision);
    DecisionWriter.write(decision, answer, to);
  }
}
