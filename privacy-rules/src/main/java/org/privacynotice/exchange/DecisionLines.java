package org.privacynotice.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
    byte[] answer =
        decision
            .answerKey()
            .map(key -> answers.text(key, () -> answer(decision)))
            .orElseGet(() -> answer(decision));
    to.writeBytes(ascii(DecisionWriter.head(decision)));
    to.writeBytes(answer);
    to.writeBytes(ascii(DecisionWriter.tail(decision)));
  }

  private static byte[] answer(Decision decision) {
    return ascii(DecisionWriter.answer(decision));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1); // the same of ASCII, without a look at it
  }
}
