package org.privacynotice.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import org.privacynotice.notice.Jurisdiction;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;
import org.privacynotice.vocabulary.Right;

class RequestClockPropertyTest {

  private static final Holidays HOLIDAYS = Holidays.standard();

  /** A limit, and a right that it is for. */
  record Asking(TimeLimit limit, Right right) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void deadline_isWhatLivingThroughTheRequestGives(
      @ForAll("askings") Asking asking,
      @ForAll("requests") RequestDates dates,
      @ForAll Jurisdiction jurisdiction) {
    ReferenceClock.Outcome expected =
        new ReferenceClock(new ReferenceHolidays(), jurisdiction)
            .outcome(asking.limit(), asking.right(), dates);
    Deadline deadline = deadline(asking, dates, jurisdiction);
    assertThat(
            new ReferenceClock.Outcome(
                deadline.state(), deadline.due(), deadline.extensionToldBy()))
        .isEqualTo(expected);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void due_whereTheLimitRolls_isAWorkingDay(
      @ForAll("askings") Asking asking,
      @ForAll("requests") RequestDates dates,
      @ForAll Jurisdiction jurisdiction) {
    Optional<LocalDate> due = deadline(asking, dates, jurisdiction).due();
    Assume.that(asking.limit().rolls() && due.isPresent());
    assertThat(ReferenceHolidays.isWeekend(due.get())).isFalse();
    assertThat(HOLIDAYS.isHoliday(due.get(), jurisdiction)).isFalse();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void due_whenTheLastQuestionIsAnsweredLater_isNeverEarlier(
      @ForAll("askings") Asking asking,
      @ForAll("requests") RequestDates dates,
      @ForAll @IntRange(min = 1, max = 40) int later) {
    int last = dates.clarifications().size() - 1;
    Assume.that(last >= 0 && dates.clarifications().get(last).answered().isPresent());
    List<Asked> questions = new ArrayList<>(dates.clarifications());
    questions.set(last, delayed(questions.get(last), later));
    RequestDates delayed = builder(dates, dates.identity()).addAllClarifications(questions).build();
    assertThat(due(asking, delayed)).isAfterOrEqualTo(due(asking, dates));
    RequestDates open =
        builder(dates, dates.identity())
            .addAllClarifications(questions.subList(0, last))
            .addClarifications(new Asked(questions.get(last).asked(), Optional.empty()))
            .build();
    assertThat(due(asking, open)).isAfterOrEqualTo(due(asking, delayed));
    RequestDates none =
        builder(dates, dates.identity()).addAllClarifications(questions.subList(0, last)).build();
    assertThat(due(asking, dates)).isAfterOrEqualTo(due(asking, none));
  }

  /** Without questions: {@link RequestClockTest} has the case in which they make a difference. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void due_whenIdentityIsProvenLater_isNeverEarlier(
      @ForAll("askings") Asking asking,
      @ForAll("requests") RequestDates dates,
      @ForAll @IntRange(min = 1, max = 40) int later) {
    Assume.that(dates.identity().flatMap(Asked::answered).isPresent());
    RequestDates proven = builder(dates, dates.identity()).build();
    RequestDates delayed =
        builder(dates, dates.identity().map(asked -> delayed(asked, later))).build();
    RequestDates open =
        builder(dates, dates.identity().map(asked -> new Asked(asked.asked(), Optional.empty())))
            .build();
    RequestDates none = builder(dates, Optional.empty()).build();
    assertThat(due(asking, delayed)).isAfterOrEqualTo(due(asking, proven));
    assertThat(due(asking, open)).isAfterOrEqualTo(due(asking, delayed));
    assertThat(due(asking, proven)).isAfterOrEqualTo(due(asking, none));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void due_withoutHolidays_isNeverLaterThanWithThem(
      @ForAll("askings") Asking asking,
      @ForAll("requests") RequestDates dates,
      @ForAll Jurisdiction jurisdiction) {
    LocalDate careful =
        new RequestClock(Holidays.none(), jurisdiction)
            .deadline(asking.limit(), asking.right(), dates)
            .due()
            .orElse(LocalDate.MAX);
    assertThat(careful)
        .isBeforeOrEqualTo(deadline(asking, dates, jurisdiction).due().orElse(LocalDate.MAX));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void steps_ofEveryRequest_endWithItsState(
      @ForAll("askings") Asking asking, @ForAll("requests") RequestDates dates) {
    Deadline deadline = deadline(asking, dates, Jurisdiction.SCOTLAND);
    assertThat(deadline.steps().get(0).day()).contains(dates.received());
    assertThat(deadline.steps().get(deadline.steps().size() - 1).text().startsWith("Due on"))
        .isEqualTo(deadline.due().isPresent());
    if (deadline.due().isPresent()) {
      assertThat(deadline.steps().get(deadline.steps().size() - 1).day()).isEqualTo(deadline.due());
    }
  }

  private static Deadline deadline(Asking asking, RequestDates dates, Jurisdiction jurisdiction) {
    return new RequestClock(HOLIDAYS, jurisdiction).deadline(asking.limit(), asking.right(), dates);
  }

  /** The due day; while there is none, later than any. */
  private static LocalDate due(Asking asking, RequestDates dates) {
    return deadline(asking, dates, Jurisdiction.SCOTLAND).due().orElse(LocalDate.MAX);
  }

  private static Asked delayed(Asked asked, int days) {
    return new Asked(asked.asked(), asked.answered().map(day -> day.plusDays(days)));
  }

  /** The same without questions, with this proof of identity. */
  private static RequestDates.Builder builder(RequestDates dates, Optional<Asked> identity) {
    return RequestDates.builder()
        .received(dates.received())
        .identity(identity)
        .fee(dates.fee())
        .extension(dates.extension());
  }

  @Provide
  Arbitrary<Asking> askings() {
    return Arbitraries.of(
        new Asking(TimeLimits.ONE_MONTH, Right.ACCESS),
        new Asking(TimeLimits.ONE_MONTH, Right.ERASURE),
        new Asking(TimeLimits.ONE_MONTH_FLAT, Right.ACCESS),
        new Asking(TimeLimits.COMPLAINT, Right.COMPLAINT),
        new Asking(TimeLimits.PROMISE, Right.ACCESS));
  }

  /** Requests whose dates all lie within half a year or so of receipt. */
  @Provide
  Arbitrary<RequestDates> requests() {
    Arbitrary<LocalDate> received =
        Arbitraries.integers()
            .between(0, 2556)
            .withDistribution(RandomDistribution.uniform())
            .map(LocalDate.of(2024, 1, 1)::plusDays);
    return received.flatMap(
        day ->
            Combinators.combine(
                    asked(day, 110).optional(0.5),
                    asked(day, 110).optional(0.3),
                    questions(day),
                    Arbitraries.integers().between(0, 50).map(day::plusDays).optional(0.5))
                .as(
                    (identity, fee, questions, told) ->
                        RequestDates.builder()
                            .received(day)
                            .identity(identity)
                            .fee(fee)
                            .addAllClarifications(questions)
                            .extension(told.map(when -> new Extension(when, Reason.COMPLEXITY)))
                            .build()));
  }

  private static Arbitrary<Asked> asked(LocalDate first, int within) {
    return Combinators.combine(
            Arbitraries.integers().between(0, within).map(first::plusDays),
            Arbitraries.integers().between(0, 40).optional(0.9))
        .as((day, days) -> new Asked(day, days.map(day::plusDays)));
  }

  /** One after the other, none after one that is unanswered. */
  private static Arbitrary<List<Asked>> questions(LocalDate received) {
    return asked(LocalDate.EPOCH, 35)
        .list()
        .ofMaxSize(4)
        .map(
            questions -> {
              List<Asked> ordered = new ArrayList<>();
              Optional<LocalDate> free = Optional.of(received);
              for (Asked question : questions) {
                if (free.isPresent()) {
                  long shift = ChronoUnit.DAYS.between(LocalDate.EPOCH, free.get());
                  Asked moved =
                      new Asked(
                          question.asked().plusDays(shift),
                          question.answered().map(day -> day.plusDays(shift)));
                  ordered.add(moved);
                  free = moved.answered();
                }
              }
              return ordered;
            });
  }
}
