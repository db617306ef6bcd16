package org.privacynotice.audit;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.ledger.CompactRange;

/**
 * What is known of a segment once it has been read, or of neighbouring ones that join: small,
 * serialisable, and enough to verify the log with those of the other segments. Made anywhere, by
 * any number of threads or machines; joined in the order of the log, in any bracketing.
 */
public final class SegmentSummary implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Pattern NAME = Pattern.compile("\\d{12}\\.jsonl");

  /**
   * Which records, between which hashes; empty texts where these are not known.
   *
   * @param file the first segment's name
   * @param lastFile the last segment's
   * @param first the number of the first record
   * @param next the number after that of the last
   * @param prev the hash of the record before the first
   * @param last the hash of the last
   */
  record Span(String file, String lastFile, long first, long next, String prev, String last)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * How the last segment ends.
   *
   * @param trailing how many lines stand after the last record that is in its place
   * @param torn how many bytes stand after the last line feed
   * @param isWhole whether these are the next record, without its line feed
   */
  record Tail(long trailing, long torn, boolean isWhole) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The leaves up to a number, within the segments.
   *
   * @param size the number
   */
  record Mark(long size, CompactRange leaves) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A record by which the log is read.
   *
   * @param text the whole line; empty where only the number matters
   */
  record Noted(String file, long line, long seq, String type, String text) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final Span span;
  private final String log;
  private final long records;
  private final ImmutableList<String> durabilities;
  private final String from;
  private final String to;

  /** What the first line says of the records before the first. */
  private final @Nullable CompactRange before;

  /** What the last segment's first line and its records say of all records up to the last. */
  private final @Nullable CompactRange all;

  private final @Nullable CompactRange leaves;
  private final ImmutableList<Mark> marks;
  private final ImmutableList<Damage> damages;
  private final ImmutableList<Stray> strays;
  private final ImmutableList<Noted> noted;
  private final long checkpoints;
  private final long segments;
  private final long bytes;
  private final Tail tail;
  private final boolean isMisnamed;

  SegmentSummary(
      Span span,
      String log,
      long records,
      List<String> durabilities,
      String from,
      String to,
      @Nullable CompactRange before,
      @Nullable CompactRange all,
      @Nullable CompactRange leaves,
      List<Mark> marks,
      List<Damage> damages,
      List<Stray> strays,
      List<Noted> noted,
      long checkpoints,
      long segments,
      long bytes,
      Tail tail,
      boolean isMisnamed) {
    this.span = span;
    this.log = log;
    this.records = records;
    this.durabilities = ImmutableList.copyOf(durabilities);
    this.from = from;
    this.to = to;
    this.before = before;
    this.all = all;
    this.leaves = leaves;
    this.marks = ImmutableList.copyOf(marks);
    this.damages = ImmutableList.copyOf(damages);
    this.strays = ImmutableList.copyOf(strays);
    this.noted = ImmutableList.copyOf(noted);
    this.checkpoints = checkpoints;
    this.segments = segments;
    this.bytes = bytes;
    this.tail = tail;
    this.isMisnamed = isMisnamed;
  }

  /**
   * Reads a segment.
   *
   * @param file its name, twelve digits and {@code .jsonl}
   * @param in its bytes; read to the end, not closed
   * @param sizes at how many records of the log a checkpoint was made, in rising order
   * @throws IllegalArgumentException when the name is not a segment's
   * @throws IOException when it cannot be read
   */
  public static SegmentSummary of(String file, InputStream in, long... sizes) throws IOException {
    if (!isName(file)) {
      throw new IllegalArgumentException("a segment is named by twelve digits and `.jsonl`");
    }
    return Scan.of(file, number(file), Long.MAX_VALUE, in, sizes);
  }

  /**
   * Reads a segment that was given up.
   *
   * @param until the first record of the segment that follows; what stands from there on counts as
   *     a write that did not end
   */
  static SegmentSummary givenUp(String file, InputStream in, long until, long... sizes)
      throws IOException {
    return Scan.of(file, number(file), until, in, sizes);
  }

  /** The number in a segment's name. */
  private static long number(String file) {
    return Long.parseLong(file.substring(0, file.indexOf('.')));
  }

  /**
   * Whether the next may have been begun because this segment could not be written: before it was
   * full, and at a number after which something stands here.
   */
  boolean mayBeGivenUpFor(SegmentSummary next) {
    long begin = next.span.first;
    boolean isWithin = begin < span.next || (begin == span.next && tail.trailing > 0 && !isFull());
    return isWithin && number(span.lastFile) < begin && !isMisnamed && !next.isMisnamed;
  }

  /** Whether the last segment holds as many records as it may. */
  boolean isFull() {
    return records > 0 && span.next % records == 0 && count() > 0;
  }

  /** Whether the next follows from the last record, without a gap. */
  boolean precedes(SegmentSummary next) {
    return span.next == next.span.first
        && !span.last.isEmpty()
        && span.last.equals(next.span.prev)
        && log.equals(next.log);
  }

  /** Whether a file has a segment's name. */
  static boolean isName(String file) {
    return NAME.matcher(file).matches();
  }

  /** The name of the segment that begins with a record. */
  static String name(long first) {
    return "%012d.jsonl".formatted(first);
  }

  /** How many records there are, in their place. */
  public long count() {
    return span.next - span.first;
  }

  /** The number of the first record. */
  public long first() {
    return span.first;
  }

  /** The log's id; empty when the first line does not say it. */
  public Optional<String> log() {
    return log.isEmpty() ? Optional.empty() : Optional.of(log);
  }

  /** What went wrong within the segments, as far as they show it alone. */
  public List<Damage> damages() {
    return Stream.concat(
            damages.stream(), strays.stream().map(each -> each.named(Damage.Kind.INSERTED)))
        .toList();
  }

  /** What the segments' records survive, as their first lines say. */
  public List<String> durabilities() {
    return durabilities;
  }

  /** When the first record was logged, as it stands there. */
  public String from() {
    return from;
  }

  /** When the last record was logged, as it stands there. */
  public String to() {
    return to;
  }

  Span span() {
    return span;
  }

  long records() {
    return records;
  }

  Optional<CompactRange> before() {
    return Optional.ofNullable(before);
  }

  Optional<CompactRange> leaves() {
    return Optional.ofNullable(leaves);
  }

  List<Mark> marks() {
    return marks;
  }

  List<Damage> certain() {
    return damages;
  }

  List<Stray> strays() {
    return strays;
  }

  List<Noted> noted() {
    return noted;
  }

  /** How many records of checkpoints there are. */
  public long checkpoints() {
    return checkpoints;
  }

  /** How many segments. */
  public long segments() {
    return segments;
  }

  /** How many bytes were read. */
  public long bytes() {
    return bytes;
  }

  Tail tail() {
    return tail;
  }

  boolean isMisnamed() {
    return isMisnamed;
  }

  /**
   * Joins lists of summaries, each in the order of the log: the last of one and the first of the
   * other become one where they meet without a gap, a break or a stranger.
   */
  public static List<SegmentSummary> join(List<SegmentSummary> left, List<SegmentSummary> right) {
    List<SegmentSummary> joined = new ArrayList<>(left);
    if (left.isEmpty() || right.isEmpty() || !left.get(left.size() - 1).meets(right.get(0))) {
      joined.addAll(right);
      return List.copyOf(joined);
    }
    joined.set(left.size() - 1, left.get(left.size() - 1).plus(right.get(0)));
    joined.addAll(right.subList(1, right.size()));
    return List.copyOf(joined);
  }

  private boolean meets(SegmentSummary next) {
    return span.next == next.span.first
        && !span.last.isEmpty()
        && !next.span.last.isEmpty()
        && (next.span.prev.isEmpty() || next.span.prev.equals(span.last))
        && !isMisnamed
        && !next.isMisnamed
        && tail.trailing == 0
        && tail.torn == 0
        && log.equals(next.log);
  }

  private SegmentSummary plus(SegmentSummary next) {
    CompactRange left = leaves;
    return new SegmentSummary(
        new Span(
            span.file, next.span.lastFile, span.first, next.span.next, span.prev, next.span.last),
        log,
        next.records == 0 ? records : next.records,
        Stream.concat(durabilities.stream(), next.durabilities.stream()).distinct().toList(),
        from,
        next.to,
        before,
        next.all,
        left == null || next.leaves == null ? null : left.plus(next.leaves),
        left == null ? marks : joined(marks, next.marks(left)),
        joined(joined(damages, seam(next)), next.damages),
        joined(strays, next.strays),
        joined(noted, next.noted),
        checkpoints + next.checkpoints,
        segments + next.segments,
        bytes + next.bytes,
        next.tail,
        false);
  }

  /** What is wrong where another follows: that it tells of other records before it. */
  List<Damage> seam(SegmentSummary next) {
    boolean isNext = span.next == next.span.first && all != null && next.before != null;
    return !isNext || Objects.equals(all, next.before)
        ? List.of()
        : List.of(new Damage(Damage.Kind.ALTERED, next.span.file, 1, next.span.first, 1));
  }

  /** The marks, seen from further left. */
  private List<Mark> marks(CompactRange before) {
    return marks.stream().map(mark -> new Mark(mark.size, before.plus(mark.leaves))).toList();
  }

  private static <T> List<T> joined(List<T> left, List<T> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }

  /** Everything that is known, for tests and for those who wonder. */
  @Override
  public String toString() {
    return "%s %s %d %s %s to %s %s %s %s %s %s %s %s %s %s %s"
        .formatted(
            span,
            log,
            records,
            durabilities,
            from,
            to,
            before,
            all,
            leaves,
            marks,
            damages,
            strays,
            noted,
            checkpoints,
            segments,
            tail);
  }
}
