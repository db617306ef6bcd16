package org.privacynotice.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.CategorySet;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Ground;
import org.privacynotice.vocabulary.Activity;

/**
 * The explanations of what was asked lately, and what the rules came to in them. What is asked
 * again is explained by the same; it holds nobody's reference, and nothing that hangs on the time
 * of an action.
 */
final class Explanations {

  private static final int MOST_KEPT = 4096;

  private final Map<Object, Explanation> kept = new ConcurrentHashMap<>();
  private final Map<Object, Standing> standings = new ConcurrentHashMap<>();

  /** All of an action on which its explanation hangs, for the regime that it is decided in. */
  private record Asked(
      Regime regime,
      Activity activity,
      CategorySet categories,
      int purpose,
      int party,
      StatedFacts facts) {

    // Written out, as those of conditions: the machine would take long to make them.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Asked asked
          && asked.regime == regime
          && asked.activity == activity
          && asked.purpose == purpose
          && asked.party == party
          && asked.categories.equals(categories)
          && asked.facts.equals(facts);
    }

    @Override
    public int hashCode() {
      int place = (activity.hashCode() * 31 + purpose) * 31 + party;
      return (place * 31 + categories.hashCode()) * 31 + facts.hashCode();
    }
  }

  /**
   * All of a question on which the standing of a cell's rules hangs.
   *
   * @param categories the number of those that no rule tells apart
   */
  private record Stated(Footing footing, StatedFacts facts, int categories) {

    // Written out, as those of what is asked.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Stated stated
          && stated.footing == footing
          && stated.categories == categories
          && stated.facts.equals(facts);
    }

    @Override
    public int hashCode() {
      return (footing.hashCode() * 31 + facts.hashCode()) * 31 + categories;
    }
  }

  /**
   * The same for actions with the same explanation; empty where its time may tell them apart, or a
   * clause could not be evaluated, which may have been for want of room.
   */
  static Optional<Object> key(Regime regime, DataAction action, Ground ground) {
    boolean passing =
        ground == Ground.FAULT
            || isTimed(regime, action.stated())
            || regime.rulebook().permitsByDay();
    return passing || action.tellsCategoriesApart()
        ? Optional.empty()
        : Optional.of(
            new Asked(
                regime,
                action.activity(),
                action.categoryNumbers(),
                action.purposeNumber(),
                action.partyNumber(),
                action.stated().gist()));
  }

  /**
   * What rules come to, kept where it hangs on no time and all of them could be evaluated.
   *
   * @param rules those of the footing's cell
   */
  Standing standing(Footing footing, List<Rule> rules, Question question) {
    StatedFacts facts = question.asCase().facts();
    if (isTimed(question.regime(), facts)) {
      return footing.standing(rules, question);
    }
    int categories = question.rulebook().likeness().of(question.categoryNumber());
    Object stated = new Stated(footing, facts.gist(), categories);
    Standing known = standings.get(stated);
    if (known == null) {
      known = footing.standing(rules, question);
      if (known.fault().isEmpty()) {
        keep(standings, stated, known);
      }
    }
    return known;
  }

  /** Whether what was stated, or what answers for it, says more or less as time goes on. */
  private static boolean isTimed(Regime regime, StatedFacts facts) {
    return facts.isTimed()
        || regime.version().isNone()
        || !regime.rulebook().timedStanding().isEmpty();
  }

  Explanation of(Regime regime, DataAction action, Instant at, Ground ground) {
    Optional<Object> asked = key(regime, action, ground);
    if (asked.isEmpty()) {
      return new Explanation(regime, action, at, ground);
    }
    Explanation known = kept.get(asked.get());
    if (known == null) {
      known = new Explanation(regime, action.gist(), at, ground);
      keep(kept, asked.get(), known);
    }
    return known;
  }

  /** Keeps what was worked out; all else is forgotten when there is too much. */
  private static <T> void keep(Map<Object, T> all, Object key, T worked) {
    if (all.size() >= MOST_KEPT) {
      all.clear();
    }
    all.put(key, worked);
  }
}
