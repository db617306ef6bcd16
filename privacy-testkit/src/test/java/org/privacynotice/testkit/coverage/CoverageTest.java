package org.privacynotice.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.InMemoryDecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Vocabulary;

class CoverageTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;

  private static PrivacyEngine engine(Notice notice, DecisionLog log) {
    return PrivacyEngine.builder().notice(notice).log(log).build();
  }

  private static Decision share(PrivacyEngine engine, String recipient, String purpose) {
    return engine.decide(
        engine
            .share("name")
            .recipient(recipient)
            .purpose(purpose)
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(AT));
  }

  private static Tally tally(String... recipientsAndPurposes) {
    Tally tally = new Tally();
    PrivacyEngine engine =
        engine(Bundled.notice("contact-centre"), new CoverageLog(DecisionLog.none(), tally));
    for (int i = 0; i < recipientsAndPurposes.length; i += 2) {
      share(engine, recipientsAndPurposes[i], recipientsAndPurposes[i + 1]);
    }
    return tally;
  }

  private static Notice small(String gloss) {
    return small(gloss, LocalDate.parse("2026-01-01"), InForce.ALWAYS);
  }

  private static Notice small(String gloss, LocalDate version, InForce inForce) {
    Citation source = new Citation.Heading("<What> & \"why\"", 1);
    return Notice.builder()
        .id("small")
        .title("Small")
        .version(version)
        .inForce(inForce)
        .controller(new Controller("A Council", Controller.Kind.PUBLIC_AUTHORITY))
        .addCategories(
            DataCategory.builder()
                .id("name")
                .label("name")
                .sensitivity(Sensitivity.ORDINARY)
                .build())
        .addPurposes(Purpose.builder().id("post").label("post").build())
        .addStated(
            Clause.builder()
                .id("uses/post")
                .effect(Effect.PERMITS)
                .scope(
                    Scope.builder()
                        .addActivities(Activity.USE)
                        .categories(Selection.ANY)
                        .purposes(Selection.ANY)
                        .parties(Selection.NONE)
                        .build())
                .addSources(source)
                .gloss(gloss)
                .build())
        .build();
  }

  private static Clause madeUp() {
    return Clause.builder()
        .id("limits/made-up")
        .effect(Effect.FORBIDS)
        .scope(
            Scope.builder()
                .addActivities(Activity.ERASE)
                .categories(Selection.ANY)
                .purposes(Selection.ANY)
                .parties(Selection.ANY)
                .build())
        .addSources(new Citation.Heading("Made up", 1))
        .gloss("Made up.")
        .build();
  }

  @Test
  void determiningClauses_areReachedAndNoOthers() {
    CoverageReport report = new CoverageReport(tally("sidem", "parking-permits"));

    assertThat(report.clauses().stream().filter(CoverageReport.Line::reached))
        .extracting(CoverageReport.Line::id)
        .containsExactly("processors/sidem");
    assertThat(report.unreached()).contains("processors/raad").doesNotContain("processors/sidem");
    assertThat(report.arms()).containsExactly("permitted");
    assertThat(report.text())
        .startsWith("notice contact-centre 2019-11-29: clauses reached 1 of ")
        .contains("  not reached: processors/59r\n")
        .contains("  and 30 more, on the page\n")
        .contains("arms of the decision table reached 1 of 7; not: ")
        .contains("cells of share: asked about 1 of 1562 that permissions name\n");
  }

  @Test
  void dutyListed_isReached_andClausesOfTheLawStandApart() {
    Tally tally = new Tally();
    PrivacyEngine engine =
        engine(Bundled.notice("contact-centre"), new CoverageLog(DecisionLog.none(), tally));
    engine.decide(
        engine.collect("name").purpose("blue-badges").basis(LawfulBasis.PUBLIC_TASK).at(AT));
    share(engine, "sidem", "penalty-charge-notices");
    CoverageReport report = new CoverageReport(tally);

    assertThat(report.unreached())
        .doesNotContain("duties/explain-at-collection", "processors/sidem/excludes");
    assertThat(report.clauses().stream().filter(CoverageReport.Line::reached))
        .filteredOn(line -> line.kind().equals("law"))
        .extracting(CoverageReport.Line::id)
        .contains("law/documented-instructions");
    assertThat(report.arms()).containsExactly("forbidden", "permitted");
  }

  @Test
  void openQuestion_reachesTheArmThatItHangsOn() {
    assertThat(
            new CoverageReport(tally("fraud-team", "crime-detection", "raad", "certificates"))
                .arms())
        .containsExactly("not-covered", "undetermined/permission");

    Tally tally = new Tally();
    PrivacyEngine engine =
        engine(Bundled.notice("contact-centre"), new CoverageLog(DecisionLog.none(), tally));
    engine.decide(
        engine.collect("age").purpose("blue-badges").basis(LawfulBasis.PUBLIC_TASK).at(AT));
    assertThat(new CoverageReport(tally).arms()).containsExactly("undetermined/prohibition");
  }

  @Test
  void log_passesEverythingOn_andCounts() {
    InMemoryDecisionLog kept = new InMemoryDecisionLog();
    CoverageLog log = new CoverageLog(kept, new Tally());
    PrivacyEngine engine = engine(Bundled.notice("contact-centre"), log);
    share(engine, "sidem", "parking-permits");
    engine.decideAll(List.of(engine.use("name").purpose("blue-badges").build()).stream()).toList();

    assertThat(kept.records()).hasSize(2);
    assertThat(log.decided()).isEqualTo(2);
  }

  @Test
  void logThatFails_reachesNothing() {
    Tally tally = new Tally();
    DecisionLog full =
        record -> {
          throw new IllegalStateException("full");
        };
    PrivacyEngine engine = engine(Bundled.notice("contact-centre"), new CoverageLog(full, tally));

    assertThatCode(() -> share(engine, "sidem", "parking-permits")).hasMessageContaining("logged");
    assertThat(new CoverageReport(tally).arms()).isEmpty();
  }

  @Test
  void gate_failsWithEachClauseThatIsMissing() {
    CoverageReport report = new CoverageReport(tally("sidem", "parking-permits"));

    assertThatCode(() -> report.requireClauses(2)).doesNotThrowAnyException();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> report.requireClauses(100))
        .withMessageContaining("clauses of contact-centre 2019-11-29 were not reached")
        .withMessageContaining("expected  100%")
        .withMessageContaining("got       1 of ")
        .withMessageContaining("missing   processors/raad permits: RAAD processes data for")
        .withMessageContaining("remedy    ");
  }

  @Test
  void gate_ofNoShare_isMisuse() {
    CoverageReport report = new CoverageReport(tally("sidem", "parking-permits"));

    assertThatIllegalArgumentException().isThrownBy(() -> report.requireClauses(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> report.requireClauses(101));
  }

  @Test
  void gate_whereNothingWasAsked_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new CoverageReport(new Tally()).requireClauses(0))
        .withMessageContaining("no notice was asked, so no clause was reached");
  }

  @Test
  void gate_ofAnEngineThatNobodyAsked_fails() {
    Tally tally = new Tally();
    engine(Bundled.notice("contact-centre"), new CoverageLog(DecisionLog.none(), tally));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new CoverageReport(tally).requireClauses(0))
        .withMessageContaining("no notice was asked, so no clause was reached");
  }

  @Test
  void noticeThatNobodyAsked_doesNotCount() {
    Tally tally = tally("sidem", "parking-permits");
    engine(Bundled.notice("community-newsletter"), new CoverageLog(DecisionLog.none(), tally));
    CoverageReport report = new CoverageReport(tally);

    report.requireClauses(2);
    assertThat(report.text()).doesNotContain("community-newsletter");
  }

  @Test
  void versionThatNobodyAsked_doesNotCount() {
    Tally tally = new Tally();
    LocalDate change = LocalDate.parse("2026-06-01");
    InForce before = new InForce(Optional.empty(), Optional.of(change.minusDays(1)));
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(small("Before.", LocalDate.parse("2026-01-01"), before))
            .notice(small("Now.", change, InForce.from(change)))
            .log(new CoverageLog(DecisionLog.none(), tally))
            .build();
    engine.decide(engine.use("name").purpose("post").at(AT));

    assertThat(new CoverageReport(tally).documents("notice")).containsOnlyKeys("small 2026-06-01");
  }

  @Test
  void clauseReachedInAnotherNoticeOfTheSameName_doesNotCountForThisOne() {
    Notice real = Bundled.notice("contact-centre");
    Notice variant = real.with(madeUp());
    Tally tally = tally("raad", "certificates");
    share(engine(variant, new CoverageLog(DecisionLog.none(), tally)), "sidem", "parking-permits");
    CoverageReport report = new CoverageReport(tally);

    assertThat(report.unreached()).contains("processors/sidem", "limits/made-up");
    assertThat(report.documents("notice").keySet())
        .hasSize(2)
        .allMatch(name -> name.matches("contact-centre 2019-11-29 sha256:[0-9a-f]{12}"));
    assertThat(report.documents("notice").values())
        .extracting(List::size)
        .containsExactlyInAnyOrder(41, 42);
    assertThat(report.text()).contains(": clauses reached 1 of 42 (2%)");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> report.requireClauses(1))
        .withMessageContaining("got       0 of 41 (0%)");
  }

  @Test
  void cellsAskedAbout_areThoseNamed_andOthersStandApart() {
    Tally tally = new Tally();
    PrivacyEngine engine =
        engine(Bundled.notice("contact-centre"), new CoverageLog(DecisionLog.none(), tally));
    for (String category : engine.vocabulary().ids(Vocabulary.Kind.CATEGORY)) {
      engine.decide(engine.share(category).recipient("sidem").purpose("parking-permits").at(AT));
    }
    CoverageReport report = new CoverageReport(tally);

    assertThat(report.html()).contains("<td class=\"yes\">11 of 11 + 1</td>");
    assertThat(report.text())
        .contains(
            "cells of share: asked about 11 of 1562 that permissions name, and about 1 that none"
                + " names\n");
  }

  @Test
  void cellsNotAskedAbout_areNamed_thoseAlikeInOneLine() {
    Tally tally = new Tally();
    PrivacyEngine engine =
        engine(Bundled.notice("contact-centre"), new CoverageLog(DecisionLog.none(), tally));
    for (String category : engine.vocabulary().ids(Vocabulary.Kind.CATEGORY)) {
      if (!Set.of("name", "age").contains(category)) {
        engine.decide(engine.share(category).recipient("sidem").purpose("parking-permits").at(AT));
      }
    }
    String page = new CoverageReport(tally).html();

    assertThat(page)
        .contains("<details><summary>Not asked about: 1553 of 1562</summary>")
        .contains("<tr><td>sidem</td><td>parking-permits</td><td>age, name</td></tr>");
    assertThat(page.length()).isLessThan(200_000);
  }

  @Test
  void page_saysOfEachArmWhetherItWasReached() {
    assertThat(new CoverageReport(tally("sidem", "parking-permits")).html())
        .contains("<tr class=\"yes\"><td>yes</td><td>permitted</td>")
        .contains("<tr class=\"no\"><td>no</td><td>forbidden</td>");
  }

  @Test
  void page_escapesWhatTheNoticeSays_andRunsNothing() {
    Tally tally = new Tally();
    PrivacyEngine engine =
        engine(
            small("<script>alert(1)</script>\tat \"home\" & away."),
            new CoverageLog(DecisionLog.none(), tally));
    engine.decide(engine.use("name").purpose("other").at(AT));
    String page = new CoverageReport(tally).html();

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; at &quot;home&quot; &amp; away.")
        .contains("&lt;What&gt; &amp; &quot;why&quot; 1")
        .contains("small 2026-01-01: 0 of 1 (0%)")
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("https:");
  }

  @Test
  void machinesOfOneRun_areMerged_inAnyOrderToTheSameBytes() throws IOException {
    Tally one = tally("sidem", "parking-permits");
    Tally two = tally("raad", "social-care-referral-screening");
    Path there = folder.resolve("there");
    Path back = folder.resolve("back");
    new CoverageFiles(there, "run", 1).write(one);
    CoverageReport last = new CoverageFiles(there, "run", 2).write(two);
    new CoverageFiles(back, "run", 2).write(two);
    new CoverageFiles(back, "run", 1).write(one);

    assertThat(last.unreached()).doesNotContain("processors/sidem", "processors/raad");
    assertThat(there.resolve("index.html")).hasSameBinaryContentAs(back.resolve("index.html"));
    assertThat(CoverageReport.read(there).text()).isEqualTo(last.text());
    assertThat(Files.readString(there.resolve("index.html"))).isEqualTo(last.html());
  }

  @Test
  void machinesThatWriteAgainAndAgain_areReadWholeAllTheWhile() {
    Tally tally = tally("sidem", "parking-permits");
    CoverageFiles one = new CoverageFiles(folder, "run", 1);
    one.write(tally);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> IntStream.range(0, 50).forEach(time -> one.write(new Tally())));
    CoverageFiles two = new CoverageFiles(folder, "run", 2);
    while (!writing.isDone()) {
      two.write(tally);
    }

    assertThatCode(writing::join).doesNotThrowAnyException();
  }

  @Test
  void otherRuns_areClearedAway_andForeignFilesLeft() throws IOException {
    new CoverageFiles(folder, "before", 1).write(tally("sidem", "parking-permits"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    CoverageFiles now = new CoverageFiles(folder, "now", 2);
    now.begin();

    assertThat(folder.resolve("before.1.tally")).doesNotExist();
    assertThat(folder.resolve("notes.txt")).exists();
    assertThat(now.write(tally("raad", "certificates")).unreached()).contains("processors/sidem");
  }

  @Test
  void end_printsAndHoldsToTheMinimum() {
    CoverageFiles files = new CoverageFiles(folder, "run", 1);
    Tally tally = tally("sidem", "parking-permits");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    assertThatCode(() -> Coverage.end(files, tally, "2", console)).doesNotThrowAnyException();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("notice contact-centre 2019-11-29: clauses reached 1 of ");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Coverage.end(files, tally, "90", console))
        .withMessageContaining("expected  90%")
        .withMessageContaining("hold the run to its minimum in a later step");
    for (String wrong : List.of("many", "101", "-1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Coverage.end(files, tally, wrong, console))
          .withMessage(
              "system property `privacy.coverage.minimum` takes a whole number from 0 to 100");
    }
  }

  @Test
  void run_isWhatThePropertySaysElseSurefireElseAlone() {
    String surefire = "/x/surefirebooter-2_3.jar /x/surefire 2026-11-28T13-11-23_456-jvmRun2 a b";

    assertThat(CoverageFiles.run("", surefire, 7)).isEqualTo("2026-11-28T13-11-23_456");
    assertThat(CoverageFiles.run("1970-01-01T00:01:00Z", surefire, 7)).isEqualTo("60000");
    assertThat(CoverageFiles.run("", "org.example.Main", 7)).isEqualTo("alone-7");
  }

  @Test
  void run_thatBearsANameOfOnesOwn_isRefused_sinceTheNextWouldBearItToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoverageFiles.run("ci", "", 7))
        .withMessageContaining("`privacy.coverage.run` takes the instant at which the run began")
        .withMessageContaining("`${maven.build.timestamp}`");
  }

  @Test
  void run_ofATimestampInAFormatOfOnesOwn_isRefused_withTheFormatToWrite() {
    for (String own : List.of("20261128-1811", "2026-11-28 18:11", "${maven.build.timestamp}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CoverageFiles.run(own, "", 7))
          .withMessageContaining("without a `maven.build.timestamp.format`")
          .withMessageContaining("`yyyy-MM-dd'T'HH:mm:ss'Z'`");
    }
  }

  @Test
  void laterStep_failsWhereNothingWasLeft() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> CoverageReport.read(folder.resolve("never")))
        .withMessage(
            "no test left anything in `%s`; run the tests first (a path starts from the module's"
                + " directory)",
            folder.resolve("never"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> CoverageReport.read(folder).requireClauses(0))
        .withMessageContaining("no notice was asked");
    new CoverageFiles(folder, "run", 1).write(new Tally());
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> CoverageReport.read(folder).requireClauses(0))
        .withMessageContaining("no notice was asked");
  }

  @Test
  void read_ofTheRunThatThePropertyNames_countsNoOther() {
    new CoverageFiles(folder, "60000", 1).write(tally("sidem", "parking-permits"));
    System.setProperty(Coverage.RUN, "1970-01-01T00:02:00Z");
    try {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> CoverageReport.read(folder).requireClauses(0))
          .withMessageContaining("no notice was asked");
      System.setProperty(Coverage.RUN, "1970-01-01T00:01:00Z");
      CoverageReport.read(folder).requireClauses(2);
    } finally {
      System.clearProperty(Coverage.RUN);
    }
  }

  @Test
  void recording_withAMinimumAndNobodyToHoldItTo_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Coverage.requireHeld("0", 0))
        .withMessageContaining("put @CoverageGate(clauses = 0) on their class");
    assertThatCode(() -> Coverage.requireHeld("0", 1)).doesNotThrowAnyException();
    assertThatCode(() -> Coverage.requireHeld("", 0)).doesNotThrowAnyException();
  }

  @Test
  void fileOfAnotherRelease_isRefused() throws IOException {
    Files.writeString(folder.resolve("run.1.tally"), "privacy-coverage 0\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoverageReport.read(folder))
        .withMessageContaining("`run.1.tally` is no coverage file of this release; delete it");
  }
}
