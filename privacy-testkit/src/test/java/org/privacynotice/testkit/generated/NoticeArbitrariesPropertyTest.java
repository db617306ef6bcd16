package org.privacynotice.testkit.generated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.CanonicalWriter;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.Reading;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/** What is drawn is the notice's own, or fits it as a file would; and shrinks to the least. */
class NoticeArbitrariesPropertyTest {

  private static final Notice NOTICE = Bundled.notice("contact-centre");
  private static final Notice NEWSLETTER = Bundled.notice("community-newsletter");
  private static final Deployment COUNCIL = Bundled.demoDeployment();

  private static Reading<Deployment> readBack(Deployment deployment) {
    return DocumentReader.deployment(
        "drawn.yaml", CanonicalWriter.write(deployment).getBytes(UTF_8), Bundled.law(), NOTICE);
  }

  private static PrivacyEngine.Builder engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none());
  }

  private static <T> List<Shrinkable<T>> drawn(Arbitrary<T> arbitrary, int count) {
    var generator = arbitrary.generator(1000);
    Random random = new Random(19);
    return Stream.generate(() -> generator.next(random)).limit(count).toList();
  }

  private static <T> List<T> values(Arbitrary<T> arbitrary) {
    return drawn(arbitrary, 200).stream().map(Shrinkable::value).toList();
  }

  /** As jqwik goes about it: step by step, to the first smaller one that fails too. */
  private static <T> T smallest(Shrinkable<T> failed, Predicate<T> fails) {
    Optional<Shrinkable<T>> next =
        failed.shrink().filter(smaller -> fails.test(smaller.value())).findFirst();
    return next.isPresent() ? smallest(next.get(), fails) : failed.value();
  }

  @Property(tries = 200)
  void everyPart_isTheNoticesOrTheLaws(
      @ForAll @FromNotice("contact-centre") Party party,
      @ForAll @FromNotice("contact-centre") Scope scope,
      @ForAll @FromNotice("community-newsletter") SpecialCategoryCondition point,
      @ForAll @FromNotice("contact-centre") Disclosure disclosure,
      @ForAll @FromNotice("contact-centre") TimeLimit limit) {
    assertThat(NOTICE.recipients()).contains(party);
    assertThat(NOTICE.clauses()).anyMatch(clause -> clause.scope().equals(scope));
    assertThat(NEWSLETTER.purposes())
        .anyMatch(purpose -> purpose.article9().equals(Optional.of(point)));
    assertThat(Bundled.law().transparency()).contains(disclosure);
    assertThat(disclosure.inForce().contains(Bundled.law().version())).isTrue();
    assertThat(Bundled.law().timeLimits().contains(limit) || NOTICE.timeLimits().contains(limit))
        .isTrue();
  }

  @Example
  void parts_areAllDrawn() {
    NoticeArbitraries of = NoticeArbitraries.of(NOTICE);

    assertThat(of.parties().allValues().orElseThrow())
        .hasSize(NOTICE.recipients().size() - NOTICE.processors().size())
        .doesNotHaveAnyElementsOfTypes(Processor.class)
        .hasSizeGreaterThan(5);
    assertThat(of.timeLimits().allValues().orElseThrow())
        .containsAll(NOTICE.timeLimits())
        .containsAll(Bundled.law().timeLimits())
        .hasSizeGreaterThan(2);
    assertThat(of.disclosures().allValues().orElseThrow()).hasSizeGreaterThan(5);
  }

  @Example
  void partThatTheNoticeLacks_isSaidToBeLacking() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoticeArbitraries.of(NOTICE).specialCategoryConditions())
        .withMessage("notice `contact-centre` names no Art 9 point");
  }

  @Property(tries = 200)
  void deployment_readsAsItsFileAndDecides(
      @ForAll @FromNotice("contact-centre") Deployment deployment,
      @ForAll @FromNotice("contact-centre") DataAction action) {
    assertThat(readBack(deployment).findings()).isEmpty();
    assertThat(readBack(deployment).document()).contains(deployment);
    assertThat(engine(NOTICE).deployment(deployment).build().decide(action).categories().keySet())
        .isEqualTo(action.categories());
  }

  @Example
  void deployments_haveOneThingOrAnotherOrNothing() {
    List<Deployment> drawn = values(NoticeArbitraries.of(NOTICE).deployments());

    assertThat(new HashSet<>(drawn)).hasSizeGreaterThan(150);
    assertThat(drawn).extracting(Deployment::standing).anyMatch(each -> each.size() > 1);
    assertThat(drawn).extracting(Deployment::withdrawn).anyMatch(each -> each.size() > 1);
    assertThat(drawn)
        .flatExtracting(Deployment::retention)
        .anyMatch(entry -> !entry.records().isEmpty())
        .anyMatch(entry -> !entry.purposes().isEmpty())
        .anyMatch(entry -> entry.records().isEmpty() && entry.purposes().isEmpty());
    assertThat(drawn)
        .anyMatch(each -> each.standing().isEmpty())
        .anyMatch(each -> each.withdrawn().isEmpty())
        .anyMatch(each -> each.retention().isEmpty());
  }

  @Example
  void deployments_likeAnother_keepItsCommands() {
    assertThat(values(NoticeArbitraries.of(NOTICE, COUNCIL).deployments()))
        .allSatisfy(
            drawn -> {
              assertThat(drawn.id()).isEqualTo(COUNCIL.id());
              assertThat(drawn.stated()).isEqualTo(COUNCIL.stated()).isNotEmpty();
              assertThat(readBack(drawn).document()).contains(drawn);
            });
  }

  @Example
  void deployment_shrinksToWhatStillFails() {
    Predicate<Deployment> fails = deployment -> deployment.retention().size() > 1;
    List<Shrinkable<Deployment>> failed =
        drawn(NoticeArbitraries.of(NOTICE).deployments(), 100).stream()
            .filter(each -> fails.test(each.value()))
            .limit(20)
            .toList();

    assertThat(failed)
        .hasSize(20)
        .extracting(each -> smallest(each, fails))
        .allSatisfy(
            smallest -> {
              assertThat(smallest.retention()).hasSize(2);
              assertThat(smallest.standing()).isEmpty();
              assertThat(smallest.withdrawn()).isEmpty();
            });
  }

  @Example
  void deploymentOfANoticeWithFewNames_isDrawnAllTheSame() {
    assertThat(values(NoticeArbitraries.of(NEWSLETTER).deployments())).hasSize(200);
  }

  @Example
  void report_showsADeploymentAsItsFile() {
    DeploymentReportingFormat format = new DeploymentReportingFormat();

    assertThat(format.appliesTo(COUNCIL)).isTrue();
    assertThat(format.appliesTo(NOTICE)).isFalse();
    assertThat(format.report(COUNCIL).toString())
        .contains("policy-document: \"apd/2026-01\"", "after: permit-ended");
  }

  private static Clause forbidding(Condition condition) {
    return Clause.builder()
        .id("limits/drawn")
        .effect(Effect.FORBIDS)
        .scope(
            Scope.builder()
                .addActivities(Activity.values())
                .categories(Selection.ANY)
                .purposes(Selection.ANY)
                .parties(Selection.ANY)
                .build())
        .condition(condition)
        .addSources(new Citation.Heading("Drawn", 1))
        .gloss("A clause that was drawn.")
        .build();
  }

  @Property(tries = 100)
  void condition_isReadInAClauseAndDecides(
      @ForAll @FromNotice("contact-centre") Condition condition,
      @ForAll @FromNotice("contact-centre") DataAction action) {
    Notice notice = NOTICE.with(forbidding(condition));

    byte[] file = CanonicalWriter.write(notice).getBytes(UTF_8);

    assertThat(DocumentReader.notice("drawn.yaml", file, Bundled.law()).document())
        .contains(notice);
    assertThat(engine(notice).build().decide(action).categories().keySet())
        .isEqualTo(action.categories());
  }

  @Example
  void clauses_areNoneOfTheDeployments() {
    assertThat(COUNCIL.clauses()).isNotEmpty();
    assertThat(NoticeArbitraries.of(NOTICE, COUNCIL).clauses().allValues().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(NOTICE.clauses());
  }

  @Example
  void conditions_areOfEveryShape() {
    List<Condition> drawn = values(NoticeArbitraries.of(NOTICE).conditions());

    assertThat(Set.copyOf(drawn)).hasSizeGreaterThan(100);
    assertThat(drawn)
        .hasAtLeastOneElementOfType(Condition.All.class)
        .hasAtLeastOneElementOfType(Condition.Some.class)
        .hasAtLeastOneElementOfType(Condition.Not.class)
        .hasAtLeastOneElementOfType(Condition.Holds.class)
        .hasAtLeastOneElementOfType(Condition.Instructions.class);
  }

  @Example
  void condition_shrinksToWhatStillFails() {
    Predicate<Condition> fails = condition -> Condition.tests(condition).size() > 1;
    List<Shrinkable<Condition>> failed =
        drawn(NoticeArbitraries.of(NOTICE).conditions(), 200).stream()
            .filter(each -> fails.test(each.value()))
            .toList();

    assertThat(failed)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            each ->
                assertThat(each.shrink().toList())
                    .allMatch(smaller -> smaller.distance().compareTo(each.distance()) < 0))
        .extracting(each -> smallest(each, fails))
        .allMatch(
            smallest ->
                smallest instanceof Condition.All all && isPair(all.of())
                    || smallest instanceof Condition.Some some && isPair(some.of()));
  }

  private static boolean isPair(List<Condition> parts) {
    return parts.size() == 2
        && parts.stream()
            .noneMatch(
                each ->
                    each instanceof Condition.Not
                        || each instanceof Condition.All
                        || each instanceof Condition.Some);
  }
}
