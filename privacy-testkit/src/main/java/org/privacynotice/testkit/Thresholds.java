package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.FactValue;

/**
 * When an event must have happened for a period that runs from it to be over: the days at which an
 * answer can turn.
 *
 * <p>The earlier the event, the earlier each period from it ends; the earliest or latest of several
 * ends is over when any or all of them are. So every period, taken alone, turns at one day of the
 * event, and between two such days nothing changes.
 */
final class Thresholds {

  /** A period from an event, as the day on which it ends. */
  private record Run(String event, UnaryOperator<LocalDate> end) {}

  private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 2);

  private final List<Run> runs = new ArrayList<>();

  Thresholds(List<Document> documents) {
    for (Document document : documents) {
      for (RetentionEntry entry : document.retention()) {
        add(entry.until(), day -> day);
      }
      // A schedule that a notice's period goes on from: what is added to the end of any entry.
      for (RetentionEntry entry : document.retention()) {
        for (UnaryOperator<LocalDate> further : furtherThanSchedule(entry.until(), day -> day)) {
          for (Document other : documents) {
            other.retention().forEach(scheduled -> add(scheduled.until(), further));
          }
        }
      }
    }
  }

  private void add(RetentionPeriod period, UnaryOperator<LocalDate> further) {
    if (period instanceof RetentionPeriod.Event event) {
      runs.add(new Run(event.fact(), further));
    } else if (period instanceof RetentionPeriod.EndOfYear end) {
      add(end.of(), day -> further.apply(endOf(end.year(), day)));
    } else if (period instanceof RetentionPeriod.Plus plus) {
      add(plus.from(), day -> further.apply(later(day, plus)));
    } else if (period instanceof RetentionPeriod.Earliest earliest) {
      earliest.of().forEach(each -> add(each, further));
    } else if (period instanceof RetentionPeriod.Latest latest) {
      latest.of().forEach(each -> add(each, further));
    }
  }

  private static List<UnaryOperator<LocalDate>> furtherThanSchedule(
      RetentionPeriod period, UnaryOperator<LocalDate> further) {
    if (period instanceof RetentionPeriod.BySchedule) {
      return List.of(further);
    }
    if (period instanceof RetentionPeriod.EndOfYear end) {
      return furtherThanSchedule(end.of(), day -> further.apply(endOf(end.year(), day)));
    }
    if (period instanceof RetentionPeriod.Plus plus) {
      return furtherThanSchedule(plus.from(), day -> further.apply(later(day, plus)));
    }
    List<RetentionPeriod> several =
        period instanceof RetentionPeriod.Earliest earliest
            ? earliest.of()
            : period instanceof RetentionPeriod.Latest latest ? latest.of() : List.of();
    return several.stream().flatMap(each -> furtherThanSchedule(each, further).stream()).toList();
  }

  private static LocalDate later(LocalDate day, RetentionPeriod.Plus plus) {
    return switch (plus.unit()) {
      case DAYS -> day.plusDays(plus.amount());
      case WEEKS -> day.plusWeeks(plus.amount());
      case MONTHS -> day.plusMonths(plus.amount());
      case YEARS -> day.plusYears(plus.amount());
    };
  }

  private static LocalDate endOf(RetentionPeriod.Year year, LocalDate day) {
    return switch (year) {
      case CALENDAR -> LocalDate.of(day.getYear(), Month.DECEMBER, 31);
      case FINANCIAL -> {
        LocalDate end = LocalDate.of(day.getYear(), Month.MARCH, 31);
        yield day.isAfter(end) ? end.plusYears(1) : end;
      }
    };
  }

  /**
   * Values of an event such that every other does what one of these does: it has not happened, has
   * just happened, will have, and happened on the last day for which a period is over and on the
   * day after.
   */
  ImmutableList<FactValue> events(String event, Instant at, ZoneId zone) {
    LocalDate today = at.atZone(zone).toLocalDate();
    Set<LocalDate> days = new TreeSet<>();
    for (Run run : runs) {
      if (run.event().equals(event) && isOver(run, LONG_AGO, today)) {
        LocalDate last = lastOver(run, today);
        days.add(last);
        days.add(last.plusDays(1));
      }
    }
    ImmutableList.Builder<FactValue> values = ImmutableList.builder();
    values.add(FactValue.NOT_HAPPENED, new FactValue.OccurredAt(at));
    if (runs.stream().anyMatch(run -> run.event().equals(event))) {
      values.add(new FactValue.OccurredOn(today.plusDays(1)));
    }
    days.stream()
        .filter(day -> day.isBefore(today))
        .map(FactValue.OccurredOn::new)
        .forEach(values::add);
    return values.build();
  }

  /** The days from which on the periods from an event that was on a day are over. */
  List<LocalDate> over(String event, LocalDate day) {
    return runs.stream()
        .filter(run -> run.event().equals(event))
        .map(run -> run.end().apply(day).plusDays(1))
        .toList();
  }

  private static boolean isOver(Run run, LocalDate event, LocalDate today) {
    return run.end().apply(event).isBefore(today);
  }

  /** The last day of the event for which the period is over; it is over for the earliest. */
  private static LocalDate lastOver(Run run, LocalDate today) {
    long over = LONG_AGO.toEpochDay();
    long not = today.toEpochDay();
    while (not - over > 1) {
      long middle = Math.floorDiv(over + not, 2);
      if (isOver(run, LocalDate.ofEpochDay(middle), today)) {
        over = middle;
      } else {
        not = middle;
      }
    }
    return LocalDate.ofEpochDay(over);
  }
}
