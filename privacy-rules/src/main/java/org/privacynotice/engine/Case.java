package org.privacynotice.engine;

import java.time.Instant;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Truth;
import org.privacynotice.vocabulary.FactValue;

/**
 * What one case brings to the rules of its cell.
 *
 * @param regime what is in force
 * @param action what is to be done
 * @param facts what is stated for the categories asked about
 * @param at when
 * @param withheld the facts of which nothing is presumed, to see what leans on that
 */
record Case(Regime regime, DataAction action, StatedFacts facts, Instant at, Set<String> withheld) {

  /** The {@link #times} of those to which nothing stated hangs on the time. */
  static final long UNTIMED = -1;

  /** Of more facts than these the times do not fit into a number. */
  static final int MOST_TIMES = Long.SIZE / 2;

  /** A case with all presumptions. */
  Case(Regime regime, DataAction action, StatedFacts facts, Instant at) {
    this(regime, action, facts, at, Set.of());
  }

  /** The same case without some presumptions. */
  Case without(Set<String> presumptions) {
    return new Case(regime, action, facts, at, presumptions);
  }

  /** The same case, stating nothing but the lawful basis. */
  Case silent() {
    return new Case(regime, action, facts.only(regime.rulebook().basisNumber()), at);
  }

  /** What its time makes of each fact stated, two bits each. */
  long times() {
    if (!facts.isTimed()) {
      return UNTIMED;
    }
    long times = 0;
    for (int i = 0; i < facts.size(); i++) {
      times =
          times << 2
              | (switch (holds(facts.value(i))) {
                case FALSE -> 0;
                case UNKNOWN -> 1;
                case TRUE -> 2;
              });
    }
    return times;
  }

  /** What the time of the case makes of a value. */
  Truth holds(FactValue value) {
    return Conditions.holds(value, at, regime.rulebook());
  }

  /** The question about a category. */
  Question question(int category) {
    Question question = Question.of(regime, action, category, facts, at);
    return withheld.isEmpty() ? question : question.without(withheld);
  }
}
