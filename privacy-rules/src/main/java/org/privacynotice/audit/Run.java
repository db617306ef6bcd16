package org.privacynotice.audit;

/**
 * Lines of a segment that stand one after the other and belong together: records each of which
 * follows from the one before, or copies of records that stood there already, or lines that are no
 * records.
 */
final class Run {

  /** What its lines are. */
  enum Kind {
    RECORDS,
    COPIES,
    NO_RECORDS
  }

  final Kind kind;

  /** Where the first line stands, from 1. */
  final long line;

  /** The number of the first record; -1 for what is no record. */
  final long seq;

  /** How many lines. */
  long count = 1;

  /** How many records at its beginning do not follow from any that was seen. */
  long broken;

  /** The hash of the last line, as it stands there; empty until the run has ended. */
  byte[] last = {};

  Run(Kind kind, long line, long seq, long broken) {
    this.kind = kind;
    this.line = line;
    this.seq = seq;
    this.broken = broken;
  }

  /** The number after that of the last record. */
  long next() {
    return seq + count;
  }

  /** Whether nothing in it follows from anything. */
  boolean isAllBroken() {
    return broken == count;
  }

  boolean isRecords() {
    return kind == Kind.RECORDS;
  }

  /** Takes off the records from a number on, as a run of their own. */
  Run splitAt(long at) {
    long kept = at - seq;
    Run rest = new Run(kind, line + kept, at, Math.max(0, broken - kept));
    rest.count = count - kept;
    rest.last = last;
    count = kept;
    broken = Math.min(broken, kept);
    return rest;
  }
}
