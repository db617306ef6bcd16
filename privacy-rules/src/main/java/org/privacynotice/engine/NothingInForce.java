package org.privacynotice.engine;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Fact;

/** No version of the notice is in force at the action's time, so nothing permits it. */
final class NothingInForce implements Decision {

  private final Policy policy;
  private final Rulebook latest;
  private final DataAction action;
  private final Instant at;
  private final LocalDate day;

  NothingInForce(Policy policy, Rulebook latest, DataAction action, Instant at, LocalDate day) {
    this.policy = policy;
    this.latest = latest;
    this.action = action;
    this.at = at;
    this.day = day;
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
    return Ground.NOT_COVERED;
  }

  @Override
  public ImmutableSortedMap<String, Ground> categories() {
    return action.categories().stream()
        .collect(
            toImmutableSortedMap(
                Comparator.<String>naturalOrder(), id -> id, id -> Ground.NOT_COVERED));
  }

  @Override
  public ImmutableSortedSet<String> permittedCategories() {
    return ImmutableSortedSet.of();
  }

  @Override
  public ImmutableList<Clause> clauses() {
    return ImmutableList.of();
  }

  @Override
  public ImmutableList<Nearest> nearest() {
    return ImmutableList.of();
  }

  @Override
  public ImmutableList<Missing> missing() {
    return ImmutableList.of();
  }

  @Override
  public ImmutableList<Fact> presumed() {
    return ImmutableList.of();
  }

  @Override
  public ImmutableList<Duty> duties() {
    return ImmutableList.of();
  }

  @Override
  public ImmutableList<Remedy> remedies() {
    return ImmutableList.of();
  }

  @Override
  public boolean remediesCut() {
    return false;
  }

  @Override
  public Optional<LocalDate> until() {
    return Optional.empty();
  }

  @Override
  public String controller() {
    return latest.notice().controller().name();
  }

  @Override
  public DocumentRef notice() {
    return new DocumentRef(latest.notice().id(), Optional.empty(), Optional.empty());
  }

  @Override
  public DocumentRef law() {
    return policy.law();
  }

  @Override
  public Optional<DocumentRef> deployment() {
    return policy.deployment();
  }

  @Override
  public String why() {
    return wording().notInForce(action, latest.notice().id(), day);
  }

  @Override
  public String words(Remedy remedy) {
    return wording().remedy(remedy);
  }

  @Override
  public String explain() {
    return wording().explain(this);
  }

  private Wording wording() {
    return new Wording(Wording.labelsOf(latest));
  }

  @Override
  public String toString() {
    return ground().id() + ": " + action;
  }
}
