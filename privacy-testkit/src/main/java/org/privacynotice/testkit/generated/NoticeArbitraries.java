package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;

/**
 * Arbitraries for what a notice speaks of, and for actions in its vocabulary.
 *
 * <p>Most actions are made near a boundary of a clause of the notice's: just permitted, one thing
 * away from it, with one fact missing, or one second before or after something turns; some are made
 * of anything. What fails shrinks to the fewest categories and facts with which it still does, at
 * the usual time if it can: the day of the bundled law's version, or the nearest on which the
 * notice is in force. Facts are stated for all categories alike, and in some actions one of them
 * for one category otherwise. Actions can be decided by any engine that knows their ids.
 */
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
          .put(Clause.class, NoticeArbitraries::clauses)
          .put(Fact.class, NoticeArbitraries::facts)
          .buildOrThrow();

  private final Notice notice;
  private final Scenes scenes;

  private NoticeArbitraries(Notice notice, Optional<Deployment> deployment) {
    this.notice = notice;
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
   * @throws IllegalArgumentException when the notice has none of that id
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
    if (notice.processors().isEmpty()) {
      throw new IllegalArgumentException("notice `" + notice.id() + "` names no processor");
    }
    return Arbitraries.of(notice.processors());
  }

  /** Its clauses. */
  public Arbitrary<Clause> clauses() {
    return Arbitraries.of(notice.clauses());
  }

  /** The facts that it declares. */
  public Arbitrary<Fact> facts() {
    return Arbitraries.of(notice.allFacts());
  }

  /**
   * Values of a fact of the notice's or the law's; an event's are near the usual time.
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
