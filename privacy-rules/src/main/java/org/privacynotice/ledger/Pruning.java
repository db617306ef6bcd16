package org.privacynotice.ledger;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * The oldest segments, all of whose records are past their retention period, and what is left of
 * them in the log: enough to prove that what is kept belongs to the same tree. Segments go whole,
 * and the newest never goes.
 *
 * @param gone the segments that go, the oldest first
 * @param keep the retention period
 */
record Pruning(ImmutableList<Segment> gone, Period keep) {

  /**
   * A segment that was read to its end.
   *
   * @param place where it lies
   * @param first the number of its first record
   * @param end what reading it gave
   */
  record Segment(Place place, long first, SegmentEnd end) {

    private static Segment read(Place place, long first, long until) throws IOException {
      return new Segment(place, first, place.end(first, until));
    }

    /** What still has to be cut off is cut off first. */
    private boolean isOver(Period keep, Instant now) {
      Instant last = end.stand().logged();
      return end.rest() == SegmentEnd.Rest.NOTHING
          && last.atOffset(ZoneOffset.UTC).plus(keep).toInstant().isBefore(now);
    }

    private void requireFollows(SegmentHead next) {
      if (!end.tree().equals(next.before()) || !end.stand().hashText().equals(next.prev())) {
        throw new DamagedLogException(
            "segment "
                + SegmentHead.name(next.before().end())
                + " does not follow from "
                + SegmentHead.name(first)
                + ", which therefore must not go");
      }
    }
  }

  /**
   * What may go.
   *
   * @param all segments by their first records; the last is needed
   * @param keep for how long after it was made a record is kept, in days of UTC
   * @param now the time
   * @return empty when nothing may
   * @throws IllegalArgumentException when the period is not more than nothing
   * @throws DamagedLogException when a segment is damaged, or another does not follow from it, so
   *     that what is kept could not be proved to
   */
  static Optional<Pruning> plan(NavigableMap<Long, Place> all, Period keep, Instant now)
      throws IOException {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException(
          "a retention period is a number of years, months or days, such as P6Y");
    }
    List<Segment> gone = new ArrayList<>();
    Map.Entry<Long, Place> oldest = all.firstEntry();
    Map.Entry<Long, Place> next = oldest == null ? null : all.higherEntry(oldest.getKey());
    while (oldest != null && next != null) {
      Segment segment = Segment.read(oldest.getValue(), oldest.getKey(), next.getKey());
      if (!segment.isOver(keep, now)) {
        break;
      }
      segment.requireFollows(next.getValue().head(next.getKey()));
      gone.add(segment);
      oldest = next;
      next = all.higherEntry(oldest.getKey());
    }
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pruning(ImmutableList.copyOf(gone), keep));
  }

  private SegmentEnd last() {
    return gone.get(gone.size() - 1).end();
  }

  /** What goes. */
  PrunedRecords records() {
    return new PrunedRecords(
        gone.get(0).first(), last().stand().next(), gone.size(), last().stand().logged());
  }

  /** The record of it, which is made safe before anything is deleted. */
  Entry entry() {
    return new Entry(
        "prune",
        "\"before\":"
            + last().stand().next()
            + Entry.member("until", Entry.millis(last().stand().logged()))
            + ",\"nodes\":"
            + last().tree().list()
            + Entry.member("prev", last().stand().hashText())
            + Entry.member("period", keep.toString()));
  }

  /**
   * Deletes. When that is interrupted, what is left of what should be gone is found and deleted by
   * the next pruning.
   */
  void carryOut() throws IOException {
    Set<Place> places = new LinkedHashSet<>();
    for (Segment segment : gone) {
      segment.place().delete(segment.first());
      places.add(segment.place());
    }
    for (Place place : places) {
      place.force();
    }
  }
}
