package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.privacynotice.decision.Remedy;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * The ways to settle an unknown rule by recording facts: so that a permitting one is true, or a
 * forbidding one is not. Put together from the tests of its condition; whatever set of facts
 * settles the rule holds one of them. Of the named values that nothing tells apart only one is
 * looked at.
 */
final class Ways {

  /** How many pairs of parts of a condition are looked at before another clause is. */
  private static final int QUICKLY = 100;

  private static final Set<Map<String, FactValue>> ALREADY = Set.of(Map.of());

  private final Question question;
  private final Rulebook rulebook;
  private final int mostPairs;
  private boolean cut;
  private boolean tooMany;

  /**
   * The ways to settle a rule, or one of some.
   *
   * @param ways of which none for the same rule holds another
   * @param cut whether there may be more, of more facts than a remedy has
   */
  record Found(ImmutableList<Map<String, FactValue>> ways, boolean cut) {}

  private Ways(Question question, int mostPairs) {
    this.question = question;
    this.mostPairs = mostPairs;
    this.rulebook = question.rulebook();
  }

  /** The ways to settle one clause that must turn false, else those of which one must turn true. */
  static Found settling(Verdict blocking) {
    ImmutableList<Rule> forbidding = blocking.unknownForbidding();
    if (!forbidding.isEmpty()) {
      return fewest(forbidding, blocking.question());
    }
    ImmutableList.Builder<Map<String, FactValue>> ways = ImmutableList.builder();
    boolean cut = false;
    for (Rule rule : blocking.unknown()) {
      Found found = settling(rule, blocking.question());
      ways.addAll(found.ways());
      cut |= found.cut();
    }
    return new Found(ways.build(), cut);
  }

  /** The ways of the clause that has the fewest; whatever helps must settle each of them. */
  private static Found fewest(List<Rule> forbidding, Question question) {
    Found fewest = null;
    for (Rule rule : forbidding) {
      Optional<Found> found = settling(rule, question, QUICKLY);
      if (found.isPresent()
          && (fewest == null || found.get().ways().size() < fewest.ways().size())) {
        fewest = found.get();
      }
    }
    return fewest == null ? settling(forbidding.get(0), question) : fewest;
  }

  /** The ways to settle a rule; none where no recording does. */
  private static Found settling(Rule rule, Question question) {
    return settling(rule, question, Integer.MAX_VALUE).orElseThrow();
  }

  /**
   * The ways to settle a rule, where they are quickly found.
   *
   * @param mostPairs how many pairs of parts are looked at for one condition
   */
  private static Optional<Found> settling(Rule rule, Question question, int mostPairs) {
    Ways ways = new Ways(question, mostPairs);
    Set<Map<String, FactValue>> found =
        smallest(
            rule.effect() == Effect.PERMITS ? ways.permitting(rule) : ways.notForbidding(rule));
    return ways.tooMany
        ? Optional.empty()
        : Optional.of(new Found(ImmutableList.copyOf(found), ways.cut));
  }

  private static Set<Map<String, FactValue>> smallest(Set<Map<String, FactValue>> ways) {
    Set<Map<String, FactValue>> smallest = new LinkedHashSet<>();
    for (Map<String, FactValue> way : ways) {
      boolean holdsAnother = false;
      for (Map<String, FactValue> other : ways) {
        holdsAnother |= other.size() < way.size() && way.entrySet().containsAll(other.entrySet());
      }
      if (!holdsAnother) {
        smallest.add(way);
      }
    }
    return smallest;
  }

  private Set<Map<String, FactValue>> permitting(Rule rule) {
    Set<Map<String, FactValue>> condition =
        ways(rule.clause().condition(), true, Conditions.of(rule.clause(), question));
    if (rulebook.coversBasis(question) == Truth.TRUE) {
      return condition;
    }
    Set<Map<String, FactValue>> basis = new LinkedHashSet<>();
    for (LawfulBasis each : rulebook.purpose(question.action().purpose()).bases()) {
      basis.addAll(recorded(WellKnown.BASIS, new FactValue.Named(each.id())));
    }
    return both(condition, basis);
  }

  private Set<Map<String, FactValue>> notForbidding(Rule rule) {
    Set<Map<String, FactValue>> ways =
        new LinkedHashSet<>(
            ways(rule.clause().condition(), false, Conditions.of(rule.clause(), question)));
    String inferred = rule.shape().categories().inferred();
    boolean hangsOnIt = !rule.reachesCategory(question.categoryNumber());
    if (hangsOnIt && question.value(inferred).isEmpty()) {
      ways.addAll(recorded(inferred, FactValue.NO));
    }
    return ways;
  }

  /** The ways to make a condition true, or false. */
  private Set<Map<String, FactValue>> ways(
      Condition condition, boolean wanted, Conditions conditions) {
    Truth now = conditions.value(condition);
    if (now != Truth.UNKNOWN) {
      return now == Truth.of(wanted) ? ALREADY : Set.of();
    }
    if (condition instanceof Condition.All all) {
      return wanted ? every(all.of(), true, conditions) : any(all.of(), false, conditions);
    }
    if (condition instanceof Condition.Some some) {
      return wanted ? any(some.of(), true, conditions) : every(some.of(), false, conditions);
    }
    if (condition instanceof Condition.Not not) {
      return ways(not.of(), !wanted, conditions.turned());
    }
    if (condition instanceof Condition.Holds holds) {
      return recorded(holds.fact(), wanted ? FactValue.YES : FactValue.NO);
    }
    return condition instanceof Condition.OneOf oneOf
        ? named(oneOf.fact(), value -> oneOf.values().contains(value.value()) == wanted)
        : ofRetention(condition, wanted, conditions);
  }

  /** The single facts that tell which retention entry governs, or that its period is over. */
  private Set<Map<String, FactValue>> ofRetention(
      Condition condition, boolean wanted, Conditions conditions) {
    Set<Map<String, FactValue>> ways = new LinkedHashSet<>();
    for (String fact : rulebook.retention().open(question)) {
      Set<Map<String, FactValue>> values = new LinkedHashSet<>();
      if (fact.equals(Document.RECORD)) {
        values.addAll(named(fact, value -> true));
      } else if (rulebook.hasFact(fact) && rulebook.fact(fact).type() == FactType.YES_NO) {
        values.addAll(recorded(fact, FactValue.YES));
        values.addAll(recorded(fact, FactValue.NO));
      }
      for (Map<String, FactValue> value : values) {
        if (conditions.about(question.with(value)).value(condition) == Truth.of(wanted)) {
          ways.add(value);
        }
      }
    }
    return ways;
  }

  private Set<Map<String, FactValue>> any(
      List<Condition> of, boolean wanted, Conditions conditions) {
    Set<Map<String, FactValue>> ways = new LinkedHashSet<>();
    for (Condition each : of) {
      ways.addAll(ways(each, wanted, conditions));
    }
    return ways;
  }

  private Set<Map<String, FactValue>> every(
      List<Condition> of, boolean wanted, Conditions conditions) {
    Set<Map<String, FactValue>> ways = ALREADY;
    for (Condition each : of) {
      ways = both(ways, ways(each, wanted, conditions));
    }
    return ways;
  }

  /** One of the first with one of the second, where these do not contradict each other. */
  private Set<Map<String, FactValue>> both(
      Set<Map<String, FactValue>> first, Set<Map<String, FactValue>> second) {
    tooMany |= (long) first.size() * second.size() > mostPairs;
    if (tooMany) {
      return Set.of();
    }
    Set<Map<String, FactValue>> both = new LinkedHashSet<>();
    for (Map<String, FactValue> one : first) {
      for (Map<String, FactValue> other : second) {
        Map<String, FactValue> joined = new HashMap<>(one);
        joined.putAll(other);
        boolean contradicting = !joined.entrySet().containsAll(one.entrySet());
        if (!contradicting && joined.size() <= Remedy.MOST_CHANGES) {
          both.add(joined);
        }
        cut |= !contradicting && joined.size() > Remedy.MOST_CHANGES;
      }
    }
    return smallest(both);
  }

  private Set<Map<String, FactValue>> recorded(String fact, FactValue value) {
    return isRecordable(fact) ? Set.of(Map.of(fact, value)) : Set.of();
  }

  /** Those values of a named fact that settle it, of each sort one. */
  private Set<Map<String, FactValue>> named(String fact, Predicate<FactValue.Named> settles) {
    Set<Map<String, FactValue>> ways = new LinkedHashSet<>();
    if (isRecordable(fact) && question.value(fact).isEmpty()) {
      for (List<String> sort : rulebook.sorts(rulebook.fact(fact))) {
        FactValue.Named value = new FactValue.Named(sort.get(0));
        if (settles.test(value)) {
          ways.add(Map.of(fact, value));
        }
      }
    }
    return ways;
  }

  /**
   * Whether a caller could just record the fact. A judgement, a reference, an event or a
   * deployment's own fact it could not; nor what is presumed, though of a class of recipients it
   * may be open.
   */
  private boolean isRecordable(String id) {
    if (!rulebook.hasFact(id) || rulebook.presumed().contains(id)) {
      return false;
    }
    Fact fact = rulebook.fact(id);
    return fact.statedBy().byCase()
        && switch (fact.type()) {
          case YES_NO, ATTESTED, NAMED -> true;
          case JUDGEMENT, EVENT, REFERENCE -> false;
        };
  }
}
