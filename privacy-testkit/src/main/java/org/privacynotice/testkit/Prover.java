package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.testkit.setup.Deployments;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Proves that no action of a pattern is permitted.
 *
 * <p>It rests on one law of the engine: telling more never turns permission into refusal, nor a
 * final refusal into permission. So each {@link Cell} is asked at each of the {@link Times} between
 * which nothing turns, with all that a case may state left unknown: whatever a deployment or a
 * presumption would fill in, and a case could override, is taken away first. A final refusal there
 * holds for all that could be stated. Where it is undetermined, one of the open facts is split into
 * its {@link FreeFacts#values}, and each is asked again. What the notice itself answers cannot be
 * taken away, so facts that are {@link Declared} are split from the start. Categories are asked one
 * by one: no condition asks which others are present, and what touches a refused one is refused.
 */
final class Prover {

  /** How many combinations of facts are asked about one cell at one time, at most. */
  static final int MOST_COMBINATIONS = 1 << 12;

  /** What was found. */
  sealed interface Outcome {

    /**
     * No action of the pattern is permitted.
     *
     * @param cells how many cells were looked at, each at every time
     */
    record Proved(int cells) implements Outcome {}

    /**
     * One that is.
     *
     * @param decision the permission, as the engine itself gives it
     */
    record Permitted(Decision decision) implements Outcome {}

    /**
     * Nothing is known.
     *
     * @param decision the last refusal that was not final
     * @param why what stopped the proof
     */
    record Open(Decision decision, String why) implements Outcome {}
  }

  private final PrivacyEngine engine;
  private final PrivacyEngine bare;
  private final Vocabulary vocabulary;
  private final ActionPattern pattern;
  private final ImmutableSortedMap<String, FactValue> fixed;
  private final Deployment deployment;
  private final ImmutableList<Document> documents;
  private final FreeFacts facts;
  private final ImmutableList<Instant> times;
  private int combinations;

  /**
   * Makes ready, by what the engine has now.
   *
   * @throws IllegalArgumentException when the pattern fixes a fact, or the deployment has one
   *     stand, to be what it cannot be
   */
  Prover(PrivacyEngine asked, ActionPattern pattern) {
    this.engine = asked.toBuilder().log(DecisionLog.none()).build();
    this.vocabulary = engine.vocabulary();
    this.pattern = pattern;
    this.fixed = pattern.facts(vocabulary);
    this.deployment = engine.deployment().orElseGet(Deployments::silent);
    this.documents =
        ImmutableList.<Document>builder()
            .addAll(engine.notices())
            .add(engine.law(), deployment)
            .build();
    ZoneId zone = engine.notices().get(0).zone(); // the same in all versions
    Runs runs = new Runs(documents);
    this.facts = new FreeFacts(vocabulary, documents, runs, zone);
    this.times = pattern.at().map(ImmutableList::of).orElseGet(() -> times(zone, runs));
    this.bare = engine.toBuilder().deployment(bared()).log(DecisionLog.none()).build();
  }

  private ImmutableList<Instant> times(ZoneId zone, Runs runs) {
    Times turning = new Times(zone, runs);
    documents.forEach(turning::add);
    turning.add(deployment.standing());
    turning.add(fixed);
    return turning.all();
  }

  /** The deployment without whatever a case may state otherwise. */
  private Deployment bared() {
    Map<String, FactValue> standing = new TreeMap<>();
    deployment
        .standing()
        .forEach(
            (fact, value) -> {
              if (facts.isStatable(fact)) {
                vocabulary.fact(fact).accept(value); // else no case could state the same
              } else {
                standing.put(fact, value);
              }
            });
    Set<String> withdrawn = new TreeSet<>(deployment.withdrawn());
    for (Document document : documents) {
      for (Fact fact : document.allFacts()) {
        if (fact.presumed().isPresent() && facts.isStatable(fact.id())) {
          withdrawn.add(fact.id());
        }
      }
    }
    return Deployments.like(deployment, standing, withdrawn, deployment.retention());
  }

  /**
   * Looks through all of the pattern.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when it names what there is not
   * @throws IllegalArgumentException when there is nothing to look through
   */
  Outcome prove() {
    ImmutableList<Cell> cells = Cell.of(pattern, engine.notices(), vocabulary);
    Declared declared =
        new Declared(engine.notices(), pattern.activity(), deployment.standing().keySet());
    for (Cell cell : cells) {
      List<String> forced =
          declared.of(cell).stream()
              .filter(fact -> vocabulary.has(Vocabulary.Kind.FACT, fact))
              .filter(fact -> facts.isStatable(fact) && !fixed.containsKey(fact))
              .toList();
      for (Instant at : times) {
        combinations = 0;
        Optional<Outcome> failed = refuted(cell, at, fixed, forced);
        if (failed.isPresent()) {
          return failed.get();
        }
      }
    }
    return new Outcome.Proved(cells.size());
  }

  /**
   * What keeps this from being proved, if anything does.
   *
   * @param stated what is stated so far
   * @param forced facts that are to be split before anything is asked
   */
  private Optional<Outcome> refuted(
      Cell cell, Instant at, ImmutableSortedMap<String, FactValue> stated, List<String> forced) {
    if (!forced.isEmpty()) {
      List<String> others = forced.subList(1, forced.size());
      Optional<Outcome> failed = split(cell, at, stated, forced.get(0), others);
      boolean unsaid = failed.isEmpty() && !deployment.standing().containsKey(forced.get(0));
      return unsaid ? refuted(cell, at, stated, others) : failed;
    }
    Decision decision = bare.decide(action(cell, at, stated));
    if (decision.ground() == Ground.PERMITTED) {
      // As it is, where standing facts and presumptions hold.
      return Optional.of(new Outcome.Permitted(engine.decide(action(cell, at, stated))));
    }
    if (combinations >= MOST_COMBINATIONS) {
      return open(
          decision,
          "%,d combinations were asked and more are left; fix some of the open facts"
              .formatted(MOST_COMBINATIONS));
    }
    if (decision.ground() == Ground.FAULT) {
      return open(decision, "a clause could not be evaluated");
    }
    Optional<String> next = next(decision, stated, at);
    if (next.isPresent()) {
      return split(cell, at, stated, next.get(), List.of());
    }
    combinations++;
    return Optional.empty();
  }

  private static Optional<Outcome> open(Decision decision, String why) {
    return Optional.of(new Outcome.Open(decision, why));
  }

  private Optional<Outcome> split(
      Cell cell,
      Instant at,
      ImmutableSortedMap<String, FactValue> stated,
      String fact,
      List<String> forced) {
    for (FactValue value : facts.values(fact, at)) {
      Optional<Outcome> failed =
          refuted(
              cell,
              at,
              ImmutableSortedMap.<String, FactValue>naturalOrder()
                  .putAll(stated)
                  .put(fact, value)
                  .buildOrThrow(),
              forced);
      if (failed.isPresent()) {
        return failed;
      }
    }
    return Optional.empty();
  }

  private DataAction action(Cell cell, Instant at, Map<String, FactValue> stated) {
    String party = cell.party().orElse("");
    DataAction.Builder<?, ?> action =
        switch (pattern.activity()) {
          case COLLECT -> Collect.in(vocabulary, cell.category());
          case USE -> Use.in(vocabulary, cell.category());
          case SHARE -> Share.in(vocabulary, cell.category()).recipient(party);
          case RETAIN -> Retain.in(vocabulary, cell.category()).holder(party);
          case ERASE -> Erase.in(vocabulary, cell.category()).holder(party);
        };
    action.purpose(cell.purpose()).at(at);
    stated.forEach(action::fact);
    return action.build();
  }

  /**
   * The open fact to split; none, where the refusal holds for all that a case can still state. It
   * is one of the clause that is nearest to being settled, permitting ones first: where none of
   * these can be true, the rest need not be looked at. The order decides how long a proof is, not
   * what it proves.
   */
  private Optional<String> next(Decision decision, Map<String, FactValue> stated, Instant at) {
    Set<String> open = new TreeSet<>();
    for (Missing missing : decision.missing()) {
      if (facts.isStatable(missing.fact()) && !stated.containsKey(missing.fact())) {
        open.add(missing.fact());
      }
    }
    Set<String> elsewhere = new TreeSet<>(open); // of a period, the lawful basis, what is inferred
    decision.clauses().forEach(clause -> elsewhere.removeAll(asked(clause)));
    boolean permits = decision.clauses().stream().anyMatch(Prover::isPermitting);
    return decision.clauses().stream()
        .filter(clause -> !permits || isPermitting(clause))
        .map(clause -> openIn(clause, open, elsewhere))
        .filter(facts -> !facts.isEmpty())
        .min(Comparator.comparingInt(Set::size))
        .or(() -> Optional.of(open))
        .flatMap(
            few ->
                few.stream()
                    .min(Comparator.comparingInt((String fact) -> facts.values(fact, at).size())));
  }

  private static boolean isPermitting(Clause clause) {
    return clause.effect() == Effect.PERMITS;
  }

  private static Set<String> openIn(Clause clause, Set<String> open, Set<String> elsewhere) {
    Set<String> facts = new TreeSet<>(asked(clause));
    facts.retainAll(open);
    return facts.isEmpty() ? elsewhere : facts;
  }

  private static Set<String> asked(Clause clause) {
    Set<String> facts = new TreeSet<>();
    for (Condition test : Condition.tests(clause.condition())) {
      if (test instanceof Condition.Holds holds) {
        facts.add(holds.fact());
      } else if (test instanceof Condition.OneOf oneOf) {
        facts.add(oneOf.fact());
      }
    }
    return facts;
  }
}
