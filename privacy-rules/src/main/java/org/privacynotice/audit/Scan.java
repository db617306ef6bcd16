package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.ledger.CompactRange;
import org.privacynotice.ledger.RecordHash;

/**
 * One reading of a segment, in memory that does not grow with it. As long as every record follows
 * from the one before, a line costs its hash and a node of the tree, and makes no object.
 */
final class Scan {

  /** So many runs tell enough of how badly a segment is damaged. */
  private static final int MOST_RUNS = 2000;

  /** Records that the whole log is read by; there are few of them. */
  private static final Set<String> NOTED =
      Set.of("document", "recovery", "key", "prune", "policy", "unlogged");

  /** Those of them of which more than the number matters. */
  private static final Set<String> READ = Set.of("document", "recovery", "prune");

  /** The most bytes that one of these has: more than the nodes of any log take. */
  private static final int MOST_READ = 8 * 1024;

  private static final byte[] SEGMENT = "segment".getBytes(US_ASCII);
  private static final byte[] DECISION = "decision".getBytes(US_ASCII);

  private final String file;
  private final SegmentLines lines;
  private final long[] sizes;
  private final RecordHash hash = new RecordHash();
  private final LineFrame frame = new LineFrame();
  private final Recent recent = new Recent();
  private final List<SegmentHeader> headers = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final List<SegmentSummary.Noted> noted = new ArrayList<>();
  private final List<SegmentSummary.Mark> marks = new ArrayList<>();
  private final byte[] computed = new byte[RecordHash.BYTES];

  /** The hash of the line before, as it stands there. */
  private final byte[] last = new byte[RecordHash.BYTES];

  /** What the hash of the line before should be, if it is not that. */
  private byte @Nullable [] corrected;

  /** Whether the line before has a hash at all. */
  private boolean hasLast;

  /** The run that goes on; before the first line one that does not. */
  private Run run = new Run(Run.Kind.COPIES, 0, -2, 0);

  private long line;
  private long first;
  private boolean isMisnamed;
  private CompactRange.Builder leaves;
  private int nextSize;
  private long checkpoints;

  /** The first record that is too long for what it should say. */
  private @Nullable Damage unreadable;

  private String from = "";
  private final byte[] logged = new byte[24];

  private Scan(String file, long first, InputStream in, long[] sizes) {
    this.file = file;
    this.first = first;
    this.sizes = sizes;
    this.lines = new SegmentLines(in);
    this.leaves = new CompactRange.Builder(first);
  }

  /**
   * Reads a segment.
   *
   * @param first the number that its name says
   * @param until the number of a record after which nothing is looked at any more, plus 1
   * @param sizes at how many records of the log the tree is wanted, in rising order
   */
  static SegmentSummary of(String file, long first, long until, InputStream in, long[] sizes)
      throws IOException {
    Scan scan = new Scan(file, first, in, sizes);
    while (scan.lines.next()) {
      scan.line();
      if (scan.run.isRecords() && scan.run.next() == until) {
        return scan.summary(scan.lines.skip());
      }
    }
    return scan.summary(scan.lines.rest());
  }

  private void line() {
    line++;
    byte[] buffer = lines.buffer;
    if (!lines.isPrintable || !frame.read(buffer, lines.from, lines.to)) {
      noRecord();
      return;
    }
    if (isHeader()) {
      begin();
    }
    Run current = run;
    if (current.isRecords() && frame.seq == current.seq + current.count && follows(last)) {
      if (current.isAllBroken()) {
        recent.put(frame.seq - 1, last);
      }
      current.count++;
      accept();
    } else {
      stumble();
    }
    System.arraycopy(frame.hash, 0, last, 0, RecordHash.BYTES);
    hasLast = true;
  }

  private boolean follows(byte[] before) {
    hash.record(before, 0, lines.buffer, lines.from, frame.member, computed, 0);
    return Arrays.equals(computed, frame.hash);
  }

  /** A record that follows from another. */
  private void accept() {
    corrected = null;
    recent.put(frame.seq, frame.hash);
    byte[] buffer = lines.buffer;
    if (!Arrays.equals(buffer, frame.type, frame.typeEnd, DECISION, 0, DECISION.length)) {
      note(frame.type(buffer));
    }
    if (from.isEmpty()) {
      from = frame.logged(buffer);
    }
    System.arraycopy(buffer, frame.logged, logged, 0, logged.length);
    leaves.add(frame.hash, 0);
    if (nextSize < sizes.length && sizes[nextSize] == frame.seq + 1) {
      marks.add(new SegmentSummary.Mark(frame.seq + 1, leaves.build()));
      nextSize++;
    }
  }

  private void note(String type) {
    if (type.equals("checkpoint")) {
      checkpoints++;
    } else if (NOTED.contains(type)) {
      boolean isRead = READ.contains(type);
      boolean isTooLong = isRead && lines.to - lines.from > MOST_READ;
      if (isTooLong && unreadable == null) {
        unreadable = new Damage(Damage.Kind.MALFORMED, file, line, frame.seq, 1);
      }
      String text = isRead && !isTooLong ? text() : "";
      noted.add(new SegmentSummary.Noted(file, line, frame.seq, type, text));
    }
  }

  private String text() {
    return new String(lines.buffer, lines.from, lines.to - lines.from, US_ASCII);
  }

  /** A first line, or one that should be. */
  private boolean isHeader() {
    return frame.typeEnd - frame.type == SEGMENT.length
        && (line == 1 || frame.seq == first)
        && frame.type(lines.buffer).equals("segment");
  }

  /** A first line tells after which record it stands, and whether the name is right. */
  private void begin() {
    SegmentHeader read = SegmentHeader.read(line, text());
    if (read == null) {
      return;
    }
    byte[] prev = RecordHash.parse(read.prev());
    if (!follows(prev)) {
      if (line == 1) {
        System.arraycopy(prev, 0, last, 0, RecordHash.BYTES);
        hasLast = true;
      }
      return;
    }
    headers.add(read);
    isMisnamed = frame.seq != first;
    first = frame.seq;
    recent.put(first - 1, prev);
    leaves = new CompactRange.Builder(first);
    nextSize = Arrays.binarySearch(sizes, first + 1);
    nextSize = nextSize < 0 ? -nextSize - 1 : nextSize;
  }

  /** A line that does not just follow from the one before. */
  private void stumble() {
    long seq = frame.seq;
    Run current = run;
    boolean isNext = current.isRecords() && seq == current.seq + current.count;
    if (recent.has(seq, frame.hash)) {
      extendOrBegin(Run.Kind.COPIES, seq, 0);
    } else if (isNext && corrected != null && follows(corrected)) {
      recent.put(seq - 1, corrected);
      current.count++;
      accept();
      return;
    } else if (isFirst() || recent.precedes(seq - 1, hash, lines.buffer, lines.from, frame)) {
      if (current.isRecords() && current.seq < seq && seq < current.next()) {
        current.last = last.clone();
        run = current.splitAt(seq);
        keep();
      }
      begin(Run.Kind.RECORDS, seq, 0);
      accept();
      return;
    } else if (hasLast && follows(last)) {
      begin(Run.Kind.RECORDS, seq, 0);
    } else if (isNext && current.isAllBroken()) {
      current.count++;
      current.broken++;
    } else {
      begin(Run.Kind.RECORDS, seq, 1);
    }
    leaves.add(frame.hash, 0);
    corrected = correction();
  }

  private boolean isFirst() {
    return !headers.isEmpty() && headers.get(headers.size() - 1).line() == line;
  }

  /** What this line's hash should be if only that was changed. */
  private byte @Nullable [] correction() {
    if (!hasLast) {
      return null;
    }
    hash.record(last, 0, lines.buffer, lines.from, frame.member, computed, 0);
    return computed.clone();
  }

  private void noRecord() {
    extendOrBegin(Run.Kind.NO_RECORDS, -1, 0);
    corrected = null;
    hasLast =
        lines.to - lines.from >= RecordHash.MEMBER
            && RecordHash.member(lines.buffer, lines.from, lines.to, last, 0) >= 0;
  }

  private void extendOrBegin(Run.Kind kind, long seq, long broken) {
    Run current = run;
    boolean goesOn = current.kind == kind && (seq < 0 || seq == current.next());
    if (goesOn) {
      current.count++;
    } else {
      begin(kind, seq, broken);
    }
  }

  private void begin(Run.Kind kind, long seq, long broken) {
    end();
    run = new Run(kind, line, seq, broken);
    keep();
  }

  private void keep() {
    if (runs.size() < MOST_RUNS) {
      runs.add(run);
    }
  }

  private void end() {
    run.last = last.clone();
    if (run.isRecords() && run.isAllBroken()) {
      recent.putEnd(run.next() - 1, last);
    }
  }

  /** What was found, where so many bytes follow the last line. */
  private SegmentSummary summary(long rest) {
    long torn = rest;
    boolean isWhole = false;
    boolean hasOtherEnd = false;
    if (torn > 0 && torn <= LineFrame.MOST_BYTES + 1) {
      isWhole = isWhole(0);
      hasOtherEnd = !isWhole && isWhole(1);
    }
    if (hasOtherEnd) {
      lines.to--;
      lines.isPrintable = true;
      line();
      torn = 0;
    }
    end();
    long bound = headers.stream().mapToLong(each -> each.bound(first)).max().orElse(Long.MAX_VALUE);
    Diagnosis diagnosis = new Diagnosis(file, first, bound, runs);
    SegmentHeader header =
        headers.stream().filter(each -> each.line() == diagnosis.line()).findFirst().orElse(null);
    List<Damage> damages = new ArrayList<>(diagnosis.damages());
    if (hasOtherEnd) {
      damages.add(new Damage(Damage.Kind.ALTERED, file, line, frame.seq, 1));
    }
    boolean isTooBad = runs.size() == MOST_RUNS;
    if (isTooBad) {
      damages.clear();
      damages.add(
          new Damage(Damage.Kind.ALTERED, file, 1, first, Math.max(1, diagnosis.next() - first)));
    }
    List<Stray> strays = isTooBad ? List.of() : diagnosis.strays();
    boolean isClean = damages.isEmpty() && strays.isEmpty();
    Optional.ofNullable(unreadable).ifPresent(damages::add);
    return new SegmentSummary(
        new SegmentSummary.Span(
            file,
            file,
            first,
            diagnosis.next(),
            header == null ? "" : header.prev(),
            diagnosis.last().length == 0 ? "" : RecordHash.text(diagnosis.last())),
        header == null ? "" : header.log(),
        header == null ? 0 : header.records(),
        header == null ? List.of() : List.of(header.durability()),
        from,
        from.isEmpty() ? "" : new String(logged, US_ASCII),
        header == null ? null : header.before(),
        header == null || !isClean ? null : header.before().plus(leaves.build()),
        isClean ? leaves.build() : null,
        isClean ? List.copyOf(marks) : List.of(),
        List.copyOf(damages),
        List.copyOf(strays),
        List.copyOf(noted),
        checkpoints,
        1,
        lines.bytes(),
        new SegmentSummary.Tail(isTooBad ? 0 : diagnosis.trailing(), torn, isWhole),
        isMisnamed);
  }

  /** Whether the rest without so many bytes is the next record, only without its line feed. */
  private boolean isWhole(int without) {
    Run current = run;
    return current.isRecords()
        && isPrintable(lines.buffer, lines.from, lines.to - without)
        && frame.read(lines.buffer, lines.from, lines.to - without)
        && frame.seq == current.next()
        && follows(last);
  }

  private static boolean isPrintable(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] < 0x20 || line[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the first line of a segment says.
   *
   * @param line where it stands
   * @param log the log's id
   * @param records how many records a segment holds
   * @param durability what each record survives
   * @param prev the hash of the record before
   * @param before the leaves of all records before
   */
  private record SegmentHeader(
      long line, String log, long records, String durability, String prev, CompactRange before) {

    /** The first line's; null when it is none. */
    static @Nullable SegmentHeader read(long line, String text) {
      try {
        Map<String, @Nullable Object> members = Json.object(text);
        return members.get("log") instanceof String log
                && members.get("records") instanceof Long records
                && Long.bitCount(records) == 1
                && members.get("durability") instanceof String durability
                && members.get("prev") instanceof String prev
                && RecordHash.parse(prev).length == RecordHash.BYTES
                && members.get("seq") instanceof Long first
                && members.getOrDefault("nodes", List.of()) instanceof List<?> nodes
            ? new SegmentHeader(line, log, records, durability, prev, Pruned.leaves(first, nodes))
            : null;
      } catch (IllegalArgumentException none) {
        return null;
      }
    }

    long bound(long first) {
      return (first / records + 1) * records;
    }
  }
}
