package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.action.Share;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Right;

@PrivacyNotice(value = "contact-centre", mustDecide = false)
class LogAssertTest {

  private final PrivacyEngine engine;
  private final RecordingLog log;

  LogAssertTest(PrivacyEngine engine, RecordingLog log) {
    this.engine = engine;
    this.log = log;
  }

  private Share.Builder sidem(String purpose) {
    return engine.share("name").recipient("sidem").purpose(purpose).basis(LawfulBasis.PUBLIC_TASK);
  }

  private static void fails(RecordingLog log, Consumer<LogAssert> assertion, String... facts) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertion.accept(assertThat(log).as("the day")))
        .withMessageStartingWith("[the day]")
        .satisfies(failure -> assertThat(failure.getMessage()).contains(facts));
  }

  @Test
  void everyAssertionThatHolds_passes() {
    engine.decide(sidem("parking-permits").subject("case-17").ref("r1"));

    assertThat(log).onlyPermitted().sharedOnlyWith("sidem", "raad").hasNoPersonalData("Quill");
    assertThat(log.records()).hasSize(1);
    assertThat(log).hasToString("RecordingLog[1]");
  }

  @Test
  void onlyPermitted_withARefusal_failsWithTheFacts() {
    engine.decide(sidem("parking-permits"));
    engine.decide(sidem("penalty-charge-notices"));

    fails(
        log,
        LogAssert::onlyPermitted,
        "asked:    share name for penalty-charge-notices with sidem",
        "expected: only permissions",
        "1 of 2 refused",
        "refused: forbidden",
        "processors/sidem/excludes");
  }

  @Test
  void sharedOnlyWith_anotherRecipient_failsWithTheFacts() {
    engine.decide(sidem("parking-permits"));

    fails(
        log,
        each -> each.sharedOnlyWith("raad"),
        "expected: shared only with raad",
        "got:      shared with sidem",
        "processors/sidem");
  }

  @Test
  void sharedOnlyWith_thePermittedPartOfARefusal_isSharing() {
    engine.decide(sidem("parking-permits").categories("name", "age"));

    assertThat(log).sharedOnlyWith("sidem");
    fails(log, each -> each.sharedOnlyWith("raad"), "got:      shared with sidem");
  }

  @Test
  void sharedOnlyWith_refusedSharing_isNoSharing() {
    engine.decide(sidem("penalty-charge-notices"));

    fails(log, each -> each.sharedOnlyWith("sidem"), "got:      nothing was shared");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void hasNoPersonalData_wherePeopleAreNamed_failsWithoutRepeatingIt(int place) {
    Share.Builder action = sidem("parking-permits");
    switch (place) {
      case 0 -> action.subject("zebedee.quill@example.org");
      case 1 -> action.ref("case of Zebedee.Quill");
      case 2 -> action.fact("required-by-law", "order/zebedee.quill");
      case 3 -> action.factFor("name", "required-by-law", "order/zebedee.quill");
      default -> action.judged("claims-necessity", "zebedee.quill", LocalDate.EPOCH, "a/1");
    }
    engine.decide(action);

    fails(
        log,
        each -> each.hasNoPersonalData("Larkspur", "zebedee.QUILL"),
        "expected: no personal data",
        "text 2 of 2, in what was asked as number 1 (share name for parking-permits with sidem)",
        "remedy:");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(log).hasNoPersonalData("zebedee.quill"))
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContainIgnoringCase("quill"));
  }

  @Test
  void hasNoPersonalData_wherePeopleAreNamedOtherwise_fails() {
    engine.decide(
        sidem("parking-permits").subject("zoe\u0308").fact("contact-ended", "1970-02-03"));

    fails(log, each -> each.hasNoPersonalData("ZO\u00cb"), "text 1 of 1");
    fails(log, each -> each.hasNoPersonalData("1970-02-03"), "text 1 of 1");
  }

  @Test
  void hasNoPersonalData_inAnotherSpelling_fails() {
    engine.decide(
        sidem("parking-permits").subject("zebedee-quill").ref("W87NX/7-larkspur-mews/x-y"));

    fails(
        log,
        each -> each.hasNoPersonalData("Zebedee Quill", "W8 7NX", "7, Larkspur Mews"),
        "text 1 of 3",
        "text 2 of 3",
        "text 3 of 3");
    fails(log, each -> each.hasNoPersonalData("x-y"), "text 1 of 1");
    assertThat(log).hasNoPersonalData("Quilliam", "x y", "x.-y");
  }

  @Test
  void whatTheTestAssertsOfTheEngine_isNothingThatWasAsked() {
    assertThat(engine).permits(sidem("parking-permits"));

    fails(
        log,
        LogAssert::onlyPermitted,
        "nothing was asked",
        "remedy:   let the service ask; what `assertThat(engine)` asks does not count");
    engine.decide(sidem("parking-permits"));
    assertThat(log).onlyPermitted();
    assertThat(log.records()).hasSize(1);
  }

  @Test
  void noLog_failsWhateverIsAsserted() {
    LogAssert none = assertThat((RecordingLog) null);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(none::onlyPermitted)
        .withMessageContaining("not to be null");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> none.sharedOnlyWith("sidem"))
        .withMessageContaining("not to be null");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> none.hasNoPersonalData("Quill"))
        .withMessageContaining("not to be null");
  }

  @Test
  void hasNoPersonalData_wherePeopleAreNamedInTheirRequest_fails() {
    PrivacyEngine withoutHolidays =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(log)
            .holidays(Holidays.none())
            .build();
    withoutHolidays.terms(
        SubjectRequest.builder()
            .right(Right.ACCESS)
            .dates(RequestDates.builder().received(LocalDate.parse("2026-01-02")).build())
            .about(
                withoutHolidays
                    .retain("name")
                    .holder("local")
                    .purpose("parking-permits")
                    .subject("zebedee.quill@example.org")
                    .build())
            .build());

    fails(
        log,
        each -> each.hasNoPersonalData("Quill"),
        "text 1 of 1, in what was asked as number 1 (retain name for parking-permits at local)");
  }

  @Test
  void everyAssertion_whereNothingWasAsked_fails() {
    fails(log, LogAssert::onlyPermitted, "nothing was asked");
    fails(log, each -> each.sharedOnlyWith("sidem"), "nothing was asked");
    fails(log, each -> each.hasNoPersonalData("Quill"), "nothing was asked");
  }

  @Test
  void assertionThatNamesNothing_isMisuse() {
    assertThatIllegalArgumentException().isThrownBy(() -> assertThat(log).sharedOnlyWith());
    assertThatIllegalArgumentException().isThrownBy(() -> assertThat(log).hasNoPersonalData());
    assertThatIllegalArgumentException().isThrownBy(() -> assertThat(log).hasNoPersonalData(" "));
  }
}
