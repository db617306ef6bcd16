package org.privacynotice.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.cause;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.testkit.ActionPattern;
import org.privacynotice.testkit.PrivacyAssertions;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.vocabulary.LawfulBasis;

@ExtendWith(WithoutMinimum.class)
class CoverageGateTest {

  private static void asks(Class<?> test, String recipient) {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(Coverage.recording(DecisionLog.none(), test))
            .build();
    asks(engine, recipient);
  }

  private static void asks(PrivacyEngine engine, String recipient) {
    engine.decide(
        engine
            .share("name")
            .recipient(recipient)
            .purpose(recipient.equals("sidem") ? "parking-permits" : "bulky-waste-collections")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(Instant.parse("2026-11-23T10:00:00Z")));
  }

  @CoverageGate(clauses = 2)
  static class EnoughCase {
    @Test
    void asks() {
      CoverageGateTest.asks(EnoughCase.class, "sidem");
    }
  }

  @CoverageGate(clauses = 90)
  static class TooFewCase {
    @Test
    void asks() {
      CoverageGateTest.asks(TooFewCase.class, "sidem");
    }
  }

  /** What a base class asks of each class below it. */
  @CoverageGate(clauses = 90)
  abstract static class Base {
    @Test
    void asks() {
      CoverageGateTest.asks(getClass(), "sidem");
    }
  }

  static class InheritedCase extends Base {}

  /** A gate with a name. */
  @CoverageGate(clauses = 90)
  @Retention(RetentionPolicy.RUNTIME)
  @interface NearlyAll {}

  @NearlyAll
  static class NamedCase {
    @Test
    void asks() {
      CoverageGateTest.asks(NamedCase.class, "sidem");
    }
  }

  @PrivacyNotice("contact-centre")
  @CoverageGate(clauses = 4)
  static class OuterCase {
    @Test
    void asks(PrivacyEngine engine) {
      CoverageGateTest.asks(engine, "sidem");
    }

    @Nested
    class Inner {
      @Test
      void asks(PrivacyEngine engine) {
        CoverageGateTest.asks(engine, "rocktime");
      }
    }
  }

  @CoverageGate(clauses = 0)
  static class NothingCase {
    @Test
    void asks() {
      CoverageGateTest.asks(EnoughCase.class, "sidem");
    }
  }

  @PrivacyNotice("contact-centre")
  @CoverageGate(clauses = 0)
  static class ProofCase {
    @Test
    void proves(PrivacyEngine engine) {
      PrivacyAssertions.assertThat(engine)
          .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
    }
  }

  @CoverageGate(clauses = 101)
  static class WrongCase {
    @Test
    void asks() {
      CoverageGateTest.asks(WrongCase.class, "sidem");
    }
  }

  private static EngineExecutionResults run(Class<?> test) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(test)).execute();
  }

  private static void failsWith(Class<?> test, Class<? extends Throwable> type, String text) {
    run(test)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1, event(container(test), finishedWithFailure(instanceOf(type), contains(text))));
  }

  private static Condition<Throwable> contains(String text) {
    return new Condition<>(
        failure -> String.valueOf(failure.getMessage()).contains(text), "says %s", text);
  }

  @Test
  void enough_passes() {
    run(EnoughCase.class)
        .allEvents()
        .assertStatistics(statistics -> statistics.failed(0).succeeded(3));
  }

  @Test
  void tooFew_failsTheClass() {
    failsWith(TooFewCase.class, AssertionError.class, "got       1 of 41 (2%)");
  }

  @Test
  void gateOfABaseClass_holdsEachClassBelow() {
    failsWith(InheritedCase.class, AssertionError.class, "got       1 of 41 (2%)");
  }

  @Test
  void gateOfAnAnnotation_holdsTheClassThatBearsIt() {
    failsWith(NamedCase.class, AssertionError.class, "got       1 of 41 (2%)");
  }

  @Test
  void nestedTests_countForTheClassAround() {
    run(OuterCase.class)
        .allEvents()
        .assertStatistics(statistics -> statistics.failed(0).succeeded(5));
  }

  @Test
  void end_comesWhereOnlyCloseableResourcesAreClosedToo() {
    int open = Coverage.AtEnd.OPEN.get();
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter(
            "junit.jupiter.extensions.store.close.autocloseable.enabled", "false")
        .selectors(selectClass(EnoughCase.class))
        .execute();

    assertThat(Coverage.AtEnd.OPEN).as("as in a Jupiter before 5.13").hasValue(open);
  }

  @Test
  void minimum_thatIsMissed_failsTheRun() {
    assumeThat(Coverage.AtEnd.OPEN).as("of runs within a run the outer one counts").hasValue(0);
    System.setProperty(Coverage.MINIMUM, "many");

    run(EnoughCase.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                engine(),
                finishedWithFailure(
                    cause(
                        instanceOf(IllegalArgumentException.class),
                        contains("`privacy.coverage.minimum` takes a whole number")))));
  }

  @Test
  void nothingForThisClass_fails() {
    failsWith(NothingCase.class, AssertionError.class, "no notice was asked");
  }

  @Test
  void proofsAlone_failAndSayWhatCounts() {
    failsWith(
        ProofCase.class,
        AssertionError.class,
        "and ask it; a proof (neverPermits) looks at whole ranges of cases and reaches no clause");
  }

  @Test
  void wrongShare_isSaidWithTheAttribute() {
    failsWith(
        WrongCase.class,
        ExtensionConfigurationException.class,
        "@CoverageGate(clauses = 101): takes a whole number from 0 to 100");
  }
}
