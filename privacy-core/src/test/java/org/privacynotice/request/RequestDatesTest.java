package org.privacynotice.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;

class RequestDatesTest {

  private static final LocalDate RECEIVED = LocalDate.of(2026, 9, 3);

  /** Asked and answered so many days after receipt. */
  private static Asked asked(int asked, int answered) {
    return new Asked(RECEIVED.plusDays(asked), Optional.of(RECEIVED.plusDays(answered)));
  }

  private static Asked open(int asked) {
    return new Asked(RECEIVED.plusDays(asked), Optional.empty());
  }

  private static RequestDates.Builder dates() {
    return RequestDates.builder().received(RECEIVED);
  }

  private static RequestDates.Builder clarified(Asked... asked) {
    return dates().addAllClarifications(Arrays.asList(asked));
  }

  private static void assertRefused(RequestDates.Builder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void build_withEverythingOnTheDayOfReceipt_isAccepted() {
    assertThatCode(
            () ->
                clarified(asked(0, 0), asked(0, 0))
                    .identity(asked(0, 0))
                    .fee(open(0))
                    .extension(new Extension(RECEIVED, Reason.NUMBER))
                    .build())
        .doesNotThrowAnyException();
  }

  @Test
  void build_withSomethingBeforeReceipt_saysWhat() {
    assertRefused(dates().identity(open(-1)), "`identity asked` is before the request");
    assertRefused(dates().fee(asked(-1, 4)), "`fee asked` is before the request");
    assertRefused(clarified(open(-1)), "`clarification 1 asked` is before the request");
    assertRefused(
        dates().extension(new Extension(RECEIVED.minusDays(1), Reason.COMPLEXITY)),
        "`extension told` is before the request was received; give the day of receipt, or later");
  }

  @Test
  void build_withAnAnswerBeforeTheQuestion_saysWhich() {
    assertRefused(
        dates().identity(asked(5, 4)),
        "`identity` is answered before it was asked; give the day of the answer, or later");
    assertRefused(dates().fee(asked(5, 4)), "`fee` is answered before it was asked");
    assertRefused(
        clarified(asked(1, 2), asked(5, 4)), "`clarification 2` is answered before it was asked");
  }

  @Test
  void build_withClarificationsThatOverlap_isRefused() {
    assertThat(clarified(asked(1, 4), asked(4, 6), open(9)).build().clarifications()).hasSize(3);
    assertRefused(
        clarified(asked(1, 4), asked(3, 6)),
        "`clarification 2` is asked before the one before is answered");
    assertRefused(
        clarified(asked(5, 6), asked(1, 2)),
        "`clarification 2` is asked before the one before is answered; put them in order");
    assertRefused(
        clarified(open(1), asked(3, 6)),
        "`clarification 2` is asked while the one before is unanswered; give its answer");
  }

  @Test
  void build_withMoreThan20Clarifications_isRefused() {
    Asked[] twenty = IntStream.range(0, 20).mapToObj(i -> asked(i, i)).toArray(Asked[]::new);
    assertThat(clarified(twenty).build().clarifications()).hasSize(20);
    assertRefused(clarified(twenty).addClarifications(open(20)), "more than 20 clarifications");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-01-01", "2100-12-31"})
  void build_inTheFirstOrLastYear_isAccepted(String received) {
    assertThatCode(() -> RequestDates.builder().received(LocalDate.parse(received)).build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2017-12-31", "2101-01-01", "0026-09-03", "-999999999-01-01"})
  void build_inAnotherYear_isRefused(String received) {
    assertRefused(
        RequestDates.builder().received(LocalDate.parse(received)),
        "`received` is not in a year from 2018 to 2100; correct the year");
  }

  @Test
  void build_withALaterDateBeyondTheYears_saysWhich() {
    LocalDate beyond = LocalDate.of(2101, 1, 1);
    assertRefused(
        dates().identity(new Asked(RECEIVED, Optional.of(beyond))), "`identity answered` is not");
    assertRefused(dates().fee(new Asked(beyond, Optional.empty())), "`fee asked` is not");
    assertRefused(
        clarified(new Asked(RECEIVED, Optional.of(beyond))), "`clarification 1 answered` is not");
    assertRefused(
        dates().extension(new Extension(beyond, Reason.NUMBER)), "`extension told` is not");
  }
}
