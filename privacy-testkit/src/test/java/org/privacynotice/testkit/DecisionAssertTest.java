package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
        .allowing("name");
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
  void collecting_comesWithTheDutyToExplain() {
    Decision decision =
        engine.decide(
            engine.collect("name").purpose("blue-badges").basis(LawfulBasis.PUBLIC_TASK).at(AT));

    assertThat(decision).isPermitted().withDuty("duties/explain-at-collection");
  }

  static Stream<Consumer<DecisionAssert>> failing() {
    return Stream.of(
        DecisionAssert::isRefused,
        decision -> decision.onGround(Ground.FORBIDDEN),
        decision -> decision.because("processors/raad"),
        decision -> decision.citing("UK GDPR Art 99"),
        decision -> decision.missingFacts("needed"),
        decision -> decision.withDuty("duties/none"),
        decision -> decision.allowing("name", "email"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void assertionThatDoesNotHold_failsWithTheExplanation(Consumer<DecisionAssert> failing) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> failing.accept(assertThat(sidem("parking-permits"))))
        .withMessageContaining("asked:    share name for parking-permits with sidem")
        .withMessageContaining("expected: ")
        .withMessageContaining("got:      ")
        .withMessageContaining("clauses:  processors/sidem permits");
  }

  @Test
  void isPermitted_ofARefusal_failsWithTheExplanation() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(sidem("penalty-charge-notices")).isPermitted())
        .withMessageContaining("SIDEM is not used for penalty charge notices");
  }
}
