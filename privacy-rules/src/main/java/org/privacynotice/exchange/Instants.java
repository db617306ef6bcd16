package org.privacynotice.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;

/**
 * Instants as they stand on a line. Almost all are written to the second in UTC, as
 * 2026-01-31T09:30:00Z; these take a short way, with the same outcome.
 */
final class Instants {

  private static final byte[] FORM = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.US_ASCII);
  private static final int DAY = 24 * 60 * 60; // seconds

  private Instants() {}

  /**
   * The instant of an ISO 8601 text with its offset.
   *
   * @throws DateTimeException when it is none
   */
  static Instant parse(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII); // what is not ASCII has not the form
    return hasForm(ascii, 0, ascii.length)
        ? ofForm(ascii, 0)
        : OffsetDateTime.parse(text).toInstant();
  }

  /** The instant of a text, as {@link #parse(String)}, that stands among others in ASCII. */
  static Instant parse(byte[] ascii, int from, int to) {
    return hasForm(ascii, from, to)
        ? ofForm(ascii, from)
        : parse(new String(ascii, from, to - from, StandardCharsets.ISO_8859_1));
  }

  private static boolean hasForm(byte[] text, int from, int to) {
    if (to - from != FORM.length) {
      return false;
    }
    for (int i = 0; i < FORM.length; i++) {
      byte b = text[from + i];
      if (FORM[i] == '0' ? b < '0' || b > '9' : b != FORM[i]) {
        return false;
      }
    }
    return true;
  }

  private static Instant ofForm(byte[] text, int from) {
    LocalDate day =
        LocalDate.of(
            100 * number(text, from) + number(text, from + 2),
            number(text, from + 5),
            number(text, from + 8));
    int hour = ChronoField.HOUR_OF_DAY.checkValidIntValue(number(text, from + 11));
    int minute = ChronoField.MINUTE_OF_HOUR.checkValidIntValue(number(text, from + 14));
    int second = ChronoField.SECOND_OF_MINUTE.checkValidIntValue(number(text, from + 17));
    return Instant.ofEpochSecond(day.toEpochDay() * DAY + (60L * hour + minute) * 60 + second);
  }

  /** The number that two digits stand for. */
  private static int number(byte[] text, int from) {
    return 10 * (text[from] - '0') + text[from + 1] - '0';
  }

  /** Adds the instant as {@link Instant#toString} gives it. */
  static void append(Instant at, StringBuilder to) {
    to.append(new String(ascii(at), StandardCharsets.ISO_8859_1));
  }

  /** The instant as {@link Instant#toString} gives it, in ASCII. */
  static byte[] ascii(Instant at) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), DAY));
    if (at.getNano() != 0 || day.getYear() < 0 || day.getYear() > 9999) {
      return at.toString().getBytes(StandardCharsets.US_ASCII);
    }
    int second = Math.floorMod(at.getEpochSecond(), DAY);
    byte[] text = FORM.clone();
    put(day.getYear() / 100, text, 0);
    put(day.getYear() % 100, text, 2);
    put(day.getMonthValue(), text, 5);
    put(day.getDayOfMonth(), text, 8);
    put(second / 3600, text, 11);
    put(second / 60 % 60, text, 14);
    put(second % 60, text, 17);
    return text;
  }

  /** Puts a number down in two digits. */
  private static void put(int number, byte[] text, int at) {
    text[at] = (byte) ('0' + number / 10);
    text[at + 1] = (byte) ('0' + number % 10);
  }
}
