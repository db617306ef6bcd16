package org.privacynotice.engine;

import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.vocabulary.Activity;

/**
 * The explanations of what was asked lately. What is asked again is explained by the same; it holds
 * nobody's reference, and nothing that hangs on the time of an action.
 */
final class Explanations {

  private static final int MOST_KEPT = 4096;

  private final Map<Asked, Explanation> kept = new ConcurrentHashMap<>();

  /** All of an action on which its explanation hangs. */
  private record Asked(
      Activity activity, BitSet categories, int purpose, int party, StatedFacts facts) {}

  Explanation of(Regime regime, DataAction action, Instant at, Verdicts verdicts) {
    boolean timed =
        action.stated().isTimed()
            || regime.version().isNone()
            || regime.rulebook().permitsByDay()
            || !regime.rulebook().timedStanding().isEmpty();
    if (timed || action.tellsCategoriesApart()) {
      return new Explanation(regime, action, at, verdicts, false);
    }
    Asked asked =
        new Asked(
            action.activity(),
            action.categoryNumbers(),
            action.purposeNumber(),
            action.partyNumber(),
            action.stated());
    Explanation known = kept.get(asked);
    if (known == null) {
      known = new Explanation(regime, action.withoutReferences(), at, verdicts, true);
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      kept.put(asked, known);
    }
    return known;
  }
}
