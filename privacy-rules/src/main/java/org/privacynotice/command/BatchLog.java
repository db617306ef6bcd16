package org.privacynotice.command;

import java.util.ArrayList;
import java.util.List;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.notice.Document;

/**
 * Keeps the records of a batch of lines until its answers are printed, and has them logged together
 * just before, in the order of the lines.
 */
final class BatchLog implements DecisionLog {

  private final DecisionLog log;
  private final ThreadLocal<List<DecisionRecord>> batch = ThreadLocal.withInitial(ArrayList::new);

  BatchLog(DecisionLog log) {
    this.log = log;
  }

  @Override
  public void append(DecisionRecord record) {
    batch.get().add(record);
  }

  @Override
  public void documents(List<? extends Document> documents) {
    log.documents(documents);
  }

  /** What is to be done before this thread's batch is printed. */
  Runnable logging() {
    List<DecisionRecord> records = batch.get();
    batch.remove();
    return () -> log.appendAll(records);
  }
}
