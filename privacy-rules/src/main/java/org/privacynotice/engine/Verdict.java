package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;

/**
 * What the clauses together say about one question, clause by clause.
 *
 * @param question what was asked
 * @param rules the permitting rules that reach it, and then the forbidding ones
 * @param standing what each of these says, and what they come to
 */
record Verdict(Question question, ImmutableList<Rule> rules, Standing standing) {

  /** The value of a rule; whatever goes wrong names the clause. */
  static Truth value(Rule rule, Question question) {
    try {
      return rule.value(question);
    } catch (RuntimeException | StackOverflowError broken) {
      throw new ClauseFault(rule.clause(), broken);
    }
  }

  Ground ground() {
    return standing.ground();
  }

  Optional<ClauseFault> fault() {
    return standing.fault();
  }

  /** The presumptions that it leans on. */
  ImmutableSet<String> leanedOn() {
    return standing.leanedOn(question.asCase());
  }

  /** The ways to settle what is open in it. */
  Ways.Found ways() {
    return standing.ways(this);
  }

  /** The facts that would settle each of the rules whose value an answer could settle. */
  ImmutableList<Set<String>> open() {
    return standing.open(this);
  }

  /** The rules that determined the ground, as {@code Decision.clauses} defines them. */
  ImmutableList<Rule> determining() {
    return switch (ground()) {
      case PERMITTED -> those(Effect.PERMITS, Truth.TRUE, Truth.TRUE);
      case UNDETERMINED -> both(unknownForbidding(), unknownPermitting());
      case NOT_COVERED, FAULT -> ImmutableList.of();
      case FORBIDDEN -> those(Effect.FORBIDS, Truth.TRUE, Truth.TRUE);
      case CONFLICT ->
          both(
              those(Effect.FORBIDS, Truth.TRUE, Truth.TRUE),
              those(Effect.PERMITS, Truth.UNKNOWN, Truth.TRUE));
    };
  }

  /**
   * The rules whose value an answer could settle: forbidding ones, and permitting ones while none
   * is true.
   */
  ImmutableList<Rule> unknown() {
    return those(Effect.PERMITS, Truth.TRUE, Truth.TRUE).isEmpty()
        ? both(unknownForbidding(), unknownPermitting())
        : unknownForbidding();
  }

  ImmutableList<Rule> unknownForbidding() {
    return those(Effect.FORBIDS, Truth.UNKNOWN, Truth.UNKNOWN);
  }

  private ImmutableList<Rule> unknownPermitting() {
    return those(Effect.PERMITS, Truth.UNKNOWN, Truth.UNKNOWN);
  }

  /** The rules of an effect with a value that is neither less than one nor greater than another. */
  private ImmutableList<Rule> those(Effect effect, Truth least, Truth greatest) {
    ImmutableList.Builder<Rule> those = ImmutableList.builder();
    int place = 0;
    for (Truth value : standing.values()) {
      if (value.or(least) == value && value.and(greatest) == value) {
        Rule rule = rules.get(place);
        if (rule.effect() == effect) {
          those.add(rule);
        }
      }
      place++;
    }
    return those.build();
  }

  private static ImmutableList<Rule> both(ImmutableList<Rule> one, ImmutableList<Rule> other) {
    return ImmutableList.<Rule>builder().addAll(one).addAll(other).build();
  }
}
