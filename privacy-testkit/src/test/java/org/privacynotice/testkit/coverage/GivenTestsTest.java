package org.privacynotice.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

@ExtendWith(WithoutMinimum.class)
class GivenTestsTest {

  private static final String TOO_FEW = "got       1 of 41 (2%)";

  @TempDir private Path folder;

  /** Something that reaches one clause, for the class itself. */
  abstract static class Asker {
    void ask() {
      PrivacyEngine engine =
          PrivacyEngine.builder()
              .notice(Bundled.notice("contact-centre"))
              .log(Coverage.recording(DecisionLog.none(), getClass()))
              .build();
      engine.decide(
          engine
              .share("name")
              .recipient("sidem")
              .purpose("parking-permits")
              .basis(LawfulBasis.PUBLIC_TASK)
              .at(Instant.parse("2026-11-23T10:00:00Z")));
    }

    static boolean always() {
      return true;
    }
  }

  @CoverageGate(clauses = 4)
  abstract static class Asking extends Asker {}

  static class TwoCase extends Asking {
    @Test
    @Tag("fast")
    void one() {
      ask();
    }

    @Test
    void other() {
      ask();
    }
  }

  static class InheritedCase extends TwoCase {
    @Test
    void third() {
      ask();
    }
  }

  static class OverriddenCase extends TwoCase {
    @Override
    @Test
    void one() {
      ask();
    }
  }

  interface Inherited {
    @Test
    default void fromAnInterface() {}
  }

  static class InterfaceCase extends TwoCase implements Inherited {}

  /** The one test that it overrides is none of its own. */
  static class TakenAwayCase extends TwoCase {
    @Override
    void other() {}
  }

  @CoverageGate(clauses = 2)
  static class EnoughCase extends TwoCase {}

  @CoverageGate(clauses = 0)
  static class SilentCase extends TwoCase {
    @Test
    void decidesNothing() {}
  }

  static class IdleCase extends Asking {
    @Test
    void asks() {
      ask();
    }

    @Test
    @Disabled("for the case")
    void disabled() {}

    @ParameterizedTest
    @Disabled("for the case")
    @ValueSource(ints = 1)
    void disabledTemplate(int number) {}

    @TestFactory
    @Disabled("for the case")
    Stream<DynamicTest> disabledFactory() {
      return Stream.of();
    }

    @Test
    @DisabledIf("always")
    void disabledByACondition() {}

    @Test
    void aborted() {
      Assumptions.abort("for the case");
    }

    @Test
    void failed() {
      Assertions.fail("for the case");
    }

    @Nested
    @Disabled("for the case")
    class Inner {
      @Test
      void never() {}
    }

    @Nested
    @DisabledIf("org.privacynotice.testkit.coverage.GivenTestsTest$Asker#always")
    class InnerByACondition {
      @Test
      void never() {}

      @Nested
      class Deeper {
        @Test
        void never() {}
      }
    }
  }

  /** Disables a test, asked before any condition of the gate's. */
  static final class NotTheOther implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getDisplayName().equals("other()")
          ? ConditionEvaluationResult.disabled("for the case")
          : ConditionEvaluationResult.enabled("for the case");
    }
  }

  @ExtendWith(NotTheOther.class)
  @CoverageGate(clauses = 4)
  static class EarlierConditionCase extends Asker {
    @Test
    void one() {
      ask();
    }

    @Test
    void other() {}
  }

  static class OneOfThemDisabledCase extends TwoCase {
    @Override
    @Test
    @Disabled("for the case")
    void other() {}
  }

  /** What Jupiter does not run, for all the annotations. */
  @SuppressWarnings("unused")
  static class MisdeclaredCase extends TwoCase {
    @Test
    private void hidden() {}

    @Test
    static void ofNoInstance() {}

    @Test
    int answers() {
      return 0;
    }

    @TestFactory
    void makesNothing() {}

    @Nested
    static class Apart {
      @Test
      void never() {}
    }
  }

  static class KindsCase extends Asking {
    @Test
    void test() {
      ask();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void parameterized(int number) {
      ask();
    }

    @RepeatedTest(2)
    void repeated() {
      ask();
    }

    @TestFactory
    Stream<DynamicTest> made() {
      return Stream.of(DynamicTest.dynamicTest("one", this::ask));
    }
  }

  @ParameterizedClass
  @ValueSource(ints = {1, 2})
  static class TemplateCase extends TwoCase {
    TemplateCase(int number) {}
  }

  static class PropertiesCase extends TwoCase {
    @Property
    void property() {
      ask();
    }
  }

  static class OuterCase extends Asking {
    @Test
    void outside() {
      ask();
    }

    @Nested
    @CoverageGate(clauses = 0)
    class Inner {
      @Test
      void one() {}

      @Test
      void other() {}
    }
  }

  /** Has the same nested class as the one that it extends. */
  static class OtherOuterCase extends OuterCase {}

  /** The run that these tests are in says at its end what was not held. */
  @BeforeEach
  void open() {
    Coverage.AtEnd.OPEN.incrementAndGet();
    Coverage.NOT_HELD.clear();
  }

  @AfterEach
  void close() {
    Coverage.NOT_HELD.clear();
    Coverage.AtEnd.OPEN.decrementAndGet();
  }

  private static EngineTestKit.Builder run(DiscoverySelector... selectors) {
    return EngineTestKit.engine("junit-jupiter")
        .enableImplicitConfigurationParameters(false)
        .selectors(selectors);
  }

  private static List<String> failures(EngineTestKit.Builder run) {
    return run.execute().allEvents().failed().stream()
        .flatMap(
            event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
        .map(failure -> String.valueOf(failure.getMessage()))
        .toList();
  }

  private static void held(EngineTestKit.Builder run) {
    assertThat(failures(run)).singleElement().asString().contains(TOO_FEW);
    assertThat(Coverage.NOT_HELD).isEmpty();
  }

  private static void notHeld(Class<?> test, String part, EngineTestKit.Builder run) {
    assertThat(failures(run)).isEmpty();
    assertThat(Coverage.NOT_HELD).containsExactly(said(test, part));
  }

  private static String said(Class<?> test, String part) {
    return "@CoverageGate of "
        + test.getName()
        + " was not held: "
        + part
        + " tests were selected; run the whole class, or set privacy.coverage.minimum=0 to hold it";
  }

  @Test
  void wholeClass_isHeld() {
    held(run(selectClass(TwoCase.class)));
  }

  @Test
  void oneMethod_isNotHeld() {
    notHeld(TwoCase.class, "1 of its 2", run(selectMethod(TwoCase.class, "one")));
  }

  @Test
  void filter_isNotHeld() {
    notHeld(
        TwoCase.class,
        "1 of its 2",
        run(selectClass(TwoCase.class)).filters(TagFilter.includeTags("fast")));
  }

  @Test
  void allMethodsByName_areHeld() {
    held(run(selectMethod(TwoCase.class, "one"), selectMethod(TwoCase.class, "other")));
  }

  @Test
  void enoughByAPart_isNothingToSay() {
    assertThat(failures(run(selectMethod(EnoughCase.class, "one")))).isEmpty();
    assertThat(Coverage.NOT_HELD).isEmpty();
  }

  @Test
  void nothingAskedByAPart_isNotHeld() {
    notHeld(SilentCase.class, "1 of its 3", run(selectMethod(SilentCase.class, "decidesNothing")));
  }

  @Test
  void disabledAbortedAndFailed_wereGiven() {
    List<String> failures = failures(run(selectClass(IdleCase.class)));

    assertThat(Coverage.NOT_HELD).isEmpty();
    assertThat(failures)
        .hasSize(2)
        .anyMatch("for the case"::equals)
        .anyMatch(failure -> failure.contains(TOO_FEW));
  }

  @Test
  void disabledByAnEarlierCondition_wasGiven() {
    held(run(selectClass(EarlierConditionCase.class)));
  }

  @Test
  void disabled_isNotMissed() {
    held(run(selectMethod(OneOfThemDisabledCase.class, "one")));
    notHeld(IdleCase.class, "1 of its 6", run(selectMethod(IdleCase.class, "asks")));
  }

  @Test
  void conditionsThatAreOff_leaveTheClassHeld() {
    held(
        run(selectMethod(TwoCase.class, "one"))
            .configurationParameter("junit.jupiter.conditions.deactivate", "*"));
  }

  @Test
  void whatJupiterDoesNotRun_isNotMissed() {
    held(run(selectClass(MisdeclaredCase.class)));
  }

  @Test
  void inheritedTests_count() {
    notHeld(InheritedCase.class, "1 of its 3", run(selectMethod(InheritedCase.class, "third")));
    Coverage.NOT_HELD.clear();
    notHeld(InheritedCase.class, "1 of its 3", run(selectMethod(InheritedCase.class, "one")));
    Coverage.NOT_HELD.clear();
    held(run(selectClass(InheritedCase.class)));
  }

  @Test
  void testsOfAnInterface_count() {
    notHeld(InterfaceCase.class, "1 of its 3", run(selectMethod(InterfaceCase.class, "one")));
    Coverage.NOT_HELD.clear();
    held(run(selectClass(InterfaceCase.class)));
  }

  @Test
  void overriddenTests_countOnce() {
    notHeld(OverriddenCase.class, "1 of its 2", run(selectMethod(OverriddenCase.class, "one")));
    Coverage.NOT_HELD.clear();
    held(run(selectClass(OverriddenCase.class)));
  }

  @Test
  void testOverriddenByNone_isNotMissed() {
    held(run(selectClass(TakenAwayCase.class)));
  }

  @Test
  void templatesAndFactories_countAsOneEach() {
    notHeld(KindsCase.class, "1 of its 4", run(selectMethod(KindsCase.class, "test")));
    Coverage.NOT_HELD.clear();
    notHeld(KindsCase.class, "1 of its 4", run(selectMethod(KindsCase.class, "made")));
    Coverage.NOT_HELD.clear();
    notHeld(
        KindsCase.class, "1 of its 4", run(selectMethod(KindsCase.class, "parameterized", "int")));
  }

  @Test
  void allTemplatesAndFactories_areHeld() {
    held(run(selectClass(KindsCase.class)));
  }

  @Test
  void parameterizedClass_isHeldWholeAndNotInPart() {
    assertThat(failures(run(selectClass(TemplateCase.class))))
        .isNotEmpty()
        .allMatch(said -> said.contains(TOO_FEW));
    assertThat(Coverage.NOT_HELD).isEmpty();
    notHeld(TemplateCase.class, "1 of its 2", run(selectMethod(TemplateCase.class, "one")));
  }

  @Test
  void propertiesOfJqwik_areNotMissed() {
    held(run(selectClass(PropertiesCase.class)));
  }

  @Test
  void nestedTests_countForTheClassAround() {
    notHeld(OuterCase.class, "1 of its 3", run(selectMethod(OuterCase.class, "outside")));
  }

  @Test
  void nestedClass_hasAGateApart() {
    assertThat(
            failures(
                run(selectNestedMethod(List.of(OuterCase.class), OuterCase.Inner.class, "one"))))
        .isEmpty();
    assertThat(Coverage.NOT_HELD)
        .containsExactlyInAnyOrder(
            said(OuterCase.Inner.class, "1 of its 2"), said(OuterCase.class, "1 of its 3"));
  }

  @Test
  void wholeNestedClass_isHeldAndTheOneAroundIsNot() {
    assertThat(failures(run(selectNestedClass(List.of(OuterCase.class), OuterCase.Inner.class))))
        .singleElement()
        .asString()
        .startsWith("no notice was asked");
    assertThat(Coverage.NOT_HELD).containsExactly(said(OuterCase.class, "2 of its 3"));
  }

  @Test
  void sameNestedClassOfAnother_isNotMixedUp() {
    failures(
        run(
            selectClass(OtherOuterCase.class),
            selectMethod(OuterCase.class, "outside"),
            selectNestedMethod(List.of(OuterCase.class), OuterCase.Inner.class, "one")));
    assertThat(Coverage.NOT_HELD)
        .containsExactlyInAnyOrder(
            said(OuterCase.Inner.class, "1 of its 2"), said(OuterCase.class, "2 of its 3"));
  }

  @Test
  void testsInParallel_areAllNoted() {
    held(
        run(selectClass(KindsCase.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent"));
  }

  @Test
  void aRunWithAMinimum_holdsEvenAPart() {
    System.setProperty(Coverage.MINIMUM, "0");

    held(run(selectMethod(TwoCase.class, "one")));
  }

  @Test
  void whatWasNotHeld_isSaidOnce() {
    Coverage.notHeld(TwoCase.class, "1 of its 2 tests were selected");

    assertThat(endOfARun()).isEqualTo(said(TwoCase.class, "1 of its 2") + System.lineSeparator());
    assertThat(endOfARun()).isEmpty();
  }

  private String endOfARun() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Coverage.end(
        new CoverageFiles(folder, "run", 1),
        new Tally(),
        "",
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
