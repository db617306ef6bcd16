package org.privacynotice.vocabulary;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the two ways in which an event's time is written. */
final class EventText {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private EventText() {}

  /** The event, or empty where the text is neither a day nor an instant that exists. */
  static Optional<FactValue> parse(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return Optional.of(new FactValue.OccurredOn(LocalDate.parse(text)));
      }
      if (INSTANT.matcher(text).matches()) {
        return Optional.of(new FactValue.OccurredAt(OffsetDateTime.parse(text).toInstant()));
      }
    } catch (DateTimeParseException impossible) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
