package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/** What the contact centre's notice and the law decide, question by question. */
class ContactCentreTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final Notice NOTICE = Bundled.notice("contact-centre");

  private final PrivacyEngine engine =
      PrivacyEngine.builder().notice(NOTICE).log(DecisionLog.none()).build();

  private Decision decide(DataAction.Builder<?, ?> action) {
    return engine.decide(action.at(AT));
  }

  private static List<String> missing(Decision decision) {
    return decision.missing().stream().map(Missing::fact).toList();
  }

  private static List<String> clauses(Decision decision) {
    return decision.clauses().stream().map(Clause::id).toList();
  }

  private static List<String> sources(Decision decision) {
    return decision.clauses().stream()
        .flatMap(clause -> clause.sources().stream())
        .map(Citation::text)
        .toList();
  }

  static List<String> services() {
    return NOTICE.purposes().stream()
        .filter(purpose -> isService(purpose.id()))
        .map(Purpose::id)
        .toList();
  }

  private static boolean isService(String id) {
    return id.equals("service-provision")
        || NOTICE.purposes().stream()
            .anyMatch(
                each ->
                    each.id().equals(id)
                        && each.parent().map(ContactCentreTest::isService).orElse(false));
  }

  @ParameterizedTest
  @MethodSource("services")
  void age_notNeeded_isRefusedForEveryService(String service) {
    Decision decision =
        decide(
            engine
                .collect("age")
                .purpose(service)
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("needed", false));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
    assertThat(clauses(decision)).containsExactly("limits/sensitive-only-when-needed");
  }

  @ParameterizedTest
  @MethodSource("services")
  void sensitive_notNeeded_isSharedWithNobodyForAnyService(String service) {
    for (var recipient : NOTICE.recipients()) {
      Decision decision =
          decide(
              engine
                  .share("sex")
                  .recipient(recipient.id())
                  .purpose(service)
                  .basis(LawfulBasis.PUBLIC_TASK)
                  .fact("necessary", true)
                  .fact("needed", false));
      assertThat(decision.permitted()).as(recipient.id()).isFalse();
    }
  }

  @Test
  void age_neededWithoutAnArticle9Point_isPermitted() {
    Decision decision =
        decide(
            engine
                .collect("age")
                .purpose("blue-badges")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("needed", true));

    assertThat(decision.permitted()).isTrue();
  }

  @Test
  void name_forProsecution_isNotCollected() {
    Decision decision =
        decide(engine.collect("name").purpose("prosecution").basis(LawfulBasis.PUBLIC_TASK));

    assertThat(decision.ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(decision.nearest()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void uncoveredPair_withoutABasis_isNotCoveredAndAsksNothing() {
    Decision decision = decide(engine.share("name").recipient("raad").purpose("certificates"));

    assertThat(decision.ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(decision.missing()).isEmpty();
    assertThat(decision.why()).contains("RAAD").contains("certificates");
  }

  @Test
  void uncoveredPair_nearestClauses_sayExactlyWhatFailed() {
    Decision decision =
        decide(
            engine
                .share("name")
                .recipient("raad")
                .purpose("certificates")
                .basis(LawfulBasis.PUBLIC_TASK));

    assertThat(decision.nearest().get(0).clause().id()).isEqualTo("processors/raad");
    assertThat(decision.nearest().get(0).failed().toString())
        .isEqualTo(
            "[Failed[test=purpose, asked=certificates, allows=[social-care-referral-screening]]]");
    assertThat(decision.nearest().get(1).clause().id()).isEqualTo("processors/stopford");
    assertThat(decision.remedies())
        .singleElement()
        .satisfies(remedy -> assertThat(remedy.recipient()).contains("stopford"));
  }

  @Test
  void coveredPair_withoutABasis_asksForIt() {
    Decision decision = decide(engine.share("name").recipient("sidem").purpose("parking-permits"));

    assertThat(decision.ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(missing(decision)).contains("basis");
  }

  @Test
  void other_asCategoryRecipientOrPurpose_isNeverPermittedAndExplained() {
    List<DataAction.Builder<?, ?>> asked =
        List.of(
            engine.share("other").recipient("sidem").purpose("parking-permits"),
            engine.share("name").recipient("other").purpose("parking-permits"),
            engine.share("name").recipient("sidem").purpose("other"),
            engine.share("name").recipient("other").purpose("crime-prevention"),
            engine.collect("name").purpose("other"),
            engine
                .use("other")
                .purpose("performance-monitoring")
                .fact("contact-ended", "2026-01-01"),
            engine.retain("name").holder("other").purpose("parking-permits"),
            engine.retain("other").holder("local").purpose("parking-permits"),
            engine.erase("name").holder("other").purpose("parking-permits"));
    for (DataAction.Builder<?, ?> each : asked) {
      Decision decision = decide(each.basis(LawfulBasis.PUBLIC_TASK).fact("necessary", true));
      assertThat(decision.ground()).as(decision.toString()).isEqualTo(Ground.NOT_COVERED);
      assertThat(decision.why()).contains("nothing in the notice covers").contains("does not name");
    }
  }

  @Test
  void ethnicOrigin_withoutNeeded_asksForItAndForTheArticle9Point() {
    Decision decision =
        decide(
            engine.collect("ethnic-origin").purpose("blue-badges").basis(LawfulBasis.PUBLIC_TASK));

    assertThat(decision.ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(missing(decision)).contains("needed", "article9");
  }

  @Test
  void ethnicOrigin_withPointAndParagraph_hangsOnThePolicyDocument() {
    DataAction.Builder<?, ?> asked =
        engine
            .collect("ethnic-origin")
            .purpose("blue-badges")
            .basis(LawfulBasis.PUBLIC_TASK)
            .fact("needed", true)
            .article9(SpecialCategoryCondition.G)
            .fact("schedule1", "6");
    Decision without = decide(asked);
    Decision with = decide(asked.fact("policy-document", "apd/2026-01"));

    assertThat(without.ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(missing(without)).containsExactly("policy-document");
    assertThat(with.permitted()).isTrue();
  }

  @Test
  void ethnicOrigin_withThePolicyDocumentDenied_isForbidden() {
    Decision decision =
        decide(
            engine
                .collect("ethnic-origin")
                .purpose("blue-badges")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("needed", true)
                .article9(SpecialCategoryCondition.G)
                .fact("schedule1", "6")
                .fact("policy-document", false));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
    assertThat(decision.remedies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registrars",
        "citizenship-appointments",
        "registrars-appointments",
        "ceremonies",
        "certificates",
        "planning-and-environmental-health",
        "planning-and-environmental-health-requests",
        "noise-and-nuisance-complaints",
        "planning-and-environmental-health-payments"
      })
  void retainLocally_whatStopfordAndAccolaidProcess_isForbidden(String service) {
    Decision decision =
        decide(
            engine.retain("name").holder("local").purpose(service).basis(LawfulBasis.PUBLIC_TASK));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
    assertThat(decision.why()).contains("is not kept locally");
  }

  @Test
  void retainLocally_withoutASchedule_asksForIt() {
    Decision decision =
        decide(
            engine
                .retain("name")
                .holder("local")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK));

    assertThat(decision.ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(missing(decision)).containsExactly("retention-schedule");
  }

  @Test
  void retain_bySchedule_isPermittedThroughTheLastDayAndRefusedFromTheNext() {
    PrivacyEngine scheduled =
        PrivacyEngine.builder()
            .notice(NOTICE)
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();
    DataAction.Builder<?, ?> asked =
        scheduled
            .retain("name")
            .holder("local")
            .purpose("parking-permits")
            .basis(LawfulBasis.PUBLIC_TASK)
            .fact("record", "permit")
            .fact("permit-ended", LocalDate.parse("2020-11-23"));
    // The last second of the last day, in London.
    Decision lastDay = scheduled.decide(asked.at(Instant.parse("2026-11-23T23:59:59Z")));
    Decision nextDay = scheduled.decide(asked.at(Instant.parse("2026-11-24T00:00:00Z")));

    assertThat(lastDay.permitted()).isTrue();
    assertThat(lastDay.until()).contains(LocalDate.parse("2026-11-23"));
    assertThat(lastDay.duties()).isEmpty();
    assertThat(nextDay.ground()).isEqualTo(Ground.FORBIDDEN);
    assertThat(nextDay.until()).contains(LocalDate.parse("2026-11-23"));
    assertThat(sources(nextDay)).contains("UK GDPR Art 5(1)(e)");
    assertThat(nextDay.duties())
        .singleElement()
        .satisfies(duty -> assertThat(duty.owed()).isTrue())
        .satisfies(duty -> assertThat(duty.open()).isEmpty());
  }

  @Test
  void erase_bySchedule_isPermittedOnlyOnceThePeriodIsOver() {
    PrivacyEngine scheduled =
        PrivacyEngine.builder()
            .notice(NOTICE)
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();
    DataAction.Builder<?, ?> asked =
        scheduled
            .erase("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("record", "permit")
            .fact("permit-ended", LocalDate.parse("2020-11-23"));

    assertThat(scheduled.decide(asked.at(Instant.parse("2026-11-23T23:59:59Z"))).ground())
        .isEqualTo(Ground.NOT_COVERED);
    Decision over = scheduled.decide(asked.at(Instant.parse("2026-11-24T00:00:00Z")));
    assertThat(over.permitted()).isTrue();
    assertThat(over.duties().stream().map(Duty::owed)).containsOnly(false);
  }

  @Test
  void retain_underALegalHold_isPermittedForAsLongAsItStands() {
    PrivacyEngine scheduled =
        PrivacyEngine.builder()
            .notice(NOTICE)
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();
    Decision decision =
        scheduled.decide(
            scheduled
                .retain("name")
                .holder("local")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("record", "permit")
                .fact("permit-ended", LocalDate.parse("2001-01-01"))
                .fact("legal-hold", true)
                .at(AT));

    assertThat(decision.permitted()).isTrue();
    assertThat(decision.until()).isEmpty();
  }

  @Test
  void feedback_onlyOnceTheContactHasEnded() {
    DataAction.Builder<?, ?> none = feedback();
    DataAction.Builder<?, ?> before = feedback().fact("contact-ended", AT.minusSeconds(1));
    DataAction.Builder<?, ?> after = feedback().fact("contact-ended", AT.plusSeconds(1));
    DataAction.Builder<?, ?> never = feedback().fact("contact-ended", FactValue.NOT_HAPPENED);
    DataAction.Builder<?, ?> sameDay =
        feedback().fact("contact-ended", LocalDate.parse("2026-11-23"));

    assertThat(decide(none).ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(decide(before).ground()).isEqualTo(Ground.PERMITTED);
    assertThat(decide(after).ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(decide(never).ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(decide(sameDay).ground()).isEqualTo(Ground.UNDETERMINED);
  }

  private DataAction.Builder<?, ?> feedback() {
    return engine
        .use("name", "email")
        .purpose("performance-monitoring")
        .basis(LawfulBasis.PUBLIC_TASK);
  }

  @Test
  void police_forCrimePrevention_whenNecessary() {
    DataAction.Builder<?, ?> asked =
        engine
            .share("name")
            .recipient("police")
            .purpose("crime-prevention")
            .basis(LawfulBasis.PUBLIC_TASK);

    assertThat(missing(decide(asked))).containsExactly("necessary");
    assertThat(decide(asked.fact("necessary", true)).permitted()).isTrue();
    assertThat(
            decide(
                    engine
                        .share("name")
                        .recipient("police")
                        .purpose("other")
                        .basis(LawfulBasis.PUBLIC_TASK)
                        .fact("necessary", true))
                .ground())
        .isEqualTo(Ground.NOT_COVERED);
  }

  @Test
  void adultSocialCare_onlyWhereVulnerable() {
    DataAction.Builder<?, ?> asked =
        engine
            .share("name")
            .recipient("adult-social-care")
            .purpose("adult-social-care-referral")
            .basis(LawfulBasis.PUBLIC_TASK)
            .fact("necessary", true);

    assertThat(missing(decide(asked))).containsExactly("vulnerable");
    assertThat(decide(asked.fact("vulnerable", true)).permitted()).isTrue();
  }

  @Test
  void disclosure_onlyWhereALawRequiresIt() {
    DataAction.Builder<?, ?> asked =
        engine
            .share("name")
            .recipient("hmrc")
            .purpose("disclosure-required-by-law")
            .basis(LawfulBasis.LEGAL_OBLIGATION)
            .fact("necessary", true);

    assertThat(missing(decide(asked))).containsExactly("required-by-law");
    assertThat(decide(asked.fact("required-by-law", "court-order/17")).permitted()).isTrue();
  }

  @Test
  void legitimateInterests_forACouncilService_isForbiddenByTheLaw() {
    Decision decision =
        decide(
            engine
                .share("name")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.LEGITIMATE_INTERESTS));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
    assertThat(sources(decision)).contains("UK GDPR Art 6(1)");
    assertThat(decision.presumed().stream().map(Fact::id)).containsExactly("public-task-purpose");
  }

  @Test
  void recognisedLegitimateInterests_beforeAndAfterTheyExisted_areRefusedForDifferentReasons() {
    DataAction.Builder<?, ?> asked =
        engine
            .share("name")
            .recipient("sidem")
            .purpose("parking-permits")
            .basis(LawfulBasis.RECOGNISED_LEGITIMATE_INTERESTS);
    Decision before = engine.decide(asked.at(Instant.parse("2026-02-04T23:59:59Z")));
    Decision after = engine.decide(asked.at(Instant.parse("2026-02-05T00:00:00Z")));

    assertThat(clauses(before)).containsExactly("law/lawful-basis-until-2026-02-04");
    assertThat(clauses(after)).containsExactly("law/recognised-legitimate-interests");
  }

  @Test
  void consent_withdrawn_refusesFromItsInstant() {
    assertThat(decide(consented().fact("consent-withdrawn", AT.minusSeconds(1))).ground())
        .isEqualTo(Ground.FORBIDDEN);
    assertThat(decide(consented().fact("consent-withdrawn", AT)).ground())
        .isEqualTo(Ground.FORBIDDEN);
    assertThat(decide(consented().fact("consent-withdrawn", AT.plusSeconds(1))).permitted())
        .isTrue();
    assertThat(decide(consented()).presumed().stream().map(Fact::id))
        .containsExactly(
            "alleges-offence",
            "child-online-service",
            "consent-conditional",
            "consent-withdrawn",
            "further-use",
            "inferred-special-category",
            "objection",
            "place",
            "processor-contract",
            "restricted");
  }

  private DataAction.Builder<?, ?> consented() {
    return engine
        .share("name")
        .recipient("sidem")
        .purpose("parking-permits")
        .basis(LawfulBasis.CONSENT)
        .fact("consent", true);
  }

  @Test
  void consent_notStated_isAskedFor() {
    Decision decision =
        decide(
            engine
                .share("name")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.CONSENT));

    assertThat(missing(decision)).containsExactly("consent");
  }

  @Test
  void oneCategoryRefused_theRestIsTheLargestPermittedSubset() {
    Decision decision =
        decide(
            engine
                .collect("name", "age", "email")
                .purpose("blue-badges")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("needed", false));

    assertThat(decision.permittedCategories()).containsExactly("email", "name");
    assertThat(decision.categories())
        .containsEntry("age", Ground.FORBIDDEN)
        .containsEntry("name", Ground.PERMITTED);
    assertThat(decision.why()).contains("e-mail address and name alone would be permitted");
    assertThat(decision.remedies())
        .singleElement()
        .satisfies(remedy -> assertThat(remedy.leaveOut()).containsExactly("age"));
  }

  @Test
  void factFor_overridesTheActionsFactForThatCategoryAlone() {
    Decision decision =
        decide(
            engine
                .collect("age", "sex")
                .purpose("blue-badges")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("needed", true)
                .factFor("sex", "needed", false));

    assertThat(decision.categories())
        .containsEntry("age", Ground.PERMITTED)
        .containsEntry("sex", Ground.FORBIDDEN);
  }

  @Test
  void equalitiesMonitoring_ofAge_needsNoService() {
    Decision decision =
        decide(
            engine.collect("age").purpose("equalities-monitoring").basis(LawfulBasis.PUBLIC_TASK));

    assertThat(decision.permitted()).isTrue();
  }

  @Test
  void withdrawnPresumption_isAskedFor() {
    String deployment =
        """
        deployment: careful
        title: A council that relies on no presumption of contracts
        version: 2026-01-01
        withdraws: [processor-contract]
        """;
    Deployment careful =
        DocumentReader.deployment(
                "careful.yaml", deployment.getBytes(StandardCharsets.UTF_8), Bundled.law(), NOTICE)
            .orThrow();
    PrivacyEngine strict =
        PrivacyEngine.builder().notice(NOTICE).deployment(careful).log(DecisionLog.none()).build();
    DataAction.Builder<?, ?> asked =
        strict
            .share("name")
            .recipient("sidem")
            .purpose("parking-permits")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(AT);

    assertThat(missing(strict.decide(asked))).containsExactly("processor-contract");
    assertThat(strict.decide(asked.fact("processor-contract", "contract/9")).permitted()).isTrue();
  }

  @Test
  void noVersionInForce_isNotCoveredAndSaysSo() {
    Decision decision =
        engine.decide(
            engine
                .share("name")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .at(Instant.parse("2019-11-28T23:59:59Z")));

    assertThat(decision.ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(decision.notice().version()).isEqualTo(Optional.empty());
    assertThat(decision.why())
        .startsWith(
            "Refused: no version of the notice `contact-centre` is in force on 28 November 2019");
  }

  @Test
  void refusals_ofEveryKind_sayWhy() {
    List<DataAction.Builder<?, ?>> asked =
        ImmutableList.of(
            engine.collect("age").purpose("blue-badges"),
            engine.share("name").recipient("sidem").purpose("penalty-charge-notices"),
            engine.share("name").recipient("public").purpose("parking-permits"),
            engine
                .retain("name")
                .holder("sidem")
                .purpose("council-tax")
                .basis(LawfulBasis.PUBLIC_TASK),
            engine.erase("name").holder("local").purpose("parking-permits"));
    for (DataAction.Builder<?, ?> each : asked) {
      Decision decision = decide(each);
      assertThat(decision.permitted()).isFalse();
      assertThat(decision.why()).startsWith("Refused").endsWith(".").doesNotContain("\n");
      assertThat(decision.clauses().size() + decision.nearest().size() + decision.missing().size())
          .isPositive();
    }
  }
}
