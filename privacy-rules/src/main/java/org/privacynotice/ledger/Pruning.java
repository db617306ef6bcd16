package org.privacynotice.ledger;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The oldest segments, all of whose records are past their retention period, and what is left of
 * them in the log: enough to prove that what is kept belongs to the same tree. Segments go whole,
 * and the newest never goes. Whether something must be kept for longer, for a claim or an inquiry,
 * is for people to say: they do not prune while it must.
 *
 * @param gone the files that are deleted, the oldest first
 * @param leaves the tree over all records that are gone, now or before
 * @param prev the hash of the last of them
 * @param until when the latest of them was made
 * @param keep the retention period
 */
record Pruning(
    ImmutableList<Path> gone, CompactRange leaves, String prev, Instant until, Period keep) {

  /** What pruning needs of a log. */
  interface Log {

    /** Records that of the log itself; returns when it is as safe as a decision. */
    void append(Entry entry);

    /** Deletes a segment. */
    void delete(Path segment) throws IOException;

    /** Returns once what was deleted stays deleted. */
    void force() throws IOException;
  }

  /**
   * A segment that was read to its end.
   *
   * @param file where it lies
   * @param before the tree over all records before
   * @param prev the hash of the record before, as it stands on a line
   * @param through the tree over all records to its end
   * @param last the hash of its last record
   * @param latest when that was made
   */
  record Segment(
      Path file,
      CompactRange before,
      String prev,
      CompactRange through,
      String last,
      Instant latest) {}

  /**
   * What may go.
   *
   * @param segments all segments, in order
   * @param keep for how long after it was made a record is kept, in days of UTC
   * @param now the time
   * @return empty when nothing may
   * @throws IllegalArgumentException when the period is not more than nothing
   * @throws DamagedLogException when a segment does not follow from that before it, so that what is
   *     kept could not be proved to
   */
  static Optional<Pruning> plan(List<Segment> segments, Period keep, Instant now) {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException(
          "a retention period is a number of years, months or days, such as P6Y");
    }
    int kept = 0;
    while (kept < segments.size() - 1 && isOver(segments.get(kept), keep, now)) {
      requireFollows(segments.get(kept), segments.get(kept + 1));
      kept++;
    }
    if (kept == 0) {
      return Optional.empty();
    }
    Segment last = segments.get(kept - 1);
    return Optional.of(
        new Pruning(
            segments.subList(0, kept).stream()
                .map(Segment::file)
                .collect(ImmutableList.toImmutableList()),
            last.through(),
            last.last(),
            last.latest(),
            keep));
  }

  private static boolean isOver(Segment segment, Period keep, Instant now) {
    return segment.latest().atOffset(ZoneOffset.UTC).plus(keep).toInstant().isBefore(now);
  }

  private static void requireFollows(Segment segment, Segment next) {
    if (!segment.through().equals(next.before()) || !segment.last().equals(next.prev())) {
      throw new DamagedLogException(
          "segment "
              + next.file().getFileName()
              + " does not follow from "
              + segment.file().getFileName()
              + ", which therefore must not go");
    }
  }

  /** The first record that is kept. */
  long before() {
    return leaves.end();
  }

  /** The record of it, which is made safe before anything is deleted. */
  Entry entry() {
    byte[] nodes = leaves.nodes();
    String list =
        IntStream.range(0, nodes.length / RecordHash.BYTES)
            .mapToObj(
                i ->
                    RecordHash.text(
                        Arrays.copyOfRange(
                            nodes, i * RecordHash.BYTES, (i + 1) * RecordHash.BYTES)))
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    return new Entry(
        "prune",
        "\"before\":"
            + before()
            + Entry.member("until", Entry.millis(until))
            + ",\"nodes\":"
            + list
            + Entry.member("prev", prev)
            + Entry.member("period", keep.toString()));
  }

  /**
   * Records it, and then deletes. When that is interrupted, what is left of what should be gone is
   * found and deleted by the next pruning.
   */
  void carryOut(Log log) throws IOException {
    log.append(entry());
    for (Path segment : gone) {
      log.delete(segment);
    }
    log.force();
  }
}
