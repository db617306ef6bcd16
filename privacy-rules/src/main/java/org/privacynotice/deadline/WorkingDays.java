package org.privacynotice.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.privacynotice.notice.Jurisdiction;

/**
 * The days on which offices are open: not Saturday, not Sunday, no public holiday.
 *
 * @param holidays which days are public holidays
 * @param jurisdiction where
 */
record WorkingDays(Holidays holidays, Jurisdiction jurisdiction) {

  /** No run of weekends and holidays is nearly as long; one that is has no end. */
  private static final int LONGEST_CLOSURE = 31;

  /**
   * The day itself, or the next working day where it is none.
   *
   * @throws IllegalStateException when the holidays leave no working day for a month
   */
  LocalDate onOrAfter(LocalDate day) {
    for (int i = 0; i <= LONGEST_CLOSURE; i++) {
      LocalDate candidate = day.plusDays(i);
      if (!isWeekend(candidate) && !isWeekdayHoliday(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("the holidays leave no working day for a month");
  }

  /** Whether a public holiday falls on the day, and not on a weekend. */
  boolean isWeekdayHoliday(LocalDate day) {
    return !isWeekend(day) && holidays.isHoliday(day, jurisdiction);
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
