package org.privacynotice.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the records of a segment end, found by reading all of it.
 *
 * @param head what its first record says
 * @param stand where the chain stands after the last whole record
 * @param tree the tree over all records up to there
 * @param bytes where that record ends in the file
 * @param rest what follows
 * @param marked the tree over the first records, as many as were asked for, if they end in it
 */
record SegmentEnd(
    SegmentHead head,
    Chain.Stand stand,
    CompactRange tree,
    long bytes,
    Rest rest,
    Optional<CompactRange> marked) {

  /** What follows the last whole record of a segment. */
  enum Rest {
    /** Nothing. */
    NOTHING,
    /** A record that lacks its line feed alone. */
    WANTS_LINE_FEED,
    /** What a write left that did not come to its end. */
    TORN,
    /** Records that stand in a later segment, because this one was given up. */
    GIVEN_UP
  }

  /** Nothing that is forced together takes so long. */
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

  private static final Pattern LOGGED =
      Pattern.compile("\\{\"seq\":(\\d{1,15}),\"type\":\"[a-z]+\",\"logged\":\"([^\"]{24})\"");

  /** Reads a segment line by line. */
  private static final class Reading {

    private final String name;
    private final InputStream in;
    private final RecordHash sha256 = new RecordHash();
    private final byte[] hash = new byte[RecordHash.BYTES];
    private final byte[] said = new byte[RecordHash.BYTES];
    private final byte[] made = new byte[RecordHash.BYTES];
    private byte[] buffer = new byte[256 * 1024];
    private int from; // where the next line begins
    private int filled;
    private boolean ended;
    private long offset; // of the buffer's beginning in the file
    private long next;
    private final long mark;
    private Optional<CompactRange> marked = Optional.empty();
    private boolean isForced;
    private String logged = "";

    Reading(String name, InputStream in, long first, long mark) {
      this.name = name;
      this.in = in;
      this.next = first;
      this.mark = mark;
    }

    SegmentEnd read(long until) throws IOException {
      long first = next;
      int end = lineEnd();
      Optional<SegmentHead> head =
          end < 0
              ? Optional.empty()
              : SegmentHead.parse(Arrays.copyOfRange(buffer, from, end), end - from);
      if (head.isEmpty() || head.get().before().end() != first) {
        throw damage(
            "does not begin with the record of a segment that this version can go on with");
      }
      isForced = head.get().durability().equals(Durability.POWER_LOSS.id());
      System.arraycopy(RecordHash.parse(head.get().prev()), 0, hash, 0, RecordHash.BYTES);
      CompactRange.Builder tree = new CompactRange.Builder(head.get().before());
      mark(tree);
      while (end >= 0 && next < until && isRecord(from, end)) {
        accept(tree);
        from = end + 1;
        end = lineEnd();
      }
      if (next == first) {
        throw damage("does not begin with a whole record");
      }
      long bytes = offset + from;
      Rest rest = next == until && from < filled ? Rest.GIVEN_UP : rest(end);
      if (rest == Rest.WANTS_LINE_FEED) {
        accept(tree);
        bytes = offset + filled;
      }
      return new SegmentEnd(
          head.get(),
          new Chain.Stand(next, hash, Instant.parse(logged).toEpochMilli()),
          tree.build(),
          bytes,
          rest,
          marked);
    }

    private void mark(CompactRange.Builder tree) {
      if (next == mark) {
        marked = Optional.of(tree.build());
      }
    }

    private DamagedLogException damage(String what) {
      return new DamagedLogException(
          "segment " + name + " " + what + " (record " + next + ", byte " + (offset + from) + ")");
    }

    /** Where the next line ends; -1 when what is left has no line feed, or is too long for one. */
    private int lineEnd() throws IOException {
      int looked = from;
      while (true) {
        for (int i = looked; i < filled; i++) {
          if (buffer[i] == '\n') {
            return i;
          }
        }
        looked = filled - from;
        if (ended || looked > Chain.LONGEST_LINE) {
          return -1;
        }
        fill();
      }
    }

    private void fill() throws IOException {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      offset += from;
      filled -= from;
      from = 0;
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int more = in.read(buffer, filled, buffer.length - filled);
      ended = more < 0;
      filled += Math.max(0, more);
    }

    /** Whether these bytes are the next record, by its number and hash. */
    private boolean isRecord(int begin, int end) {
      int member = RecordHash.member(buffer, begin, end, said, 0);
      if (member < 0) {
        return false;
      }
      sha256.record(hash, 0, buffer, begin, member, made, 0);
      Matcher matcher =
          LOGGED.matcher(
              new String(
                  buffer, begin, Math.min(128, member - begin), StandardCharsets.ISO_8859_1));
      if (!Arrays.equals(said, made)
          || !matcher.lookingAt()
          || Long.parseLong(matcher.group(1)) != next) {
        return false;
      }
      logged = matcher.group(2);
      return true;
    }

    /** The record that was looked at last follows. */
    private void accept(CompactRange.Builder tree) {
      System.arraycopy(made, 0, hash, 0, RecordHash.BYTES);
      tree.add(hash, 0);
      next++;
      mark(tree);
    }

    private Rest rest(int end) throws IOException {
      if (from == filled && ended) {
        return Rest.NOTHING;
      }
      for (int at = from + RecordHash.MEMBER; at <= filled && (end < 0 || at < end); at++) {
        if (buffer[at - 1] == '}' && buffer[at - 2] == '"' && isRecord(from, at)) {
          if (at == filled && ended) {
            return Rest.WANTS_LINE_FEED;
          }
          throw damage("has something else where a record's line feed should be");
        }
      }
      boolean isCut = end < 0 && ended;
      int to = end < 0 ? filled : end;
      if (!isCut && !Sectors.areMissing(buffer, from, to, filled, offset)) {
        throw damage("is damaged: a line is not what its hash says");
      }
      if (end >= 0 && isForced) {
        requireOfOneWrite(end);
      }
      return Rest.TORN;
    }

    /**
     * Of what is forced before more is written, no later record can be there where an earlier one
     * is not: then what lies between was lost afterwards.
     */
    private void requireOfOneWrite(int hole) throws IOException {
      Instant last = Instant.parse(logged).plus(LONGEST_WRITE);
      DamagedLogException damage =
          damage("is damaged: sectors of it read as zeros, and later records follow");
      from = hole + 1;
      for (int end = lineEnd(); end >= 0; end = lineEnd()) {
        Matcher matcher =
            LOGGED.matcher(
                new String(buffer, from, Math.min(128, end - from), StandardCharsets.ISO_8859_1));
        if (matcher.lookingAt() && instant(matcher.group(2)).filter(last::isBefore).isPresent()) {
          throw damage;
        }
        from = end + 1;
      }
    }

    private static Optional<Instant> instant(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeParseException none) {
        return Optional.empty();
      }
    }
  }

  /**
   * Reads a segment.
   *
   * @param name its name, for messages
   * @param in its bytes
   * @param first the number of its first record
   * @param until the number of the first record of the segment that follows
   * @param mark over how many records the tree is wanted too
   * @throws DamagedLogException when it is damaged in a way that no crash leaves behind
   */
  static SegmentEnd read(String name, InputStream in, long first, long until, long mark)
      throws IOException {
    return new Reading(name, in, first, mark).read(until);
  }
}
