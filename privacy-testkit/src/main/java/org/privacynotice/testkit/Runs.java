package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;

/**
 * The retention periods that run from events, and the days on which they end.
 *
 * <p>The earlier the event, the earlier each period from it ends, and none ends before it; the
 * earliest or latest of several ends is over when any or all of them are. So for every event there
 * is a day that makes each period over that it could make over, and a day that makes none.
 */
final class Runs {

  /** A period from an event, as the day on which it ends. */
  private record Run(String event, UnaryOperator<LocalDate> end) {

    /** The first day after its end; none where the calendar has no such day. */
    Optional<LocalDate> over(LocalDate happened) {
      try {
        return Optional.of(end.apply(happened).plusDays(1));
      } catch (DateTimeException beyond) {
        return Optional.empty();
      }
    }

    boolean isOver(LocalDate happened, LocalDate today) {
      return over(happened).stream().anyMatch(over -> !over.isAfter(today));
    }
  }

  private static final LocalDate FIRST = LocalDate.MIN.plusDays(1);

  private final List<Run> runs = new ArrayList<>();

  Runs(List<Document> documents) {
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

  /** The days from which on the periods from an event that happened on a day are over. */
  ImmutableList<LocalDate> over(String event, LocalDate happened) {
    return runs.stream()
        .filter(run -> run.event().equals(event))
        .flatMap(run -> run.over(happened).stream())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * The last day of an event for which every period from it is over that can be; none where no
   * period runs from it.
   */
  Optional<LocalDate> lastWithAllOver(String event, LocalDate today) {
    List<Run> endable =
        runs.stream().filter(run -> run.event().equals(event) && run.isOver(FIRST, today)).toList();
    if (endable.isEmpty()) {
      return Optional.empty();
    }
    long over = FIRST.toEpochDay();
    long not = today.toEpochDay();
    while (not - over > 1) {
      long middle = Math.floorDiv(over + not, 2);
      LocalDate happened = LocalDate.ofEpochDay(middle);
      if (endable.stream().allMatch(run -> run.isOver(happened, today))) {
        over = middle;
      } else {
        not = middle;
      }
    }
    return Optional.of(LocalDate.ofEpochDay(over));
  }
}
