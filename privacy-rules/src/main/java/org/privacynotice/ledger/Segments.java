package org.privacynotice.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that records stand in, of which the last one is being written. What one thread does
 * here no other does at the same time.
 */
final class Segments implements Closeable {

  private static final Pattern BEFORE_THE_FIRST =
      Pattern.compile("lock|" + Place.UNFINISHED.pattern());

  private static final Pattern OURS =
      Pattern.compile(
          "\\d{12}\\.jsonl|\\d{12}-\\d+\\.torn|documents|checkpoints|"
              + BEFORE_THE_FIRST.pattern());

  /** Something that is done to a directory. */
  @FunctionalInterface
  interface Work<T> {
    T in(Place place) throws IOException;
  }

  private final ImmutableList<Place> places;
  private String log = "";
  private long records;
  private String durability = "";
  private Place place;
  private Disk.@Nullable Appending file;
  private long first;
  private long bytes;
  private Chain.Stand stand = Chain.Stand.BEGINNING;
  private CompactRange tree = CompactRange.empty(0);
  private Optional<CompactRange> marked = Optional.empty();
  private boolean isGivenUp;
  private boolean isCompleted;

  private Segments(ImmutableList<Place> places) {
    this.places = places;
    this.place = places.get(0);
  }

  /**
   * Finds the log in some directories, or that there is none yet.
   *
   * @param directories the one in which it is, and the one that stands by, if there is one
   * @param records how many records a full segment holds, if there is no log yet
   * @throws DamagedLogException when it is not as a writer left it
   * @throws IllegalArgumentException when there are other files, and no log
   */
  static Segments open(List<Path> directories, long records, Disk disk) throws IOException {
    List<Place> entered = new ArrayList<>();
    try {
      for (Path directory : directories) {
        entered.add(Place.enter(directory, disk));
      }
      Segments segments = new Segments(ImmutableList.copyOf(entered));
      segments.find(records, disk);
      return segments;
    } catch (IOException | RuntimeException failed) {
      for (Place place : entered) {
        place.close();
      }
      throw failed;
    }
  }

  private void find(long recordsWanted, Disk disk) throws IOException {
    TreeMap<Long, Place> found = new TreeMap<>();
    long promised = 0;
    for (Place each : places) {
      each.force(); // what a writer saw before it was killed may not be forced
      for (String name : disk.list(each.directory())) {
        Optional<Long> number = SegmentHead.first(name);
        if (number.isPresent()) {
          Place other = found.put(number.get(), each);
          if (other != null) {
            found.put(number.get(), theOne(number.get(), other, each));
          }
        }
        if (name.equals(NewestCheckpoint.FILE)) {
          promised = Math.max(promised, NewestCheckpoint.size(disk, each.directory()));
        }
      }
    }
    for (Place each : places) {
      requireOurs(each, disk.list(each.directory()), found.isEmpty());
      each.tidy();
    }
    if (found.isEmpty()) {
      this.records = recordsWanted;
      this.log = newId();
    } else {
      ends(found, promised);
    }
    if (stand.next() < promised) {
      throw new DamagedLogException(
          "the log has " + stand.next() + " records, and a checkpoint says " + promised);
    }
  }

  /**
   * Of a segment that stands in both directories, which one the log went on in: in the other one it
   * was begun, but its name could not be made safe, and was taken away again, if only until the
   * power went. Nothing was recorded in that.
   */
  private static Place theOne(long number, Place one, Place other) throws IOException {
    boolean isOtherReal = one.isOnlyBegun(number);
    if (!isOtherReal && !other.isOnlyBegun(number)) {
      throw new DamagedLogException(
          "segment " + SegmentHead.name(number) + " stands in both directories");
    }
    Place begun = isOtherReal ? one : other;
    begun.delete(number);
    begun.force();
    return isOtherReal ? other : one;
  }

  private static void requireOurs(Place place, ImmutableSet<String> names, boolean isNew) {
    if (!names.stream().allMatch(OURS.asMatchPredicate())) {
      throw new IllegalArgumentException(
          "directory "
              + place.directory()
              + " holds other files; a log wants an empty directory, or its own");
    }
    if (isNew && !names.stream().allMatch(BEFORE_THE_FIRST.asMatchPredicate())) {
      throw new DamagedLogException(
          "directory " + place.directory() + " has no segment, but what a log leaves beside them");
    }
  }

  /**
   * Reads the last segment. Each earlier one ends with the record that the next names, or was given
   * up and not cut yet.
   */
  private void ends(NavigableMap<Long, Place> found, long promised) throws IOException {
    Map.Entry<Long, Place> last = found.lastEntry();
    SegmentEnd end = last.getValue().end(last.getKey(), Long.MAX_VALUE, promised);
    marked = end.marked();
    log = end.head().log();
    records = end.head().records();
    durability = end.head().durability();
    first = last.getKey();
    bytes = end.bytes();
    stand = end.stand();
    tree = end.tree();
    SegmentHead following = end.head();
    for (Map.Entry<Long, Place> earlier : found.headMap(first, false).descendingMap().entrySet()) {
      Place where = earlier.getValue();
      SegmentHead head = where.head(earlier.getKey());
      if (!head.log().equals(log)) {
        throw doesNotFollow(following);
      }
      if (!where.endsWith(earlier.getKey(), following.prev())) {
        end(where, earlier.getKey(), following);
      }
      following = head;
    }
    goOn(last, end);
  }

  private static DamagedLogException doesNotFollow(SegmentHead segment) {
    return new DamagedLogException(
        "segment " + SegmentHead.name(segment.before().end()) + " does not follow the one before");
  }

  /** A segment was given up; where do its records end? */
  private void end(Place where, long number, SegmentHead following) throws IOException {
    long next = following.before().end();
    SegmentEnd end = where.end(number, next);
    boolean isWhole = end.rest() != SegmentEnd.Rest.WANTS_LINE_FEED;
    if (!isWhole
        || end.stand().next() != next
        || !end.stand().hashText().equals(following.prev())) {
      throw doesNotFollow(following);
    }
    where.giveUp(number, end.bytes(), next - 1, Cause.TORN);
    isGivenUp = true;
  }

  private void goOn(Map.Entry<Long, Place> last, SegmentEnd end) throws IOException {
    place = last.getValue();
    if (end.rest() == SegmentEnd.Rest.TORN) {
      place.giveUp(first, bytes, stand.next() - 1, Cause.TORN);
      isGivenUp = true;
      return;
    }
    Disk.Appending open = place.goOn(first);
    file = open;
    open.force(); // before anything follows in another segment
    if (end.rest() == SegmentEnd.Rest.WANTS_LINE_FEED) {
      open.append(new byte[] {'\n'}, 0, 1);
      open.force();
      bytes++;
      isCompleted = true;
    }
  }

  private static String newId() {
    byte[] id = new byte[16];
    new SecureRandom().nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  /** The log's id. */
  String log() {
    return log;
  }

  /** Where the chain stood when the log was found. */
  Chain.Stand stand() {
    return stand;
  }

  /** The tree over all records when the log was found. */
  CompactRange tree() {
    return tree;
  }

  /**
   * The tree over as many records as the newest checkpoint is of; empty where that ends before the
   * last segment.
   */
  Optional<CompactRange> marked() {
    return marked;
  }

  /**
   * Whether the last segment was given up, or promises something else, so that a new one begins.
   */
  boolean wantsNew(Durability wanted) {
    return isGivenUp || !durability.equals(wanted.id());
  }

  /** Whether the last record lacked its line feed, which it has now. */
  boolean isCompleted() {
    return isCompleted;
  }

  /** Whether a new segment begins with this record. */
  boolean isFull(long next) {
    return next % records == 0;
  }

  /**
   * All segments by their first records, up to the first that is still needed: the one that is
   * being written, or one that was given up and is not cut yet.
   */
  NavigableMap<Long, Place> untilNeeded() throws IOException {
    NavigableMap<Long, Place> all = new TreeMap<>();
    for (Place each : places) {
      for (long number : each.segments()) {
        all.put(number, each);
      }
    }
    for (Map.Entry<Long, Place> each : all.entrySet()) {
      if (each.getValue().isGivenUp(each.getKey())) {
        return all.headMap(each.getKey(), true);
      }
    }
    return all;
  }

  /** Does something in the first directory in which it can be done. */
  <T> T anywhere(Work<T> work) throws IOException {
    IOException failure = null;
    for (Place each : places) {
      try {
        return work.in(each);
      } catch (IOException failed) {
        if (failure == null) {
          failure = failed;
        } else {
          failure.addSuppressed(failed);
        }
      }
    }
    throw failure == null ? new IOException("there is no directory") : failure;
  }

  void append(Batch batch) throws IOException {
    writable().append(batch.bytes(), 0, batch.whole());
  }

  void force() throws IOException {
    writable().force();
  }

  private Disk.Appending writable() throws IOException {
    if (file == null) {
      throw new IOException("the last segment was given up");
    }
    return file;
  }

  /** What was appended is safe. */
  void acknowledge(long more) {
    bytes += more;
  }

  /**
   * Nothing more is written to the last segment.
   *
   * @param last the number of its last record
   */
  void giveUp(long last, Cause cause) {
    if (cause != Cause.FORCE_FAILED) {
      forceBeforeAnother();
    }
    place.giveUp(first, bytes, last, cause);
    closeFile();
  }

  /** What another segment follows should not be lost when the power goes, if that can be helped. */
  private void forceBeforeAnother() {
    try {
      if (file != null) {
        file.force();
      }
    } catch (IOException late) {
      // What was acknowledged as surviving the loss of power was forced before.
    }
  }

  /** What the first record of the next segment says. */
  SegmentHead head(Durability wanted, Chain.Stand after, CompactRange before) {
    return new SegmentHead(log, records, wanted.id(), after.hashText(), before);
  }

  /** Whether a directory is not that of the last segment. */
  boolean isOther(Place other) {
    return other != place;
  }

  /** A segment begins. */
  void begin(Place where, long number, Batch lines) throws IOException {
    Disk.Appending begun = where.begin(number, lines);
    closeFile();
    file = begun;
    place = where;
    first = number;
    bytes = lines.whole();
  }

  /** All that counts in it is forced, or given up: an error can say nothing more. */
  private void closeFile() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException late) {
        // Nothing was acknowledged that hangs on it.
      }
      file = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeFile();
    for (Place each : places) {
      each.close();
    }
  }
}
