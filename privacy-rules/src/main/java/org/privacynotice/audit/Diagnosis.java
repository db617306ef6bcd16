package org.privacynotice.audit;

import java.util.ArrayList;
import java.util.List;
import org.privacynotice.audit.Damage.Kind;
import org.privacynotice.ledger.RecordHash;

/**
 * Says what happened to a segment from the runs into which it fell. The explanation that needs the
 * least is taken: as many records as possible stand in their place, in the order of their numbers,
 * and what is between two of them either replaces what is missing there or does not belong.
 */
final class Diagnosis {

  /** What a line in its place is worth, and more if it follows from one that is there. */
  private static final long LINE = 4;

  private static final long LINKED = 4;

  /** What a place costs where the numbers do not fit. */
  private static final long MISFIT = 3;

  private final String file;
  private final List<Run> runs;

  /** The runs that stand in their place, by their index, in order. */
  private final List<Integer> inPlace;

  private final List<Damage> damages = new ArrayList<>();
  private final List<Stray> strays = new ArrayList<>();

  /** Lines after the last record that is in its place. */
  private long trailing;

  private final long first;

  /**
   * Finds out.
   *
   * @param file the segment's name
   * @param first the number of its first record
   * @param bound a number that none of its records reaches
   */
  Diagnosis(String file, long first, long bound, List<Run> runs) {
    this.file = file;
    this.first = first;
    this.runs = runs;
    this.inPlace = inPlace(bound);
    name();
  }

  List<Damage> damages() {
    return damages;
  }

  List<Stray> strays() {
    return strays;
  }

  long trailing() {
    return trailing;
  }

  /** The number after that of the last record in its place. */
  long next() {
    return inPlace.isEmpty() ? first : runs.get(inPlace.get(inPlace.size() - 1)).next();
  }

  /** Where the first record stands that is in its place; 0 if none is. */
  long line() {
    return inPlace.isEmpty() ? 0 : runs.get(inPlace.get(0)).line;
  }

  /** The hash of the last record in its place. */
  byte[] last() {
    return inPlace.isEmpty() ? new byte[0] : runs.get(inPlace.get(inPlace.size() - 1)).last;
  }

  /** The heaviest chain of runs whose numbers rise. */
  private List<Integer> inPlace(long bound) {
    int count = runs.size();
    long[] worth = new long[count];
    int[] before = new int[count];
    int best = -1;
    for (int to = 0; to < count; to++) {
      Run run = runs.get(to);
      before[to] = -2;
      if (!run.isRecords() || run.seq < first || run.next() > bound) {
        continue;
      }
      worth[to] = Long.MIN_VALUE;
      for (int from = -1; from < to; from++) {
        if (from >= 0 && (before[from] == -2 || runs.get(from).next() > run.seq)) {
          continue;
        }
        long total = (from < 0 ? 0 : worth[from]) - (fits(from, run) ? 0 : MISFIT);
        if (total >= worth[to]) {
          worth[to] = total;
          before[to] = from;
        }
      }
      worth[to] += LINE * run.count + (run.broken == 0 ? LINKED : 0);
      best = best < 0 || worth[to] > worth[best] ? to : best;
    }
    List<Integer> chain = new ArrayList<>();
    for (int at = best; at >= 0; at = before[at]) {
      chain.add(0, at);
    }
    return chain;
  }

  /** Whether as many lines stand between two runs as numbers are missing there. */
  private boolean fits(int from, Run run) {
    long next = from < 0 ? first : runs.get(from).next();
    long line = from < 0 ? 1 : runs.get(from).line + runs.get(from).count;
    return run.seq - next == run.line - line;
  }

  private void name() {
    Gaps gaps = new Gaps();
    long next = first;
    for (int index : inPlace) {
      gaps.add(next, runs.get(index).seq);
      next = runs.get(index).next();
    }
    List<Run> unexplained = new ArrayList<>();
    int at = 0;
    next = first;
    for (int index : inPlace) {
      unexplained(at, index, unexplained, gaps);
      at = index + 1;
    }
    unexplained(at, runs.size(), unexplained, gaps);
    at = 0;
    for (int index : inPlace) {
      Run run = runs.get(index);
      between(unexplained, at == 0 ? 0 : runs.get(at - 1).line, run, gaps.within(next, run.seq));
      broken(run, run.seq > next);
      next = run.next();
      at = index + 1;
    }
    after(unexplained, at == 0 ? 0 : runs.get(at - 1).line, next);
  }

  /** Copies, and records that are missing elsewhere, are explained. */
  private void unexplained(int from, int to, List<Run> unexplained, Gaps gaps) {
    for (Run run : runs.subList(from, to)) {
      if (run.kind == Run.Kind.COPIES) {
        damages.add(stray(run).named(Kind.DUPLICATED));
      } else if (run.isRecords() && gaps.fill(run.seq, run.next())) {
        damages.add(stray(run).named(Kind.REORDERED));
      } else {
        unexplained.add(run);
      }
    }
  }

  private Stray stray(Run run) {
    return new Stray(
        file, run.line, run.seq, run.count, run.last.length == 0 ? "" : RecordHash.text(run.last));
  }

  /** What stands before a run that is in its place, where some numbers may be missing. */
  private void between(List<Run> unexplained, long after, Run run, List<long[]> missing) {
    List<Run> here =
        unexplained.stream().filter(each -> each.line > after && each.line < run.line).toList();
    long lines = here.stream().mapToLong(each -> each.count).sum();
    long gone = missing.stream().mapToLong(gap -> gap[1] - gap[0]).sum();
    boolean noRecords = here.stream().anyMatch(each -> each.kind == Run.Kind.NO_RECORDS);
    if (gone > 0 && (noRecords || lines == gone)) {
      Kind kind = noRecords ? Kind.MALFORMED : Kind.ALTERED;
      damages.add(new Damage(kind, file, here.get(0).line, missing.get(0)[0], gone));
      return;
    }
    for (long[] gap : missing) {
      damages.add(new Damage(Kind.REMOVED, file, run.line, gap[0], gap[1] - gap[0]));
    }
    for (Run each : here) {
      misplaced(each, run.seq);
    }
  }

  private void misplaced(Run run, long next) {
    if (run.isRecords()) {
      strays.add(stray(run));
    } else {
      damages.add(new Damage(Kind.INSERTED, file, run.line, next, run.count));
    }
  }

  /** Where a record is missing, the next cannot follow from it. */
  private void broken(Run run, boolean afterGap) {
    long excused = afterGap ? 1 : 0;
    if (run.broken > excused) {
      damages.add(
          new Damage(
              Kind.ALTERED, file, run.line + excused, run.seq + excused, run.broken - excused));
    }
  }

  private void after(List<Run> unexplained, long after, long next) {
    for (Run run : unexplained) {
      if (run.line > after) {
        trailing += run.count;
        if (run.isRecords()) {
          strays.add(stray(run));
        } else {
          damages.add(new Damage(Kind.MALFORMED, file, run.line, next, run.count));
        }
      }
    }
  }
}
