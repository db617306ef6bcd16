package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** The rules that determined the ground, as {@code Decision.clauses} defines them. */
  ImmutableList<Rule> determining() {
    return switch (ground()) {
      case PERMITTED -> permitting(value -> value == Truth.TRUE);
      case UNDETERMINED -> both(unknownForbidding(), permitting(value -> value == Truth.UNKNOWN));
      case NOT_COVERED, FAULT -> ImmutableList.of();
      case FORBIDDEN -> forbidding(value -> value == Truth.TRUE);
      case CONFLICT ->
          both(forbidding(value -> value == Truth.TRUE), permitting(value -> value != Truth.FALSE));
    };
  }

  /**
   * The rules whose value an answer could settle: forbidding ones, and permitting ones while none
   * is true.
   */
  ImmutableList<Rule> unknown() {
    return permitting(value -> value == Truth.TRUE).isEmpty()
        ? both(unknownForbidding(), permitting(value -> value == Truth.UNKNOWN))
        : unknownForbidding();
  }

  ImmutableList<Rule> unknownForbidding() {
    return forbidding(value -> value == Truth.UNKNOWN);
  }

  private ImmutableList<Rule> permitting(Predicate<Truth> wanted) {
    return those(Effect.PERMITS, wanted);
  }

  private ImmutableList<Rule> forbidding(Predicate<Truth> wanted) {
    return those(Effect.FORBIDS, wanted);
  }

  private ImmutableList<Rule> those(Effect effect, Predicate<Truth> wanted) {
    ImmutableList.Builder<Rule> those = ImmutableList.builder();
    for (int place = 0; place < rules.size(); place++) {
      if (rules.get(place).effect() == effect && wanted.test(standing.values().get(place))) {
        those.add(rules.get(place));
      }
    }
    return those.build();
  }

  private static ImmutableList<Rule> both(ImmutableList<Rule> one, ImmutableList<Rule> other) {
    return ImmutableList.<Rule>builder().addAll(one).addAll(other).build();
  }
}
