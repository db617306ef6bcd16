package org.privacynotice.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.privacynotice.log.DecisionLogException;

/** Gives records their number, time and hash. For use by one thread at a time. */
final class Chain {

  /** The most bytes that a line has, with its line feed. */
  static final int LONGEST_LINE = 1_048_576;

  /** What a line holds besides its own members, at most. */
  private static final int FRAME = 256;

  private static final long EARLIEST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static final byte[] SEQ = ascii("{\"seq\":");
  private static final byte[] TYPE = ascii(",\"type\":\"");
  private static final byte[] LOGGED = ascii("\",\"logged\":\"");
  private static final byte[] BEHIND = ascii("Z\",\"clock\":");
  private static final byte[] MEMBERS = ascii("Z\",");
  private static final byte[] HASH = ascii(",\"hash\":\"");
  private static final byte[] END = ascii("\"}\n");

  /** A record before it has its place. */
  static final class Line {
    private final byte[] type;
    private final byte[] members;

    private Line(byte[] type, byte[] members) {
      this.type = type;
      this.members = members;
    }

    /**
     * Makes one.
     *
     * @param type its type
     * @param members its own members as JSON, with a comma between two
     */
    static Line of(String type, CharSequence members) {
      return new Line(ascii(type), ascii(members.toString()));
    }

    /** Whether it is no longer than a line may be. */
    boolean fits() {
      return members.length <= LONGEST_LINE - FRAME;
    }
  }

  /** Where the chain stands. */
  static final class Stand {
    static final Stand BEGINNING = new Stand(0, new byte[RecordHash.BYTES], 0);

    private final long next;
    private final byte[] hash;
    private final long millis;

    /**
     * Says where.
     *
     * @param next the number of the next record
     * @param hash the hash of the last one; zeros before the first
     * @param millis when the last one was made
     */
    Stand(long next, byte[] hash, long millis) {
      this.next = next;
      this.hash = hash.clone();
      this.millis = millis;
    }

    /** The number of the next record. */
    long next() {
      return next;
    }

    /** When the last record was made. */
    Instant logged() {
      return Instant.ofEpochMilli(millis);
    }

    /** The last record's hash as it stands on a line. */
    String hashText() {
      return RecordHash.text(hash);
    }
  }

  private final Clock clock;
  private final RecordHash sha256 = new RecordHash();
  private final byte[] hash = new byte[RecordHash.BYTES];
  private final byte[] made = new byte[RecordHash.BYTES];
  private long next;
  private long millis;
  private long second = Long.MIN_VALUE;
  private byte[] secondText = new byte[0];

  /** Goes on from where a chain stands. */
  Chain(Stand from, Clock clock) {
    this.clock = clock;
    goBack(from);
  }

  long next() {
    return next;
  }

  Stand stand() {
    return new Stand(next, hash, millis);
  }

  /** Forgets what came after. */
  void goBack(Stand to) {
    next = to.next;
    millis = to.millis;
    System.arraycopy(to.hash, 0, hash, 0, RecordHash.BYTES);
  }

  /** Adds a record's whole line to a batch. */
  void add(Line line, Batch to) {
    int from = to.begin(line.members.length + FRAME).length();
    long now = clock.millis();
    if (now < EARLIEST || now >= LATEST) {
      throw new DecisionLogException(
          "the clock is not in the years 0 to 9999, so nothing is recorded; set it right");
    }
    long behind = Math.max(0, millis - now);
    millis = Math.max(now, millis);
    to.add(SEQ).add(next).add(TYPE).add(line.type).add(LOGGED);
    time(to);
    if (behind > 0) {
      to.add(BEHIND).add(behind).add((byte) ',');
    } else {
      to.add(MEMBERS);
    }
    to.add(line.members);
    sha256.record(hash, 0, to.bytes(), from, to.length(), made, 0);
    to.add(HASH).add(BASE64.encode(made)).add(END).ended(made);
    System.arraycopy(made, 0, hash, 0, RecordHash.BYTES);
    next++;
  }

  private void time(Batch to) {
    long now = Math.floorDiv(millis, 1000);
    if (now != second) {
      second = now;
      secondText = ascii(Instant.ofEpochSecond(now).toString().replace('Z', '.'));
    }
    int fraction = (int) Math.floorMod(millis, 1000L);
    to.add(secondText)
        .add((byte) ('0' + fraction / 100))
        .add((byte) ('0' + fraction / 10 % 10))
        .add((byte) ('0' + fraction % 10));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
