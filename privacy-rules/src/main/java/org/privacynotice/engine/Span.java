package org.privacynotice.engine;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.privacynotice.decision.Truth;
import org.privacynotice.retention.RetentionPeriod;

/**
 * The days among which the last day of a retention period lies, as far as is known.
 *
 * @param earliest the earliest that it can be; {@link LocalDate#MIN} for no bound
 * @param latest the latest that it can be; {@link LocalDate#MAX} for never
 */
record Span(LocalDate earliest, LocalDate latest) {

  /** Nothing is known. */
  static final Span UNKNOWN = new Span(LocalDate.MIN, LocalDate.MAX);

  /** There is no last day. */
  static final Span NEVER = new Span(LocalDate.MAX, LocalDate.MAX);

  static Span of(LocalDate day) {
    return new Span(day, day);
  }

  /** True when the day is past the whole span, false when past none of it, else unknown. */
  Truth isOverOn(LocalDate day) {
    if (day.isAfter(latest)) {
      return Truth.TRUE;
    }
    return day.isAfter(earliest) ? Truth.UNKNOWN : Truth.FALSE;
  }

  /** The last day, when it is known and there is one. */
  Optional<LocalDate> lastDay() {
    return earliest.equals(latest) && !latest.equals(LocalDate.MAX)
        ? Optional.of(latest)
        : Optional.empty();
  }

  /** This span, which something may yet hold up for good. */
  Span orNever() {
    return new Span(earliest, LocalDate.MAX);
  }

  Span plus(int amount, RetentionPeriod.Unit unit) {
    return new Span(plus(earliest, amount, unit), plus(latest, amount, unit));
  }

  private static LocalDate plus(LocalDate day, int amount, RetentionPeriod.Unit unit) {
    if (isBound(day)) {
      return day;
    }
    return switch (unit) {
      case DAYS -> day.plusDays(amount);
      case WEEKS -> day.plusWeeks(amount);
      case MONTHS -> day.plusMonths(amount);
      case YEARS -> day.plusYears(amount);
    };
  }

  Span endOf(RetentionPeriod.Year year) {
    return new Span(endOf(earliest, year), endOf(latest, year));
  }

  private static LocalDate endOf(LocalDate day, RetentionPeriod.Year year) {
    if (isBound(day)) {
      return day;
    }
    return switch (year) {
      case CALENDAR -> LocalDate.of(day.getYear(), Month.DECEMBER, 31);
      case FINANCIAL -> {
        LocalDate march = LocalDate.of(day.getYear(), Month.MARCH, 31);
        yield day.isAfter(march) ? march.plusYears(1) : march;
      }
    };
  }

  Span earlier(Span other) {
    return new Span(min(earliest, other.earliest), min(latest, other.latest));
  }

  Span later(Span other) {
    return new Span(max(earliest, other.earliest), max(latest, other.latest));
  }

  private static boolean isBound(LocalDate day) {
    return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX);
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
