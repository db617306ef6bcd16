package org.privacynotice.engine;

import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.privacynotice.action.CategorySet;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Ground;
import org.privacynotice.vocabulary.Activity;

/**
 * The explanations of what was asked lately. What is asked again is explained by the same; it holds
 * nobody's reference, and nothing that hangs on the time of an action.
 */
final class Explanations {

  private static final int MOST_KEPT = 4096;

  private final Map<Object, Explanation> kept = new ConcurrentHashMap<>();
  private final Map<Object, Set<String>> leanedOn = new ConcurrentHashMap<>();

  /** All of an action on which its explanation hangs, for the regime that it is decided in. */
  private record Asked(
      Regime regime,
      Activity activity,
      CategorySet categories,
      int purpose,
      int party,
      StatedFacts facts) {}

  /**
   * All of a verdict on which it hangs what it leans on: no rule of the cell tells the parties
   * apart, nor these the categories that the same of them reach.
   */
  private record Leaning(
      Cell cell, StatedFacts facts, BitSet reached, BitSet ifInferred, Optional<String> kind) {

    static Leaning of(Cell cell, Verdict verdict) {
      Question question = verdict.question();
      BitSet reached = new BitSet();
      BitSet ifInferred = new BitSet();
      for (int place = 0; place < verdict.rules().size(); place++) {
        Rule.Categories categories = verdict.rules().get(place).shape().categories();
        reached.set(place, categories.numbers().get(question.categoryNumber()));
        ifInferred.set(place, categories.ifInferred().get(question.categoryNumber()));
      }
      return new Leaning(
          cell,
          question.asCase().facts().gist(),
          reached,
          ifInferred,
          question.rulebook().specialKind(question.category()));
    }
  }

  /**
   * The same for actions with the same explanation; empty where its time may tell them apart, or a
   * clause could not be evaluated, which may have been for want of room.
   */
  static Optional<Object> key(Regime regime, DataAction action, Ground ground) {
    boolean passing =
        ground == Ground.FAULT
            || action.stated().isTimed()
            || regime.version().isNone()
            || regime.rulebook().permitsByDay()
            || !regime.rulebook().timedStanding().isEmpty();
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

  /** The presumptions that a verdict leans on, of an action with a key. */
  Set<String> leanedOn(Cell cell, Verdict verdict) {
    return remembered(
        leanedOn,
        Leaning.of(cell, verdict),
        () -> Presumptions.leanedOn(verdict.question(), verdict.weighed()));
  }

  Explanation of(Regime regime, DataAction action, Instant at, Ground ground) {
    Optional<Object> asked = key(regime, action, ground);
    return asked.isEmpty()
        ? new Explanation(regime, action, at, ground)
        : remembered(kept, asked.get(), () -> new Explanation(regime, action.gist(), at, ground));
  }

  /** What is kept, or is from now on; all is forgotten when there is too much. */
  private static <T> T remembered(Map<Object, T> all, Object key, Supplier<T> worked) {
    T known = all.get(key);
    if (known == null) {
      known = worked.get();
      if (all.size() >= MOST_KEPT) {
        all.clear();
      }
      all.put(key, known);
    }
    return known;
  }
}
