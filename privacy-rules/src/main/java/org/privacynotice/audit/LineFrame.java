package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.privacynotice.ledger.RecordHash;

/**
 * The parts that every line has, found without reading the rest: number, type, time and hash. One
 * object reads line after line.
 */
final class LineFrame {

  /** The most bytes of a line, without its line feed. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final byte[] SEQ = "{\"seq\":".getBytes(US_ASCII);
  private static final byte[] TYPE = ",\"type\":\"".getBytes(US_ASCII);
  private static final byte[] LOGGED = "\",\"logged\":\"".getBytes(US_ASCII);
  private static final int TIME = "2026-11-28T09:30:00.000Z".length();
  private static final long MOST = 1L << 53;

  /** The line's number. */
  long seq;

  /** Where its type begins and ends. */
  int type;

  int typeEnd;

  /** Where the time begins. */
  int logged;

  /** Where its hash member begins. */
  int member;

  /** The hash that stands there. */
  final byte[] hash = new byte[RecordHash.BYTES];

  /** Whether this is a line with all its parts; what else stands there is not looked at. */
  boolean read(byte[] line, int from, int to) {
    if (to - from > MOST_BYTES || to - from < SEQ.length + RecordHash.MEMBER) {
      return false;
    }
    member = RecordHash.member(line, from, to, hash, 0);
    return member >= 0 && isAt(SEQ, line, from) && number(line, from + SEQ.length);
  }

  private boolean number(byte[] line, int from) {
    int at = from;
    long number = 0;
    while (at < member && line[at] >= '0' && line[at] <= '9' && number < MOST) {
      number = 10 * number + line[at++] - '0';
    }
    seq = number;
    boolean written = at > from && number < MOST && (line[from] != '0' || at == from + 1);
    return written && isAt(TYPE, line, at) && type(line, at + TYPE.length);
  }

  private boolean type(byte[] line, int from) {
    int at = from;
    while (at < member && line[at] >= 'a' && line[at] <= 'z') {
      at++;
    }
    type = from;
    typeEnd = at;
    logged = at + LOGGED.length;
    int end = logged + TIME;
    return at > from
        && isAt(LOGGED, line, at)
        && end < member
        && line[end - 1] == 'Z'
        && line[end] == '"';
  }

  private boolean isAt(byte[] expected, byte[] line, int at) {
    if (at + expected.length > member) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (line[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  String type(byte[] line) {
    return new String(line, type, typeEnd - type, US_ASCII);
  }

  String logged(byte[] line) {
    return new String(line, logged, TIME, US_ASCII);
  }
}
