package org.privacynotice.deadline;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.privacynotice.notice.TimeLimit.Length;
import org.privacynotice.request.RequestDates.Asked;

/**
 * A length of time from a start to its due day, longer by the pauses that fall into it.
 *
 * @param plain the end without pauses
 * @param pauses the questions that count, in order
 * @param end the end with them
 * @param due the end moved to a working day, where that is done
 * @param isOpen whether the last question is unanswered; then neither end nor due day is final
 */
record Stretch(
    LocalDate plain, ImmutableList<Pause> pauses, LocalDate end, LocalDate due, boolean isOpen) {

  /**
   * One question.
   *
   * @param asked when it was asked and answered
   * @param from the first day that it takes out
   * @param days how many days it takes out; none while it is unanswered
   */
  record Pause(Asked asked, LocalDate from, long days) {}

  /** The due day; empty while a question is unanswered. */
  Optional<LocalDate> knownDue() {
    return isOpen ? Optional.empty() : Optional.of(due);
  }

  /** How many days the pauses take out. */
  long daysOut() {
    return pauses.stream().mapToLong(Pause::days).sum();
  }

  /**
   * Measures a stretch.
   *
   * @param start its first day, on which the clock starts
   * @param length how long it is without pauses
   * @param questions what may pause it, in order; those after the due day do not
   * @param roll makes a due day of an end
   */
  static Stretch of(
      LocalDate start,
      Length length,
      ImmutableList<Asked> questions,
      UnaryOperator<LocalDate> roll) {
    LocalDate plain = length.from(start);
    LocalDate end = plain;
    LocalDate due = roll.apply(end);
    ImmutableList.Builder<Pause> pauses = ImmutableList.builder();
    long daysOut = 0;
    LocalDate untouched = start; // the first day that no question has taken out
    for (Asked question : questions) {
      if (question.asked().isAfter(due)) {
        break;
      }
      LocalDate from = later(question.asked(), untouched);
      if (question.answered().isEmpty()) {
        pauses.add(new Pause(question, from, 0));
        return new Stretch(plain, pauses.build(), end, due, true);
      }
      LocalDate after = question.answered().get().plusDays(1);
      long days = Math.max(0, ChronoUnit.DAYS.between(from, after));
      pauses.add(new Pause(question, from, days));
      daysOut += days;
      untouched = later(untouched, after);
      end = later(plain.plusDays(daysOut), untouched);
      due = roll.apply(end);
    }
    return new Stretch(plain, pauses.build(), end, due, false);
  }

  /** The later of two days. */
  static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
