package org.privacynotice.deadline;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.privacynotice.notice.TimeLimit.Length;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;
import org.privacynotice.request.Step;
import org.privacynotice.vocabulary.Citation;

/** A reckoning told in sentences, one for each thing that it took into account. */
final class Narrative {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

  private final ImmutableList<Citation> sources;
  private final WorkingDays workingDays;
  private final ImmutableList.Builder<Step> steps = ImmutableList.builder();

  /**
   * Starts one.
   *
   * @param sources where the time limit is written
   * @param workingDays whose holidays are named
   */
  Narrative(ImmutableList<Citation> sources, WorkingDays workingDays) {
    this.sources = sources;
    this.workingDays = workingDays;
  }

  ImmutableList<Step> steps() {
    return steps.build();
  }

  void received(LocalDate day) {
    steps.add(new Step(Optional.of(day), "Received on " + words(day) + ".", ImmutableList.of()));
  }

  void waits(Wait wait) {
    Optional<LocalDate> answered = wait.asked().answered();
    String what = wait.kind().label() + ", asked for on " + words(wait.asked().asked()) + ", ";
    answered.ifPresentOrElse(
        day -> add(day, what + wait.kind().came() + " on " + words(day) + "."),
        () -> add(what + "is outstanding: the clock has not started."));
  }

  void waitsTooLate(Wait wait) {
    add(asked(wait.kind().label(), wait.asked()) + ", after the due day, and does not move it.");
  }

  void doesNotWait(Wait wait) {
    add(asked(wait.kind().label(), wait.asked()) + "; this time limit does not wait for it.");
  }

  void started(LocalDate day) {
    add(day, "The clock started on " + words(day) + ".");
  }

  /**
   * How a stretch runs to its end.
   *
   * @param start its first day
   * @param length how long it is
   * @param stretch the stretch
   * @param told how many of its pauses have been told before
   */
  void lasts(LocalDate start, Length length, Stretch stretch, int told) {
    LocalDate plain = stretch.plain();
    boolean isCut =
        length.unit() == Length.Unit.MONTHS && plain.getDayOfMonth() != start.getDayOfMonth();
    add(
        plain,
        words(length)
            + " from "
            + words(start)
            + " is "
            + words(plain)
            + (isCut ? ", the last day of its month." : "."));
    stretch.pauses().stream().skip(told).forEach(pause -> pauses(start, pause));
    if (stretch.isOpen()) {
      return;
    }
    if (!stretch.end().equals(plain)) {
      boolean isMoved = stretch.end().equals(plain.plusDays(stretch.daysOut()));
      add(
          stretch.end(),
          (isMoved
                  ? "With " + days(stretch.daysOut()) + " left out it is "
                  : "The first day after the last answer is ")
              + words(stretch.end())
              + ".");
    }
    if (!stretch.due().equals(stretch.end())) {
      rolls(stretch.end(), stretch.due());
    }
  }

  private void rolls(LocalDate end, LocalDate due) {
    String holidays =
        end.datesUntil(due)
            .filter(workingDays::isWeekdayHoliday)
            .map(Narrative::words)
            .collect(Collectors.joining(", "));
    add(
        due,
        words(end)
            + " is not a working day; the next one is "
            + words(due)
            + (holidays.isEmpty()
                ? "."
                : " (public holidays in "
                    + workingDays.jurisdiction().label()
                    + ": "
                    + holidays
                    + ")."));
  }

  private void pauses(LocalDate start, Stretch.Pause pause) {
    String what = "A question, put on " + words(pause.asked().asked()) + ", ";
    if (pause.asked().answered().isEmpty()) {
      add(what + "is unanswered: the clock stands still.");
      return;
    }
    LocalDate answered = pause.asked().answered().get();
    String came = what + "was answered on " + words(answered);
    if (answered.isBefore(start)) {
      add(answered, came + ", before the clock started.");
    } else if (pause.days() == 0) {
      add(answered, came + ", a day that is left out already.");
    } else {
      String since =
          pause.from().equals(pause.asked().asked()) ? "" : " from " + words(pause.from()) + " on";
      String count = pause.days() == 1 ? " does not count." : " do not count.";
      add(answered, came + ": " + days(pause.days()) + since + count);
    }
  }

  void pausesTooLate(Asked question) {
    add(put(question) + ", after the due day, and does not move it.");
  }

  void doesNotPause(Asked question) {
    add(put(question) + "; for this right it does not stop the clock.");
  }

  /**
   * What came of an extension.
   *
   * @param extension what the person was told
   * @param most how much longer the limit may be made, if at all
   * @param inTime whether it counts
   */
  void told(Extension extension, Optional<Length> most, boolean inTime) {
    String what =
        "The person was told on "
            + words(extension.told())
            + " that more time is taken, because "
            + because(extension.reason());
    if (inTime) {
      add(extension.told(), what + ".");
    } else if (most.isEmpty()) {
      add(what + "; this time limit cannot be extended.");
    } else {
      add(what + ", after the last day for it: the due day stays.");
    }
  }

  void mayBeTold(LocalDate day) {
    add(
        day,
        "If more time must be taken, "
            + words(day)
            + " is the last day for telling the person so, with the reason.");
  }

  void due(LocalDate day) {
    add(day, "Due on " + words(day) + ".");
  }

  private void add(String text) {
    steps.add(new Step(Optional.empty(), text, sources));
  }

  private void add(LocalDate day, String text) {
    steps.add(new Step(Optional.of(day), text, sources));
  }

  private static String asked(String what, Asked asked) {
    return what + " was asked for on " + words(asked.asked());
  }

  private static String put(Asked question) {
    return "A question was put on " + words(question.asked());
  }

  private static String because(Reason reason) {
    return switch (reason) {
      case COMPLEXITY -> "the request is complex";
      case NUMBER -> "the person made many requests";
    };
  }

  /** "Monday 5 October 2026". */
  private static String words(LocalDate day) {
    return DAY.format(day);
  }

  /** "One month", "30 days". */
  private static String words(Length length) {
    String unit = length.unit() == Length.Unit.MONTHS ? "month" : "day";
    return count(length.amount(), unit, "One");
  }

  private static String days(long days) {
    return count(days, "day", "one");
  }

  private static String count(long number, String unit, String one) {
    return number == 1 ? one + " " + unit : number + " " + unit + "s";
  }
}
