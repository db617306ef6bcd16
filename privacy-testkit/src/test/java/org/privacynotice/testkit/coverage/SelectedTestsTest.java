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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

/** Runs by JUnit's launcher, as Maven and IDEs start them. What a class reaches it keeps. */
class SelectedTestsTest {

  private static final String TOO_FEW = "got       1 of 41 (2%)";

  @TempDir private Path folder;

  /** Something that reaches one clause, for the class itself. */
  @CoverageGate(clauses = 4)
  abstract static class Asking {
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
  }

  abstract static class Two extends Asking {
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

  static class MethodCase extends Two {}

  static class TagCase extends Two {}

  static class WholeCase extends Two {}

  static class BothMethodsCase extends Two {}

  static class StrictCase extends Two {}

  static class UnseenCase extends Two {}

  static class InheritedCase extends Two {
    @Test
    void third() {
      ask();
    }
  }

  @CoverageGate(clauses = 2)
  static class EnoughCase extends Two {}

  @CoverageGate(clauses = 0)
  static class SilentCase extends Two {
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

    static boolean always() {
      return true;
    }
  }

  abstract static class Kinds extends Asking {
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

  static class PartOfKindsCase extends Kinds {}

  static class AllKindsCase extends Kinds {}

  @ParameterizedClass
  @ValueSource(ints = {1, 2})
  static class TemplateCase extends Two {
    TemplateCase(int number) {}
  }

  abstract static class Properties extends Two {
    @Property(tries = 1)
    void property() {
      ask();
    }
  }

  static class PartOfPropertiesCase extends Properties {}

  static class WholePropertiesCase extends Properties {}

  abstract static class Outer extends Asking {
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

  static class PartOfOuterCase extends Outer {}

  static class PartOfInnerCase extends Outer {}

  static class WholeInnerCase extends Outer {}

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

  private static List<String> failures(DiscoverySelector... selectors) {
    return failures(List.of(), selectors);
  }

  private static List<String> failures(List<Filter<?>> filters, DiscoverySelector... selectors) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(filters.toArray(Filter[]::new))
                .configurationParameter("jqwik.database", "target/jqwik-database-selected")
                .build(),
            summary);
    assertThat(summary.getSummary().getTestsStartedCount()).isPositive();
    return summary.getSummary().getFailures().stream()
        .map(failure -> String.valueOf(failure.getException().getMessage()))
        .toList();
  }

  private static void notHeld(Class<?> test, String part) {
    assertThat(Coverage.NOT_HELD)
        .containsExactly("@CoverageGate of " + test.getName() + " was not held: " + part);
  }

  private static void held(List<String> failures, String... texts) {
    assertThat(failures).hasSize(texts.length);
    for (String text : texts) {
      assertThat(failures).anyMatch(failure -> failure.contains(text));
    }
    assertThat(Coverage.NOT_HELD).isEmpty();
  }

  @Test
  void oneMethod_isNotHeld() {
    assertThat(failures(selectMethod(MethodCase.class, "one"))).isEmpty();
    notHeld(MethodCase.class, "1 of its 2 tests were selected");
  }

  @Test
  void filter_isNotHeld() {
    assertThat(failures(List.of(TagFilter.includeTags("fast")), selectClass(TagCase.class)))
        .isEmpty();
    notHeld(TagCase.class, "1 of its 2 tests were selected");
  }

  @Test
  void wholeClass_isHeld() {
    held(failures(selectClass(WholeCase.class)), TOO_FEW);
  }

  @Test
  void allMethodsByName_areHeld() {
    held(
        failures(
            selectMethod(BothMethodsCase.class, "one"),
            selectMethod(BothMethodsCase.class, "other")),
        TOO_FEW);
  }

  @Test
  void enoughByAPart_isNothingToSay() {
    held(failures(selectMethod(EnoughCase.class, "one")));
  }

  @Test
  void nothingAskedByAPart_isNotHeld() {
    assertThat(failures(selectMethod(SilentCase.class, "decidesNothing"))).isEmpty();
    notHeld(SilentCase.class, "1 of its 3 tests were selected");
  }

  @Test
  void disabledAbortedAndFailed_wereSelected() {
    held(failures(selectClass(IdleCase.class)), TOO_FEW, "for the case");
  }

  @Test
  void inheritedTests_count() {
    assertThat(failures(selectMethod(InheritedCase.class, "third"))).isEmpty();
    notHeld(InheritedCase.class, "1 of its 3 tests were selected");
  }

  @Test
  void templatesAndFactories_countAsOneEach() {
    assertThat(failures(selectMethod(PartOfKindsCase.class, "test"))).isEmpty();
    notHeld(PartOfKindsCase.class, "1 of its 4 tests were selected");
  }

  @Test
  void allTemplatesAndFactories_areHeld() {
    held(failures(selectClass(AllKindsCase.class)), TOO_FEW);
  }

  @Test
  void parameterizedClass_isOneSoAPartIsHeld() {
    held(failures(selectMethod(TemplateCase.class, "one")), TOO_FEW);
  }

  @Test
  void propertiesOfJqwik_count() {
    assertThat(
            failures(
                selectMethod(PartOfPropertiesCase.class, "one"),
                selectMethod(PartOfPropertiesCase.class, "other")))
        .isEmpty();
    notHeld(PartOfPropertiesCase.class, "2 of its 3 tests were selected");
  }

  @Test
  void testsWithAllProperties_areHeld() {
    held(failures(selectClass(WholePropertiesCase.class)), TOO_FEW);
  }

  @Test
  void nestedTests_countForTheClassAround() {
    assertThat(failures(selectMethod(PartOfOuterCase.class, "outside"))).isEmpty();
    notHeld(PartOfOuterCase.class, "1 of its 3 tests were selected");
  }

  @Test
  void nestedClass_hasAGateApart() {
    assertThat(
            failures(
                selectNestedMethod(
                    List.of(PartOfInnerCase.class), PartOfInnerCase.Inner.class, "one")))
        .isEmpty();
    assertThat(Coverage.NOT_HELD)
        .containsExactlyInAnyOrder(
            "@CoverageGate of "
                + PartOfInnerCase.Inner.class.getName()
                + " was not held: 1 of its 2 tests were selected",
            "@CoverageGate of "
                + PartOfInnerCase.class.getName()
                + " was not held: 1 of its 3 tests were selected");
  }

  @Test
  void wholeNestedClass_isHeldAndTheOneAroundIsNot() {
    assertThat(
            failures(selectNestedClass(List.of(WholeInnerCase.class), WholeInnerCase.Inner.class)))
        .singleElement()
        .asString()
        .startsWith("no notice was asked");
    notHeld(WholeInnerCase.class, "2 of its 3 tests were selected");
  }

  @Test
  void aRunWithAMinimum_holdsEvenAPart() {
    System.setProperty(Coverage.MINIMUM, "0");
    try {
      held(failures(selectMethod(StrictCase.class, "one")), TOO_FEW);
    } finally {
      System.clearProperty(Coverage.MINIMUM);
    }
  }

  @Test
  void whatTheLauncherDidNotSee_isHeld() {
    List<String> failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(UnseenCase.class, "one"))
            .execute()
            .allEvents()
            .failed()
            .stream()
            .flatMap(
                event ->
                    event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
            .map(failure -> String.valueOf(failure.getMessage()))
            .toList();

    held(failures, TOO_FEW);
  }

  @Test
  void whatWasNotHeld_isSaidOnce() {
    Coverage.notHeld(MethodCase.class, "1 of its 2 tests were selected");

    assertThat(endOfARun())
        .isEqualTo(
            "@CoverageGate of "
                + MethodCase.class.getName()
                + " was not held: 1 of its 2 tests were selected"
                + System.lineSeparator());
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
