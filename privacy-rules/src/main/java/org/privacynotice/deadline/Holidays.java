package org.privacynotice.deadline;

import java.time.LocalDate;
import org.privacynotice.notice.Jurisdiction;

/**
 * Which days are public holidays.
 *
 * <p>One that misses a holiday makes a due day too early, never too late; one that knows a holiday
 * too many can make it too late. It is asked from several threads at once.
 */
@FunctionalInterface
public interface Holidays {

  /**
   * Whether the day is a public holiday there, or the day taken instead of one that falls on a
   * weekend. What it says of a Saturday or a Sunday does not matter.
   */
  boolean isHoliday(LocalDate day, Jurisdiction jurisdiction);

  /**
   * No day is a holiday: only weekends move a due day. Careful, because a due day is then never
   * later than the law's, and now and then a few days earlier.
   */
  static Holidays none() {
    return (day, jurisdiction) -> false;
  }

  /**
   * The bank holidays of the United Kingdom, as the library Jollyday knows them. Extra days that
   * are proclaimed later come with a newer Jollyday.
   *
   * <p>Jollyday is an optional dependency, and takes about half a second to read its files. On the
   * module path it needs {@code --add-modules de.focus_shift.jollyday.core} and {@code --add-opens
   * de.focus_shift.jollyday.jaxb/de.focus_shift.jollyday.jaxb=de.focus_shift.jollyday.core}, which
   * it does not open to itself.
   *
   * @throws IllegalStateException when Jollyday cannot be used, saying what to add
   */
  static Holidays standard() {
    try {
      return JollydayHolidays.load();
    } catch (NoClassDefFoundError | IllegalStateException e) {
      throw new IllegalStateException(
          "public holidays come from Jollyday, which cannot be used: add"
              + " de.focus-shift:jollyday-core and de.focus-shift:jollyday-jaxb, or choose other"
              + " Holidays",
          e);
    }
  }
}
