package org.privacynotice.deadline;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.notice.TimeLimit.Length;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.vocabulary.Right;

/** The reckoning of one request: which of its dates count, and what day they come to. */
final class Reckoning {

  private final TimeLimit limit;
  private final RequestDates dates;
  private final ImmutableList<Asked> pausing;
  private final UnaryOperator<LocalDate> roll;
  private final Narrative narrative;

  Reckoning(WorkingDays workingDays, TimeLimit limit, Right right, RequestDates dates) {
    this.limit = limit;
    this.dates = dates;
    pausing = limit.pauses().contains(right) ? dates.clarifications() : ImmutableList.of();
    roll = limit.rolls() ? workingDays::onOrAfter : UnaryOperator.identity();
    narrative = new Narrative(limit.sources(), workingDays);
  }

  Deadline deadline() {
    narrative.received(dates.received());
    Optional<LocalDate> start = start();
    if (start.isEmpty()) {
      return deadline(Deadline.State.NOT_STARTED, Optional.empty(), Optional.empty());
    }
    return deadlineFrom(start.get());
  }

  /** The day on which the clock starts; empty while something that it waits for is outstanding. */
  private Optional<LocalDate> start() {
    Optional<LocalDate> start = Optional.of(dates.received());
    for (Wait wait : waits()) {
      Optional<LocalDate> due = start.flatMap(this::due);
      if (!limit.waits()) {
        narrative.doesNotWait(wait);
      } else if (due.isPresent() && wait.asked().asked().isAfter(due.get())) {
        narrative.waitsTooLate(wait);
      } else {
        narrative.waits(wait);
        start = start.flatMap(day -> wait.asked().answered().map(came -> Stretch.later(day, came)));
      }
    }
    start.filter(day -> !day.equals(dates.received())).ifPresent(narrative::started);
    return start;
  }

  /** What the clock may wait for, in the order in which it was asked for. */
  private List<Wait> waits() {
    return Stream.concat(
            dates.identity().map(asked -> new Wait(Wait.Kind.IDENTITY, asked)).stream(),
            dates.fee().map(asked -> new Wait(Wait.Kind.FEE, asked)).stream())
        .sorted(Comparator.comparing(wait -> wait.asked().asked()))
        .toList();
  }

  private Deadline deadlineFrom(LocalDate start) {
    Stretch first = stretch(start, limit.within());
    Optional<Length> longer = extendedLength(first);
    Stretch whole = longer.map(length -> stretch(start, length)).orElse(first);
    Optional<LocalDate> toldBy = limit.extension().flatMap(extension -> first.knownDue());

    narrative.lasts(start, limit.within(), first, 0);
    dates
        .extension()
        .ifPresentOrElse(
            extension -> narrative.told(extension, limit.extension(), longer.isPresent()),
            () -> toldBy.ifPresent(narrative::mayBeTold));
    longer.ifPresent(length -> narrative.lasts(start, length, whole, first.pauses().size()));
    dates.clarifications().stream()
        .skip(whole.pauses().size())
        .forEach(pausing.isEmpty() ? narrative::doesNotPause : narrative::pausesTooLate);
    whole.knownDue().ifPresent(narrative::due);
    return deadline(
        whole.isOpen() ? Deadline.State.PAUSED : Deadline.State.RUNNING, whole.knownDue(), toldBy);
  }

  private Deadline deadline(
      Deadline.State state, Optional<LocalDate> due, Optional<LocalDate> toldBy) {
    return new Deadline(state, due, toldBy, narrative.steps());
  }

  private Optional<LocalDate> due(LocalDate start) {
    Stretch first = stretch(start, limit.within());
    return extendedLength(first).map(length -> stretch(start, length)).orElse(first).knownDue();
  }

  /** The length with the extension, where the person was told of it in time. */
  private Optional<Length> extendedLength(Stretch first) {
    return limit
        .extension()
        .filter(longer -> isTold(first))
        .map(longer -> limit.within().plus(longer));
  }

  private boolean isTold(Stretch first) {
    return dates
        .extension()
        .filter(extension -> first.isOpen() || !extension.told().isAfter(first.due()))
        .isPresent();
  }

  private Stretch stretch(LocalDate start, Length length) {
    return Stretch.of(start, length, pausing, roll);
  }
}
