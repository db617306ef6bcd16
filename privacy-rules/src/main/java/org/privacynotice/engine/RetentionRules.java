package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.FactValue;

/**
 * Which retention entry governs a record, and whether its period is over.
 *
 * <p>While the kind of record is not known, every entry that could govern is looked at: what they
 * agree on is so, the rest is unknown.
 */
final class RetentionRules {

  /** An entry by the id of the clause that it makes. */
  private record Entry(String clause, RetentionEntry entry) {}

  /**
   * What governs one kind of record.
   *
   * @param notice the notice's entry, if it has one
   * @param schedule the deployment's, where the notice leaves it to the schedule
   */
  private record Governing(Optional<Entry> notice, Optional<Entry> schedule) {

    boolean is(String clause) {
      return (notice.isPresent() && notice.get().clause().equals(clause))
          || (schedule.isPresent() && schedule.get().clause().equals(clause));
    }

    RetentionPeriod period() {
      return notice.isPresent() ? notice.get().entry().until() : new RetentionPeriod.BySchedule();
    }
  }

  /**
   * An entry that could govern; those that come closest first.
   *
   * @param byRecord whether it is about the kind of record
   * @param steps from the purpose asked up to one that it is about
   */
  private record Match(Entry entry, boolean byRecord, int steps) implements Comparable<Match> {
    @Override
    public int compareTo(Match other) {
      int byKind = Boolean.compare(other.byRecord, byRecord);
      return byKind == 0 ? Integer.compare(steps, other.steps) : byKind;
    }
  }

  /** All on which it hangs what could govern; without a record any kind of it could be meant. */
  private record Asked(String purpose, Optional<FactValue> record) {

    // Written out, as those of conditions: the machine would take long to make them.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Asked asked
          && asked.purpose.equals(purpose)
          && asked.record.equals(record);
    }

    @Override
    public int hashCode() {
      return purpose.hashCode() * 31 + record.hashCode();
    }
  }

  private final ImmutableList<Entry> notice;
  private final ImmutableList<Entry> schedule;
  private final ImmutableSet<String> suspending;
  private final ImmutableSet<String> kinds;
  private final Map<Asked, ImmutableSet<Governing>> candidates = new ConcurrentHashMap<>();

  RetentionRules(
      List<RetentionEntry> notice, List<RetentionEntry> schedule, Set<String> suspending) {
    this.notice = entries("retention/", notice);
    this.schedule = entries("deployment/retention/", schedule);
    this.suspending = ImmutableSet.copyOf(suspending);
    ImmutableSet.Builder<String> kinds = ImmutableSet.builder();
    for (RetentionEntry entry : notice) {
      kinds.addAll(entry.records());
    }
    for (RetentionEntry entry : schedule) {
      kinds.addAll(entry.records());
    }
    this.kinds = kinds.build();
  }

  private static ImmutableList<Entry> entries(String prefix, List<RetentionEntry> entries) {
    ImmutableList.Builder<Entry> all = ImmutableList.builder();
    for (RetentionEntry entry : entries) {
      all.add(new Entry(prefix + entry.id(), entry));
    }
    return all.build();
  }

  /** Whether some entry's period runs from an event. */
  boolean isMeasuredFrom(String event) {
    return Stream.concat(notice.stream(), schedule.stream())
        .anyMatch(each -> isMeasuredFrom(each.entry().until(), event));
  }

  private static boolean isMeasuredFrom(RetentionPeriod period, String event) {
    return (period instanceof RetentionPeriod.Event measured && measured.fact().equals(event))
        || period.parts().stream().anyMatch(part -> isMeasuredFrom(part, event));
  }

  /** The entry that makes a clause. */
  Optional<RetentionEntry> entry(String clause) {
    return Stream.concat(notice.stream(), schedule.stream())
        .filter(entry -> entry.clause().equals(clause))
        .map(Entry::entry)
        .findFirst();
  }

  Truth governs(String clause, Question question) {
    Set<Truth> values = new HashSet<>();
    for (Governing each : candidates(question)) {
      values.add(Truth.of(each.is(clause)));
    }
    return agreed(values);
  }

  Truth isOver(Question question) {
    Set<Truth> values = new HashSet<>();
    for (Governing each : candidates(question)) {
      values.add(end(each, question).isOverOn(question.day()));
    }
    return agreed(values);
  }

  private static Truth agreed(Set<Truth> values) {
    return values.size() == 1 ? values.iterator().next() : Truth.UNKNOWN;
  }

  /** The last day, when all that could govern agree on it. */
  Optional<LocalDate> until(Question question) {
    Set<Span> ends = new LinkedHashSet<>();
    for (Governing each : candidates(question)) {
      ends.add(end(each, question));
    }
    return ends.size() == 1 ? ends.iterator().next().lastDay() : Optional.empty();
  }

  /** The facts that would tell more about which entry governs and when its period ends. */
  Set<String> open(Question question) {
    ImmutableSet<Governing> candidates = candidates(question);
    Set<String> open = new LinkedHashSet<>();
    if (candidates.size() > 1) {
      open.add(Document.RECORD);
    }
    for (Governing each : candidates) {
      Span end = end(each, question);
      if (end.isOverOn(question.day()) == Truth.UNKNOWN) {
        openIn(each.period(), each, question, open);
        for (String fact : suspending) {
          if (question.value(fact).isEmpty()) {
            open.add(fact);
          }
        }
      }
    }
    return open;
  }

  private void openIn(
      RetentionPeriod period, Governing governing, Question question, Set<String> open) {
    if (period instanceof RetentionPeriod.Event event) {
      if (question.value(event.fact()).isEmpty()) {
        open.add(event.fact());
      }
    } else if (period instanceof RetentionPeriod.EndOfYear end) {
      openIn(end.of(), governing, question, open);
    } else if (period instanceof RetentionPeriod.Plus plus) {
      openIn(plus.from(), governing, question, open);
    } else if (period instanceof RetentionPeriod.Earliest earliest) {
      openInEach(earliest.of(), governing, question, open);
    } else if (period instanceof RetentionPeriod.Latest latest) {
      openInEach(latest.of(), governing, question, open);
    } else if (period instanceof RetentionPeriod.BySchedule) {
      Optional<RetentionPeriod> scheduled = scheduled(governing);
      if (scheduled.isPresent()) {
        openIn(scheduled.get(), governing, question, open);
      } else {
        open.add(WellKnown.RETENTION_SCHEDULE);
      }
    }
  }

  private void openInEach(
      List<RetentionPeriod> periods, Governing governing, Question question, Set<String> open) {
    for (RetentionPeriod each : periods) {
      openIn(each, governing, question, open);
    }
  }

  private ImmutableSet<Governing> candidates(Question question) {
    Optional<FactValue> record =
        kinds.isEmpty() ? Optional.empty() : question.value(Document.RECORD);
    Asked asked = new Asked(question.action().purpose(), record);
    ImmutableSet<Governing> known = candidates.get(asked);
    if (known == null) {
      known = candidates(asked, question.rulebook().purposes());
      candidates.put(asked, known);
    }
    return known;
  }

  private ImmutableSet<Governing> candidates(Asked asked, Tree purposes) {
    ImmutableSet.Builder<Governing> candidates = ImmutableSet.builder();
    if (asked.record().isPresent()) {
      String kind = ((FactValue.Named) asked.record().get()).value();
      return candidates.add(governing(Optional.of(kind), asked.purpose(), purposes)).build();
    }
    for (String kind : kinds) {
      candidates.add(governing(Optional.of(kind), asked.purpose(), purposes));
    }
    return candidates.add(governing(Optional.empty(), asked.purpose(), purposes)).build();
  }

  private Governing governing(Optional<String> record, String purpose, Tree purposes) {
    Optional<Entry> noticeEntry = best(notice, record, purpose, purposes);
    boolean delegated = noticeEntry.isEmpty() || isBySchedule(noticeEntry.get().entry().until());
    return new Governing(
        noticeEntry, delegated ? best(schedule, record, purpose, purposes) : Optional.empty());
  }

  static boolean isBySchedule(RetentionPeriod period) {
    boolean any = period instanceof RetentionPeriod.BySchedule;
    for (RetentionPeriod part : period.parts()) {
      any |= isBySchedule(part);
    }
    return any;
  }

  private static Optional<Entry> best(
      List<Entry> entries, Optional<String> record, String asked, Tree purposes) {
    List<Match> matches = new ArrayList<>();
    for (Entry each : entries) {
      RetentionEntry entry = each.entry();
      boolean byRecord = !entry.records().isEmpty();
      if (byRecord && (record.isEmpty() || !entry.records().contains(record.get()))) {
        continue;
      }
      if (entry.purposes().isEmpty()) {
        matches.add(new Match(each, byRecord, Integer.MAX_VALUE));
        continue;
      }
      List<Integer> steps = new ArrayList<>();
      for (String purpose : entry.purposes()) {
        purposes.stepsUp(asked, purpose).ifPresent(steps::add);
      }
      if (!steps.isEmpty()) {
        matches.add(new Match(each, byRecord, Collections.min(steps)));
      }
    }
    Collections.sort(matches);
    if (matches.size() > 1 && matches.get(0).compareTo(matches.get(1)) == 0) {
      throw new IllegalStateException(
          "two retention entries govern the same record: `%s` and `%s`"
              .formatted(matches.get(0).entry().clause(), matches.get(1).entry().clause()));
    }
    return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(0).entry());
  }

  private Span end(Governing governing, Question question) {
    Span end = end(governing.period(), governing, question);
    Truth suspended = Truth.FALSE;
    for (String fact : suspending) {
      Optional<FactValue> value = question.value(fact);
      suspended =
          suspended.or(
              value.isPresent()
                  ? Conditions.holds(value.get(), question.at(), question.rulebook())
                  : Truth.UNKNOWN);
    }
    return switch (suspended) {
      case TRUE -> Span.NEVER;
      case UNKNOWN -> end.orNever();
      case FALSE -> end;
    };
  }

  private Span end(RetentionPeriod period, Governing governing, Question question) {
    if (period instanceof RetentionPeriod.Event event) {
      Optional<FactValue> day = question.value(event.fact());
      return day.isPresent() ? day(day.get(), question) : Span.UNKNOWN;
    }
    if (period instanceof RetentionPeriod.EndOfYear end) {
      return end(end.of(), governing, question).endOf(end.year());
    }
    if (period instanceof RetentionPeriod.Plus plus) {
      return end(plus.from(), governing, question).plus(plus.amount(), plus.unit());
    }
    if (period instanceof RetentionPeriod.Earliest earliest) {
      return ends(earliest.of(), governing, question, Span::earlier);
    }
    if (period instanceof RetentionPeriod.Latest latest) {
      return ends(latest.of(), governing, question, Span::later);
    }
    if (period instanceof RetentionPeriod.Never) {
      return Span.NEVER;
    }
    Optional<RetentionPeriod> scheduled = scheduled(governing);
    return scheduled.isPresent() ? end(scheduled.get(), governing, question) : Span.UNKNOWN;
  }

  private Span ends(
      List<RetentionPeriod> periods,
      Governing governing,
      Question question,
      BinaryOperator<Span> pick) {
    return periods.stream().map(each -> end(each, governing, question)).reduce(pick).orElseThrow();
  }

  /** The schedule's period, where it has one that does not itself point to the schedule. */
  private static Optional<RetentionPeriod> scheduled(Governing governing) {
    return governing.schedule().isEmpty()
            || isBySchedule(governing.schedule().get().entry().until())
        ? Optional.empty()
        : Optional.of(governing.schedule().get().entry().until());
  }

  private static Span day(FactValue value, Question question) {
    if (value instanceof FactValue.OccurredAt event) {
      return Span.of(event.instant().atZone(question.rulebook().zone()).toLocalDate());
    }
    return value instanceof FactValue.OccurredOn event ? Span.of(event.day()) : Span.NEVER;
  }
}
