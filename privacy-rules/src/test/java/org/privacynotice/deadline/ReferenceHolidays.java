package org.privacynotice.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.notice.Jurisdiction;

/**
 * The bank holidays of 2024 to 2031 by rules of their own: Easter from a list, Mondays by their day
 * of the month, and fixed days that give way from weekends one after the other.
 */
final class ReferenceHolidays implements Holidays {

  private static final Set<LocalDate> EASTER_SUNDAYS =
      Set.of(
          LocalDate.of(2024, 3, 31),
          LocalDate.of(2025, 4, 20),
          LocalDate.of(2026, 4, 5),
          LocalDate.of(2027, 3, 28),
          LocalDate.of(2028, 4, 16),
          LocalDate.of(2029, 4, 1),
          LocalDate.of(2030, 4, 21),
          LocalDate.of(2031, 4, 13));

  @Override
  public boolean isHoliday(LocalDate day, Jurisdiction jurisdiction) {
    if (day.getYear() < 2024 || day.getYear() > 2031) {
      throw new IllegalArgumentException("the list of Easter Sundays is shorter");
    }
    return isEaster(day, jurisdiction)
        || isMonday(day, jurisdiction)
        || isOnce(day, jurisdiction)
        || fixed(day.getYear(), jurisdiction).contains(day);
  }

  private static boolean isEaster(LocalDate day, Jurisdiction jurisdiction) {
    return EASTER_SUNDAYS.contains(day.plusDays(2))
        || (jurisdiction != Jurisdiction.SCOTLAND && EASTER_SUNDAYS.contains(day.minusDays(1)));
  }

  private static boolean isMonday(LocalDate day, Jurisdiction jurisdiction) {
    if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
      return false;
    }
    boolean isFirst = day.getDayOfMonth() <= 7;
    boolean isLast = day.getDayOfMonth() >= 25;
    return switch (day.getMonth()) {
      case MAY -> isFirst || isLast;
      case AUGUST -> jurisdiction == Jurisdiction.SCOTLAND ? isFirst : isLast;
      default -> false;
    };
  }

  private static boolean isOnce(LocalDate day, Jurisdiction jurisdiction) {
    return jurisdiction == Jurisdiction.SCOTLAND && day.equals(LocalDate.of(2026, 6, 15));
  }

  /** Days that have a date: first those on weekdays, then the others, each on the next free one. */
  private static Set<LocalDate> fixed(int year, Jurisdiction jurisdiction) {
    List<LocalDate> dates = new ArrayList<>();
    dates.add(LocalDate.of(year, Month.JANUARY, 1));
    dates.add(LocalDate.of(year, Month.DECEMBER, 25));
    dates.add(LocalDate.of(year, Month.DECEMBER, 26));
    switch (jurisdiction) {
      case ENGLAND_AND_WALES -> {}
      case SCOTLAND -> {
        dates.add(LocalDate.of(year, Month.JANUARY, 2));
        dates.add(LocalDate.of(year, Month.NOVEMBER, 30));
      }
      case NORTHERN_IRELAND -> {
        dates.add(LocalDate.of(year, Month.MARCH, 17));
        dates.add(LocalDate.of(year, Month.JULY, 12));
      }
    }
    Set<LocalDate> taken = new TreeSet<>();
    dates.stream().filter(date -> !isWeekend(date)).forEach(taken::add);
    for (LocalDate date : dates) {
      LocalDate instead = date;
      if (isWeekend(date)) {
        while (isWeekend(instead) || taken.contains(instead)) {
          instead = instead.plusDays(1);
        }
        taken.add(instead);
      }
    }
    return taken;
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5;
  }
}
