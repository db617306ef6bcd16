package org.privacynotice.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Use;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Vocabulary;

class GeneratedActionsPropertyTest {

  private static final Notice NOTICE = Bundled.notice("contact-centre");
  private static final PrivacyEngine ENGINE =
      PrivacyEngine.builder()
          .notice(NOTICE)
          .holidays(Holidays.none())
          .log(DecisionLog.none())
          .build();
  private static final Deployment COUNCIL = Bundled.demoDeployment();
  private static final PrivacyEngine DEPLOYED =
      PrivacyEngine.builder().notice(NOTICE).deployment(COUNCIL).log(DecisionLog.none()).build();

  @Property(tries = 200)
  void everyKind_isInjected(
      @ForAll @FromNotice("contact-centre") Collect collect,
      @ForAll @FromNotice("contact-centre") Use use,
      @ForAll @FromNotice("contact-centre") Retain retain,
      @ForAll @FromNotice("contact-centre") Erase erase) {
    for (DataAction action : List.of(collect, use, retain, erase)) {
      assertThat(ENGINE.decide(action).categories().keySet()).isEqualTo(action.categories());
    }
  }

  @Property(tries = 200)
  void everyPart_isTheNoticesOwn(
      @ForAll @FromNotice("contact-centre") DataCategory category,
      @ForAll @FromNotice("contact-centre") Purpose purpose,
      @ForAll @FromNotice("contact-centre") Recipient recipient,
      @ForAll @FromNotice("contact-centre") Processor processor,
      @ForAll @FromNotice("contact-centre") Clause clause,
      @ForAll @FromNotice("contact-centre") Fact fact) {
    assertThat(NOTICE.categories()).contains(category);
    assertThat(NOTICE.purposes()).contains(purpose);
    assertThat(NOTICE.recipients()).contains(recipient);
    assertThat(NOTICE.processors()).contains(processor);
    assertThat(NOTICE.clauses()).contains(clause);
    assertThat(NOTICE.allFacts()).contains(fact);
  }

  @Property(tries = 200)
  void everyOtherPart_isTheNoticesOrTheSchedules(
      @ForAll @FromNotice("community-newsletter") LawfulBasis basis,
      @ForAll @FromNotice("contact-centre") Controller controller,
      @ForAll @FromNotice("contact-centre") Citation source,
      @ForAll @FromNotice("contact-centre") RetentionEntry entry,
      @ForAll @FromNotice("contact-centre") RetentionPeriod period) {
    assertThat(Bundled.notice("community-newsletter").purposes())
        .anyMatch(purpose -> purpose.bases().contains(basis));
    assertThat(
            controller.equals(NOTICE.controller())
                || NOTICE.purposes().stream()
                    .anyMatch(purpose -> purpose.controller().equals(Optional.of(controller))))
        .isTrue();
    assertThat(NOTICE.clauses()).anyMatch(clause -> clause.sources().contains(source));
    assertThat(NOTICE.retention()).contains(entry);
    assertThat(NOTICE.retention()).anyMatch(each -> each.until().equals(period));
  }

  @Example
  void retentionEntries_ofADeployment_areThoseOfItsScheduleToo() {
    assertThat(COUNCIL.retention()).isNotEmpty();
    assertThat(NoticeArbitraries.of(NOTICE, COUNCIL).retentionEntries().allValues().orElseThrow())
        .containsAll(COUNCIL.retention())
        .containsAll(NOTICE.retention());
  }

  @Example
  void partThatTheNoticeLacks_isSaidToBeLacking() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoticeArbitraries.of(NOTICE).bases())
        .withMessage("notice `contact-centre` names no lawful basis");
  }

  @Property(tries = 200)
  void request_ofAnyRight_isAnsweredAtItsTime(
      @ForAll @FromNotice("contact-centre") SubjectRequest request) {
    Instant at = request.about().at().orElseThrow();
    assertThat(request.dates().received())
        .isBeforeOrEqualTo(at.atZone(NOTICE.zone()).toLocalDate());
    assertThat(ENGINE.terms(request).why()).isNotEmpty();
  }

  private static List<DataAction> drawn(Arbitrary<DataAction> arbitrary, int count, long seed) {
    var generator = arbitrary.generator(1000);
    Random random = new Random(seed);
    List<DataAction> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(generator.next(random).value());
    }
    return drawn;
  }

  @Example
  void actions_lieOnBothSidesOfTheBoundary() {
    Set<Ground> grounds = EnumSet.noneOf(Ground.class);
    Set<Activity> activities = EnumSet.noneOf(Activity.class);
    int permitted = 0;
    for (DataAction action : drawn(NoticeArbitraries.of(NOTICE).actions(), 1000, 1)) {
      Decision decision = ENGINE.decide(action);
      grounds.add(decision.ground());
      activities.add(action.activity());
      permitted += decision.permitted() ? 1 : 0;
    }

    assertThat(grounds)
        .contains(Ground.PERMITTED, Ground.UNDETERMINED, Ground.NOT_COVERED, Ground.FORBIDDEN);
    assertThat(activities).containsExactlyInAnyOrder(Activity.values());
    assertThat(permitted).isBetween(150, 750);
  }

  @Example
  void sameSeed_makesTheSameActions() {
    List<DataAction> first = drawn(NoticeArbitraries.of(NOTICE).actions(), 100, 7);
    List<DataAction> second = drawn(NoticeArbitraries.of(NOTICE).actions(), 100, 7);

    assertThat(first)
        .extracting(DataAction::toString)
        .isEqualTo(second.stream().map(DataAction::toString).toList());
    assertThat(first)
        .extracting(DataAction::facts)
        .isEqualTo(second.stream().map(DataAction::facts).toList());
    assertThat(first)
        .extracting(DataAction::at)
        .isEqualTo(second.stream().map(DataAction::at).toList());
  }

  @Example
  void actionsNearAClause_areDeterminedByItAgainAndAgain() {
    NoticeArbitraries near = NoticeArbitraries.of(NOTICE, COUNCIL);
    Stream.concat(NOTICE.clauses().stream(), COUNCIL.clauses().stream())
        .filter(clause -> clause.effect() == Effect.PERMITS || clause.effect() == Effect.FORBIDS)
        .forEach(
            clause ->
                assertThat(drawn(near.actionsNear(clause.id()), 40, 3))
                    .as(clause.id())
                    .filteredOn(action -> isSettledBy(clause, DEPLOYED.decide(action)))
                    .hasSizeGreaterThan(2));
  }

  /** A clause that may still come out otherwise is among those of an open decision only. */
  private static boolean isSettledBy(Clause clause, Decision decision) {
    return decision.ground() != Ground.UNDETERMINED && decision.clauses().contains(clause);
  }

  @Example
  void retention_isAskedASecondBeforeAndAfterItEnds() {
    Arbitrary<Retain> kept = NoticeArbitraries.of(NOTICE, COUNCIL).actions(Retain.class);
    var generator = kept.generator(1000);
    Random random = new Random(5);
    Set<Long> seconds = new TreeSet<>();
    for (int i = 0; i < 600; i++) {
      Decision decision = DEPLOYED.decide(generator.next(random).value());
      decision
          .until()
          .map(day -> day.plusDays(1).atStartOfDay(NOTICE.zone()).toInstant())
          .ifPresent(end -> seconds.add(decision.at().getEpochSecond() - end.getEpochSecond()));
    }

    assertThat(seconds).contains(-1L, 0L, 1L);
  }

  @Example
  void shrinking_leavesOutOneThingAtATime() {
    Shrinkable<DataAction> drawn =
        NoticeArbitraries.of(NOTICE)
            .actionsNear("collects/sensitive")
            .generator(1000)
            .next(new Random(2));
    DataAction whole = drawn.value();

    assertThat(drawn.shrink().toList())
        .isNotEmpty()
        .allSatisfy(
            smaller -> {
              assertThat(smaller.distance()).isLessThan(drawn.distance());
              assertThat(whole.categories()).containsAll(smaller.value().categories());
              assertThat(whole.facts()).containsAllEntriesOf(smaller.value().facts());
            });
  }

  @Property(tries = 100)
  void valuesOfAFact_areAcceptedByIt(@ForAll @FromNotice("contact-centre") Fact fact) {
    Arbitrary<FactValue> values = NoticeArbitraries.of(NOTICE).values(fact.id());
    Vocabulary vocabulary = ENGINE.vocabulary();

    values
        .sampleStream()
        .limit(10)
        .forEach(value -> assertThat(vocabulary.fact(fact.id()).accept(value)).isEqualTo(value));
  }

  @Example
  void valuesOfAFact_areAllThatItNames() {
    Fact place = ENGINE.vocabulary().fact("place");

    assertThat(NoticeArbitraries.of(NOTICE).values("place").allValues().orElseThrow())
        .hasSize(place.values().size())
        .hasSizeGreaterThan(100)
        .allSatisfy(value -> assertThat(place.accept(value)).isEqualTo(value));
  }

  @Example
  void actionsNearNoClause_areRefused() {
    for (String id : List.of("processors/nobody", "information/contact")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NoticeArbitraries.of(NOTICE).actionsNear(id))
          .withMessageContaining(
              "notice `contact-centre` has no clause of that id that permits or");
    }
  }

  @Property(tries = 20)
  void noticeAndDeployment_areFoundOnTheClassPath(
      @ForAll
          @FromNotice(
              value = "org/privacynotice/testkit/depot.yaml",
              deployment = "/org/privacynotice/testkit/council.yaml")
          DataAction action) {
    assertThat(action.categories()).isNotEmpty();
  }

  @Example
  void report_showsFactsAndTime_andNoReference() {
    DataAction action =
        ENGINE
            .erase("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("erasure-required", "act/17")
            .at(Instant.parse("2026-11-23T10:00:00Z"))
            .build();
    ActionReportingFormat format = new ActionReportingFormat();

    assertThat(format.appliesTo(action)).isTrue();
    assertThat(format.appliesTo("action")).isFalse();
    assertThat(format.report(action).toString())
        .contains("\"purpose\":\"parking-permits\"", "\"erasure-required\":true")
        .endsWith(" at 2026-11-23T10:00:00Z");
  }
}
