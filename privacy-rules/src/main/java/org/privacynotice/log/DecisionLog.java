package org.privacynotice.log;

import java.util.List;
import org.privacynotice.notice.Document;

/**
 * Where decisions are recorded, permissions and refusals alike, before anybody learns of them.
 *
 * <p>{@link #append} returns only when the record is as safe as the log promises. If it cannot be,
 * it throws, and the engine returns no answer: a decision that cannot be logged is not given. A log
 * is called by many threads at once.
 */
@FunctionalInterface
public interface DecisionLog {

  /**
   * Records a decision.
   *
   * @throws RuntimeException when it could not; the engine turns it into a {@link
   *     DecisionLogException}
   */
  void append(DecisionRecord record);

  /**
   * Records decisions that are given out together, in order. A log that forces what it writes does
   * so once for all of them.
   *
   * @throws RuntimeException when not all of them could be recorded; then none of the decisions is
   *     given
   */
  default void appendAll(List<DecisionRecord> records) {
    records.forEach(this::append);
  }

  /**
   * Tells which documents will be named by records from now on, besides those told before, before
   * the first record names one. A log that keeps their texts needs it; others need do nothing.
   */
  default void documents(List<? extends Document> documents) {
    // Nothing to keep.
  }

  /** Records nothing: for those who decide that no record is wanted. */
  static DecisionLog none() {
    return new NoDecisionLog();
  }

  /**
   * Records through SLF4J, to the logger {@value Slf4jDecisionLog#LOGGER}: a sentence with
   * structured key-values, refusals at WARN and permissions at INFO. What becomes of a line is up
   * to the logging backend, and most backends lose lines without a word when a disk is full. A
   * level that is switched off is an error, not a silent loss.
   */
  static DecisionLog slf4j() {
    return new Slf4jDecisionLog();
  }
}
