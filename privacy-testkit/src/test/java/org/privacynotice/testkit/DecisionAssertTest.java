package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

class DecisionAssertTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private final PrivacyEngine engine =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .build();

  private Decision sidem(String purpose) {
    return engine.decide(
        engine
            .share("name")
            .recipient("sidem")
            .purpose(purpose)
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(AT));
  }

  private Decision age() {
    return engine.decide(
        engine.collect("age", "name").purpose("blue-badges").basis(LawfulBasis.PUBLIC_TASK).at(AT));
  }

  @Test
  void permission_everyAssertionThatHolds_passes() {
    assertThat(sidem("parking-permits"))
        .isPermitted()
        .onGround(Ground.PERMITTED)
        .because("processors/sidem")
        .citing("Who processes the information? 1")
        .missingFacts()
        .allowing("name")
        .presuming(
            "alleges-offence",
            "further-use",
            "inferred-special-category",
            "objection",
            "place",
            "processor-contract",
            "restricted");
  }

  @Test
  void refusal_everyAssertionThatHolds_passes() {
    assertThat(sidem("penalty-charge-notices"))
        .isRefused()
        .onGround(Ground.FORBIDDEN)
        .because("processors/sidem/excludes", "law/documented-instructions")
        .citing("UK GDPR Art 28(3)(a)")
        .citing("UK GDPR", "Art 28")
        .citing("Who processes the information?", 1)
        .allowing();
    assertThat(age()).isRefused().missingFacts("needed").allowing("name");
  }

  @Test
  void refusalBecauseNothingCovers_everyAssertionThatHolds_passes() {
    assertThat(sidem("certificates")).isRefused().onGround(Ground.NOT_COVERED).presuming();
  }

  @Test
  void allowing_whereNothingIsAllowed_failsWithTheFacts() {
    for (String purpose : List.of("penalty-charge-notices", "certificates")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(sidem(purpose)).allowing("name"))
          .withMessageContaining("expected: allowing exactly name\n")
          .withMessageContaining("got:      allowing nothing\n");
    }
  }

  @Test
  void collecting_comesWithTheDutyToExplain() {
    Decision decision =
        engine.decide(
            engine.collect("name").purpose("blue-badges").basis(LawfulBasis.PUBLIC_TASK).at(AT));

    assertThat(decision).isPermitted().withDuty("duties/explain-at-collection");
  }

  @Test
  void keepsUntil_theLastDay_passes() {
    PrivacyEngine scheduled =
        engine.toBuilder().deployment(Bundled.demoDeployment()).log(DecisionLog.none()).build();
    Decision decision =
        scheduled.decide(
            scheduled
                .retain("name")
                .holder("local")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("record", "permit")
                .fact("permit-ended", "2025-10-01")
                .at(AT));

    assertThat(decision).isPermitted().keepsUntil(LocalDate.of(2031, 10, 1));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(decision).keepsUntil(LocalDate.of(2031, 9, 30)))
        .withMessageContaining("got:      kept until 2031-10-01");
  }

  @Test
  void isRefused_whereAClauseCouldNotBeEvaluated_failsWithTheRemedy() {
    PrivacyEngine faulty = Faulty.engine();
    Decision decision = faulty.decide(Faulty.keeping(faulty));

    assertThat(decision).onGround(Ground.FAULT);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(decision).isRefused())
        .withMessageContaining("expected: refused")
        .withMessageContaining("got:      refused: fault")
        .withMessageContaining("remedy:   mend the clause; `onGround(Ground.FAULT)`");
  }

  private record Failing(Consumer<DecisionAssert> assertion, String expected, String got) {}

  static Stream<Failing> failing() {
    return Stream.of(
        new Failing(DecisionAssert::isRefused, "refused", "permitted"),
        new Failing(
            decision -> decision.onGround(Ground.FORBIDDEN),
            "ground forbidden",
            "ground permitted"),
        new Failing(
            decision -> decision.because("processors/raad"),
            "because of clause processors/raad",
            "because of clause processors/sidem"),
        new Failing(
            decision -> decision.citing("UK GDPR Art 99"), "citing UK GDPR Art 99", "citing Who"),
        new Failing(
            decision -> decision.citing("UK GDPR", "Art 9"), "citing UK GDPR Art 9", "citing Who"),
        new Failing(
            decision -> decision.citing("Who processes the information?", 2),
            "citing Who processes the information? 2",
            "citing Who processes the information? 1"),
        new Failing(
            decision -> decision.missingFacts("needed"),
            "missing exactly needed",
            "missing nothing"),
        new Failing(DecisionAssert::allowing, "allowing exactly nothing", "allowing name"),
        new Failing(
            decision -> decision.withDuty("duties/none"),
            "with duty duties/none",
            "with duty nothing"),
        new Failing(
            decision -> decision.allowing("name", "email"),
            "allowing exactly email, name",
            "allowing name"),
        new Failing(
            decision -> decision.presuming("needed"),
            "presuming exactly needed",
            "presuming alleges-offence, further-use"),
        new Failing(
            DecisionAssert::presuming,
            "presuming exactly nothing",
            "presuming alleges-offence, further-use"),
        new Failing(
            decision -> decision.keepsUntil(LocalDate.of(2030, 1, 1)),
            "kept until 2030-01-01",
            "no last day known"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void assertionThatDoesNotHold_failsWithTheFacts(Failing failing) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> failing.assertion().accept(assertThat(sidem("parking-permits")).as("it")))
        .withMessageStartingWith("[it]")
        .withMessageContaining("asked:    share name for parking-permits with sidem on 2026-11-23")
        .withMessageContaining("stated:   basis=public-task")
        .withMessageContaining("decided:  for 2026-11-23T10:00:00Z, by contact-centre 20")
        .withMessageContaining("expected: " + failing.expected())
        .withMessageContaining("got:      " + failing.got())
        .withMessageContaining(
            "clauses:  processors/sidem permits (Who processes the information? 1");
  }

  static Stream<Failing> failingWithoutClauses() {
    return Stream.of(
        new Failing(
            decision -> decision.onGround(Ground.FORBIDDEN),
            "ground forbidden",
            "ground not-covered"),
        new Failing(
            decision -> decision.because("processors/sidem"),
            "because of clause processors/sidem",
            "because of clause nothing"),
        new Failing(
            decision -> decision.citing("UK GDPR Art 28(3)(a)"),
            "citing UK GDPR Art 28(3)(a)",
            "citing nothing"),
        new Failing(
            decision -> decision.citing("UK GDPR", "Art 28"),
            "citing UK GDPR Art 28",
            "citing nothing"),
        new Failing(
            decision -> decision.citing("Who processes the information?", 1),
            "citing Who processes the information? 1",
            "citing nothing"));
  }

  @ParameterizedTest
  @MethodSource("failingWithoutClauses")
  void assertionAboutClauses_whereNoneMatched_failsWithTheFacts(Failing failing) {
    Decision decision = sidem("certificates");

    Assertions.assertThat(decision.clauses()).isEmpty();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> failing.assertion().accept(assertThat(decision)))
        .withMessageContaining("expected: " + failing.expected() + "\n")
        .withMessageContaining("got:      " + failing.got() + "\n")
        .withMessageContaining("nearest:  ")
        .satisfies(
            failure -> Assertions.assertThat(failure.getMessage()).doesNotContain("clauses:"));
  }

  @Test
  void missingFacts_withoutNames_failsWhereOneIsOpen() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(age()).missingFacts())
        .withMessageContaining("expected: missing exactly nothing")
        .withMessageContaining("got:      missing needed");
  }

  @Test
  void failure_whereNoVersionIsInForce_saysSo() {
    Decision decision =
        engine.decide(
            engine
                .use("name")
                .purpose("parking-permits")
                .at(Instant.parse("1999-01-01T00:00:00Z")));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(decision).isPermitted())
        .withMessageContaining(
            "decided:  for 1999-01-01T00:00:00Z, by contact-centre, no version in force");
  }

  @Test
  void isPermitted_ofARefusal_failsWithTheFacts() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(sidem("penalty-charge-notices")).isPermitted())
        .withMessageContaining("SIDEM is not used for penalty charge notices")
        .withMessageContaining("got:      refused: forbidden");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(sidem("certificates")).isPermitted())
        .withMessageContaining("nearest:  ")
        .withMessageContaining("purpose asked certificates, allows parking-permits")
        .withMessageContaining("remedy:   ");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(age()).isPermitted())
        .withMessageContaining("missing:  needed: Is this detail needed")
        .withMessageContaining("remedy:   ");
  }

  @Test
  void failure_ofWhateverIsStated_repeatsNoReference() {
    Decision decision =
        engine.decide(
            engine
                .share("name", "age")
                .recipient("sidem")
                .purpose("penalty-charge-notices")
                .fact("required-by-law", "order/zebedee-quill")
                .fact("contact-ended", "2025-10-01")
                .factFor("age", "needed", true)
                .judged("claims-necessity", "quill", LocalDate.of(2026, 1, 2), "quill/1")
                .fact("objection", false)
                .subject("zebedee")
                .ref("quill"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(decision).isPermitted())
        .withMessageContaining("required-by-law=given")
        .withMessageContaining("claims-necessity=judged on 2026-01-02")
        .withMessageContaining("contact-ended=2025-10-01")
        .withMessageContaining("objection=not happened")
        .withMessageContaining("of age: needed=true")
        .satisfies(
            failure ->
                Assertions.assertThat(failure.getMessage()).doesNotContain("quill", "zebedee"));
  }

  @Test
  void assertionThatNamesNothing_isMisuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sidem("parking-permits")).because())
        .withMessageContaining("`because()` always holds; name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sidem("parking-permits")).withDuty())
        .withMessageContaining("`withDuty()` always holds");
  }

  @Test
  void citing_aProvisionWithTheSameBeginning_isAnother() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(sidem("penalty-charge-notices")).citing("UK GDPR", "Art 2"));
  }

  @Test
  void noDecision_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat((Decision) null).isPermitted());
  }
}
