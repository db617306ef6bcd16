package org.privacynotice.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;

/**
 * The ways to settle an unknown rule by recording facts: so that a permitting one is true, or a
 * forbidding one is not. Put together from the tests of its condition; whatever set of facts
 * settles the rule holds one of them. Of the named values that nothing tells apart only one is
 * looked at.
 */
final class Ways {

  private static final Set<Map<String, FactValue>> ALREADY = Set.of(Map.of());

  private final Question question;
  private final Rulebook rulebook;

  private Ways(Question question) {
    this.question = question;
    this.rulebook = question.rulebook();
  }

  /** The ways to settle a rule, none of which holds another; none where no recording does. */
  static List<Map<String, FactValue>> settling(Rule rule, Question question) {
    Ways ways = new Ways(question);
    return smallest(
        rule.effect() == Effect.PERMITS ? ways.permitting(rule) : ways.notForbidding(rule));
  }

  private static List<Map<String, FactValue>> smallest(Set<Map<String, FactValue>> ways) {
    return ways.stream()
        .filter(
            way ->
                ways.stream()
                    .noneMatch(
                        other ->
                            other.size() < way.size()
                                && way.entrySet().containsAll(other.entrySet())))
        .toList();
  }

  private Set<Map<String, FactValue>> permitting(Rule rule) {
    Set<Map<String, FactValue>> condition =
        ways(rule.clause().condition(), true, Conditions.of(rule.clause(), question));
    if (rulebook.coversBasis(question) == Truth.TRUE) {
      return condition;
    }
    Set<Map<String, FactValue>> basis = new LinkedHashSet<>();
    rulebook
        .bases(question.action().purpose())
        .forEach(each -> basis.addAll(recorded(WellKnown.BASIS, new FactValue.Named(each.id()))));
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
    Truth value = conditions.value(condition);
    if (value != Truth.UNKNOWN) {
      return value == Truth.of(wanted) ? ALREADY : Set.of();
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
    String fact = condition instanceof Condition.OneOf oneOf ? oneOf.fact() : Document.RECORD;
    Set<Map<String, FactValue>> ways = new LinkedHashSet<>();
    for (Map<String, FactValue> way : named(fact)) {
      Truth then = conditions.about(question.with(way)).value(condition);
      if (then == Truth.of(wanted)) {
        ways.add(way);
      }
    }
    return ways;
  }

  private Set<Map<String, FactValue>> any(
      List<Condition> of, boolean wanted, Conditions conditions) {
    Set<Map<String, FactValue>> ways = new LinkedHashSet<>();
    of.forEach(each -> ways.addAll(ways(each, wanted, conditions)));
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
  private static Set<Map<String, FactValue>> both(
      Set<Map<String, FactValue>> first, Set<Map<String, FactValue>> second) {
    Set<Map<String, FactValue>> both = new LinkedHashSet<>();
    for (Map<String, FactValue> one : first) {
      for (Map<String, FactValue> other : second) {
        Map<String, FactValue> joined = new HashMap<>(one);
        joined.putAll(other);
        if (joined.entrySet().containsAll(one.entrySet())) {
          both.add(joined);
        }
      }
    }
    return both;
  }

  private Set<Map<String, FactValue>> recorded(String fact, FactValue value) {
    return isRecordable(fact) ? Set.of(Map.of(fact, value)) : Set.of();
  }

  /** The values of a named fact, of each sort one. */
  private List<Map<String, FactValue>> named(String fact) {
    boolean open = isRecordable(fact) && question.value(fact).isEmpty();
    return open
        ? rulebook.sorts(rulebook.fact(fact)).stream()
            .map(sort -> Map.<String, FactValue>of(fact, new FactValue.Named(sort.get(0))))
            .toList()
        : List.of();
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
