package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.Finding;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/** Ways round a guard that somebody once found, or might look for. */
class GuardLeakTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private static final String HEAD =
      """
      notice: leaky
      title: Leaky
      version: 2020-01-01
      controller: {name: A Council, kind: public-authority}
      """;

  private static Notice notice(String rest) {
    return DocumentReader.notice(
            "leaky.yaml", (HEAD + rest).getBytes(StandardCharsets.UTF_8), Bundled.law())
        .orThrow();
  }

  private static PrivacyEngine engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  private static Decision decide(PrivacyEngine engine, DataAction.Builder<?, ?> action) {
    return engine.decide(action.basis(LawfulBasis.PUBLIC_TASK).at(AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "no", "None", "NO", "n/a", "yes"})
  void answerGivenAsAReference_isTheCallersError(String answer) {
    PrivacyEngine engine = engine(Bundled.notice("contact-centre"));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> engine.share("name").fact("consent", answer));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> engine.share("name").fact("required-by-law", answer));
  }

  @Test
  void noticeThatPresumesTheLawsFacts_isNotRead() {
    String text =
        HEAD
            + "facts: {consent: {type: attested, ask: \"Is it?\", presumed: {value: true, because: It is.}}}\n";

    assertThat(
            DocumentReader.notice("x.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law())
                .findings())
        .extracting(Finding::message)
        .contains("fact `consent` is declared already, by a document that this one stands on");
  }

  @Test
  void sensitivity_reachesWhatLiesUnderAndAboveIt() {
    PrivacyEngine engine =
        engine(
            notice(
                """
                categories:
                  details: {label: details, includes: {ethnic-origin: {label: ethnic origin, sensitivity: special}}}
                  health: {label: health, sensitivity: special, includes: {diagnosis: {label: diagnosis}}}
                purposes: {permits: {label: permits}}
                collects: {all: {categories: any, for: any, gloss: All., sources: [{heading: A}]}}
                """));
    for (String category : List.of("details", "ethnic-origin", "health", "diagnosis")) {
      Decision decision = decide(engine, engine.collect(category).purpose("permits"));
      assertThat(decision.ground()).as(category).isEqualTo(Ground.UNDETERMINED);
      assertThat(decision.missing()).extracting(missing -> missing.fact()).contains("article9");
    }
  }

  private static final String PROCESSOR =
      """
      categories: {name: {label: name}}
      purposes: {permits: {label: permits, includes: {fines: {label: fines}}}}
      recipients: {suppliers: {label: suppliers, kind: class}}
      processors:
        sys: {label: Sys, services: [permits], excludes: [fines], within: suppliers, sources: [{heading: B}]}
      shares: {wide: {categories: any, for: any, with: [suppliers], gloss: All., sources: [{heading: A}]}}
      """;

  @Test
  void processorsAsAClass_areMeantInConditionsAndExceptions() {
    PrivacyEngine conditional =
        engine(
            notice(
                PROCESSOR.replace(" excludes: [fines],", "")
                    + "limits: {l: {do: [share], if: {with: processors}, gloss: No., sources: [{heading: C}]}}\n"));
    PrivacyEngine excepted =
        engine(
            notice(
                PROCESSOR.replace(" excludes: [fines],", "")
                    + "limits: {l: {do: [share], except: {with: [processors]}, gloss: No., sources: [{heading: C}]}}\n"));

    assertThat(
            decide(conditional, conditional.share("name").recipient("sys").purpose("permits"))
                .ground())
        .isEqualTo(Ground.FORBIDDEN);
    assertThat(
            decide(excepted, excepted.share("name").recipient("suppliers").purpose("permits"))
                .ground())
        .isEqualTo(Ground.FORBIDDEN);
    assertThat(
            decide(excepted, excepted.share("name").recipient("sys").purpose("permits")).clauses())
        .noneMatch(clause -> clause.id().equals("limits/l"));
  }

  @Test
  void classAboveAProcessor_needsItsContractToo() {
    PrivacyEngine engine = engine(notice(PROCESSOR));
    Decision decision =
        decide(
            engine,
            engine
                .share("name")
                .recipient("suppliers")
                .purpose("permits")
                .fact("processor-contract", false));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
  }

  @Test
  void excludedPartOfAService_isForbiddenAndNoConflict() {
    PrivacyEngine engine = engine(notice(PROCESSOR.replace("with: [suppliers]", "with: [local]")));
    Decision decision = decide(engine, engine.share("name").recipient("sys").purpose("fines"));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
  }

  @Test
  void explicitConsent_withdrawn_isNoReasonAnyMore() {
    PrivacyEngine engine = engine(Bundled.notice("contact-centre"));
    Decision decision =
        decide(
            engine,
            engine
                .collect("ethnic-origin")
                .purpose("blue-badges")
                .fact("needed", true)
                .article9(SpecialCategoryCondition.A)
                .fact("explicit-consent", true)
                .fact("consent-withdrawn", LocalDate.parse("2020-01-01")));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
  }

  @Test
  void sharingWithNoProcessor_leansOnNoContract() {
    PrivacyEngine engine = engine(Bundled.notice("contact-centre"));
    Decision decision =
        decide(
            engine,
            engine
                .share("name")
                .recipient("police")
                .purpose("crime-prevention")
                .fact("necessary", true));

    assertThat(decision.permitted()).isTrue();
    assertThat(decision.presumed()).extracting(Fact::id).doesNotContain("processor-contract");
  }

  @Test
  void manyNamedValues_areNotMultipliedOut() {
    StringBuilder values = new StringBuilder("v0");
    for (int i = 1; i < 3000; i++) {
      values.append(", v").append(i);
    }
    PrivacyEngine engine =
        engine(
            notice(
                """
                facts:
                  aa: {type: named, values: [%1$s], ask: "Which?"}
                  bb: {type: named, values: [%1$s], ask: "Which?"}
                categories: {name: {label: name}}
                purposes: {permits: {label: permits}}
                collects:
                  c:
                    categories: any
                    for: any
                    if: {all: [{not: {aa: v0}}, {not: {bb: v0}}]}
                    gloss: Some.
                    sources: [{heading: A}]
                """
                    .formatted(values)));
    Decision decision = decide(engine, engine.collect("name").purpose("permits"));

    assertThat(decision.remedies()).hasSize(8);
    assertThat(decision.remediesCut()).isTrue();
  }

  @Test
  void labelsWithControlCharacters_doNotReachALogLine() {
    PrivacyEngine engine =
        engine(
            notice(
                """
                categories: {name: {label: "na\\e[31mme\\nINFO forged"}}
                purposes: {permits: {label: permits}}
                """));
    Decision decision = decide(engine, engine.collect("name").purpose("permits"));

    assertThat(decision.why()).contains("na?[31mme?INFO forged").doesNotContain("\n");
    assertThat(decision.explain()).doesNotContain("\u001b");
  }

  @Test
  void unknownIdInANoticeMadeInJava_isFoundWhenTheEngineIsBuilt() {
    Notice read =
        notice("categories: {name: {label: name}}\npurposes: {permits: {label: permits}}\n");
    Notice.Builder made =
        Notice.builder()
            .id(read.id())
            .title(read.title())
            .version(read.version())
            .inForce(read.inForce())
            .controller(read.controller())
            .addAllCategories(read.categories())
            .addAllPurposes(read.purposes())
            .addStated(
                Clause.builder()
                    .id("limits/typo")
                    .effect(Effect.FORBIDS)
                    .scope(
                        Scope.builder()
                            .addActivities(Activity.COLLECT)
                            .categories(Selection.of("nmae"))
                            .purposes(Selection.ANY)
                            .parties(Selection.ANY)
                            .build())
                    .gloss("No.")
                    .addSources(new Citation.Heading("A", 1))
                    .build());

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> engine(made.build()))
        .withMessageContaining("`nmae`");
  }

  @Test
  void actionsGivenForANotice_areNotShown() {
    String actions = "{\"ref\":\"r1\",\"subject\":\"Jane Canary\"}\n{\"ref\":\"r2\"}\n";
    var reading =
        DocumentReader.notice("a.jsonl", actions.getBytes(StandardCharsets.UTF_8), Bundled.law());

    assertThat(reading.findings()).isNotEmpty();
    assertThat(reading.findings().stream().map(Finding::render))
        .noneMatch(text -> text.contains("Canary"));
  }
}
