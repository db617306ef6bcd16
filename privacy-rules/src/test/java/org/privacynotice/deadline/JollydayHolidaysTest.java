package org.privacynotice.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.privacynotice.notice.Jurisdiction;

class JollydayHolidaysTest {

  private static final Holidays HOLIDAYS = Holidays.standard();

  /** The lists of gov.uk/bank-holidays, month-day. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLAND_AND_WALES | 2020 | 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
          ENGLAND_AND_WALES | 2021 | 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
          ENGLAND_AND_WALES | 2022 | 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
          ENGLAND_AND_WALES | 2023 | 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
          ENGLAND_AND_WALES | 2024 | 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
          ENGLAND_AND_WALES | 2025 | 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
          ENGLAND_AND_WALES | 2026 | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
          ENGLAND_AND_WALES | 2027 | 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
          ENGLAND_AND_WALES | 2028 | 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26

          SCOTLAND | 2021 | 01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28
          SCOTLAND | 2022 | 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27
          SCOTLAND | 2023 | 01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26
          SCOTLAND | 2024 | 01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26
          SCOTLAND | 2025 | 01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26
          SCOTLAND | 2026 | 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28
          SCOTLAND | 2027 | 01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28
          SCOTLAND | 2028 | 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26

          NORTHERN_IRELAND | 2022 | 01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27
          NORTHERN_IRELAND | 2023 | 01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26
          NORTHERN_IRELAND | 2024 | 01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26
          NORTHERN_IRELAND | 2025 | 01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26
          NORTHERN_IRELAND | 2026 | 01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28
          NORTHERN_IRELAND | 2027 | 01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28
          NORTHERN_IRELAND | 2028 | 01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26
          """)
  void isHoliday_onWeekdays_isAsProclaimed(Jurisdiction jurisdiction, int year, String days) {
    List<LocalDate> proclaimed =
        Arrays.stream(days.split(" ")).map(day -> LocalDate.parse(year + "-" + day)).toList();
    assertThat(weekdayHolidays(HOLIDAYS, jurisdiction, year)).isEqualTo(proclaimed);
  }

  @ParameterizedTest
  @EnumSource
  void isHoliday_from2024To2031_isAsTheRulesHaveIt(Jurisdiction jurisdiction) {
    for (int year = 2024; year <= 2031; year++) {
      assertThat(weekdayHolidays(HOLIDAYS, jurisdiction, year))
          .isEqualTo(weekdayHolidays(new ReferenceHolidays(), jurisdiction, year));
    }
  }

  @Test
  void isHoliday_inTheFirstAndLastYears_isAnswered() {
    assertThat(weekdayHolidays(HOLIDAYS, Jurisdiction.SCOTLAND, 2018)).hasSize(9);
    assertThat(weekdayHolidays(HOLIDAYS, Jurisdiction.SCOTLAND, 2101)).hasSize(9);
  }

  @Test
  void isHoliday_askedByManyThreads_isTheSame() {
    Holidays fresh = Holidays.standard();
    assertThat(
            IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> weekdayHolidays(fresh, Jurisdiction.NORTHERN_IRELAND, 2026))
                .distinct())
        .hasSize(1);
  }

  @Test
  void none_hasNoHolidays() {
    assertThat(weekdayHolidays(Holidays.none(), Jurisdiction.SCOTLAND, 2026)).isEmpty();
  }

  @Test
  void standard_withoutJollyday_saysWhatToAdd() throws Exception {
    try (URLClassLoader without = loader("jollyday")) {
      assertThatThrownBy(() -> standardIn(without))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(
              "add de.focus-shift:jollyday-core and de.focus-shift:jollyday-jaxb");
    }
  }

  @Test
  void standard_withoutTheReaderOfJollydaysFiles_saysWhatToAdd() throws Exception {
    try (URLClassLoader without = loader("jollyday-jaxb")) {
      assertThatThrownBy(() -> standardIn(without))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(
              "add de.focus-shift:jollyday-core and de.focus-shift:jollyday-jaxb");
    }
  }

  @Test
  void standard_inAThreadThatDoesNotKnowJollyday_isFound() throws Exception {
    try (URLClassLoader whole = loader("nothing")) {
      FutureTask<Object> task = new FutureTask<>(() -> standardIn(whole));
      Thread thread = new Thread(task);
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      thread.start();
      assertThatCode(task::get).doesNotThrowAnyException();
    }
  }

  private static Object standardIn(ClassLoader loader) throws Exception {
    Callable<Object> standard =
        () -> loader.loadClass(Holidays.class.getName()).getMethod("standard").invoke(null);
    try {
      return standard.call();
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** The class path anew, without the jars whose names begin so. */
  private static URLClassLoader loader(String leftOut) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> entries =
        Stream.of(classPath.split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !entry.getFileName().toString().startsWith(leftOut))
            .toList();
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = entries.get(i).toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static List<LocalDate> weekdayHolidays(
      Holidays holidays, Jurisdiction jurisdiction, int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(day -> !WorkingDays.isWeekend(day))
        .filter(day -> holidays.isHoliday(day, jurisdiction))
        .toList();
  }
}
