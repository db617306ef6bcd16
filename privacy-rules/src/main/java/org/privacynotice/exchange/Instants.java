package org.privacynotice.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Instants as they stand on a line. Almost all are written to the second in UTC, as
 * 2026-01-31T09:30:00Z; these take a short way, with the same outcome.
 */
final class Instants {

  private static final String FORM = "0000-00-00T00:00:00Z";

  private Instants() {}

  /**
   * The instant of an ISO 8601 text with its offset.
   *
   * @throws DateTimeException when it is none
   */
  static Instant parse(String text) {
    return hasForm(text) ? ofForm(text) : OffsetDateTime.parse(text).toInstant();
  }

  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Instant ofForm(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 2),
            number(text, 8, 2),
            number(text, 11, 2),
            number(text, 14, 2),
            number(text, 17, 2))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /** Adds the instant as {@link Instant#toString} gives it. */
  static void append(Instant at, StringBuilder to) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
    if (at.getNano() != 0 || time.getYear() < 0 || time.getYear() > 9999) {
      to.append(at);
      return;
    }
    LocalDate day = time.toLocalDate();
    twoDigits(day.getYear() / 100, to);
    twoDigits(day.getYear() % 100, to);
    twoDigits(day.getMonthValue(), to.append('-'));
    twoDigits(day.getDayOfMonth(), to.append('-'));
    twoDigits(time.getHour(), to.append('T'));
    twoDigits(time.getMinute(), to.append(':'));
    twoDigits(time.getSecond(), to.append(':'));
    to.append('Z');
  }

  private static void twoDigits(int number, StringBuilder to) {
    to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
