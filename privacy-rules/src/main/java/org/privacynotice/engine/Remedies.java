package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Remedy;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Finds the smallest changes to a refused question after which the answer is permitted, by deciding
 * again.
 *
 * <p>The search goes by size. From a set of changes that does not yet help it looks at one category
 * that still bars the way, and adds each change that could touch what bars it: whatever set helps
 * must hold one of these. So every smallest set is met, and no set is looked at that holds a
 * smaller one.
 */
final class Remedies {

  /**
   * What was found.
   *
   * @param found the remedies, in order
   * @param cut whether there are, or may be, more
   */
  record Found(ImmutableList<Remedy> found, boolean cut) {}

  /** How many sets of changes are tried, whatever the notice is like. */
  private static final int MOST_TRIED = 10_000;

  private static final Remedy NO_CHANGE =
      new Remedy(ImmutableSortedMap.of(), ImmutableSortedSet.of(), Optional.empty());

  private final Regime regime;
  private final Rulebook rulebook;
  private final DataAction action;
  private final Instant at;
  private final Set<String> others;
  private int tried;

  Remedies(Regime regime, DataAction action, Instant at) {
    this.regime = regime;
    this.rulebook = regime.rulebook();
    this.action = action;
    this.at = at;
    this.others = otherRecipients();
  }

  Found find() {
    Set<Remedy> found = new TreeSet<>();
    List<Step> level = List.of(step(NO_CHANGE));
    int size = 0;
    while (size < Remedy.MOST_CHANGES && found.size() < Remedy.MOST_REMEDIES && !level.isEmpty()) {
      Map<Remedy, Step> next = new LinkedHashMap<>();
      for (Step step : level) {
        for (Remedy more : further(step)) {
          if (tried < MOST_TRIED
              && !next.containsKey(more)
              && found.stream().noneMatch(remedy -> holds(more, remedy))) {
            next.put(more, step(more));
          }
        }
      }
      next.values().stream()
          .filter(Step::helps)
          .forEach(step -> found.addAll(alike(step.changes())));
      level = next.values().stream().filter(step -> !step.helps()).toList();
      size++;
    }
    boolean cut =
        found.size() > Remedy.MOST_REMEDIES
            || tried >= MOST_TRIED
            || level.stream().anyMatch(step -> !further(step).isEmpty());
    return new Found(
        found.stream().limit(Remedy.MOST_REMEDIES).collect(ImmutableList.toImmutableList()), cut);
  }

  /**
   * Some changes, and what bars the way after them.
   *
   * @param changes the changes
   * @param blocking the first category that is still refused; empty when all are permitted
   * @param broken whether a clause could not be evaluated, so that nothing more is to be tried
   */
  private record Step(Remedy changes, Optional<Verdict> blocking, boolean broken) {

    boolean helps() {
      return blocking.isEmpty() && !broken;
    }
  }

  private Step step(Remedy changes) {
    tried++;
    DataAction changed = changed(changes);
    Verdicts verdicts = regime.verdicts(changed, at);
    return switch (verdicts.ground(changed)) {
      case PERMITTED -> new Step(changes, Optional.empty(), false);
      case FAULT -> new Step(changes, Optional.empty(), true);
      default -> new Step(changes, Optional.of(blocking(changed, verdicts)), false);
    };
  }

  private Verdict blocking(DataAction changed, Verdicts verdicts) {
    int index = 0;
    while (verdicts.ground(changed.categoryNumber(index)) == Ground.PERMITTED) {
      index++;
    }
    return Verdict.of(Question.of(regime, changed, index, at), verdicts);
  }

  private static boolean holds(Remedy changes, Remedy part) {
    return changes.record().entrySet().containsAll(part.record().entrySet())
        && changes.leaveOut().containsAll(part.leaveOut())
        && (part.recipient().isEmpty() || part.recipient().equals(changes.recipient()));
  }

  private DataAction changed(Remedy changes) {
    DataAction changed = changes.leaveOut().isEmpty() ? action : action.without(changes.leaveOut());
    if (!changes.record().isEmpty()) {
      changed = changed.withFacts(changes.record());
    }
    return changes.recipient().isPresent() ? changed.withParty(changes.recipient().get()) : changed;
  }

  /**
   * Every one of the changes that could touch the first thing that bars the way, each added to
   * these.
   */
  private List<Remedy> further(Step step) {
    List<Remedy> further = new ArrayList<>();
    if (step.broken()) {
      return further;
    }
    Remedy changes = step.changes();
    Verdict blocking = step.blocking().orElseThrow();
    if (changes.equals(NO_CHANGE)) {
      // Of a set that changes the recipient, that change may as well be tried first.
      for (String other : others) {
        further.add(new Remedy(changes.record(), changes.leaveOut(), Optional.of(other)));
      }
    }
    if (changes.leaveOut().size() + 1 < action.categories().size()) {
      ImmutableSortedSet<String> leaveOut =
          ImmutableSortedSet.copyOf(
              Sets.union(changes.leaveOut(), Set.of(blocking.question().category())));
      further.add(new Remedy(changes.record(), leaveOut, changes.recipient()));
    }
    if (blocking.ground() == Ground.UNDETERMINED) {
      values(blocking)
          .forEach(
              (fact, values) ->
                  values.forEach(
                      value -> {
                        Map<String, FactValue> record = new LinkedHashMap<>(changes.record());
                        record.put(fact, value);
                        further.add(
                            new Remedy(
                                ImmutableSortedMap.copyOf(record),
                                changes.leaveOut(),
                                changes.recipient()));
                      }));
    }
    return further;
  }

  /**
   * The facts open in one clause that must turn false, else in those of which one must turn true,
   * with their values.
   */
  private Map<String, List<FactValue>> values(Verdict blocking) {
    ImmutableList<Rule> forbidding = blocking.unknownForbidding();
    List<Rule> rules = forbidding.isEmpty() ? blocking.unknown() : forbidding.subList(0, 1);
    Map<String, List<FactValue>> values = new LinkedHashMap<>();
    for (Rule rule : rules) {
      for (String fact : rule.open(blocking.question())) {
        // A judgement, a reference, an event or a deployment's own fact is nothing that a caller
        // could just record.
        // So is what is presumed, though of a class of recipients it may be open.
        boolean recordable =
            rulebook.hasFact(fact)
                && rulebook.fact(fact).statedBy().byCase()
                && !rulebook.presumed().contains(fact);
        if (recordable) {
          List<FactValue> recorded = recordable(rulebook.fact(fact));
          if (!recorded.isEmpty()) {
            values.put(fact, recorded);
          }
        }
      }
    }
    return values;
  }

  /** What may be recorded; of named values one of each sort that the clauses tell apart. */
  private List<FactValue> recordable(Fact fact) {
    return switch (fact.type()) {
      case YES_NO, ATTESTED -> List.of(FactValue.YES, FactValue.NO);
      case NAMED ->
          rulebook.sorts(fact).stream()
              .<FactValue>map(sort -> new FactValue.Named(sort.get(0)))
              .toList();
      case JUDGEMENT, EVENT, REFERENCE -> List.of();
    };
  }

  /**
   * The remedies that a found one stands for, in order: the other named values of a sort do the
   * same. No more than could be listed are made.
   */
  private List<Remedy> alike(Remedy found) {
    List<Map<String, FactValue>> records = List.of(Map.of());
    for (var entry : found.record().entrySet()) {
      List<Map<String, FactValue>> longer = new ArrayList<>();
      for (Map<String, FactValue> record : records) {
        for (FactValue value : alike(entry.getKey(), entry.getValue())) {
          if (longer.size() <= Remedy.MOST_REMEDIES) {
            Map<String, FactValue> more = new LinkedHashMap<>(record);
            more.put(entry.getKey(), value);
            longer.add(more);
          }
        }
      }
      records = longer;
    }
    return records.stream()
        .map(
            record ->
                new Remedy(ImmutableSortedMap.copyOf(record), found.leaveOut(), found.recipient()))
        .toList();
  }

  private List<FactValue> alike(String fact, FactValue value) {
    if (!(value instanceof FactValue.Named named)) {
      return List.of(value);
    }
    return rulebook.sorts(rulebook.fact(fact)).stream()
        .filter(sort -> sort.contains(named.value()))
        .flatMap(List::stream)
        .limit(Remedy.MOST_REMEDIES + 1)
        .<FactValue>map(FactValue.Named::new)
        .toList();
  }

  private Set<String> otherRecipients() {
    Set<String> others = new TreeSet<>();
    if (action instanceof Share share) {
      List<String> ids = action.vocabulary().ids(Vocabulary.Kind.RECIPIENT);
      regime.partiesOf(action).map(ids::get).forEach(others::add);
      others.remove(share.recipient());
      others.remove(Vocabulary.LOCAL);
    }
    return others;
  }
}
