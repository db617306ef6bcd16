package org.privacynotice.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.privacynotice.decision.Decision;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionRecord;

/**
 * Keeps all that an engine was asked and what it answered, in the order in which the answers were
 * given. What is asked within {@link #asking}, as by {@link EngineAssert}, by tables and by the
 * matrix, is left out: the test asks that, and no service. It grows without bound: for tests.
 */
public final class RecordingLog implements DecisionLog {

  /** Whether this thread is asking for the test itself. */
  private static final ThreadLocal<Boolean> ASKING = ThreadLocal.withInitial(() -> false);

  private final Queue<DecisionRecord> records = new ConcurrentLinkedQueue<>();

  /** A log that nothing stands in yet. */
  public RecordingLog() {}

  @Override
  public void append(DecisionRecord record) {
    if (!ASKING.get()) {
      records.add(record);
    }
  }

  /**
   * What the test itself asks, on this thread: no such log keeps it, and it gives no service leave.
   */
  public static <T> T asking(Supplier<T> question) {
    ASKING.set(true);
    try {
      return question.get();
    } finally {
      ASKING.remove();
    }
  }

  /** The decisions, with what was asked. */
  public ImmutableList<Decision> decisions() {
    return records.stream()
        .map(DecisionRecord::decision)
        .flatMap(Optional::stream)
        .collect(toImmutableList());
  }

  /** What a log of production would hold: the decisions and the terms of requests. */
  public ImmutableList<DecisionRecord> records() {
    return ImmutableList.copyOf(records);
  }

  @Override
  public String toString() {
    return "RecordingLog[" + records.size() + "]";
  }
}
