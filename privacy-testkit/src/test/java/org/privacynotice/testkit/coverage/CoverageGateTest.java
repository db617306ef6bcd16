package org.privacynotice.testkit.coverage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;

import java.time.Instant;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

class CoverageGateTest {

  private static void asks(Class<?> test, String recipient) {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(Coverage.recording(DecisionLog.none(), test))
            .build();
    engine.decide(
        engine
            .share("name")
            .recipient(recipient)
            .purpose("parking-permits")
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

  @CoverageGate(clauses = 0)
  static class NothingCase {
    @Test
    void asks() {
      CoverageGateTest.asks(EnoughCase.class, "sidem");
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
  void nothingForThisClass_fails() {
    failsWith(NothingCase.class, AssertionError.class, "no notice was asked");
  }

  @Test
  void wrongShare_isSaidWithTheAttribute() {
    failsWith(
        WrongCase.class,
        ExtensionConfigurationException.class,
        "@CoverageGate(clauses = 101): takes a whole number from 0 to 100");
  }
}
