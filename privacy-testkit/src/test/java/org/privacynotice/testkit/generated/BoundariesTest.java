package org.privacynotice.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.document.Bundled;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;

/** How often generated actions lie just on this or that side of a boundary: counted, not hoped. */
class BoundariesTest {

  private static final int DRAWN = 800;

  static Stream<Named<Scenes>> bundled() {
    return Stream.of(
        Named.of("contact-centre", contactCentre()),
        Named.of(
            "community-newsletter",
            new Scenes(Bundled.notice("community-newsletter"), Optional.empty())));
  }

  private static Scenes contactCentre() {
    return new Scenes(Bundled.notice("contact-centre"), Optional.of(Bundled.demoDeployment()));
  }

  private static Stream<Sketch> drawn(Scenes scenes, long seed) {
    return drawn(scenes, seed, Set.of(Activity.values()));
  }

  private static Stream<Sketch> drawn(Scenes scenes, long seed, Set<Activity> activities) {
    Random random = new Random(seed);
    return Stream.generate(() -> scenes.next(random, activities)).limit(DRAWN);
  }

  private static Decision decide(Scenes scenes, Sketch sketch) {
    return scenes.engine().decide(sketch.action(scenes.engine().vocabulary()));
  }

  /** It is permitted, and one fact less would be too little. */
  private static boolean isJustPermitted(Scenes scenes, Sketch sketch) {
    return decide(scenes, sketch).permitted()
        && sketch.facts().keySet().stream()
            .anyMatch(fact -> !decide(scenes, sketch.withoutFact(fact)).permitted());
  }

  /** It is finally refused, and one change would do: a fact's value, a category, a recipient. */
  private static boolean isJustRefused(Scenes scenes, Sketch sketch) {
    Decision decision = decide(scenes, sketch);
    return decision.ground().compareTo(Ground.UNDETERMINED) > 0
        && (decision.remedies().stream().anyMatch(remedy -> remedy.size() == 1)
            || sketch.facts().keySet().stream()
                .anyMatch(fact -> isPermittedWithSome(scenes, sketch, fact)));
  }

  /** It is open, and the answer to one question would settle it. */
  private static boolean lacksOneFact(Scenes scenes, Sketch sketch) {
    Decision decision = decide(scenes, sketch);
    return decision.ground() == Ground.UNDETERMINED
        && decision.missing().stream()
            .map(Missing::fact)
            .anyMatch(fact -> isPermittedWithSome(scenes, sketch, fact));
  }

  private static boolean isPermittedWithSome(Scenes scenes, Sketch sketch, String id) {
    Fact fact = scenes.engine().vocabulary().fact(id);
    return fact.statedBy().byCase()
        && scenes.values(fact, sketch.at(), new Random(0)).stream()
            .anyMatch(value -> decide(scenes, sketch.withFact(id, value)).permitted());
  }

  /** So many seconds later it is answered otherwise. */
  private static boolean turns(Scenes scenes, Sketch sketch, int seconds) {
    Sketch later = sketch.withAt(sketch.at().plusSeconds(seconds));
    return decide(scenes, sketch).ground() != decide(scenes, later).ground();
  }

  private static boolean determines(Scenes scenes, Sketch sketch, String clause) {
    return decide(scenes, sketch).clauses().stream().anyMatch(each -> each.id().equals(clause));
  }

  private static boolean isToldApart(Scenes scenes, Sketch sketch) {
    return !sketch.apart().isEmpty()
        && decide(scenes, sketch).categories().values().stream().distinct().count() > 1;
  }

  /** The order in which a set gives its elements may be another in each virtual machine. */
  @ParameterizedTest
  @MethodSource("bundled")
  void sameSeed_drawsTheSameInWhateverOrderActivitiesCome(Scenes scenes) {
    ImmutableSet<Activity> forwards = ImmutableSet.copyOf(Activity.values());
    Set<Activity> backwards = ImmutableSet.copyOf(forwards.asList().reverse());

    assertThat(drawn(scenes, 11, forwards))
        .containsExactlyElementsOf(drawn(scenes, 11, backwards).toList());
  }

  /**
   * Counted on 28 November 2026, of 800: contact centre 302, 135, 132, 32, 39, 26; newsletter 204,
   * 38, 67, 30, 35, 10.
   */
  @ParameterizedTest
  @MethodSource("bundled")
  void actions_lieOnEitherSideOfEachBoundary(Scenes scenes) {
    List<Sketch> drawn = drawn(scenes, 11).toList();

    assertThat(drawn).filteredOn(each -> isJustPermitted(scenes, each)).hasSizeGreaterThan(100);
    assertThat(drawn).filteredOn(each -> isJustRefused(scenes, each)).hasSizeGreaterThan(20);
    assertThat(drawn).filteredOn(each -> lacksOneFact(scenes, each)).hasSizeGreaterThan(30);
    assertThat(drawn).filteredOn(each -> turns(scenes, each, 1)).hasSizeGreaterThan(15);
    assertThat(drawn).filteredOn(each -> turns(scenes, each, -1)).hasSizeGreaterThan(15);
    assertThat(drawn).filteredOn(each -> isToldApart(scenes, each)).hasSizeGreaterThan(5);
  }

  /** Counted on 28 November 2026, of 400: keeping 118, 9, 5, 7; erasing 123, 217, 11, 24. */
  @ParameterizedTest
  @ValueSource(strings = {"retention/default", "retention/default/erase"})
  void actionsNearAPeriod_lieOnEitherSideOfItsEnd(String clause) {
    Scenes scenes = contactCentre();
    Random random = new Random(17);
    List<Sketch> drawn = Stream.generate(() -> scenes.near(random, clause)).limit(400).toList();

    assertThat(drawn)
        .filteredOn(each -> isJustPermitted(scenes, each) && determines(scenes, each, clause))
        .hasSizeGreaterThan(60);
    assertThat(drawn).filteredOn(each -> isJustRefused(scenes, each)).hasSizeGreaterThan(4);
    assertThat(drawn).filteredOn(each -> turns(scenes, each, 1)).hasSizeGreaterThan(2);
    assertThat(drawn).filteredOn(each -> turns(scenes, each, -1)).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void shrinking_endsAtTheSmallestActionThatStillFails(Scenes scenes) {
    Map<String, Predicate<Decision>> failures =
        ImmutableMap.of(
            "permitted", Decision::permitted,
            "refused", decision -> !decision.permitted(),
            "forbidden", decision -> decision.ground() == Ground.FORBIDDEN,
            "open", decision -> decision.ground() == Ground.UNDETERMINED);
    failures.forEach(
        (failure, failing) -> {
          Predicate<Sketch> fails = sketch -> failing.test(decide(scenes, sketch));
          List<Sketch> failed = drawn(scenes, 13).filter(fails).limit(40).toList();

          assertThat(failed).as(failure).hasSize(40);
          assertThat(failed)
              .as(failure)
              .allSatisfy(
                  sketch -> {
                    Sketch shrunk = shrunk(scenes, sketch, fails);
                    assertThat(smaller(shrunk, scenes.usual())).as("of " + shrunk).noneMatch(fails);
                  });
        });
  }

  /** As jqwik goes about it: step by step, to the first smaller one that fails too. */
  private static Sketch shrunk(Scenes scenes, Sketch sketch, Predicate<Sketch> fails) {
    Optional<Sketch> next =
        new ShrinkableAction<>(
                sketch, scenes.engine().vocabulary(), scenes.usual(), DataAction.class)
            .smaller()
            .filter(fails)
            .findFirst();
    return next.isPresent() ? shrunk(scenes, next.get(), fails) : sketch;
  }

  /** Everything that says less in any way: fewer categories or facts, or the usual time. */
  private static Stream<Sketch> smaller(Sketch sketch, Instant usual) {
    return less(sketch, sketch.categories(), Sketch::withoutCategory)
        .filter(each -> !each.categories().isEmpty())
        .flatMap(each -> less(each, each.facts().keySet(), Sketch::withoutFact))
        .flatMap(each -> less(each, each.apart().keySet(), Sketch::withoutFact))
        .flatMap(each -> Stream.of(each, each.withAt(usual)))
        .filter(each -> !each.equals(sketch));
  }

  private static <T> Stream<Sketch> less(
      Sketch sketch, Set<T> parts, BiFunction<Sketch, T, Sketch> without) {
    return Sets.powerSet(parts).stream()
        .map(
            leftOut -> {
              Sketch less = sketch;
              for (T each : leftOut) {
                less = without.apply(less, each);
              }
              return less;
            });
  }
}
