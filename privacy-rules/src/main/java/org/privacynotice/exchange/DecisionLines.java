package org.privacynotice.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.privacynotice.decision.Decision;

/**
 * Writes many decisions as {@link DecisionWriter} does, the same bytes, and puts the same answer
 * into words once: services ask the same few thousand questions day after day. Safe for use by many
 * threads.
 */
public final class DecisionLines {

  private static final long MOST_BYTES = 32 * 1024 * 1024;

  private final long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16);
  private final Map<Object, byte[]> answers = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();

  /** A writer that remembers nothing yet. */
  public DecisionLines() {
    // Nothing to set up.
  }

  /** Adds the decision as one line of JSON, without a line end; of one that throws, nothing. */
  public void write(Decision decision, ByteArrayOutputStream to) {
    byte[] answer =
        decision.answerKey().map(key -> answer(key, decision)).orElseGet(() -> answer(decision));
    to.writeBytes(ascii(DecisionWriter.head(decision)));
    to.writeBytes(answer);
    to.writeBytes(ascii(DecisionWriter.tail(decision)));
  }

  private static byte[] answer(Decision decision) {
    return ascii(DecisionWriter.answer(decision));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Forgets all when there is too much; what is asked often is soon there again. */
  private byte[] answer(Object key, Decision decision) {
    byte[] known = answers.get(key);
    if (known == null) {
      known = answer(decision);
      if (kept.addAndGet(known.length) > most) {
        answers.clear();
        kept.set(0);
      }
      answers.put(key, known);
    }
    return known;
  }
}
