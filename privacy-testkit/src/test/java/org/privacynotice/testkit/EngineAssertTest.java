package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.UnknownIdException;

class EngineAssertTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private final PrivacyEngine engine =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.none())
          .build();

  private Share.Builder sidem(String purpose) {
    return engine
        .share("name")
        .recipient("sidem")
        .purpose(purpose)
        .basis(LawfulBasis.PUBLIC_TASK)
        .at(AT);
  }

  private Retain.Builder permit() {
    return engine
        .retain("name")
        .holder("local")
        .purpose("parking-permits")
        .basis(LawfulBasis.PUBLIC_TASK)
        .fact("record", "permit")
        .fact("permit-ended", "2025-10-01")
        .at(AT);
  }

  @Test
  void everyAssertionThatHolds_passes() {
    assertThat(engine)
        .permits(sidem("parking-permits"))
        .permits(sidem("parking-permits").build())
        .refuses(sidem("penalty-charge-notices"))
        .refuses(sidem("penalty-charge-notices").build())
        .refuses(sidem("certificates"))
        .permits(permit())
        .keepsUntil(LocalDate.of(2031, 10, 1));
  }

  @Test
  void permits_whatIsRefused_failsWithTheFacts() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(engine).as("SIDEM").permits(sidem("penalty-charge-notices")))
        .withMessageStartingWith("[SIDEM]")
        .withMessageContaining("share name for penalty-charge-notices with sidem")
        .withMessageContaining("basis=public-task")
        .withMessageContaining("refused: forbidden")
        .withMessageContaining("processors/sidem/excludes forbids");
  }

  @Test
  void refuses_whatIsPermitted_failsWithTheFacts() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(engine).refuses(sidem("parking-permits")))
        .withMessageContaining("asked:    share name for parking-permits with sidem on 2026-11-23")
        .withMessageContaining("expected: refused")
        .withMessageContaining("got:      permitted")
        .withMessageContaining("processors/sidem permits");
  }

  @Test
  void refuses_whereAClauseCouldNotBeEvaluated_failsWithTheFacts() {
    PrivacyEngine faulty = Faulty.engine();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(faulty).refuses(Faulty.keeping(faulty)))
        .withMessageContaining("expected: refused")
        .withMessageContaining("got:      refused: fault")
        .withMessageContaining("remedy:   mend the clause; `onGround(Ground.FAULT)`");
  }

  @Test
  void permits_atTheClocksTime_failsWithTheTimeAndTheVersion() {
    PrivacyEngine clocked =
        engine.toBuilder().clock(Clock.fixed(AT, ZoneOffset.UTC)).log(DecisionLog.none()).build();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(clocked)
                    .permits(clocked.share("name").recipient("sidem").purpose("certificates")))
        .withMessageContaining(
            "decided:  for 2026-11-23T10:00:00Z, by contact-centre "
                + engine.notices().get(0).version());
  }

  @Test
  void noEngine_failsWhateverIsAsserted() {
    EngineAssert none = assertThat((PrivacyEngine) null);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> none.permits(sidem("parking-permits")))
        .withMessageContaining("not to be null");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> none.refuses(sidem("parking-permits")))
        .withMessageContaining("not to be null");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> none.neverPermits(ActionPattern.use().purpose("other")))
        .withMessageContaining("not to be null");
  }

  @Test
  void keepsUntil_anotherDay_failsWithTheFacts() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(engine).permits(permit()).keepsUntil(LocalDate.of(2030, 1, 1)))
        .withMessageContaining("kept until 2030-01-01")
        .withMessageContaining("kept until 2031-10-01");
  }

  @Test
  void keepsUntil_whereNothingWasAsked_isMisuse() {
    assertThatIllegalStateException()
        .isThrownBy(() -> assertThat(engine).keepsUntil(LocalDate.of(2030, 1, 1)))
        .withMessageContaining("say `permits` or `refuses` first");
  }

  @Test
  void neverPermits_whatTheNoticeExcludes_isProved() {
    assertThat(engine)
        .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"))
        .neverPermits(ActionPattern.share("ethnic-origin").recipient("other"))
        .neverPermits(ActionPattern.use().purpose("other"));
  }

  @Test
  void neverPermits_whatNeedsAFactThatIsFixed_isProvedBySplitting() {
    assertThat(engine)
        .neverPermits(ActionPattern.collect("age").purpose("blue-badges").fact("needed", false));
  }

  @Test
  void neverPermits_whatAFactTurnsToPermission_failsWithTheFact() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(engine)
                    .neverPermits(ActionPattern.collect("age").purpose("blue-badges").at(AT)))
        .withMessageContaining("never permitted")
        .withMessageContaining("collect age for blue-badges")
        .withMessageContaining("needed=true")
        .withMessageContaining("got:      permitted");
  }

  @Test
  void neverPermits_keepingAfterThePeriod_isProvedByTheDays() {
    ActionPattern ended =
        ActionPattern.retain("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("record", "permit")
            .at(AT);
    assertThat(engine)
        .neverPermits(
            ended
                .fact("permit-ended", "2019-01-01")
                .fact("legal-hold", false)
                .fact("legal-claim", false)
                .fact("archive", false)
                .fact("restricted", false));
  }

  @Test
  void neverPermits_whereAClauseCannotBeEvaluated_isNotProved() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(Faulty.engine())
                    .neverPermits(
                        ActionPattern.retain("name")
                            .holder("local")
                            .purpose("repairs")
                            .basis(LawfulBasis.PUBLIC_TASK)
                            .fact("begun", "2020-01-01")
                            .at(AT)))
        .withMessageContaining("pattern:  retain name for repairs at local")
        .withMessageContaining("got:      not proved: a clause could not be evaluated");
  }

  @Test
  void pattern_thatSaysSomethingTwice_isMisuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionPattern.use().purpose("a").purpose("b"))
        .withMessage("`purpose` is said twice; name all of them in one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionPattern.share().recipient("a").recipient("b"))
        .withMessageContaining("`recipient` is said twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionPattern.retain().holder("a").holder("b"))
        .withMessageContaining("`holder` is said twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionPattern.use().fact("needed", true).fact("needed", false))
        .withMessage("fact `needed` is said twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionPattern.use().at(AT).at(AT))
        .withMessage("`at` is said twice");
  }

  @Test
  void neverPermits_patternThatNamesWhatNobodyHas_isMisuse() {
    assertThatExceptionOfType(UnknownIdException.class)
        .isThrownBy(() -> assertThat(engine).neverPermits(ActionPattern.share().recipient("sidm")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(engine).neverPermits(ActionPattern.share().recipient("local")))
        .withMessageContaining("matches no action");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionPattern.use().recipient("sidem"))
        .withMessageContaining("`use` has no recipient");
  }
}
