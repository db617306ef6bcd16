package org.privacynotice.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.vocabulary.FactValue;

/**
 * One category of one action at one time: what clauses are asked about, and what is known of its
 * facts.
 *
 * @param rulebook what it is asked of
 * @param action the action
 * @param index the category's place among the action's
 * @param at when
 * @param day the day of {@code at} in the notice's zone
 * @param knowledge how much is known
 * @param withheld the facts whose presumption is left out, to see what leans on it
 */
record Question(
    Rulebook rulebook,
    DataAction action,
    int index,
    Instant at,
    LocalDate day,
    Knowledge knowledge,
    Set<String> withheld) {

  Question(
      Rulebook rulebook,
      DataAction action,
      int index,
      Instant at,
      LocalDate day,
      Knowledge knowledge) {
    this(rulebook, action, index, at, day, knowledge, Set.of());
  }

  /** This question with nothing but what the notice itself declares, and what is presumed. */
  Question silent() {
    return new Question(rulebook, action, index, at, day, Knowledge.SILENT, withheld);
  }

  /** This question without some presumptions. */
  Question without(Set<String> presumptions) {
    return new Question(rulebook, action, index, at, day, knowledge, presumptions);
  }

  /** This question about an action with other facts. */
  Question about(DataAction other) {
    return new Question(rulebook, other, index, at, day, knowledge, withheld);
  }

  String category() {
    return action.categories().asList().get(index);
  }

  /**
   * What the fact is: as stated for the category, for the action, by the deployment, by the notice;
   * else presumed.
   */
  Optional<FactValue> value(String fact) {
    Optional<FactValue> declared = rulebook.declared(this, fact);
    Optional<FactValue> stated = stated(fact, declared);
    if (stated.isPresent()) {
      return stated;
    }
    boolean unsaid =
        knowledge == Knowledge.STATED
            || withheld.contains(fact)
            || rulebook.isDeclaredBelow(action, fact);
    return declared.isPresent() || unsaid ? declared : rulebook.presumed(fact, knowledge);
  }

  private Optional<FactValue> stated(String fact, Optional<FactValue> declared) {
    if (!rulebook.hasFact(fact)) {
      return Optional.empty();
    }
    Optional<FactValue> stated = action.stated(index, rulebook.factNumber(fact));
    if (knowledge == Knowledge.SILENT) {
      // A basis that the purpose declares is the notice's claim, whoever repeats it.
      boolean repeated = fact.equals(WellKnown.BASIS) && declared.isEmpty();
      return repeated
          ? stated.filter(value -> rulebook.declaresBasis(action, value))
          : Optional.empty();
    }
    return stated.isPresent() || knowledge == Knowledge.STATED ? stated : rulebook.standing(fact);
  }
}
