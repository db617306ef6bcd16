package org.privacynotice.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * For how long one key makes pseudonyms. Days are those of UTC, whatever the notice's are: a key
 * needs a beginning that no clock change moves, and nobody's rights hang on the hour.
 */
public enum KeyPeriod {
  /** A calendar month: keys {@code 2026-11}. */
  MONTH("uuuu-MM") {
    @Override
    LocalDate begin(LocalDate day) {
      return day.withDayOfMonth(1);
    }

    @Override
    LocalDate next(LocalDate begin) {
      return begin.plusMonths(1);
    }
  },
  /** A quarter of a calendar year: keys {@code 2026-q4}. */
  QUARTER("uuuu-'q'Q") {
    @Override
    LocalDate begin(LocalDate day) {
      return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }

    @Override
    LocalDate next(LocalDate begin) {
      return begin.plusMonths(3);
    }
  },
  /** A calendar year: keys {@code 2026}. */
  YEAR("uuuu") {
    @Override
    LocalDate begin(LocalDate day) {
      return day.withDayOfYear(1);
    }

    @Override
    LocalDate next(LocalDate begin) {
      return begin.plusYears(1);
    }
  };

  private final DateTimeFormatter form;

  KeyPeriod(String pattern) {
    this.form = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  abstract LocalDate begin(LocalDate day);

  abstract LocalDate next(LocalDate begin);

  /** The id of the period in which the instant lies. */
  String id(Instant instant) {
    return form.format(day(instant));
  }

  /** When the period began in which the instant lies. */
  Instant begin(Instant instant) {
    return begin(day(instant)).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** When the period is over in which the instant lies. */
  Instant end(Instant instant) {
    return next(begin(day(instant))).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The period's name: {@code month}, {@code quarter} or {@code year}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
