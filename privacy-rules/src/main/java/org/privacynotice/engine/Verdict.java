package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Predicate;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;

/** What the clauses together say about one question. */
final class Verdict {

  /** What a rule says to the question. */
  private record Said(Rule rule, Truth value) {}

  private final Question question;
  private final ImmutableList<Said> permitting;
  private final ImmutableList<Said> forbidding;
  private final Truth permits;
  private final Ground ground;

  private Verdict(Question question) {
    this.question = question;
    this.permitting = said(Effect.PERMITS, question);
    this.forbidding = said(Effect.FORBIDS, question);
    this.permits = greatest(permitting);
    Ground plain = Ground.of(permits, greatest(forbidding));
    boolean conflict =
        plain == Ground.FORBIDDEN
            && permits != Truth.FALSE
            && forbidding.stream().anyMatch(said -> barsWhateverTheCase(said, question));
    this.ground = conflict ? Ground.CONFLICT : plain;
  }

  /**
   * Puts the question to every clause in force.
   *
   * @throws ClauseFault when one of them cannot be evaluated
   */
  static Verdict of(Question question) {
    return new Verdict(question);
  }

  private static ImmutableList<Said> said(Effect effect, Question question) {
    ImmutableList.Builder<Said> said = ImmutableList.builder();
    for (Rule rule : question.rulebook().rules(effect, question)) {
      said.add(new Said(rule, value(rule, question)));
    }
    return said.build();
  }

  private static Truth greatest(List<Said> rules) {
    Truth greatest = Truth.FALSE;
    for (Said said : rules) {
      greatest = greatest.or(said.value());
    }
    return greatest;
  }

  /**
   * Whether the law bars it by what the notice itself says, without anything that the case brings.
   */
  private static boolean barsWhateverTheCase(Said said, Question question) {
    return said.rule().isLaw()
        && said.value() == Truth.TRUE
        && value(said.rule(), question.silent()) == Truth.TRUE;
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
      case UNDETERMINED ->
          ImmutableList.<Rule>builder()
              .addAll(unknownForbidding())
              .addAll(rules(Effect.PERMITS, value -> value == Truth.UNKNOWN))
              .build();
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
   * The rules on which a presumption could have told: those that determined, those that could have
   * forbidden, and, where nothing permits, those that could have.
   */
  ImmutableList<Rule> weighed() {
    return switch (ground) {
      case PERMITTED, UNDETERMINED ->
          ImmutableList.<Rule>builder()
              .addAll(rules(Effect.PERMITS, value -> value == Truth.TRUE))
              .addAll(rules(Effect.FORBIDS, value -> value == Truth.FALSE))
              .build();
      case NOT_COVERED -> rules(Effect.PERMITS, value -> value == Truth.FALSE);
      case FORBIDDEN ->
          ImmutableList.<Rule>builder()
              .addAll(determining())
              .addAll(
                  permits == Truth.FALSE
                      ? rules(Effect.PERMITS, value -> value == Truth.FALSE)
                      : ImmutableList.of())
              .build();
      case CONFLICT, FAULT -> determining();
    };
  }

  private ImmutableList<Rule> rules(Effect effect, Predicate<Truth> wanted) {
    return (effect == Effect.PERMITS ? permitting : forbidding)
        .stream()
            .filter(said -> wanted.test(said.value()))
            .map(Said::rule)
            .collect(ImmutableList.toImmutableList());
  }
}
