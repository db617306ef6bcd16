package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.privacynotice.action.Share;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;

class PrivacyExtensionTest {

  private static final String FILE = "org/privacynotice/testkit/depot.yaml";

  private static EngineExecutionResults run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(selectClass(type))
        .execute();
  }

  private static void passes(Class<?> type, int tests) {
    EngineExecutionResults results = run(type);
    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.started(tests).succeeded(tests));
  }

  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(
            event ->
                event
                    .getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .map(Throwable::toString)
                    .orElse("failed"))
        .toList();
  }

  private static void fails(Class<?> type, String... facts) {
    assertThat(failures(run(type)))
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure).contains(facts));
  }

  /** Everything there is, wherever it may be asked for. */
  @PrivacyNotice("contact-centre")
  static class Injected {

    private final PrivacyEngine engine;

    Injected(PrivacyEngine engine, Notice notice) {
      this.engine = engine;
      assertThat(notice.id()).isEqualTo("contact-centre");
    }

    @BeforeEach
    void asks(PrivacyEngine same, RecordingLog log) {
      assertThat(same).isSameAs(engine);
      assertThat(log.records()).isEmpty();
      engine.decide(
          engine
              .share("name")
              .recipient("sidem")
              .purpose("parking-permits")
              .basis(LawfulBasis.PUBLIC_TASK));
    }

    @Test
    void test_getsWhatItsConstructorGot(PrivacyEngine same, RecordingLog log, TestClock clock) {
      assertThat(same).isSameAs(engine);
      assertThat(log).onlyPermitted();
      assertThat(log.decisions().get(0).at()).isEqualTo(clock.instant());
      clock.set(Instant.parse("2027-01-01T00:00:00Z"));
      engine.decide(engine.use("name").purpose("other"));
      assertThat(log.decisions().get(1).at()).isEqualTo("2027-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameterizedTest_getsItsOwnEachTime(String argument, Recorder recorder) {
      assertThat(recorder.log().decisions()).hasSize(1);
      engine.decide(engine.use("name").purpose("other").ref(argument));
      assertThat(recorder.log().decisions()).hasSize(2);
    }

    @Test
    void parameter_comesBeforeTheMethod(
        PrivacyEngine same,
        @PrivacyNotice(FILE) PrivacyEngine other,
        @PrivacyNotice(FILE) RecordingLog log,
        @PrivacyNotice(FILE) Notice notice) {
      assertThat(same).isSameAs(engine);
      assertThat(notice.id()).isEqualTo("depot");
      same.decide(same.use("name").purpose("other"));
      other.decide(other.use("name").purpose("repairs").basis(LawfulBasis.PUBLIC_TASK));
      assertThat(log).onlyPermitted();
    }
  }

  /** The nearest annotation counts, for the constructor too. */
  @PrivacyNotice("contact-centre")
  static class Nearest {

    private final Notice ofConstructor;

    Nearest(Notice notice) {
      this.ofConstructor = notice;
    }

    @BeforeEach
    @PrivacyNotice(FILE)
    void methodBefore_mayHaveItsOwn(Notice notice) {
      assertThat(notice.id()).isEqualTo("depot");
    }

    @Test
    @PrivacyNotice(FILE)
    void method_comesBeforeTheClass(Notice notice) {
      assertThat(notice.id()).isEqualTo("depot");
      assertThat(ofConstructor).isSameAs(notice);
    }

    @Nested
    class Inside {
      @Test
      void nestedTest_hasTheEnclosingNotice(Notice notice) {
        assertThat(notice.id()).isEqualTo("contact-centre");
      }
    }

    @Nested
    @PrivacyNotice(FILE)
    class Apart {
      @Test
      void nestedTest_mayHaveItsOwn(Notice notice) {
        assertThat(notice.id()).isEqualTo("depot");
      }
    }
  }

  @Test
  void everyPart_isInjectedWhereverItIsAskedFor() {
    passes(Injected.class, 4);
  }

  @Test
  void nearestAnnotation_counts() {
    passes(Nearest.class, 3);
  }

  /** Many tests at once, each with its own. */
  @PrivacyNotice("contact-centre")
  static class Parallel {

    private static final Set<Object> ENGINES = ConcurrentHashMap.newKeySet();

    @RepeatedTest(40)
    void test_seesItsOwnQuestionsAlone(PrivacyEngine engine, RecordingLog log, TestClock clock) {
      ENGINES.add(engine);
      Instant before = clock.instant();
      for (int i = 0; i < 20; i++) {
        engine.decide(engine.use("name").purpose("other"));
      }
      assertThat(log.decisions()).hasSize(20);
      assertThat(before).isEqualTo("2026-01-05T09:00:00Z");
      clock.set(Instant.EPOCH);
    }
  }

  @Test
  void testsInParallel_haveAnEngineEach() {
    passes(Parallel.class, 40);
    assertThat(Parallel.ENGINES).hasSize(40);
  }

  /** Every attribute. */
  static class Attributes {

    @Test
    @PrivacyNotice(
        value = "contact-centre",
        standing = "policy-document=apd/2026-01",
        mustDecide = false)
    void standing_holdsForEveryCase(PrivacyEngine engine) {
      assertThat(engine.deployment().orElseThrow().standing())
          .containsEntry("policy-document", new FactValue.Given("apd/2026-01"));
    }

    @Test
    @PrivacyNotice(value = "contact-centre", withdrawn = "processor-contract")
    void withdrawn_isAskedAgain(PrivacyEngine engine) {
      assertThat(
              engine.decide(
                  engine
                      .share("name")
                      .recipient("sidem")
                      .purpose("parking-permits")
                      .basis(LawfulBasis.PUBLIC_TASK)))
          .isRefused()
          .missingFacts("processor-contract");
    }

    @Test
    @PrivacyNotice(
        value = "contact-centre",
        at = "2026-11-23",
        schedule =
            """
            permits:
              records: [permit]
              until: {years: 6, after: permit-ended}
              gloss: Permit records are kept for six years.
              sources: [{heading: Retention schedule, item: 1}]
            """)
    void schedule_saysHowLong(PrivacyEngine engine, TestClock clock) {
      assertThat(clock.instant()).isEqualTo("2026-11-23T00:00:00Z");
      assertThat(engine)
          .permits(
              engine
                  .retain("name")
                  .holder("local")
                  .purpose("parking-permits")
                  .basis(LawfulBasis.PUBLIC_TASK)
                  .fact("record", "permit")
                  .fact("permit-ended", "2025-10-01"))
          .keepsUntil(LocalDate.of(2031, 10, 1));
    }

    @Test
    @PrivacyNotice(
        value = "contact-centre",
        deployment = "org/privacynotice/testkit/council.yaml",
        standing = "further-use=false",
        mustDecide = false)
    void deployment_isReadAndAddedTo(PrivacyEngine engine) {
      Deployment deployment = engine.deployment().orElseThrow();
      assertThat(deployment.id()).isEqualTo("council");
      assertThat(deployment.standing()).containsOnlyKeys("policy-document", "further-use");
    }

    @Test
    @PrivacyNotice(value = "contact-centre", deployedBy = "council", mustDecide = false)
    void deployedBy_asksTheTest(PrivacyEngine engine) {
      assertThat(engine.deployment().orElseThrow().title()).isEqualTo("Contact Centre customers");
    }

    Deployment council(Notice notice) {
      return mine(notice.title());
    }
  }

  private static Deployment mine(String title) {
    return Deployment.builder()
        .id("mine")
        .title(title)
        .version(LocalDate.EPOCH)
        .inForce(InForce.ALWAYS)
        .build();
  }

  /** A method of the class around deploys the nested tests too, and their own comes before it. */
  @PrivacyNotice(value = "contact-centre", deployedBy = "council", mustDecide = false)
  static class Deploying {

    Deployment council() {
      return mine("around");
    }

    @Nested
    class Inside {
      @Test
      void nestedTest_isDeployedByTheClassAround(PrivacyEngine engine) {
        assertThat(engine.deployment().orElseThrow().title()).isEqualTo("around");
      }
    }

    @Nested
    class Apart {
      Deployment council() {
        return mine("inside");
      }

      @Test
      void nestedTest_mayDeployItself(PrivacyEngine engine) {
        assertThat(engine.deployment().orElseThrow().title()).isEqualTo("inside");
      }
    }
  }

  @Test
  void deployedBy_isSoughtOutwards() {
    passes(Deploying.class, 2);
  }

  @Test
  void everyAttribute_says() {
    passes(Attributes.class, 5);
  }

  /** Tests that ask nothing. */
  @PrivacyNotice("contact-centre")
  static class Silent {
    @Test
    void test_thatTakesAnEngineAndAsksNothing_fails(PrivacyEngine engine) {
      assertThat(engine).isNotNull();
    }

    @Test
    @PrivacyNotice(value = "contact-centre", mustDecide = false)
    void test_thatMayDecideNothing_passes(PrivacyEngine engine) {
      assertThat(engine).isNotNull();
    }

    @Test
    void test_thatAssertsOfTheEngine_passes(PrivacyEngine engine) {
      assertThat(engine).permits(sidem(engine, "parking-permits"));
    }

    @Test
    void test_thatLooksAtTheNotice_passes(Notice notice) {
      assertThat(notice.id()).isEqualTo("contact-centre");
    }

    @Test
    void test_thatProvesSomething_passes(PrivacyEngine engine) {
      assertThat(engine)
          .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
    }
  }

  /** Tests round which something is asked. */
  @PrivacyNotice("contact-centre")
  static class AskedAround {
    private final PrivacyEngine engine;

    AskedAround(PrivacyEngine engine) {
      this.engine = engine;
      asks();
    }

    @BeforeEach
    void proves() {
      assertThat(engine)
          .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
    }

    @AfterEach
    void asks() {
      engine.decide(engine.use("name").purpose("other"));
    }

    @Test
    void test_thatAsksNothingItself_fails() {}

    @Test
    void test_thatAsksToo_passes() {
      asks();
    }
  }

  @Test
  void whatIsAskedRoundATest_isNotTheTests() {
    EngineExecutionResults results = run(AskedAround.class);
    results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
    assertThat(failures(results))
        .singleElement()
        .asString()
        .contains("test_thatAsksNothingItself_fails", "decided nothing");
  }

  /** Each kind of test, once asking and once not. */
  @PrivacyNotice("contact-centre")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Kinds {

    private static void asks(PrivacyEngine engine, boolean whether) {
      if (whether) {
        engine.decide(engine.use("name").purpose("other"));
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void parameterized(boolean whether, PrivacyEngine engine) {
      asks(engine, whether);
    }

    @RepeatedTest(2)
    void repeated(RepetitionInfo repetition, PrivacyEngine engine) {
      asks(engine, repetition.getCurrentRepetition() == 2);
    }

    @TestFactory
    Stream<DynamicTest> made(PrivacyEngine engine) {
      return Stream.of(
          DynamicTest.dynamicTest("asks", () -> asks(engine, true)),
          DynamicTest.dynamicTest("does not", () -> asks(engine, false)));
    }

    @TestFactory
    Stream<DynamicTest> madeInVain(PrivacyEngine engine) {
      return Stream.of(DynamicTest.dynamicTest("does not", () -> asks(engine, false)));
    }

    @Test
    void aborted(PrivacyEngine engine) {
      assumeThat(engine).isNull();
    }
  }

  @Test
  void everyKindOfTest_hasToAskItself() {
    assertThat(failures(run(Kinds.class)))
        .hasSize(3)
        .anySatisfy(failure -> assertThat(failure).contains("`[2] "))
        .anySatisfy(failure -> assertThat(failure).contains("`repetition 1 of 2`"))
        .anySatisfy(failure -> assertThat(failure).contains("`madeInVain(PrivacyEngine)`"));
  }

  private static Share.Builder sidem(PrivacyEngine engine, String purpose) {
    return engine.share("name").recipient("sidem").purpose(purpose).basis(LawfulBasis.PUBLIC_TASK);
  }

  /** Asks, is refused, and does it all the same. */
  private static void leaks(PrivacyEngine engine, Recorder recorder) {
    engine.decide(sidem(engine, "penalty-charge-notices"));
    recorder.did(sidem(engine, "penalty-charge-notices"));
  }

  /** As {@link #leaks}, and nobody hears of it. */
  private static void leaksSilently(PrivacyEngine engine, Recorder recorder) {
    try {
      leaks(engine, recorder);
    } catch (Throwable swallowed) {
      assertThat(swallowed).isInstanceOf(AssertionError.class);
    }
  }

  /** A service leaks, and the test does not say so. */
  @PrivacyNotice("contact-centre")
  static class Leaking {
    @Test
    void swallowed(PrivacyEngine engine, Recorder recorder) {
      leaksSilently(engine, recorder);
    }

    @Test
    @PrivacyNotice(value = "contact-centre", mustDecide = false)
    void swallowed_whereNothingMustBeDecided(PrivacyEngine engine, Recorder recorder) {
      leaksSilently(engine, recorder);
    }

    @Test
    void onAnotherThread(PrivacyEngine engine, Recorder recorder) throws InterruptedException {
      Thread service = new Thread(() -> leaksSilently(engine, recorder));
      service.start();
      service.join();
    }

    @Test
    void besideWhatRunsDuring(PrivacyEngine engine, Recorder recorder) {
      recorder.during(() -> {});
      leaksSilently(engine, recorder);
      recorder.during(() -> {});
    }

    @Test
    void beforeItIsGivenUp(PrivacyEngine engine, Recorder recorder) {
      leaksSilently(engine, recorder);
      assumeThat(engine).isNull();
    }

    @TestFactory
    Stream<DynamicTest> betweenTheTestsMade(PrivacyEngine engine, Recorder recorder) {
      return Stream.of(
          DynamicTest.dynamicTest("nothing", () -> recorder.during(() -> {})),
          DynamicTest.dynamicTest("late", () -> leaksSilently(engine, recorder)));
    }
  }

  @Test
  void breach_thatTheTestDoesNotReport_failsIt() {
    assertThat(failures(run(Leaking.class)))
        .hasSize(6)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .contains(
                        "done:     share name for penalty-charge-notices with sidem",
                        "got:      done against the answer, with name",
                        "answer:   refused: forbidden",
                        "processors/sidem/excludes"));
  }

  /** A service leaks, and the test is about that. */
  @PrivacyNotice("contact-centre")
  static class AboutALeak {
    @Test
    void asserted(PrivacyEngine engine, Recorder recorder) {
      leaksSilently(engine, recorder);
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(recorder).actedAsAnswered());
    }

    @Test
    void thrown(PrivacyEngine engine, Recorder recorder) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> recorder.during(() -> leaks(engine, recorder)));
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> recorder.during(() -> leaksSilently(engine, recorder)));
    }

    @Test
    void read(PrivacyEngine engine, Recorder recorder) {
      leaksSilently(engine, recorder);
      assertThat(recorder.breaches()).hasSize(1);
    }

    @Nested
    class Afterwards {
      private Runnable check = () -> {};

      @AfterEach
      void check() {
        check.run();
      }

      @Test
      void readAfterEach(PrivacyEngine engine, Recorder recorder) {
        leaksSilently(engine, recorder);
        check = () -> assertThat(recorder.breaches()).hasSize(1);
      }
    }
  }

  @Test
  void breach_thatTheTestReports_passes() {
    passes(AboutALeak.class, 4);
  }

  /** A service leaks twice, and the test hears of one. */
  @PrivacyNotice("contact-centre")
  static class LeakingLoudly {
    @Test
    void thrown(PrivacyEngine engine, Recorder recorder) {
      leaksSilently(engine, recorder);
      leaks(engine, recorder);
    }
  }

  @Test
  void breach_thatFailsTheTestItself_isToldWithTheOthers() {
    assertThat(run(LeakingLoudly.class).testEvents().failed().stream())
        .singleElement()
        .extracting(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
        .satisfies(
            failure -> {
              assertThat(failure.orElseThrow()).hasMessageContaining("done against the answer");
              assertThat(failure.orElseThrow().getSuppressed()).hasSize(1);
            });
  }

  /** Fails before the test. */
  @PrivacyNotice("contact-centre")
  static class Broken {
    @BeforeEach
    void fails(PrivacyEngine engine) {
      throw new IllegalStateException("before");
    }

    @Test
    void test() {}
  }

  @Test
  void testThatFailsBefore_isToldByThatAlone() {
    assertThat(failures(run(Broken.class)))
        .containsExactly("java.lang.IllegalStateException: before");
  }

  @Test
  void testThatDecidedNothing_failsUnlessItMay() {
    EngineExecutionResults results = run(Silent.class);
    results.testEvents().assertStatistics(stats -> stats.started(5).succeeded(4).failed(1));
    assertThat(failures(results))
        .singleElement()
        .asString()
        .contains("test_thatTakesAnEngineAndAsksNothing_fails", "decided nothing");
  }

  /** What is said wrongly, a class each. */
  static class Misuse {

    @PrivacyNotice("contact-center")
    static class Unknown extends Wanting {}

    @PrivacyNotice({})
    static class None extends Wanting {}

    @PrivacyNotice("org/privacynotice/testkit/broken.yaml")
    static class Broken extends Wanting {}

    @PrivacyNotice(value = "contact-centre", deployment = "nowhere.yaml")
    static class NoFile extends Wanting {}

    /** A council that declares a fact of the law as something else. */
    @PrivacyNotice(value = "contact-centre", deployedBy = "council")
    static class Unfit extends Wanting {
      static Deployment council() {
        return Deployment.builder()
            .id("unfit")
            .title("unfit")
            .version(LocalDate.EPOCH)
            .inForce(InForce.ALWAYS)
            .addFacts(
                Fact.builder()
                    .id("needed")
                    .type(FactType.REFERENCE)
                    .ask("Where is it written?")
                    .statedBy(Fact.StatedBy.CASE)
                    .build())
            .build();
      }
    }

    @PrivacyNotice(value = "contact-centre", deployedBy = "nobody")
    static class NoMethod extends Wanting {}

    @PrivacyNotice(value = "contact-centre", deployedBy = "x", deployment = "y")
    static class Both extends Wanting {}

    @PrivacyNotice(value = "contact-centre", standing = "policy-document")
    static class NoValue extends Wanting {}

    @PrivacyNotice(value = "contact-centre", standing = "polcy-document=apd/1")
    static class NoFact extends Wanting {}

    @PrivacyNotice(value = "contact-centre", standing = "needed=true")
    static class OfACase extends Wanting {}

    @PrivacyNotice(value = "contact-centre", standing = "further-use=perhaps")
    static class IllTyped extends Wanting {}

    @PrivacyNotice(value = "contact-centre", withdrawn = "needed")
    static class NotPresumed extends Wanting {}

    @PrivacyNotice(value = "contact-centre", schedule = "permits: {records: [permt]}")
    static class BadSchedule extends Wanting {}

    @PrivacyNotice(value = "contact-centre", at = "yesterday")
    static class BadTime extends Wanting {}

    /** Wants an engine. */
    abstract static class Wanting {
      @Test
      void test(PrivacyEngine engine) {
        assertThat(engine).isNotNull();
      }
    }

    /** Wants what there is not. */
    static class WrongType {
      @Test
      void test(@PrivacyNotice("contact-centre") String text) {
        assertThat(text).isNotNull();
      }
    }

    /** Wants one for all tests. */
    @PrivacyNotice("contact-centre")
    static class ForAll {
      @BeforeAll
      static void all(PrivacyEngine engine) {
        assertThat(engine).isNotNull();
      }

      @Test
      void test() {}
    }

    /** Wants one for all tests in another way. */
    @PrivacyNotice("contact-centre")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class Shared {
      Shared(PrivacyEngine engine) {
        assertThat(engine).isNotNull();
      }

      @Test
      void test() {}
    }

    /** Asks a method of an instance that is not there yet. */
    @PrivacyNotice(value = "contact-centre", deployedBy = "council")
    static class TooEarly {
      TooEarly(PrivacyEngine engine) {
        assertThat(engine).isNotNull();
      }

      Deployment council() {
        throw new IllegalStateException("not reached");
      }

      @Test
      void test() {}
    }
  }

  @Test
  void misuse_isReportedWithTheAttributeAndTheValue() {
    fails(
        Misuse.Unknown.class,
        "@PrivacyNotice(value = \"contact-center\")",
        "neither a bundled notice nor a file",
        "did you mean `contact-centre`");
    fails(Misuse.None.class, "@PrivacyNotice(value = \"\")", "name at least one notice");
    fails(
        Misuse.Broken.class,
        "@PrivacyNotice(value = \"org/privacynotice/testkit/broken.yaml\")",
        "broken.yaml:4:1",
        "`controler`");
    fails(Misuse.NoFile.class, "@PrivacyNotice(deployment = \"nowhere.yaml\")", "there is no file");
    fails(
        Misuse.NoMethod.class,
        "@PrivacyNotice(deployedBy = \"nobody\")",
        "`NoMethod` has no method of that name");
    fails(Misuse.Unfit.class, "@PrivacyNotice(deployedBy = \"council\")", "`needed`");
    fails(Misuse.Both.class, "@PrivacyNotice(deployedBy = \"x\")", "give one of them");
    fails(Misuse.NoValue.class, "@PrivacyNotice(standing = \"policy-document\")", "fact=value");
    fails(
        Misuse.NoFact.class,
        "@PrivacyNotice(standing = \"polcy-document=apd/1\")",
        "did you mean `policy-document`");
    fails(
        Misuse.OfACase.class,
        "@PrivacyNotice(standing = \"needed=true\")",
        "stated with an action");
    fails(
        Misuse.IllTyped.class,
        "@PrivacyNotice(standing = \"further-use=perhaps\")",
        "takes true or false");
    fails(
        Misuse.NotPresumed.class, "@PrivacyNotice(withdrawn = \"needed\")", "nothing is presumed");
    fails(
        Misuse.BadSchedule.class,
        "@PrivacyNotice(schedule = \"permits: {records: [permt]}\")",
        "`permt`");
    fails(Misuse.BadTime.class, "@PrivacyNotice(at = \"yesterday\")", "write an instant");
    fails(Misuse.WrongType.class, "a `String` does not belong to a notice", "PrivacyEngine");
    fails(Misuse.ForAll.class, "each test has an engine of its own");
    fails(Misuse.Shared.class, "each test has an engine of its own");
    fails(Misuse.TooEarly.class, "@PrivacyNotice(deployedBy = \"council\")", "static");
  }

  /** Only the parameter bears the annotation. */
  static class OnAParameter {
    @Test
    void decides(@PrivacyNotice("contact-centre") PrivacyEngine engine) {
      assertThat(engine).permits(sidem(engine, "parking-permits"));
    }

    @Test
    void silent(@PrivacyNotice("contact-centre") PrivacyEngine engine) {}
  }

  @Test
  void parameter_isHeldToDecidingToo() {
    assertThat(failures(run(OnAParameter.class)))
        .singleElement()
        .asString()
        .contains("`silent(PrivacyEngine)` decided nothing");
  }

  /** The purposes of a class. */
  @ParameterizedClass
  @ValueSource(strings = {"parking-permits", "penalty-charge-notices"})
  @PrivacyNotice("contact-centre")
  static class OfAPurpose {
    private final String purpose;
    private final PrivacyEngine engine;

    OfAPurpose(String purpose, PrivacyEngine engine) {
      this.purpose = purpose;
      this.engine = engine;
    }

    @Test
    void test() {
      assertThat(engine).permits(sidem(engine, purpose));
    }
  }

  @Test
  void parameterizedClass_getsAnEngineEach() {
    assertThat(failures(run(OfAPurpose.class)))
        .singleElement()
        .asString()
        .contains("for penalty-charge-notices with sidem", "processors/sidem/excludes");
  }

  /** AssertJ's extension makes the assertions, for each test its own. */
  @PrivacyNotice("contact-centre")
  @ExtendWith(SoftAssertionsExtension.class)
  static class Softly {
    @RepeatedTest(20)
    void parameter(PrivacyEngine engine, PrivacySoftAssertions softly) {
      softly.assertThat(engine).permits(sidem(engine, "penalty-charge-notices"));
      softly.assertThat(engine).permits(sidem(engine, "parking-permits"));
    }
  }

  @Test
  void softAssertionsExtension_assertsAtTheEnd() {
    assertThat(failures(run(Softly.class)))
        .hasSize(20)
        .allSatisfy(failure -> assertThat(failure).contains("for penalty-charge-notices"));
  }

  @Test
  void olderJupiter_isRefusedWithTheLeastThatWorks() {
    ExtensionContext older =
        (ExtensionContext)
            Proxy.newProxyInstance(
                ExtensionContext.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> {
                  throw new NoSuchMethodError(method.getName());
                });

    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(() -> PrivacyExtension.outwards(older))
        .withMessageContaining("needs JUnit Jupiter 5.12.1 or later");
  }
}
