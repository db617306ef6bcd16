package org.privacynotice.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;

/**
 * Assertions about a decision. What fails shows what was expected, and the decision's full
 * explanation.
 */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {

  DecisionAssert(Decision actual) {
    super(actual, DecisionAssert.class);
  }

  /** The action may be done as it was asked. */
  public DecisionAssert isPermitted() {
    return holds(decision().permitted(), "to be", "permitted");
  }

  /** The action may not be done as it was asked. */
  public DecisionAssert isRefused() {
    return holds(!decision().permitted(), "to be", "refused");
  }

  /** It was decided on this ground. */
  public DecisionAssert onGround(Ground ground) {
    return holds(decision().ground() == ground, "to be decided on ground", ground.id());
  }

  /** These clauses are among those that determined it. */
  public DecisionAssert because(String... clauses) {
    return contains(
        decision().clauses().stream().map(Clause::id).toList(), "to be because of", clauses);
  }

  /** These citations are among the sources of the clauses that determined it. */
  public DecisionAssert citing(String... sources) {
    List<String> cited =
        decision().clauses().stream()
            .flatMap(clause -> clause.sources().stream())
            .map(Citation::text)
            .toList();
    return contains(cited, "to cite", sources);
  }

  /** Exactly these facts are open. */
  public DecisionAssert missingFacts(String... facts) {
    TreeSet<String> open = new TreeSet<>(decision().missing().stream().map(Missing::fact).toList());
    return holds(
        open.equals(new TreeSet<>(Arrays.asList(facts))),
        "to have exactly these facts missing:",
        facts);
  }

  /** These duties are among those that come with it. */
  public DecisionAssert withDuty(String... duties) {
    return contains(
        decision().duties().stream().map(duty -> duty.clause().id()).toList(),
        "to come with duty",
        duties);
  }

  /** Exactly these categories may be processed as asked. */
  public DecisionAssert allowing(String... categories) {
    boolean same =
        decision().permittedCategories().equals(new TreeSet<>(Arrays.asList(categories)));
    return holds(same, "to allow exactly", categories);
  }

  private Decision decision() {
    isNotNull();
    return actual;
  }

  private DecisionAssert contains(Collection<String> all, String relation, String... wanted) {
    return holds(all.containsAll(Arrays.asList(wanted)), relation, wanted);
  }

  private DecisionAssert holds(boolean holds, String relation, String... wanted) {
    if (!holds) {
      failWithMessage(
          "%nExpecting the decision%n  %s %s%nbut it is:%n%s",
          relation, String.join(", ", wanted), decision().explain());
    }
    return this;
  }
}
