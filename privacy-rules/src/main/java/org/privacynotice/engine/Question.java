package org.privacynotice.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * One category of one action at one time: what clauses are asked about, and what is known of its
 * facts.
 */
final class Question {

  private final Regime regime;
  private final DataAction action;
  private final int category;
  private final StatedFacts stated;
  private final Instant at;
  private final Knowledge knowledge;
  private final Set<String> withheld;

  private Question(
      Regime regime,
      DataAction action,
      int category,
      StatedFacts stated,
      Instant at,
      Knowledge knowledge,
      Set<String> withheld) {
    this.regime = regime;
    this.action = action;
    this.category = category;
    this.stated = stated;
    this.at = at;
    this.knowledge = knowledge;
    this.withheld = withheld;
  }

  /**
   * A question with all that is known.
   *
   * @param regime what is in force
   * @param action the action
   * @param category the category's number, of the action or of any other data in its place
   * @param stated the facts stated for the category
   * @param at when
   */
  static Question of(
      Regime regime, DataAction action, int category, StatedFacts stated, Instant at) {
    return new Question(regime, action, category, stated, at, Knowledge.FULL, Set.of());
  }

  /** The question about the category at a place in the action's. */
  static Question of(Regime regime, DataAction action, int index, Instant at) {
    String category = action.categories().asList().get(index);
    return of(regime, action, action.categoryNumber(index), action.statedFor(category), at);
  }

  /** This question with some of what is known. */
  Question knowing(Knowledge part) {
    return new Question(regime, action, category, stated, at, part, withheld);
  }

  /** This question without some presumptions, to see what leans on them. */
  Question without(Set<String> presumptions) {
    return new Question(regime, action, category, stated, at, knowledge, presumptions);
  }

  /** This question with more facts stated for it. */
  Question with(Map<String, FactValue> more) {
    DataAction other = action.withFacts(more);
    return new Question(
        regime, other, category, other.statedFor(category()), at, knowledge, withheld);
  }

  /** All that it brings to the rules, but for the category. */
  Case asCase() {
    return new Case(regime, action, stated, at);
  }

  Regime regime() {
    return regime;
  }

  Rulebook rulebook() {
    return regime.rulebook();
  }

  DataAction action() {
    return action;
  }

  int categoryNumber() {
    return category;
  }

  String category() {
    return action.vocabulary().id(Vocabulary.Kind.CATEGORY, category);
  }

  Instant at() {
    return at;
  }

  /** The day of {@link #at} in the notice's zone. */
  LocalDate day() {
    return rulebook().dayOf(at);
  }

  /**
   * What the fact is: as stated for the category, for the action, by the deployment, by the notice;
   * else presumed.
   */
  Optional<FactValue> value(String fact) {
    FactTerms terms = rulebook().terms(fact);
    Optional<FactValue> said = said(fact, terms);
    return said.isEmpty() && isPresumable(fact, terms) ? terms.presumed(knowledge) : said;
  }

  /** Whether nothing but a presumption says what the fact is. */
  boolean isPresumed(String fact) {
    FactTerms terms = rulebook().terms(fact);
    return terms.presumed().isPresent() && said(fact, terms).isEmpty() && isPresumable(fact, terms);
  }

  /** Whether a presumption counts where nothing else says what the fact is. */
  private boolean isPresumable(String fact, FactTerms terms) {
    return knowledge != Knowledge.STATED
        && !withheld.contains(fact)
        && !(terms.declarable() && rulebook().mayDeclare(this, fact));
  }

  /** What it is without any presumption. */
  private Optional<FactValue> said(String fact, FactTerms terms) {
    Optional<FactValue> declared =
        terms.declarable() ? rulebook().declared(this, fact) : Optional.empty();
    Optional<FactValue> stated = stated(fact, terms, declared);
    return stated.isPresent() ? stated : declared;
  }

  private Optional<FactValue> stated(String fact, FactTerms terms, Optional<FactValue> declared) {
    Optional<FactValue> said = stated.get(terms.number());
    if (knowledge == Knowledge.SILENT) {
      // A basis that the purpose declares is the notice's claim, whoever repeats it.
      boolean repeated = fact.equals(WellKnown.BASIS) && declared.isEmpty();
      return repeated
              && said.isPresent()
              && rulebook().purpose(action.purpose()).declares(said.get())
          ? said
          : Optional.empty();
    }
    return said.isPresent() || knowledge == Knowledge.STATED ? said : terms.standing();
  }
}
