package org.privacynotice.engine;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.FactValue;

/**
 * Retention written down as plainly as possible: what is not known is tried out. A period is over,
 * or not, when it is so whatever the unknown events, holds and kinds of record turn out to be.
 */
record ReferenceRetention(ReferenceEvaluator reference, ReferenceEvaluator.Asked asked) {

  private static final LocalDate LONG_AGO = LocalDate.of(-999_999, 1, 1);
  private static final LocalDate NEVER = LocalDate.MAX;

  Truth governs(String clause) {
    Set<Truth> answers = new HashSet<>();
    for (Optional<String> record : records()) {
      boolean byNotice =
          entry(record).map(each -> ("retention/" + each.id()).equals(clause)).orElse(false);
      boolean bySchedule =
          scheduled(record)
              .map(each -> ("deployment/retention/" + each.id()).equals(clause))
              .orElse(false);
      answers.add(Truth.of(byNotice || bySchedule));
    }
    return answers.size() == 1 ? answers.iterator().next() : Truth.UNKNOWN;
  }

  Truth isOver() {
    LocalDate day = asked.day();
    Set<Truth> answers = new HashSet<>();
    for (Optional<String> record : records()) {
      for (LocalDate end : ends(record)) {
        answers.add(Truth.of(day.isAfter(end)));
      }
    }
    return answers.size() == 1 ? answers.iterator().next() : Truth.UNKNOWN;
  }

  private Set<Optional<String>> records() {
    Set<Optional<String>> kinds = new HashSet<>();
    Optional<FactValue> stated = reference.fact("record", asked);
    if (stated.isPresent()) {
      return Set.of(stated.map(value -> ((FactValue.Named) value).value()));
    }
    kinds.add(Optional.empty());
    entries(true).forEach(each -> each.records().forEach(kind -> kinds.add(Optional.of(kind))));
    entries(false).forEach(each -> each.records().forEach(kind -> kinds.add(Optional.of(kind))));
    return kinds;
  }

  private List<RetentionEntry> entries(boolean ofNotice) {
    return ofNotice
        ? reference.notice().retention()
        : reference
            .deployment()
            .<List<RetentionEntry>>map(each -> each.retention())
            .orElse(List.of());
  }

  private Optional<RetentionEntry> entry(Optional<String> record) {
    return best(entries(true), record);
  }

  /** The schedule's entry, where the notice leaves it to the schedule. */
  private Optional<RetentionEntry> scheduled(Optional<String> record) {
    boolean left =
        entry(record).map(each -> each.until().toString().contains("BySchedule")).orElse(true);
    return left ? best(entries(false), record) : Optional.empty();
  }

  private Optional<RetentionEntry> best(List<RetentionEntry> entries, Optional<String> record) {
    String purpose = asked.action().purpose();
    return entries.stream()
        .filter(
            each -> each.records().isEmpty() || record.map(each.records()::contains).orElse(false))
        .filter(
            each ->
                each.purposes().isEmpty()
                    || each.purposes().stream().anyMatch(of -> reference.isUnder(purpose, of)))
        .min(
            Comparator.comparing((RetentionEntry each) -> each.records().isEmpty())
                .thenComparing(each -> each.purposes().isEmpty())
                .thenComparing((one, two) -> nearer(one, two)));
  }

  /**
   * Of two entries for purposes above the one asked, the one whose purpose lies under the other's.
   */
  private int nearer(RetentionEntry one, RetentionEntry two) {
    String purpose = asked.action().purpose();
    boolean oneIsNearer =
        one.purposes().stream()
            .filter(each -> reference.isUnder(purpose, each))
            .anyMatch(
                each ->
                    two.purposes().stream()
                        .filter(other -> reference.isUnder(purpose, other))
                        .allMatch(other -> reference.isUnder(each, other)));
    return oneIsNearer ? -1 : 1;
  }

  /**
   * The ends that are possible: every unknown event long ago or never, every unknown hold standing
   * or not.
   */
  private Set<LocalDate> ends(Optional<String> record) {
    RetentionPeriod period =
        entry(record).map(RetentionEntry::until).orElse(new RetentionPeriod.BySchedule());
    Set<LocalDate> ends = new HashSet<>(ends(period, record));
    for (String hold : reference.law().suspendsRetention()) {
      Optional<FactValue> value = reference.fact(hold, asked);
      if (value.equals(Optional.of(FactValue.YES))
          || value.filter(FactValue.Given.class::isInstance).isPresent()) {
        return Set.of(NEVER);
      }
      if (value.isEmpty()) {
        ends.add(NEVER);
      }
    }
    return ends;
  }

  private List<LocalDate> ends(RetentionPeriod period, Optional<String> record) {
    List<LocalDate> ends = new ArrayList<>();
    if (period instanceof RetentionPeriod.Event event) {
      Optional<FactValue> value = reference.fact(event.fact(), asked);
      if (value.isEmpty()) {
        ends.addAll(List.of(LONG_AGO, NEVER));
      } else if (value.get() instanceof FactValue.OccurredOn on) {
        ends.add(on.day());
      } else if (value.get() instanceof FactValue.OccurredAt at) {
        ends.add(at.instant().atZone(reference.notice().zone()).toLocalDate());
      } else {
        ends.add(NEVER);
      }
    } else if (period instanceof RetentionPeriod.Plus plus) {
      ChronoUnit unit = ChronoUnit.valueOf(plus.unit().name());
      ends(plus.from(), record)
          .forEach(end -> ends.add(isBound(end) ? end : end.plus(plus.amount(), unit)));
    } else if (period instanceof RetentionPeriod.EndOfYear of) {
      int months = of.year() == RetentionPeriod.Year.FINANCIAL ? 3 : 0;
      ends(of.of(), record)
          .forEach(
              end ->
                  ends.add(
                      isBound(end)
                          ? end
                          : LocalDate.of(end.minusMonths(months).getYear() + 1, 1, 1)
                              .plusMonths(months)
                              .minusDays(1)));
    } else if (period instanceof RetentionPeriod.Earliest of) {
      combine(of.of(), record, true, ends);
    } else if (period instanceof RetentionPeriod.Latest of) {
      combine(of.of(), record, false, ends);
    } else if (period instanceof RetentionPeriod.Never) {
      ends.add(NEVER);
    } else {
      Optional<RetentionPeriod> schedule =
          scheduled(record)
              .map(RetentionEntry::until)
              .filter(until -> !until.toString().contains("BySchedule"));
      ends.addAll(schedule.map(until -> ends(until, record)).orElse(List.of(LONG_AGO, NEVER)));
    }
    return ends;
  }

  private void combine(
      List<RetentionPeriod> of, Optional<String> record, boolean earliest, List<LocalDate> ends) {
    List<LocalDate> all = List.of(earliest ? NEVER : LONG_AGO);
    for (RetentionPeriod each : of) {
      List<LocalDate> next = new ArrayList<>();
      for (LocalDate one : all) {
        for (LocalDate two : ends(each, record)) {
          next.add(one.isBefore(two) == earliest ? one : two);
        }
      }
      all = next;
    }
    ends.addAll(all);
  }

  private static boolean isBound(LocalDate day) {
    return day.equals(LONG_AGO) || day.equals(NEVER);
  }
}
