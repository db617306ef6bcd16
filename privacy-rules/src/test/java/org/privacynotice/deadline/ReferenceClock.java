package org.privacynotice.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.notice.Jurisdiction;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.notice.TimeLimit.Length;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.vocabulary.Right;

/**
 * The clock as plainly as possible: lives through the request day by day, as the person in charge
 * would with a calendar on the wall, and knows nothing of what comes later.
 */
record ReferenceClock(Holidays holidays, Jurisdiction jurisdiction) {

  /** Longer than any limit; by then a clock that has not come to its end stands still. */
  private static final int QUIET_DAYS = 500;

  /** What it comes to. */
  record Outcome(
      Deadline.State state, Optional<LocalDate> due, Optional<LocalDate> extensionToldBy) {}

  Outcome outcome(TimeLimit limit, Right right, RequestDates dates) {
    List<Asked> waits = new ArrayList<>();
    if (limit.waits()) {
      dates.identity().ifPresent(waits::add);
      dates.fee().ifPresent(waits::add);
    }
    List<Asked> questions = limit.pauses().contains(right) ? dates.clarifications() : List.of();

    LocalDate start = dates.received();
    Set<Asked> outstanding = new HashSet<>();
    Set<LocalDate> daysOut = new HashSet<>();
    boolean isUnanswered = false;
    boolean isExtended = false;
    Optional<LocalDate> firstEnd = Optional.empty();
    int quiet = 0;
    for (LocalDate day = dates.received(); quiet < QUIET_DAYS; day = day.plusDays(1)) {
      quiet++;
      for (Asked wait : waits) {
        if (wait.asked().equals(day)) {
          quiet = 0;
          outstanding.add(wait);
        }
        if (wait.answered().equals(Optional.of(day)) && outstanding.remove(wait)) {
          quiet = 0;
          start = day;
          firstEnd = Optional.empty();
        }
      }
      for (Asked question : questions) {
        if (question.asked().equals(day)) {
          quiet = 0;
          isUnanswered = true;
        }
        if (isUnanswered) {
          daysOut.add(day);
        }
        if (question.answered().equals(Optional.of(day))) {
          quiet = 0;
          isUnanswered = false;
        }
      }
      if (limit.extension().isPresent()
          && dates.extension().isPresent()
          && dates.extension().get().told().equals(day)) {
        isExtended = true;
      }
      if (outstanding.isEmpty() && !daysOut.contains(day) && isOpen(limit, day)) {
        long lived = livedThrough(start, day, daysOut);
        if (firstEnd.isEmpty() && lived >= length(start, limit.within())) {
          firstEnd = Optional.of(day);
        }
        Length whole =
            isExtended ? limit.within().plus(limit.extension().orElseThrow()) : limit.within();
        if (lived >= length(start, whole)) {
          return new Outcome(
              Deadline.State.RUNNING,
              Optional.of(day),
              limit.extension().isPresent() ? firstEnd : Optional.empty());
        }
      }
    }
    return outstanding.isEmpty()
        ? new Outcome(
            Deadline.State.PAUSED,
            Optional.empty(),
            limit.extension().isPresent() ? firstEnd : Optional.empty())
        : new Outcome(Deadline.State.NOT_STARTED, Optional.empty(), Optional.empty());
  }

  private boolean isOpen(TimeLimit limit, LocalDate day) {
    return !limit.rolls()
        || !(ReferenceHolidays.isWeekend(day) || holidays.isHoliday(day, jurisdiction));
  }

  /** The days from the start through this one, without those that do not count. */
  private static long livedThrough(LocalDate start, LocalDate day, Set<LocalDate> daysOut) {
    return start.datesUntil(day.plusDays(1)).filter(each -> !daysOut.contains(each)).count();
  }

  /** How many days there are from the start through the last day of the length. */
  private static long length(LocalDate start, Length length) {
    boolean isMonths = length.unit() == Length.Unit.MONTHS;
    LocalDate day = start;
    for (int i = 0; i < length.amount() && !isMonths; i++) {
      day = day.plusDays(1);
    }
    int turns = 0;
    while (isMonths && turns < length.amount()) {
      day = day.plusDays(1);
      turns += day.getDayOfMonth() == 1 ? 1 : 0;
    }
    while (isMonths
        && day.getDayOfMonth() != start.getDayOfMonth()
        && day.plusDays(1).getDayOfMonth() != 1) {
      day = day.plusDays(1);
    }
    return start.datesUntil(day.plusDays(1)).count();
  }
}
