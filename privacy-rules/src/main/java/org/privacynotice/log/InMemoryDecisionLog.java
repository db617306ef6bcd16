package org.privacynotice.log;

import com.google.common.collect.ImmutableList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps every record in memory, in the order of arrival: for tests. It grows without bound. */
public final class InMemoryDecisionLog implements DecisionLog {

  private final Queue<DecisionRecord> records = new ConcurrentLinkedQueue<>();

  /** An empty log. */
  public InMemoryDecisionLog() {}

  @Override
  public void append(DecisionRecord record) {
    records.add(record);
  }

  /** What was recorded so far. */
  public ImmutableList<DecisionRecord> records() {
    return ImmutableList.copyOf(records);
  }
}
