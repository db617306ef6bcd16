package org.privacynotice.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.privacynotice.notice.Jurisdiction;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;
import org.privacynotice.request.Step;
import org.privacynotice.vocabulary.Right;

class RequestClockTest {

  private static final Map<Jurisdiction, RequestClock> CLOCKS = new EnumMap<>(Jurisdiction.class);

  static {
    for (Jurisdiction jurisdiction : Jurisdiction.values()) {
      CLOCKS.put(jurisdiction, new RequestClock(Holidays.standard(), jurisdiction));
    }
  }

  /** The regulator's way of counting over a table worked by hand, beside the notice's promise. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          received       | due            | promise
          Thu 2026-01-29 | Mon 2026-03-02 | Sat 2026-02-28
          Sat 2026-01-31 | Mon 2026-03-02 | Mon 2026-03-02
          Sun 2026-02-15 | Mon 2026-03-16 | Tue 2026-03-17
          Tue 2026-03-31 | Thu 2026-04-30 | Thu 2026-04-30
          Wed 2026-07-01 | Mon 2026-08-03 | Fri 2026-07-31
          Thu 2026-09-03 | Mon 2026-10-05 | Sat 2026-10-03
          Wed 2026-11-25 | Tue 2026-12-29 | Fri 2026-12-25
          Mon 2028-01-31 | Tue 2028-02-29 | Wed 2028-03-01
          """)
  void deadline_byTheLawAndByThePromise(String received, String due, String promise) {
    RequestDates dates = RequestDates.builder().received(day(received)).build();
    RequestClock clock = CLOCKS.get(Jurisdiction.ENGLAND_AND_WALES);
    assertThat(clock.deadline(TimeLimits.ONE_MONTH, Right.ACCESS, dates).due()).contains(day(due));
    assertThat(clock.deadline(TimeLimits.PROMISE, Right.ACCESS, dates).due())
        .contains(day(promise));
  }

  /**
   * Worked by hand. Limits: {@code access} and {@code erasure} are the law's month, {@code flat}
   * the same without working days, {@code complaint} the law's 30 days, {@code promise} 30 calendar
   * days. {@code told} is the day on which the person was told of an extension, {@code tell by} the
   * last day for that.
   */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          where | limit     | received       | identity               | fee                    | questions                                     | told       | due            | tell by

          # Ends of months
          E     | access    | Mon 2024-01-29 |                        |                        |                                               |            | Thu 2024-02-29 | 2024-02-29
          E     | access    | Tue 2024-01-30 |                        |                        |                                               |            | Thu 2024-02-29 | 2024-02-29
          E     | access    | Wed 2024-01-31 |                        |                        |                                               |            | Thu 2024-02-29 | 2024-02-29
          E     | access    | Wed 2025-01-29 |                        |                        |                                               |            | Fri 2025-02-28 | 2025-02-28
          E     | access    | Fri 2025-01-31 |                        |                        |                                               |            | Fri 2025-02-28 | 2025-02-28
          E     | access    | Sun 2026-05-31 |                        |                        |                                               |            | Tue 2026-06-30 | 2026-06-30
          E     | access    | Wed 2025-12-31 |                        |                        |                                               |            | Mon 2026-02-02 | 2026-02-02
          E     | access    | Fri 2026-12-25 |                        |                        |                                               |            | Mon 2027-01-25 | 2027-01-25

          # Easter
          E     | access    | Thu 2024-02-29 |                        |                        |                                               |            | Tue 2024-04-02 | 2024-04-02
          S     | access    | Thu 2024-02-29 |                        |                        |                                               |            | Mon 2024-04-01 | 2024-04-01
          N     | access    | Thu 2024-02-29 |                        |                        |                                               |            | Tue 2024-04-02 | 2024-04-02
          E     | access    | Tue 2026-03-03 |                        |                        |                                               |            | Tue 2026-04-07 | 2026-04-07
          S     | access    | Tue 2026-03-03 |                        |                        |                                               |            | Mon 2026-04-06 | 2026-04-06

          # Christmas and New Year
          E     | access    | Thu 2026-11-26 |                        |                        |                                               |            | Tue 2026-12-29 | 2026-12-29
          E     | access    | Thu 2027-11-25 |                        |                        |                                               |            | Wed 2027-12-29 | 2027-12-29
          E     | access    | Tue 2026-12-01 |                        |                        |                                               |            | Mon 2027-01-04 | 2027-01-04
          S     | access    | Tue 2026-12-01 |                        |                        |                                               |            | Tue 2027-01-05 | 2027-01-05
          N     | access    | Tue 2026-12-01 |                        |                        |                                               |            | Mon 2027-01-04 | 2027-01-04
          E     | access    | Wed 2027-12-01 |                        |                        |                                               |            | Tue 2028-01-04 | 2028-01-04
          S     | access    | Wed 2027-12-01 |                        |                        |                                               |            | Wed 2028-01-05 | 2028-01-05
          N     | access    | Wed 2027-12-01 |                        |                        |                                               |            | Tue 2028-01-04 | 2028-01-04

          # Other holidays
          E     | access    | Sat 2026-04-04 |                        |                        |                                               |            | Tue 2026-05-05 | 2026-05-05
          E     | access    | Sat 2023-04-08 |                        |                        |                                               |            | Tue 2023-05-09 | 2023-05-09
          E     | access    | Fri 2022-08-19 |                        |                        |                                               |            | Tue 2022-09-20 | 2022-09-20
          E     | access    | Fri 2026-07-31 |                        |                        |                                               |            | Tue 2026-09-01 | 2026-09-01
          S     | access    | Fri 2026-07-31 |                        |                        |                                               |            | Mon 2026-08-31 | 2026-08-31
          S     | access    | Fri 2026-07-03 |                        |                        |                                               |            | Tue 2026-08-04 | 2026-08-04
          S     | access    | Fri 2026-05-15 |                        |                        |                                               |            | Tue 2026-06-16 | 2026-06-16
          E     | access    | Fri 2026-05-15 |                        |                        |                                               |            | Mon 2026-06-15 | 2026-06-15
          S     | access    | Fri 2026-10-30 |                        |                        |                                               |            | Tue 2026-12-01 | 2026-12-01
          E     | access    | Fri 2026-10-30 |                        |                        |                                               |            | Mon 2026-11-30 | 2026-11-30
          N     | access    | Tue 2026-02-17 |                        |                        |                                               |            | Wed 2026-03-18 | 2026-03-18
          N     | access    | Sat 2024-02-17 |                        |                        |                                               |            | Tue 2024-03-19 | 2024-03-19
          N     | access    | Fri 2026-06-12 |                        |                        |                                               |            | Tue 2026-07-14 | 2026-07-14
          E     | access    | Fri 2026-06-12 |                        |                        |                                               |            | Mon 2026-07-13 | 2026-07-13

          # Proof of identity and fee
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 |                        |                                               |            | Mon 2026-10-12 | 2026-10-12
          E     | access    | Thu 2026-09-03 | 2026-09-03..2026-09-03 |                        |                                               |            | Mon 2026-10-05 | 2026-10-05
          E     | access    | Thu 2026-09-03 | 2026-09-04..           |                        |                                               |            | not-started    |
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 | 2026-09-05..2026-09-15 |                                               |            | Thu 2026-10-15 | 2026-10-15
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-30 | 2026-09-04..2026-09-07 |                                               |            | Fri 2026-10-30 | 2026-10-30
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 | 2026-09-05..           |                                               |            | not-started    |
          E     | erasure   | Thu 2026-09-03 |                        | 2026-09-05..2026-09-15 |                                               |            | Thu 2026-10-15 | 2026-10-15
          E     | access    | Mon 2028-01-10 | 2028-01-11..2028-01-31 |                        |                                               |            | Tue 2028-02-29 | 2028-02-29
          E     | access    | Thu 2026-09-03 | 2026-10-05..2026-10-09 |                        |                                               |            | Mon 2026-11-09 | 2026-11-09
          E     | access    | Thu 2026-09-03 | 2026-10-06..2026-10-09 |                        |                                               |            | Mon 2026-10-05 | 2026-10-05
          E     | access    | Thu 2026-09-03 | 2026-10-06..           |                        |                                               |            | Mon 2026-10-05 | 2026-10-05
          E     | access    | Thu 2026-09-03 | 2026-11-02..2026-11-12 |                        |                                               | 2026-09-30 | Fri 2027-02-12 | 2026-12-14
          E     | access    | Thu 2026-09-03 | 2026-10-12..2026-10-14 | 2026-09-10..2026-09-15 |                                               |            | Mon 2026-11-16 | 2026-11-16

          # Questions to the person
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10                        |            | Wed 2026-10-07 | 2026-10-07
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-07                        |            | Mon 2026-10-05 | 2026-10-05
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-03..2026-09-05                        |            | Tue 2026-10-06 | 2026-10-06
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10 2026-09-14..2026-09-16 |            | Mon 2026-10-12 | 2026-10-12
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10 2026-09-10..2026-09-16 |            | Tue 2026-10-13 | 2026-10-13
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..                                  |            | paused         |
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10 2026-10-07..           |            | paused         |
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10 2026-10-08..           |            | Wed 2026-10-07 | 2026-10-07
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-10-06..2026-10-08                        |            | Mon 2026-10-05 | 2026-10-05
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-10-05..2026-10-07                        |            | Thu 2026-10-08 | 2026-10-08
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-10-03..2026-10-07                        |            | Thu 2026-10-08 | 2026-10-08
          E     | erasure   | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10                        |            | Mon 2026-10-05 | 2026-10-05
          E     | erasure   | Thu 2026-09-03 |                        |                        | 2026-09-07..                                  |            | Mon 2026-10-05 | 2026-10-05
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 |                        | 2026-09-07..2026-09-14                        |            | Thu 2026-10-15 | 2026-10-15
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 |                        | 2026-09-07..2026-09-09                        |            | Mon 2026-10-12 | 2026-10-12
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 |                        | 2026-09-07..                                  |            | paused         |
          E     | access    | Thu 2026-09-03 | 2026-09-04..           |                        | 2026-09-07..                                  |            | not-started    |
          E     | access    | Wed 2026-11-25 |                        |                        | 2026-12-01..2026-12-07                        |            | Mon 2027-01-04 | 2027-01-04
          S     | access    | Wed 2026-11-25 |                        |                        | 2026-12-01..2026-12-07                        |            | Tue 2027-01-05 | 2027-01-05

          # Extension
          E     | access    | Thu 2026-09-03 |                        |                        |                                               | 2026-09-30 | Thu 2026-12-03 | 2026-10-05
          E     | access    | Thu 2026-09-03 |                        |                        |                                               | 2026-10-05 | Thu 2026-12-03 | 2026-10-05
          E     | access    | Thu 2026-09-03 |                        |                        |                                               | 2026-10-06 | Mon 2026-10-05 | 2026-10-05
          E     | access    | Sun 2025-11-30 |                        |                        |                                               | 2025-12-20 | Mon 2026-03-02 | 2025-12-30
          E     | access    | Sat 2026-01-31 |                        |                        |                                               | 2026-02-10 | Thu 2026-04-30 | 2026-03-02
          E     | access    | Thu 2026-10-01 |                        |                        |                                               | 2026-10-05 | Mon 2027-01-04 | 2026-11-02
          S     | access    | Thu 2026-10-01 |                        |                        |                                               | 2026-10-05 | Tue 2027-01-05 | 2026-11-02
          E     | access    | Thu 2026-09-03 | 2026-09-04..2026-09-10 |                        |                                               | 2026-10-12 | Thu 2026-12-10 | 2026-10-12
          E     | access    | Thu 2026-09-03 | 2026-09-04..           |                        |                                               | 2026-12-12 | not-started    |
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10                        | 2026-10-07 | Mon 2026-12-07 | 2026-10-07
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..2026-09-10                        | 2026-10-08 | Wed 2026-10-07 | 2026-10-07
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-10-12..2026-10-14                        | 2026-09-30 | Mon 2026-12-07 | 2026-10-05
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-10-12..                                  | 2026-09-30 | paused         | 2026-10-05
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-09-07..                                  | 2026-11-01 | paused         |
          E     | access    | Thu 2026-09-03 |                        |                        | 2026-12-04..2026-12-08                        | 2026-09-30 | Thu 2026-12-03 | 2026-10-05

          # Days; without working days
          E     | complaint | Fri 2026-06-19 |                        |                        |                                               |            | Mon 2026-07-20 |
          E     | complaint | Wed 2026-11-25 |                        |                        |                                               |            | Tue 2026-12-29 |
          S     | complaint | Thu 2026-12-03 |                        |                        |                                               |            | Tue 2027-01-05 |
          E     | complaint | Wed 2028-02-02 |                        |                        |                                               |            | Fri 2028-03-03 |
          E     | complaint | Thu 2026-09-03 | 2026-09-04..           | 2026-09-04..           | 2026-09-07..                                  | 2026-09-10 | Mon 2026-10-05 |
          E     | promise   | Sun 2026-02-15 |                        |                        |                                               |            | Tue 2026-03-17 |
          E     | promise   | Wed 2026-11-25 | 2026-11-26..           |                        | 2026-11-26..                                  |            | Fri 2026-12-25 |
          E     | flat      | Thu 2026-09-03 |                        |                        |                                               |            | Sat 2026-10-03 | 2026-10-03
          E     | flat      | Thu 2026-09-03 |                        |                        | 2026-10-03..2026-10-03                        |            | Sun 2026-10-04 | 2026-10-04
          E     | flat      | Thu 2026-09-03 |                        |                        | 2026-10-04..2026-10-04                        |            | Sat 2026-10-03 | 2026-10-03
          S     | flat      | Wed 2026-11-25 |                        |                        |                                               | 2026-12-25 | Thu 2027-02-25 | 2026-12-25
          """)
  void deadline_workedByHand(
      String where,
      String limit,
      String received,
      String identity,
      String fee,
      String questions,
      LocalDate told,
      String due,
      LocalDate tellBy) {
    RequestDates.Builder dates = RequestDates.builder().received(day(received));
    Optional.ofNullable(identity).map(RequestClockTest::asked).ifPresent(dates::identity);
    Optional.ofNullable(fee).map(RequestClockTest::asked).ifPresent(dates::fee);
    if (questions != null) {
      Arrays.stream(questions.split(" "))
          .map(RequestClockTest::asked)
          .forEach(dates::addClarifications);
    }
    if (told != null) {
      dates.extension(new Extension(told, Reason.COMPLEXITY));
    }
    Deadline deadline = deadline(where, limit, dates.build());
    assertThat(deadline.due().map(RequestClockTest::text).orElse(deadline.state().id()))
        .isEqualTo(due);
    assertThat(deadline.extensionToldBy()).isEqualTo(Optional.ofNullable(tellBy));
  }

  private static Deadline deadline(String where, String limit, RequestDates dates) {
    RequestClock clock =
        CLOCKS.get(
            switch (where) {
              case "E" -> Jurisdiction.ENGLAND_AND_WALES;
              case "S" -> Jurisdiction.SCOTLAND;
              case "N" -> Jurisdiction.NORTHERN_IRELAND;
              default -> throw new IllegalArgumentException(where);
            });
    return switch (limit) {
      case "access" -> clock.deadline(TimeLimits.ONE_MONTH, Right.ACCESS, dates);
      case "erasure" -> clock.deadline(TimeLimits.ONE_MONTH, Right.ERASURE, dates);
      case "flat" -> clock.deadline(TimeLimits.ONE_MONTH_FLAT, Right.ACCESS, dates);
      case "complaint" -> clock.deadline(TimeLimits.COMPLAINT, Right.COMPLAINT, dates);
      case "promise" -> clock.deadline(TimeLimits.PROMISE, Right.ACCESS, dates);
      default -> throw new IllegalArgumentException(limit);
    };
  }

  /** {@code 2026-09-04..2026-09-10}, or open: {@code 2026-09-04..}. */
  private static Asked asked(String text) {
    String[] days = text.split("\\.\\.");
    return new Asked(
        LocalDate.parse(days[0]),
        days.length == 1 ? Optional.empty() : Optional.of(LocalDate.parse(days[1])));
  }

  /** {@code Thu 2026-09-03}, whose name of the day must be right. */
  private static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text.substring(4));
    assertThat(text(day)).isEqualTo(text);
    return day;
  }

  private static String text(LocalDate day) {
    String name = day.getDayOfWeek().name();
    return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT) + " " + day;
  }

  @ParameterizedTest
  @EnumSource
  void deadline_ofEveryDayFrom2024To2030_isWhatLivingThroughItGives(Jurisdiction jurisdiction) {
    ReferenceClock reference = new ReferenceClock(new ReferenceHolidays(), jurisdiction);
    RequestClock clock = CLOCKS.get(jurisdiction);
    List<LocalDate> days = LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)).toList();
    assertThat(days).hasSize(2557);
    for (LocalDate received : days) {
      RequestDates plain = RequestDates.builder().received(received).build();
      RequestDates extended =
          RequestDates.builder()
              .received(received)
              .extension(new Extension(received, Reason.NUMBER))
              .build();
      for (RequestDates dates : List.of(plain, extended)) {
        assertThat(outcome(clock.deadline(TimeLimits.ONE_MONTH, Right.ACCESS, dates)))
            .as("received on %s", received)
            .isEqualTo(reference.outcome(TimeLimits.ONE_MONTH, Right.ACCESS, dates));
      }
      assertThat(outcome(clock.deadline(TimeLimits.COMPLAINT, Right.COMPLAINT, plain)))
          .as("received on %s", received)
          .isEqualTo(reference.outcome(TimeLimits.COMPLAINT, Right.COMPLAINT, plain));
    }
  }

  private static ReferenceClock.Outcome outcome(Deadline deadline) {
    return new ReferenceClock.Outcome(deadline.state(), deadline.due(), deadline.extensionToldBy());
  }

  /** A promise of 30 calendar days is no safe stand-in for the law's month. */
  @Test
  void promiseOf30Days_isLaterThanTheLawForDaysOfFebruaryAlone() {
    RequestClock clock = CLOCKS.get(Jurisdiction.ENGLAND_AND_WALES);
    List<LocalDate> year = LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).toList();
    List<Integer> late =
        year.stream()
            .filter(day -> compare(clock, day) > 0)
            .peek(day -> assertThat(day.getMonth()).isEqualTo(Month.FEBRUARY))
            .map(LocalDate::getDayOfMonth)
            .toList();
    assertThat(late)
        .containsExactly(
            1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 27);
    assertThat(year.stream().filter(day -> compare(clock, day) == 0)).hasSize(92);
    assertThat(year.stream().filter(day -> compare(clock, day) < 0)).hasSize(249);
  }

  /** How the promise's day compares with the law's. */
  private static int compare(RequestClock clock, LocalDate received) {
    RequestDates dates = RequestDates.builder().received(received).build();
    LocalDate promised =
        clock.deadline(TimeLimits.PROMISE, Right.ACCESS, dates).due().orElseThrow();
    LocalDate due = clock.deadline(TimeLimits.ONE_MONTH, Right.ACCESS, dates).due().orElseThrow();
    return promised.compareTo(due);
  }

  /**
   * The one way in which waiting longer can end sooner: days that a question took out fall before
   * the later start, while the months from both starts end on the same last of February.
   */
  @Test
  void deadline_whoseStartMovesPastAQuestion_canBeEarlier() {
    RequestDates.Builder without =
        RequestDates.builder()
            .received(LocalDate.of(2026, 1, 28))
            .addClarifications(asked("2026-01-28..2026-01-30"));
    RequestDates with =
        RequestDates.builder()
            .received(LocalDate.of(2026, 1, 28))
            .addClarifications(asked("2026-01-28..2026-01-30"))
            .identity(asked("2026-01-28..2026-01-31"))
            .build();
    assertThat(text(deadline("E", "flat", without.build()).due().orElseThrow()))
        .isEqualTo("Tue 2026-03-03");
    assertThat(text(deadline("E", "flat", with).due().orElseThrow())).isEqualTo("Sat 2026-02-28");
  }

  @Test
  void deadline_ofARightThatTheLimitIsNotFor_isRefused() {
    RequestDates dates = RequestDates.builder().received(LocalDate.of(2026, 9, 3)).build();
    assertThatThrownBy(
            () ->
                CLOCKS
                    .get(Jurisdiction.SCOTLAND)
                    .deadline(TimeLimits.COMPLAINT, Right.ACCESS, dates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time limit `complaint` is not for access");
  }

  @Test
  void deadline_withHolidaysWithoutEnd_isRefused() {
    RequestClock clock = new RequestClock((day, where) -> true, Jurisdiction.SCOTLAND);
    RequestDates dates = RequestDates.builder().received(LocalDate.of(2026, 9, 3)).build();
    assertThatThrownBy(() -> clock.deadline(TimeLimits.ONE_MONTH, Right.ACCESS, dates))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the holidays leave no working day for a month");
  }

  @Test
  void deadline_inTheLastYear_isAnswered() {
    RequestDates dates = RequestDates.builder().received(LocalDate.of(2100, 12, 31)).build();
    assertThat(deadline("E", "access", dates).due()).contains(LocalDate.of(2101, 1, 31));
  }

  @Test
  void steps_ofAPlainRequest_areTheReckoning() {
    RequestDates dates = RequestDates.builder().received(LocalDate.of(2026, 11, 25)).build();
    Deadline deadline = deadline("E", "access", dates);
    assertThat(deadline.steps())
        .extracting(step -> step.day().map(LocalDate::toString).orElse("-") + " " + step.text())
        .containsExactly(
            "2026-11-25 Received on Wednesday 25 November 2026.",
            "2026-12-25 One month from Wednesday 25 November 2026 is Friday 25 December 2026.",
            "2026-12-29 Friday 25 December 2026 is not a working day; the next one is Tuesday 29"
                + " December 2026 (public holidays in England and Wales: Friday 25 December 2026,"
                + " Monday 28 December 2026).",
            "2026-12-29 If more time must be taken, Tuesday 29 December 2026 is the last day for"
                + " telling the person so, with the reason.",
            "2026-12-29 Due on Tuesday 29 December 2026.");
    assertThat(deadline.steps().get(0).sources()).isEmpty();
    assertThat(deadline.steps().subList(1, 5))
        .allSatisfy(step -> assertThat(step.sources()).isEqualTo(TimeLimits.ONE_MONTH.sources()));
  }

  @Test
  void steps_ofALongRequest_tellAllThatCounts() {
    assertThat(
            texts(
                "access",
                RequestDates.builder()
                    .received(LocalDate.of(2026, 10, 29))
                    .identity(asked("2026-10-30..2026-10-31"))
                    .fee(asked("2026-10-30..2026-10-30"))
                    .addClarifications(
                        asked("2026-10-29..2026-10-30"),
                        asked("2026-10-30..2026-11-02"),
                        asked("2026-11-02..2026-11-02"),
                        asked("2026-11-04..2026-11-04"),
                        asked("2027-01-08..2027-01-11"))
                    .extension(new Extension(LocalDate.of(2026, 12, 4), Reason.NUMBER))
                    .build()))
        .containsExactly(
            "Received on Thursday 29 October 2026.",
            "Proof of identity, asked for on Friday 30 October 2026, came on Saturday 31 October"
                + " 2026.",
            "A fee, asked for on Friday 30 October 2026, was paid on Friday 30 October 2026.",
            "The clock started on Saturday 31 October 2026.",
            "One month from Saturday 31 October 2026 is Monday 30 November 2026, the last day of"
                + " its month.",
            "A question, put on Thursday 29 October 2026, was answered on Friday 30 October 2026,"
                + " before the clock started.",
            "A question, put on Friday 30 October 2026, was answered on Monday 2 November 2026: 3"
                + " days from Saturday 31 October 2026 on do not count.",
            "A question, put on Monday 2 November 2026, was answered on Monday 2 November 2026, a"
                + " day that is left out already.",
            "A question, put on Wednesday 4 November 2026, was answered on Wednesday 4 November"
                + " 2026: one day does not count.",
            "With 4 days left out it is Friday 4 December 2026.",
            "The person was told on Friday 4 December 2026 that more time is taken, because the"
                + " person made many requests.",
            "3 months from Saturday 31 October 2026 is Sunday 31 January 2027.",
            "A question, put on Friday 8 January 2027, was answered on Monday 11 January 2027: 4"
                + " days do not count.",
            "With 8 days left out it is Monday 8 February 2027.",
            "Due on Monday 8 February 2027.");
  }

  @Test
  void steps_ofThingsThatDoNotCount_sayWhy() {
    RequestDates late =
        RequestDates.builder()
            .received(LocalDate.of(2026, 9, 3))
            .identity(asked("2026-10-07.."))
            .addClarifications(asked("2026-10-05..2026-10-05"), asked("2026-10-07.."))
            .extension(new Extension(LocalDate.of(2026, 10, 7), Reason.COMPLEXITY))
            .build();
    assertThat(texts("access", late))
        .contains(
            "Proof of identity was asked for on Wednesday 7 October 2026, after the due day, and"
                + " does not move it.",
            "The first day after the last answer is Tuesday 6 October 2026.",
            "The person was told on Wednesday 7 October 2026 that more time is taken, because the"
                + " request is complex, after the last day for it: the due day stays.",
            "A question was put on Wednesday 7 October 2026, after the due day, and does not move"
                + " it.");
    assertThat(texts("complaint", late))
        .contains(
            "Proof of identity was asked for on Wednesday 7 October 2026; this time limit does not"
                + " wait for it.",
            "A question was put on Monday 5 October 2026; for this right it does not stop the"
                + " clock.",
            "The person was told on Wednesday 7 October 2026 that more time is taken, because the"
                + " request is complex; this time limit cannot be extended.");
  }

  @Test
  void steps_ofAClockThatStands_sayWhatIsOutstanding() {
    RequestDates.Builder dates =
        RequestDates.builder()
            .received(LocalDate.of(2026, 9, 3))
            .addClarifications(asked("2026-09-07.."));
    assertThat(texts("access", dates.build()))
        .containsExactly(
            "Received on Thursday 3 September 2026.",
            "One month from Thursday 3 September 2026 is Saturday 3 October 2026.",
            "A question, put on Monday 7 September 2026, is unanswered: the clock stands still.");
    dates.extension(new Extension(LocalDate.of(2026, 12, 1), Reason.COMPLEXITY));
    assertThat(texts("access", dates.build()))
        .endsWith(
            "The person was told on Tuesday 1 December 2026 that more time is taken, because the"
                + " request is complex.",
            "3 months from Thursday 3 September 2026 is Thursday 3 December 2026.");
    assertThat(texts("access", dates.identity(asked("2026-09-04..")).build()))
        .containsExactly(
            "Received on Thursday 3 September 2026.",
            "Proof of identity, asked for on Friday 4 September 2026, is outstanding: the clock has"
                + " not started.");
  }

  @Test
  void steps_areInEnglishOnAnyMachine() {
    RequestDates dates = RequestDates.builder().received(LocalDate.of(2026, 9, 3)).build();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(texts("access", dates)).contains("Due on Monday 5 October 2026.");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static ImmutableList<String> texts(String limit, RequestDates dates) {
    return deadline("E", limit, dates).steps().stream()
        .map(Step::text)
        .collect(ImmutableList.toImmutableList());
  }
}
