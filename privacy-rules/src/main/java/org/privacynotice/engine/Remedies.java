package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.privacynotice.vocabulary.FactValue;

/**
 * Finds the smallest changes to a refused question after which the answer is permitted, by deciding
 * again.
 *
 * <p>The search goes by size. From a set of changes that does not yet help it looks at one category
 * that still bars the way, and adds each of the {@link Ways} to settle what bars it, or leaves the
 * category out: whatever set helps must hold one of these. So every smallest set is met, and no set
 * is looked at that holds a smaller one. Recipients that no rule tells apart are tried once.
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
  private final List<List<String>> others;
  private int tried;
  private boolean cut;

  Remedies(Regime regime, DataAction action, Instant at) {
    this.regime = regime;
    this.rulebook = regime.rulebook();
    this.action = action;
    this.at = at;
    this.others = otherRecipients();
  }

  /**
   * Looks for them.
   *
   * @param refused the verdict on the first category that is refused as it is
   */
  Found find(Verdict refused) {
    Set<Remedy> found = new TreeSet<>();
    Set<Remedy> seen = new HashSet<>();
    List<List<Remedy>> waiting = new ArrayList<>(); // by size
    for (int size = 0; size <= Remedy.MOST_CHANGES; size++) {
      waiting.add(new ArrayList<>());
    }
    waiting.get(0).add(NO_CHANGE);
    for (List<Remedy> ofSize : waiting) {
      if (found.size() >= Remedy.MOST_REMEDIES) {
        cut |= !ofSize.isEmpty();
        continue;
      }
      List<Remedy> helping = new ArrayList<>();
      for (Remedy changes : ofSize) {
        if (holdsOne(changes, found)) {
          continue;
        }
        if (tried >= MOST_TRIED) {
          cut = true;
          break;
        }
        Step step = changes.size() == 0 ? unchanged(refused) : step(changes);
        if (step.helps()) {
          helping.add(changes);
          continue;
        }
        for (Remedy more : further(step)) {
          if (more.size() > Remedy.MOST_CHANGES) {
            cut = true;
          } else if (seen.add(more)) {
            waiting.get(more.size()).add(more);
          }
        }
      }
      for (Remedy changes : helping) {
        found.addAll(alike(changes));
      }
    }
    cut |= found.size() > Remedy.MOST_REMEDIES;
    return new Found(ImmutableList.copyOf(Iterables.limit(found, Remedy.MOST_REMEDIES)), cut);
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

  private Step unchanged(Verdict refused) {
    tried++;
    return new Step(NO_CHANGE, Optional.of(refused), false);
  }

  private Step step(Remedy changes) {
    tried++;
    DataAction changed = changed(changes);
    return switch (regime.ground(changed, at)) {
      case PERMITTED -> new Step(changes, Optional.empty(), false);
      case FAULT -> new Step(changes, Optional.empty(), true);
      default -> new Step(changes, Optional.of(blocking(changed)), false);
    };
  }

  private Verdict blocking(DataAction changed) {
    ImmutableList<Rule> rules = regime.deciding(changed);
    int index = 0;
    Verdict verdict = regime.verdict(rules, Question.of(regime, changed, index, at));
    while (verdict.ground() == Ground.PERMITTED) {
      index++;
      verdict = regime.verdict(rules, Question.of(regime, changed, index, at));
    }
    return verdict;
  }

  private static boolean holdsOne(Remedy changes, Set<Remedy> parts) {
    boolean any = false;
    for (Remedy part : parts) {
      any |= holds(changes, part);
    }
    return any;
  }

  private static boolean holds(Remedy changes, Remedy part) {
    return changes.record().entrySet().containsAll(part.record().entrySet())
        && changes.leaveOut().containsAll(part.leaveOut())
        && (part.recipient().isEmpty() || part.recipient().equals(changes.recipient()));
  }

  private DataAction changed(Remedy changes) {
    DataAction left = changes.leaveOut().isEmpty() ? action : action.without(changes.leaveOut());
    DataAction changed = left.withFacts(changes.record());
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
    if (changes.size() == 0) {
      // Of a set that changes the recipient, that change may as well be tried first.
      for (List<String> alike : others) {
        further.add(new Remedy(changes.record(), changes.leaveOut(), Optional.of(alike.get(0))));
      }
    }
    if (changes.leaveOut().size() + 1 < action.categories().size()) {
      ImmutableSortedSet<String> leaveOut =
          ImmutableSortedSet.copyOf(
              Sets.union(changes.leaveOut(), Set.of(blocking.question().category())));
      further.add(new Remedy(changes.record(), leaveOut, changes.recipient()));
    }
    if (blocking.ground() == Ground.UNDETERMINED) {
      Ways.Found ways = blocking.ways();
      cut |= ways.cut();
      for (Map<String, FactValue> way : ways.ways()) {
        ImmutableSortedMap<String, FactValue> record =
            ImmutableSortedMap.<String, FactValue>naturalOrder()
                .putAll(changes.record())
                .putAll(way)
                .build();
        further.add(new Remedy(record, changes.leaveOut(), changes.recipient()));
      }
    }
    return further;
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
    List<Remedy> alike = new ArrayList<>();
    for (Map<String, FactValue> record : records) {
      for (Optional<String> recipient : alike(found.recipient())) {
        alike.add(new Remedy(ImmutableSortedMap.copyOf(record), found.leaveOut(), recipient));
      }
    }
    return alike;
  }

  private List<Optional<String>> alike(Optional<String> recipient) {
    if (recipient.isEmpty()) {
      return List.of(recipient);
    }
    List<Optional<String>> recipients = new ArrayList<>();
    for (List<String> alike : others) {
      if (alike.contains(recipient.get())) {
        for (String each : alike) {
          recipients.add(Optional.of(each));
        }
      }
    }
    return recipients;
  }

  private List<FactValue> alike(String fact, FactValue value) {
    if (!(value instanceof FactValue.Named named)) {
      return List.of(value);
    }
    List<FactValue> values = new ArrayList<>();
    for (List<String> sort : rulebook.sorts(rulebook.fact(fact))) {
      if (sort.contains(named.value())) {
        for (String each : Iterables.limit(sort, Remedy.MOST_REMEDIES + 1)) {
          values.add(new FactValue.Named(each));
        }
      }
    }
    return values;
  }

  /** Who else there is for the same purpose; those together that no rule tells apart. */
  private List<List<String>> otherRecipients() {
    List<List<String>> others = new ArrayList<>();
    if (action instanceof Share share) {
      for (List<String> alike : regime.recipients(share)) {
        List<String> left = new ArrayList<>(alike);
        left.remove(share.recipient());
        if (!left.isEmpty()) {
          others.add(left);
        }
      }
    }
    return others;
  }
}
