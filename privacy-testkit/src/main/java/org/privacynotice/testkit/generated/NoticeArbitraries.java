package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.document.Bundled;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.testkit.setup.Deployments;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/**
 * Arbitraries for what a notice speaks of, and for actions in its vocabulary.
 *
 * <p>Most actions are made near a boundary of a clause of the notice's or the deployment's: just
 * permitted, one thing away from it, with one fact missing, or one second before or after something
 * turns; some are made of anything. What fails shrinks to the fewest categories and facts with
 * which it still does, at the usual time if it can: the day of the bundled law's version, or the
 * nearest on which the notice is in force. Facts are stated for all categories alike, and in some
 * actions one of them for one category otherwise. Actions can be decided by any engine that knows
 * their ids.
 */
@SuppressWarnings("exports") // whoever draws has jqwik, and nobody else need have it
public final class NoticeArbitraries {

  private static final ImmutableMap<Class<? extends DataAction>, Activity> ACTIVITIES =
      ImmutableMap.of(
          Collect.class, Activity.COLLECT,
          Use.class, Activity.USE,
          Share.class, Activity.SHARE,
          Retain.class, Activity.RETAIN,
          Erase.class, Activity.ERASE);

  private static final ImmutableMap<Class<?>, Function<NoticeArbitraries, Arbitrary<?>>> OF_TYPES =
      ImmutableMap.<Class<?>, Function<NoticeArbitraries, Arbitrary<?>>>builder()
          .put(DataAction.class, NoticeArbitraries::actions)
          .put(Collect.class, of -> of.actions(Collect.class))
          .put(Use.class, of -> of.actions(Use.class))
          .put(Share.class, of -> of.actions(Share.class))
          .put(Retain.class, of -> of.actions(Retain.class))
          .put(Erase.class, of -> of.actions(Erase.class))
          .put(DataCategory.class, NoticeArbitraries::categories)
          .put(Purpose.class, NoticeArbitraries::purposes)
          .put(Recipient.class, NoticeArbitraries::recipients)
          .put(Processor.class, NoticeArbitraries::processors)
          .put(Party.class, NoticeArbitraries::parties)
          .put(Clause.class, NoticeArbitraries::clauses)
          .put(Scope.class, of -> of.clauses().map(Clause::scope))
          .put(Condition.class, NoticeArbitraries::conditions)
          .put(Fact.class, NoticeArbitraries::facts)
          .put(LawfulBasis.class, NoticeArbitraries::bases)
          .put(SpecialCategoryCondition.class, NoticeArbitraries::specialCategoryConditions)
          .put(Controller.class, NoticeArbitraries::controllers)
          .put(Citation.class, NoticeArbitraries::citations)
          .put(RetentionEntry.class, NoticeArbitraries::retentionEntries)
          .put(RetentionPeriod.class, of -> of.retentionEntries().map(RetentionEntry::until))
          .put(Deployment.class, NoticeArbitraries::deployments)
          .put(Disclosure.class, NoticeArbitraries::disclosures)
          .put(TimeLimit.class, NoticeArbitraries::timeLimits)
          .put(SubjectRequest.class, NoticeArbitraries::requests)
          .buildOrThrow();

  /** How many storeys high a condition is at most. */
  private static final int STOREYS = 3;

  /** How many days before the usual time the earliest request came: every limit is over by then. */
  private static final int LONG_AGO = 120;

  private final Notice notice;
  private final Optional<Deployment> deployment;
  private final Scenes scenes;

  private NoticeArbitraries(Notice notice, Optional<Deployment> deployment) {
    this.notice = notice;
    this.deployment = deployment;
    this.scenes = new Scenes(notice, deployment);
  }

  /** From a notice under the bundled law. */
  public static NoticeArbitraries of(Notice notice) {
    return new NoticeArbitraries(notice, Optional.empty());
  }

  /** From a notice under the bundled law, with what a council adds. */
  public static NoticeArbitraries of(Notice notice, Deployment deployment) {
    return new NoticeArbitraries(notice, Optional.of(deployment));
  }

  /** Actions of any kind. */
  public Arbitrary<DataAction> actions() {
    return actions(DataAction.class);
  }

  /**
   * Actions of one kind.
   *
   * @param type {@link DataAction} or one of its subclasses
   */
  public <A extends DataAction> Arbitrary<A> actions(Class<A> type) {
    Activity activity = ACTIVITIES.get(type);
    Set<Activity> activities = activity == null ? Set.of(Activity.values()) : Set.of(activity);
    return Arbitraries.fromGenerator(random -> shrinkable(scenes.next(random, activities), type));
  }

  /**
   * Actions near the boundary of one clause.
   *
   * @param clause the id of a clause that permits or forbids
   * @throws IllegalArgumentException when neither the notice nor the deployment has one of that id
   */
  public Arbitrary<DataAction> actionsNear(String clause) {
    scenes.near(new Random(0), clause);
    return Arbitraries.fromGenerator(
        random -> shrinkable(scenes.near(random, clause), DataAction.class));
  }

  private <A extends DataAction> ShrinkableAction<A> shrinkable(Sketch sketch, Class<A> type) {
    return new ShrinkableAction<>(sketch, scenes.engine().vocabulary(), scenes.usual(), type);
  }

  /** Its data categories. */
  public Arbitrary<DataCategory> categories() {
    return Arbitraries.of(notice.categories());
  }

  /** Its purposes. */
  public Arbitrary<Purpose> purposes() {
    return Arbitraries.of(notice.purposes());
  }

  /** Its recipients. */
  public Arbitrary<Recipient> recipients() {
    return Arbitraries.of(notice.recipients());
  }

  /**
   * Its processors.
   *
   * @throws IllegalArgumentException when it has none
   */
  public Arbitrary<Processor> processors() {
    return oneOf(notice.processors(), "processor");
  }

  /**
   * Its recipients that are no processors.
   *
   * @throws IllegalArgumentException when it has none
   */
  public Arbitrary<Party> parties() {
    return oneOf(
        notice.recipients().stream().filter(Party.class::isInstance).map(Party.class::cast),
        "recipient that is no processor");
  }

  /**
   * The lawful bases that its purposes declare.
   *
   * @throws IllegalArgumentException when none declares one
   */
  public Arbitrary<LawfulBasis> bases() {
    return oneOf(notice.purposes().stream().flatMap(each -> each.bases().stream()), "lawful basis");
  }

  /**
   * The points of UK GDPR Art 9(2) that its purposes declare.
   *
   * @throws IllegalArgumentException when none declares one
   */
  public Arbitrary<SpecialCategoryCondition> specialCategoryConditions() {
    return oneOf(
        notice.purposes().stream().flatMap(each -> each.article9().stream()), "Art 9 point");
  }

  /** Its controller, and those on whom its purposes say that they decide. */
  public Arbitrary<Controller> controllers() {
    return oneOf(
        Stream.concat(
            Stream.of(notice.controller()),
            notice.purposes().stream().flatMap(each -> each.controller().stream())),
        "controller");
  }

  /**
   * What its clauses cite.
   *
   * @throws IllegalArgumentException when none cites anything
   */
  public Arbitrary<Citation> citations() {
    return oneOf(notice.clauses().stream().flatMap(each -> each.sources().stream()), "source");
  }

  /**
   * Its retention entries, and those of the deployment's schedule.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Arbitrary<RetentionEntry> retentionEntries() {
    return oneOf(
        Stream.concat(
            notice.retention().stream(),
            deployment.stream().flatMap(each -> each.retention().stream())),
        "retention entry");
  }

  /**
   * Deployments of councils that give it: up to four facts stand, four presumptions are withdrawn
   * and four entries make up the retention schedule, for its kinds of record, its purposes or
   * anything, by its events. Where these arbitraries are of a deployment, all else is as in that.
   * What fails shrinks to the fewest of them.
   */
  public Arbitrary<Deployment> deployments() {
    return new Councils(
            notice,
            deployment.orElseGet(Deployments::silent),
            scenes.engine().vocabulary(),
            this::values)
        .arbitrary();
  }

  /** What the bundled law wants notices to tell at the usual time, whether this one does or not. */
  public Arbitrary<Disclosure> disclosures() {
    LocalDate day = LocalDate.ofInstant(scenes.usual(), notice.zone());
    return oneOf(
        Bundled.law().transparency().stream().filter(each -> each.inForce().contains(day)),
        "disclosure");
  }

  /** How soon requests of people are answered: the bundled law's time limits, and its own. */
  public Arbitrary<TimeLimit> timeLimits() {
    return oneOf(
        Stream.concat(Bundled.law().timeLimits().stream(), notice.timeLimits().stream()),
        "time limit");
  }

  /**
   * Requests of people about data that is held in its vocabulary, asked for at the usual time or
   * near it; received on that day or up to 120 days before.
   */
  public Arbitrary<SubjectRequest> requests() {
    return Combinators.combine(
            Arbitraries.of(Right.values()),
            actions(Retain.class)
                .filter(about -> day(about).getYear() > RequestDates.FIRST_YEAR)
                .filter(about -> day(about).getYear() < RequestDates.LAST_YEAR),
            Arbitraries.integers().between(0, LONG_AGO))
        .as(this::request);
  }

  private SubjectRequest request(Right right, Retain about, int daysAgo) {
    return SubjectRequest.builder()
        .right(right)
        .about(about)
        .dates(RequestDates.builder().received(day(about).minusDays(daysAgo)).build())
        .build();
  }

  private LocalDate day(DataAction action) {
    return action.at().orElse(scenes.usual()).atZone(notice.zone()).toLocalDate();
  }

  private <T> Arbitrary<T> oneOf(Stream<T> all, String what) {
    return oneOf(all.distinct().toList(), what);
  }

  private <T> Arbitrary<T> oneOf(List<T> all, String what) {
    require(all, what);
    return Arbitraries.of(all);
  }

  private void require(List<?> all, String what) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("notice `" + notice.id() + "` names no " + what);
    }
  }

  /** The notice's clauses, and none of the deployment's. */
  public Arbitrary<Clause> clauses() {
    return Arbitraries.of(notice.clauses());
  }

  /**
   * Conditions put together from the tests that the notice's clauses make, and none of the
   * deployment's, for clauses of one's own; up to three storeys high. What fails shrinks to the
   * fewest tests.
   *
   * @throws IllegalArgumentException when none makes a test
   */
  public Arbitrary<Condition> conditions() {
    List<Condition> tests =
        notice.clauses().stream()
            .flatMap(clause -> Condition.tests(clause.condition()).stream())
            .distinct()
            .toList();
    require(tests, "test");
    return Arbitraries.fromGenerator(random -> ShrinkableCondition.of(tests, STOREYS, random));
  }

  /** The facts that it declares. */
  public Arbitrary<Fact> facts() {
    return Arbitraries.of(notice.allFacts());
  }

  /**
   * Values of a fact of the notice's or the law's; an event's are near the usual time. No parameter
   * gets one: a value says nothing without its fact.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when neither declares it
   */
  public Arbitrary<FactValue> values(String fact) {
    Fact declared = scenes.engine().vocabulary().fact(fact);
    return Arbitraries.of(scenes.values(declared, scenes.usual(), new Random(0)));
  }

  /** The arbitrary of a type that a parameter may have; empty for every other type. */
  Optional<Arbitrary<?>> of(Class<?> type) {
    return Optional.ofNullable(OF_TYPES.get(type)).map(of -> of.apply(this));
  }

  /** The types that a parameter may have. */
  static ImmutableSet<Class<?>> types() {
    return OF_TYPES.keySet();
  }
}
