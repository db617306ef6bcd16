package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;

/**
 * When answers turn by themselves: what is in force changes, a condition names the day, or
 * something that holds for all cases comes to pass, or a period that runs from it ends.
 */
final class Times {

  // An action is done in these years.
  private static final Instant FIRST = startOf(1);
  private static final Instant END = startOf(10_000);

  private final ZoneId zone;
  private final Runs runs;
  private final SortedSet<Instant> turns = new TreeSet<>();

  Times(ZoneId zone, Runs runs) {
    this.zone = zone;
    this.runs = runs;
  }

  private static Instant startOf(int year) {
    return LocalDate.ofYearDay(year, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The days that a document names, for itself, its clauses or their conditions. */
  void add(Document document) {
    add(document.inForce());
    for (Clause clause : document.clauses()) {
      add(clause.inForce());
      for (Condition test : Condition.tests(clause.condition())) {
        if (test instanceof Condition.Since since) {
          add(since.day());
        }
      }
    }
    for (Fact fact : document.allFacts()) {
      fact.presumed().ifPresent(presumed -> add(fact.id(), presumed.value()));
    }
  }

  /** The values that facts have in all cases, or have unless a case says otherwise. */
  void add(Map<String, FactValue> values) {
    values.forEach(this::add);
  }

  private void add(InForce days) {
    days.from().ifPresent(this::add);
    days.to().ifPresent(day -> add(day.plusDays(1)));
  }

  private void add(String fact, FactValue value) {
    if (value instanceof FactValue.OccurredAt event) {
      turns.add(event.instant());
      runs.over(fact, event.instant().atZone(zone).toLocalDate()).forEach(this::add);
    } else if (value instanceof FactValue.OccurredOn event) {
      add(event.day());
      add(event.day().plusDays(1));
      runs.over(fact, event.day()).forEach(this::add);
    } else if (value instanceof FactValue.Judged judged) {
      add(judged.on());
    }
  }

  /** A day begins; again, where the clocks go back over midnight into the day before. */
  private void add(LocalDate day) {
    ZonedDateTime begins = day.atStartOfDay(zone);
    ZonedDateTime again = begins.withLaterOffsetAtOverlap();
    turns.add(begins.toInstant());
    if (again.isAfter(begins)) {
      turns.add(zone.getRules().nextTransition(begins.toInstant()).getInstant());
      turns.add(again.toInstant());
    }
  }

  /** One instant of each stretch in which nothing turns, the earliest first. */
  ImmutableList<Instant> all() {
    SortedSet<Instant> all = new TreeSet<>(turns);
    all.removeIf(turn -> !turn.isAfter(FIRST) || !turn.isBefore(END));
    Instant before = all.isEmpty() ? Instant.EPOCH : all.first().minusSeconds(1);
    all.add(before.isBefore(FIRST) ? FIRST : before);
    return ImmutableList.copyOf(all);
  }
}
