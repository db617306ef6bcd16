package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Predicate;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;

/** What the clauses together say about one question. */
final class Verdict {

  private final Question question;
  private final Truth permits;
  private final Ground ground;

  private Verdict(Question question, Truth permits, Ground ground) {
    this.question = question;
    this.permits = permits;
    this.ground = ground;
  }

  /**
   * Puts the question to every clause in force.
   *
   * @throws ClauseFault when one of them cannot be evaluated
   */
  static Verdict of(Question question) {
    Truth permits = greatest(question.rulebook().rules(Effect.PERMITS, question), question);
    List<Rule> forbidding = question.rulebook().rules(Effect.FORBIDS, question);
    Ground ground = Ground.of(permits, greatest(forbidding, question));
    boolean conflict =
        ground == Ground.FORBIDDEN
            && permits != Truth.FALSE
            && forbidding.stream().anyMatch(rule -> barsWhateverTheCase(rule, question));
    return new Verdict(question, permits, conflict ? Ground.CONFLICT : ground);
  }

  private static Truth greatest(List<Rule> rules, Question question) {
    Truth greatest = Truth.FALSE;
    for (Rule rule : rules) {
      greatest = greatest.or(value(rule, question));
    }
    return greatest;
  }

  /**
   * Whether the law bars it by what the notice itself says, without anything that the case brings.
   */
  private static boolean barsWhateverTheCase(Rule rule, Question question) {
    return rule.isLaw()
        && value(rule, question) == Truth.TRUE
        && value(rule, question.with(Knowledge.SILENT)) == Truth.TRUE;
  }

  /** The value of a rule; whatever goes wrong names the clause. */
  static Truth value(Rule rule, Question question) {
    try {
      return rule.value(question);
    } catch (RuntimeException | StackOverflowError broken) {
      throw new ClauseFault(rule.clause(), broken);
    }
  }

  Question question() {
    return question;
  }

  Ground ground() {
    return ground;
  }

  /** The rules that determined the ground, as {@code Decision.clauses} defines them. */
  ImmutableList<Rule> determining() {
    return switch (ground) {
      case PERMITTED -> rules(Effect.PERMITS, value -> value == Truth.TRUE);
      case UNDETERMINED -> unknown();
      case NOT_COVERED, FAULT -> ImmutableList.of();
      case FORBIDDEN -> rules(Effect.FORBIDS, value -> value == Truth.TRUE);
      case CONFLICT ->
          ImmutableList.<Rule>builder()
              .addAll(rules(Effect.FORBIDS, value -> value == Truth.TRUE))
              .addAll(rules(Effect.PERMITS, value -> value != Truth.FALSE))
              .build();
    };
  }

  /**
   * The rules whose value an answer could settle: forbidding ones, and permitting ones while none
   * is true.
   */
  ImmutableList<Rule> unknown() {
    ImmutableList.Builder<Rule> unknown = ImmutableList.builder();
    unknown.addAll(unknownForbidding());
    if (permits != Truth.TRUE) {
      unknown.addAll(rules(Effect.PERMITS, value -> value == Truth.UNKNOWN));
    }
    return unknown.build();
  }

  ImmutableList<Rule> unknownForbidding() {
    return rules(Effect.FORBIDS, value -> value == Truth.UNKNOWN);
  }

  /**
   * The rules on which a presumption could have told: those that determined, and those that could
   * have forbidden.
   */
  ImmutableList<Rule> weighed() {
    return switch (ground) {
      case PERMITTED, UNDETERMINED ->
          ImmutableList.<Rule>builder()
              .addAll(rules(Effect.PERMITS, value -> value == Truth.TRUE))
              .addAll(rules(Effect.FORBIDS, value -> value == Truth.FALSE))
              .build();
      case NOT_COVERED, FORBIDDEN, CONFLICT, FAULT -> determining();
    };
  }

  private ImmutableList<Rule> rules(Effect effect, Predicate<Truth> wanted) {
    return question.rulebook().rules(effect, question).stream()
        .filter(rule -> wanted.test(value(rule, question)))
        .collect(ImmutableList.toImmutableList());
  }
}
