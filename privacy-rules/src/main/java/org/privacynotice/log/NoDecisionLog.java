package org.privacynotice.log;

/** Records nothing. */
final class NoDecisionLog implements DecisionLog {

  @Override
  public void append(DecisionRecord record) {
    // No record is wanted.
  }
}
