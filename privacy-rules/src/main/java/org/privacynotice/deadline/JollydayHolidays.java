package org.privacynotice.deadline;

import com.google.common.collect.ImmutableSet;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.privacynotice.notice.Jurisdiction;

/** The holidays of the United Kingdom from Jollyday, worked out once for each year. */
final class JollydayHolidays implements Holidays {

  /** The day on which the rights began. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2018, 5, 25);

  private final HolidayManager manager;
  private final Map<JurisdictionYear, ImmutableSet<LocalDate>> days = new ConcurrentHashMap<>();

  private JollydayHolidays(HolidayManager manager) {
    this.manager = manager;
  }

  /**
   * Reads Jollyday's file, one thread at a time: the first reading is not safe otherwise. It finds
   * its own parts through the thread's class loader, which need not know them, as in a pool of a
   * server; so that is set for the while.
   *
   * @throws NoClassDefFoundError when there is no Jollyday
   * @throws IllegalStateException when a part of it is missing or not open to it
   */
  static synchronized JollydayHolidays load() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(HolidayManager.class.getClassLoader());
    try {
      JollydayHolidays holidays =
          new JollydayHolidays(
              HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM)));
      holidays.isHoliday(FIRST_DAY, Jurisdiction.ENGLAND_AND_WALES); // fails now if it ever does
      return holidays;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public boolean isHoliday(LocalDate day, Jurisdiction jurisdiction) {
    return days.computeIfAbsent(
            new JurisdictionYear(jurisdiction, Year.from(day)), this::holidaysOf)
        .contains(day);
  }

  private ImmutableSet<LocalDate> holidaysOf(JurisdictionYear asked) {
    return manager.getHolidays(asked.year(), region(asked.jurisdiction())).stream()
        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
        .map(Holiday::getDate)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** The part of the country as Jollyday names it; Wales has the holidays of England. */
  private static String region(Jurisdiction jurisdiction) {
    return switch (jurisdiction) {
      case ENGLAND_AND_WALES -> "eng";
      case SCOTLAND -> "sct";
      case NORTHERN_IRELAND -> "nir";
    };
  }

  private record JurisdictionYear(Jurisdiction jurisdiction, Year year) {}
}
