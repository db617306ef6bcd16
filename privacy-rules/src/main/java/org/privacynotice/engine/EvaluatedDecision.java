package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.document.Printable;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;

/**
 * A decision by what is in force: its ground is found when it is made, every word about it when it
 * is read, from the same action and rules.
 */
final class EvaluatedDecision implements Decision {

  private final Regime regime;
  private final DataAction action;
  private final Instant at;
  private final Ground ground;
  private @Nullable Explanation explanation; // the same, whoever looks for it first

  private EvaluatedDecision(Regime regime, DataAction action, Instant at, Ground ground) {
    this.regime = regime;
    this.action = action;
    this.at = at;
    this.ground = ground;
  }

  static Decision of(Regime regime, DataAction action, Instant at) {
    return new EvaluatedDecision(regime, action, at, regime.ground(action, at));
  }

  private Explanation explanation() {
    Explanation known = explanation;
    if (known == null) {
      known = regime.explanation(action, at, ground);
      explanation = known;
    }
    return known;
  }

  @Override
  public DataAction action() {
    return action;
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public Ground ground() {
    return ground;
  }

  @Override
  public ImmutableSortedMap<String, Ground> categories() {
    return explanation().categories();
  }

  @Override
  public ImmutableSortedSet<String> permittedCategories() {
    return explanation().permittedCategories();
  }

  @Override
  public ImmutableList<Clause> clauses() {
    return explanation().clauses();
  }

  @Override
  public ImmutableList<Nearest> nearest() {
    return explanation().nearest();
  }

  @Override
  public ImmutableList<Missing> missing() {
    return explanation().missing();
  }

  @Override
  public ImmutableList<Fact> presumed() {
    return explanation().presumed();
  }

  @Override
  public ImmutableList<Duty> duties() {
    return explanation().duties();
  }

  @Override
  public ImmutableList<Remedy> remedies() {
    return explanation().remedies().found();
  }

  @Override
  public boolean remediesCut() {
    return explanation().remedies().cut();
  }

  @Override
  public Optional<LocalDate> until() {
    return explanation().until();
  }

  @Override
  public ImmutableList<Citation> enactments() {
    return explanation().enactments();
  }

  @Override
  public String why() {
    return explanation().why();
  }

  @Override
  public Optional<Object> answerKey() {
    return Explanations.key(regime, action, ground);
  }

  @Override
  public String controller() {
    return regime.rulebook().purpose(action.purpose()).controller().name();
  }

  @Override
  public DocumentRef notice() {
    return regime.version().notice();
  }

  @Override
  public DocumentRef law() {
    return regime.version().law();
  }

  @Override
  public Optional<DocumentRef> deployment() {
    return regime.version().deployment();
  }

  @Override
  public String words(Remedy remedy) {
    return Printable.of(new Wording(regime.rulebook()).remedy(remedy));
  }

  @Override
  public String explain() {
    return new Wording(regime.rulebook()).explain(this);
  }

  @Override
  public String toString() {
    return ground.id() + ": " + action;
  }
}
