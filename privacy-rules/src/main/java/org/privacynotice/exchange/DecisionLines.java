package org.privacynotice.exchange;

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

  private static final long MOST_CHARACTERS = 32 * 1024 * 1024;

  private final long most = Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / 16);
  private final Map<Object, String> answers = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();

  /** A writer that remembers nothing yet. */
  public DecisionLines() {
    // Nothing to set up.
  }

  /** Adds the decision as one line of JSON, without a line end. */
  public void write(Decision decision, StringBuilder to) {
    String answer =
        decision
            .answerKey()
            .map(key -> answer(key, decision))
            .orElseGet(() -> DecisionWriter.answer(decision));
    DecisionWriter.line(decision, answer, to);
  }

  /** Forgets all when there is too much; what is asked often is soon there again. */
  private String answer(Object key, Decision decision) {
    String known = answers.get(key);
    if (known == null) {
      known = DecisionWriter.answer(decision);
      if (kept.addAndGet(known.length()) > most) {
        answers.clear();
        kept.set(0);
      }
      answers.put(key, known);
    }
    return known;
  }
}
