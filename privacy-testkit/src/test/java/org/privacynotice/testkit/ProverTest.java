package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.testkit.setup.Deployments;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;

class ProverTest {

  private static final String HEAD =
      """
      notice: parking
      title: Parking
      version: 2026-01-01
      controller: {name: A council, kind: public-authority}
      categories:
        name: {label: name}
      purposes:
        permits: {label: permits}
      recipients:
        depot: {label: the depot, kind: department}
      """;

  private static PrivacyEngine engine(String notice) {
    return PrivacyEngine.builder().notice(read(notice)).log(DecisionLog.none()).build();
  }

  private static Notice read(String text) {
    return DocumentReader.notice(
            "parking.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law())
        .orThrow();
  }

  private static String joined(int facts, String before, IntFunction<String> each) {
    return IntStream.range(0, facts).mapToObj(each).collect(Collectors.joining(before, before, ""));
  }

  /** Permits what is both so and not so, in one of some facts: never, but each must be tried. */
  private static String impossible(int facts) {
    return HEAD
        + "facts:"
        + joined(facts, "\n  ", i -> "f" + i + ": {type: yes-no, ask: Is it so?, stated-by: case}")
        + "\ncollects:\n  all:\n    categories: [name]\n    do: [use]\n    for: [permits]\n"
        + "    gloss: Names are used.\n    sources: [{heading: Use, item: 1}]\n"
        + "    if:\n      any:"
        + joined(facts, "\n        - ", i -> "{all: [f" + i + ", {not: f" + i + "}]}")
        + "\n";
  }

  @Test
  void twelveOpenFacts_areProved_thirteenAreNot() {
    ActionPattern use =
        ActionPattern.use("name")
            .purpose("permits")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(Instant.parse("2026-11-23T10:00:00Z"));

    assertThat(engine(impossible(12))).neverPermits(use);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(engine(impossible(13))).neverPermits(use))
        .withMessageContaining(
            "pattern:  use name for permits, given basis, on 2026-11-23T10:00:00Z")
        .withMessageContaining("got:      not proved: 4,096 combinations were asked")
        .withMessageContaining("missing:");
  }

  private static final String USES =
      """
      collects:
        all:
          categories: [name]
          do: [use]
          for: [permits]
          gloss: Names are used for permits.
          sources: [{heading: Use, item: 1}]
          %s
      """;

  private static void isPermitted(PrivacyEngine engine, ActionPattern pattern, String... facts) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(engine).neverPermits(pattern))
        .withMessageContaining("got:      permitted")
        .satisfies(failure -> Assertions.assertThat(failure.getMessage()).contains(facts));
  }

  @Test
  void whatIsPermittedOnSomeDaysOnly_isFoundThere() {
    PrivacyEngine engine =
        engine(HEAD + "in-force: {from: 2026-01-01, to: 2026-06-30}\n" + USES.formatted(""));
    ActionPattern use = ActionPattern.use().purpose("permits");

    isPermitted(engine, use, "use name for permits on 2026-");
    isPermitted(engine, use.at(Instant.parse("2026-06-30T22:59:59Z")), "2026-06-30T22:59:59Z");
    assertThat(engine).neverPermits(use.at(Instant.parse("2026-06-30T23:00:00Z")));
    assertThat(engine).neverPermits(use.at(Instant.parse("2025-12-31T23:59:59Z")));
  }

  @Test
  void noticeThatEndsWithTheCalendar_isProvedAtAnyTime() {
    PrivacyEngine engine =
        engine(HEAD + "in-force: {from: 2026-01-01, to: 9999-12-31}\n" + USES.formatted(""));

    assertThat(engine).neverPermits(ActionPattern.collect().purpose("permits"));
  }

  @Test
  void eventThatIsFixed_turnsTheAnswerAtItsTime() {
    PrivacyEngine engine =
        engine(
            HEAD
                + "facts:\n  left: {type: event, ask: When did they leave?, stated-by: case}\n"
                + USES.formatted("if: {not: left}"));
    ActionPattern use = ActionPattern.use("name").purpose("permits");

    isPermitted(engine, use, "left=not happened");
    isPermitted(engine, use.fact("left", "2026-03-01T12:00:00Z"), "left=2026-03-01T12:00:00Z");
    assertThat(engine)
        .neverPermits(
            use.fact("left", "2026-03-01T12:00:00Z").at(Instant.parse("2026-03-01T12:00:00Z")));
    isPermitted(
        engine,
        use.fact("left", "2026-03-01T12:00:00Z").at(Instant.parse("2026-03-01T11:59:59Z")),
        "on 2026-03-01T11:59:59Z");
    assertThat(engine)
        .neverPermits(use.fact("left", "2026-02-28").at(Instant.parse("2026-03-01T12:00:00Z")));
  }

  @Test
  void presumptionWithADate_thatNoCaseMayStateOtherwise_turnsTheAnswerThen() {
    PrivacyEngine engine =
        engine(
            HEAD
                + "facts:\n  moved: {type: event, ask: When did it move?, stated-by: deployment,"
                + " presumed: {value: '2031-07-01T12:00:00Z', because: It is planned.}}\n"
                + USES.formatted("if: moved"));
    ActionPattern use = ActionPattern.use("name").purpose("permits");

    isPermitted(engine, use, "use name for permits on 2031-07-01T12:00:00Z");
    assertThat(engine).neverPermits(use.at(Instant.parse("2031-07-01T11:59:59Z")));
  }

  private static final String KEPT_SIX_YEARS =
      """
      facts:
        ended: {type: event, ask: When did it end?, stated-by: %s}
      retention:
        default:
          until: {years: 6, after: ended}
          gloss: For six years.
          sources: [{heading: Keeping, item: 1}]
      """;

  @Test
  void periodFromADayThatIsFixed_turnsTheAnswerInEachKindOfClause() {
    ActionPattern use = ActionPattern.use("name").purpose("permits").fact("ended", "2025-01-01");
    String head = HEAD + KEPT_SIX_YEARS.formatted("case");

    isPermitted(
        engine(head + USES.formatted("if: {period: over}")),
        use,
        "use name for permits on 2031-01-02T00:00:00Z");
    isPermitted(
        engine(head + USES.formatted("if: {not: {period: over}}")),
        use.at(Instant.parse("2031-01-01T23:59:59Z")),
        "on 2031-01-01T23:59:59Z");
    String limit =
        """
        limits:
          while-kept:
            categories: [name]
            do: [use]
            for: [permits]
            gloss: Names are not used while they are kept.
            sources: [{heading: Use, item: 2}]
            if: {not: {period: over}}
        """;
    isPermitted(engine(head + USES.formatted("") + limit), use, "on 2031-01-02T00:00:00Z");
    assertThat(engine(head + USES.formatted("") + limit))
        .neverPermits(use.at(Instant.parse("2031-01-01T23:59:59Z")));
  }

  @Test
  void periodFromAStandingDay_turnsTheAnswerToo() {
    Notice notice =
        read(HEAD + KEPT_SIX_YEARS.formatted("deployment") + USES.formatted("if: {period: over}"));
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(notice)
            .deployment(
                Deployments.like(
                    Deployments.silent(),
                    Map.of("ended", new FactValue.OccurredOn(LocalDate.of(2030, 3, 1))),
                    Set.of(),
                    List.of()))
            .log(DecisionLog.none())
            .build();

    isPermitted(engine, ActionPattern.use("name"), "on 2036-03-02T00:00:00Z");
  }

  @Test
  void presumptionThatForbids_isWithdrawn() {
    PrivacyEngine engine =
        engine(
            HEAD
                + "facts:\n  told: {type: yes-no, ask: Were they told?, stated-by: case,"
                + " presumed: {value: false, because: Few are.}}\n"
                + USES.formatted("if: told"));

    isPermitted(engine, ActionPattern.use("name").purpose("permits"), "told=true");
    assertThat(engine)
        .neverPermits(ActionPattern.use("name").purpose("permits").fact("told", false));
  }

  @Test
  void standingFactThatForbids_isTakenAwayWhereACaseMayStateIt() {
    ActionPattern use = ActionPattern.use("name").purpose("permits");

    isPermitted(standing("either"), use, "told=true");
    assertThat(standing("deployment")).neverPermits(use);
  }

  /** Nobody was told, says the council; whoever may say it. */
  private static PrivacyEngine standing(String statedBy) {
    String told = "facts:\n  told: {type: yes-no, ask: Were they told?, stated-by: %s}\n";
    Notice notice = read(HEAD + told.formatted(statedBy) + USES.formatted("if: told"));
    return PrivacyEngine.builder()
        .notice(notice)
        .deployment(
            Deployments.like(
                Deployments.silent(), Map.of("told", FactValue.NO), Set.of(), List.of()))
        .log(DecisionLog.none())
        .build();
  }

  @Test
  void whatTheNoticeDeclares_isSplitToo() {
    // The depot is declared to be abroad; a case may state that it is not.
    String head =
        HEAD.replace("kind: department}", "kind: department, place: US}")
            + """
            shares:
              home:
                with: [depot]
                categories: [name]
                for: [permits]
                gloss: Names go to the depot while it is here.
                sources: [{heading: Sharing, item: 1}]
                if: {place: [GB]}
            """;
    PrivacyEngine engine = engine(head);
    ActionPattern share = ActionPattern.share("name").recipient("depot").purpose("permits");

    isPermitted(engine, share, "place=GB");
    assertThat(engine).neverPermits(share.fact("place", "US"));
  }

  /** The depot may have names, on a condition; of one fact a notice from a file could not say. */
  private static PrivacyEngine depot(Party depot, Fact fact, Condition condition) {
    Notice read = read(HEAD);
    Notice notice =
        Notice.builder()
            .id(read.id())
            .title(read.title())
            .version(read.version())
            .inForce(read.inForce())
            .controller(read.controller())
            .addAllCategories(read.categories())
            .addAllPurposes(read.purposes())
            .addRecipients(depot)
            .addFacts(fact)
            .addStated(
                Clause.builder()
                    .id("shares/depot")
                    .effect(Effect.PERMITS)
                    .scope(
                        Scope.builder()
                            .addActivities(Activity.SHARE)
                            .categories(Selection.of("name"))
                            .purposes(Selection.of("permits"))
                            .parties(Selection.of("depot"))
                            .build())
                    .condition(condition)
                    .gloss("Names go to the depot.")
                    .addSources(new Citation.Heading("Sharing", 1))
                    .build())
            .build();
    return PrivacyEngine.builder()
        .notice(notice)
        .law(
            Law.builder()
                .id("none")
                .title("No law")
                .version(LocalDate.EPOCH)
                .inForce(InForce.ALWAYS)
                .build())
        .log(DecisionLog.none())
        .build();
  }

  private static final ActionPattern TO_DEPOT =
      ActionPattern.share("name").recipient("depot").purpose("permits");

  private static Fact.Builder named(String id, String... values) {
    return Fact.builder()
        .id(id)
        .type(FactType.NAMED)
        .addValues(values)
        .ask("What is it?")
        .statedBy(Fact.StatedBy.CASE);
  }

  private static Party.Builder party() {
    return Party.builder().id("depot").label("the depot").kind(Party.Kind.AGENCY);
  }

  @Test
  void roleThatTheNoticeDeclares_isSplitWhereACaseMayStateIt() {
    PrivacyEngine engine =
        depot(
            party().role("joint-controller").build(),
            named("role", "joint-controller", "processor").build(),
            Condition.is("role", "processor"));

    isPermitted(engine, TO_DEPOT, "role=processor");
    assertThat(engine).neverPermits(TO_DEPOT.fact("role", "joint-controller"));
  }

  @Test
  void placeThatTheNoticeDeclaresAndNoCaseCouldState_isLookedAtToo() {
    PrivacyEngine engine =
        depot(
            party().place("US").build(),
            named("place", "GB").build(),
            Condition.not(Condition.is("place", "GB")));

    isPermitted(engine, TO_DEPOT, "share name for permits with depot");
    assertThat(engine).neverPermits(TO_DEPOT.fact("place", "GB"));
  }

  @Test
  void categoryThatAVersionDropped_isLookedAtAndNeverPermitted() {
    PrivacyEngine engine =
        engine(
            HEAD.replace("name: {label: name}", "name: {label: name}\n  email: {label: e-mail}")
                + USES.formatted("").replace("categories: [name]", "categories: [name, email]"));
    isPermitted(engine, ActionPattern.use("email"), "use email for permits");

    engine.replaceNotice(read(HEAD + USES.formatted("")));

    assertThat(engine)
        .neverPermits(ActionPattern.use("email"))
        .neverPermits(ActionPattern.use().purpose("other"));
    isPermitted(engine, ActionPattern.use(), "use name for permits");
  }

  @Test
  void factThatACaseMayStillStateAfterASwap_isFree() {
    String told = "facts:\n  told: {type: yes-no, ask: Were they told?, stated-by: %s}\n";
    PrivacyEngine engine = engine(HEAD + told.formatted("case") + USES.formatted("if: told"));

    engine.replaceNotice(read(HEAD + told.formatted("deployment") + USES.formatted("if: told")));

    isPermitted(engine, ActionPattern.use("name"), "told=true");
  }

  @Test
  void dayThatComesAgain_asTheClocksGoBackOverMidnight_isLookedAtAgain() {
    // At 00:01 on 7 November 2010 it was 23:01 on the 6th again.
    PrivacyEngine engine =
        engine(
            HEAD
                + """
                zone: America/St_Johns
                in-force: {from: 2010-01-01, to: 2010-11-06}
                facts:
                  left: {type: event, ask: When did they leave?, stated-by: case}
                """
                + USES.formatted("if: left"));

    isPermitted(
        engine,
        ActionPattern.use("name").fact("left", "2010-11-07T02:30:30Z"),
        "on 2010-11-07T02:31:00Z");
    assertThat(engine).neverPermits(ActionPattern.use("name").fact("left", "2010-11-07T03:30:00Z"));
  }

  @Test
  void lastDayOfTheCalendar_isLookedAt() {
    PrivacyEngine engine = engine(HEAD + USES.formatted("if: {since: 9999-12-31}"));

    isPermitted(engine, ActionPattern.use("name"), "on 9999-12-31T00:00:00Z");
  }

  @Test
  void eventBeforeAnyCalendar_isLookedAt() {
    String kept = KEPT_SIX_YEARS.formatted("case").replace("years: 6", "years: 3000");

    isPermitted(
        engine(HEAD + kept + USES.formatted("if: {period: over}")),
        ActionPattern.use("name").at(Instant.parse("2026-11-23T10:00:00Z")),
        "ended=-0974-11-22");
  }

  @Test
  void standingFactThatIsWhatItCannotBe_isMisuse() {
    Notice notice =
        read(
            HEAD
                + "facts:\n  told: {type: yes-no, ask: Were they told?, stated-by: either}\n"
                + USES.formatted("if: told"));
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(notice)
            .deployment(
                Deployments.like(
                    Deployments.silent(),
                    Map.of("told", new FactValue.Named("perhaps")),
                    Set.of(),
                    List.of()))
            .log(DecisionLog.none())
            .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(engine).neverPermits(ActionPattern.use("name")));
  }

  @Test
  void guardOfSensitiveData_isProvedForEveryServiceAndRecipient() {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(DecisionLog.none())
            .build();

    assertThat(engine)
        .neverPermits(
            ActionPattern.share("ethnic-origin", "age", "sex")
                .purpose("service-provision")
                .fact("needed", false));
  }

  @Test
  void keeping_fromDaysThatAreFixed_isPermittedUntilThePeriodIsOver() {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();
    ActionPattern keeping =
        ActionPattern.retain("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("record", "permit")
            .fact("permit-ended", "2025-10-01");
    ActionPattern erasing =
        ActionPattern.erase("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("record", "permit")
            .fact("permit-ended", "2025-10-01")
            .fact("erasure-required", false)
            .fact("unlawfully-processed", false)
            .fact("consent-withdrawn", false)
            .fact("objection", false);

    isPermitted(engine, keeping, "permit-ended=2025-10-01");
    isPermitted(engine, keeping.at(Instant.parse("2031-10-01T22:59:59Z")), "on 2031-10-01");
    isPermitted(engine, erasing, "on 2031-10-01T23:00:00Z");
    assertThat(engine).neverPermits(erasing.at(Instant.parse("2031-10-01T22:59:59Z")));
  }
}
