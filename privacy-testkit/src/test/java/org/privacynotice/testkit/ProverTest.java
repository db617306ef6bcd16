package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;

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
                Council.like(
                    Council.silent(),
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
            Council.like(Council.silent(), Map.of("told", FactValue.NO), Set.of(), List.of()))
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
