package org.privacynotice.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.privacynotice.audit.Damage.Kind;

/**
 * Names what is wrong with a log from the summaries of its segments: what each shows alone, what
 * the seams between them show, and what the whole says of records that stand where none belong.
 */
final class Naming {

  private final String log;
  private final List<Damage> damages = new ArrayList<>();
  private final List<Stray> strays = new ArrayList<>();
  private final List<SegmentSummary> ours = new ArrayList<>();

  /** What comes next, and after which hash, if that is known. */
  private long next;

  private String last;

  /**
   * Looks at a log.
   *
   * @param pieces its segments, joined where they join, in the order of their first records
   * @param log the log's id; if it is not known, that of most records is taken
   * @param begin the first record that is kept
   * @param prev the hash of the record before that; empty when it is not known
   */
  Naming(List<SegmentSummary> pieces, Optional<String> log, long begin, String prev) {
    this.log = log.orElseGet(() -> commonest(pieces));
    this.next = begin;
    this.last = prev;
    pieces.forEach(this::add);
    ends();
  }

  private static String commonest(List<SegmentSummary> pieces) {
    Map<String, Long> records = new TreeMap<>();
    for (SegmentSummary piece : pieces) {
      piece.log().ifPresent(id -> records.merge(id, piece.count(), Long::sum));
    }
    return records.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** The log's id; empty when nothing says it. */
  String log() {
    return log;
  }

  /** The number after that of the last record. */
  long next() {
    return next;
  }

  /** Those of this log, each once. */
  List<SegmentSummary> ours() {
    return ours;
  }

  private void add(SegmentSummary piece) {
    boolean isForeign = piece.log().isPresent() && !piece.log().get().equals(log);
    boolean follows = !last.isEmpty() && last.equals(piece.span().prev());
    if (isForeign && !follows) {
      damages.add(about(piece, Kind.FOREIGN, 0, piece.count()));
      next = Math.max(next, piece.span().next());
      last = "";
      return;
    }
    if (piece.first() < next && (piece.isMisnamed() || !ours.isEmpty())) {
      damages.add(about(piece, Kind.DUPLICATED, 1, Math.min(piece.count(), next - piece.first())));
      if (piece.span().next() <= next) {
        return;
      }
    } else {
      seam(piece);
    }
    if (isForeign) {
      damages.add(about(piece, Kind.ALTERED, 1, 1));
    }
    if (piece.isMisnamed()) {
      damages.add(about(piece, Kind.SEGMENT_MISNAMED, 1, piece.count()));
    }
    damages.addAll(piece.certain());
    strays.addAll(piece.strays());
    next = piece.span().next();
    last = piece.span().last();
    ours.add(piece);
  }

  private static Damage about(SegmentSummary piece, Kind kind, long line, long count) {
    return new Damage(kind, piece.span().file(), line, piece.first(), count);
  }

  private void seam(SegmentSummary piece) {
    boolean meets = piece.first() == next;
    long gap = piece.first() - next;
    SegmentSummary before = ours.isEmpty() ? null : ours.get(ours.size() - 1);
    if (before != null && before.span().next() == next) {
      end(before, gap);
      gap = piece.first() - next;
    }
    if (gap > 0) {
      damages.add(new Damage(Kind.SEGMENT_MISSING, SegmentSummary.name(next), 0, next, gap));
    } else if (meets && breaks(piece) && !isOfStray(piece.span().prev())) {
      damages.add(new Damage(Kind.ALTERED, piece.span().file(), 1, next, 1));
    } else if (meets && before != null) {
      damages.addAll(before.seam(piece));
    }
  }

  /** Whether a segment does not follow from the one before, and nothing else has told so. */
  private boolean breaks(SegmentSummary piece) {
    String prev = piece.span().prev();
    return !last.isEmpty()
        && !prev.isEmpty()
        && !prev.equals(last)
        && damages.stream().noneMatch(each -> each.kind() == Kind.ALTERED && covers(each, next - 1))
        && piece.certain().stream()
            .noneMatch(each -> each.kind() == Kind.ALTERED && covers(each, next));
  }

  /**
   * Whether a segment follows from a record that was taken for one that does not belong: of two
   * that claimed one place at the end, the other was made up, and stands before it.
   */
  private boolean isOfStray(String prev) {
    Stray end = strays.isEmpty() ? null : strays.get(strays.size() - 1);
    if (end == null || !end.hash().equals(prev) || end.seq() + end.count() != next) {
      return false;
    }
    strays.set(
        strays.size() - 1,
        new Stray(end.file(), end.line() - end.count(), end.seq(), end.count(), last));
    return true;
  }

  private static boolean covers(Damage damage, long seq) {
    return damage.seq() <= seq && seq <= damage.last();
  }

  /** How a segment ends after which so many records are missing before the next. */
  private void end(SegmentSummary before, long gap) {
    SegmentSummary.Tail tail = before.tail();
    String file = before.span().lastFile();
    boolean hasNoRecords = tail.trailing() > 0 && isMalformedEnd(file);
    if (hasNoRecords) {
      Damage end = damages.remove(damages.size() - 1);
      Kind kind = gap > 0 ? Kind.MALFORMED : Kind.INSERTED;
      damages.add(new Damage(kind, file, end.line(), next, gap > 0 ? gap : end.count()));
      next += gap;
    } else if (tail.trailing() > 0 && tail.trailing() == gap) {
      long line = 0;
      for (long left = gap; left > 0; left -= strays.remove(strays.size() - 1).count()) {
        line = strays.get(strays.size() - 1).line();
      }
      damages.add(new Damage(Kind.ALTERED, file, line, next, gap));
      next += gap;
    } else if (gap > 0) {
      cut(before, gap);
    } else if (tail.torn() > 0 && before.isFull()) {
      damages.add(new Damage(Kind.INSERTED, file, 0, next, 1));
    }
  }

  private boolean isMalformedEnd(String file) {
    if (damages.isEmpty()) {
      return false;
    }
    Damage end = damages.get(damages.size() - 1);
    return end.kind() == Kind.MALFORMED && end.file().equals(file) && end.seq() == next;
  }

  /** Up to where the segment would have been full it was cut; beyond, others are gone. */
  private void cut(SegmentSummary before, long gap) {
    if (before.isFull()) {
      return;
    }
    long room = before.records() == 0 ? gap : before.records() - next % before.records();
    long count = Math.min(room, gap);
    damages.add(new Damage(Kind.CUT, before.span().lastFile(), 0, next, count));
    next += count;
  }

  private void ends() {
    if (!ours.isEmpty()) {
      SegmentSummary end = ours.get(ours.size() - 1);
      if (end.count() == 0 && end.certain().isEmpty() && end.strays().isEmpty()) {
        damages.add(new Damage(Kind.CUT, end.span().lastFile(), 0, next, 0));
      }
    }
  }

  /**
   * Everything that is wrong, in the order of the log.
   *
   * @param elsewhere says which of some records stand in their own segments too
   */
  List<Damage> damages(Function<List<Stray>, Set<Stray>> elsewhere) {
    List<Damage> all = new ArrayList<>(damages);
    List<Stray> others = new ArrayList<>();
    boolean isEndShuffled = isEndShuffled();
    for (Stray stray : strays) {
      if ((isEndShuffled && stray.seq() >= next) || fill(stray, all)) {
        all.add(stray.named(Kind.REORDERED));
      } else {
        others.add(stray);
      }
    }
    Set<Stray> copies = elsewhere.apply(others);
    for (Stray stray : others) {
      all.add(stray.named(copies.contains(stray) ? Kind.DUPLICATED : Kind.INSERTED));
    }
    all.sort(Comparator.comparing(Damage::file).thenComparingLong(Damage::line));
    return merged(all);
  }

  /**
   * Whether the records that stand before the log's end though their numbers come after it are just
   * those that would follow it: its last records, in another order.
   */
  private boolean isEndShuffled() {
    List<Stray> beyond = strays.stream().filter(each -> each.seq() >= next).toList();
    Gaps after = new Gaps();
    after.add(next, next + beyond.stream().mapToLong(Stray::count).sum());
    return !beyond.isEmpty()
        && beyond.stream().allMatch(each -> after.fill(each.seq(), each.end() + 1));
  }

  /** Whether these records are missing elsewhere; what was said of that is taken back. */
  private static boolean fill(Stray stray, List<Damage> all) {
    boolean any = false;
    for (int i = all.size() - 1; i >= 0; i--) {
      Damage damage = all.get(i);
      boolean isGap =
          damage.count() > 0
              && (damage.kind() == Kind.REMOVED
                  || damage.kind() == Kind.CUT
                  || damage.kind() == Kind.SEGMENT_MISSING);
      Gaps gap = new Gaps();
      if (isGap) {
        gap.add(damage.seq(), damage.last() + 1);
      }
      if (gap.fill(stray.seq(), stray.seq() + stray.count())) {
        any = true;
        all.remove(i);
        for (long[] rest : gap.within(damage.seq(), damage.last() + 1)) {
          all.add(
              i,
              new Damage(damage.kind(), damage.file(), damage.line(), rest[0], rest[1] - rest[0]));
        }
      }
    }
    return any;
  }

  /** What happened to neighbours in the same way is one thing. */
  private static List<Damage> merged(List<Damage> all) {
    List<Damage> merged = new ArrayList<>();
    for (Damage damage : all) {
      Damage before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && isOne(before, damage)) {
        merged.set(
            merged.size() - 1,
            new Damage(
                damage.kind(),
                before.file(),
                before.line(),
                Math.min(before.seq(), damage.seq()),
                before.count() + damage.count()));
      } else {
        merged.add(damage);
      }
    }
    return List.copyOf(merged);
  }

  private static boolean isOne(Damage a, Damage b) {
    boolean follow = a.count() > 0 && b.seq() == a.last() + 1;
    boolean precede = a.file().equals(b.file()) && b.count() > 0 && b.last() + 1 == a.seq();
    return a.kind() == b.kind()
        && switch (a.kind()) {
          case ALTERED -> follow;
          case REORDERED -> follow || precede;
          case INSERTED -> a.file().equals(b.file()) && a.line() + a.count() == b.line();
          default -> false;
        };
  }
}
