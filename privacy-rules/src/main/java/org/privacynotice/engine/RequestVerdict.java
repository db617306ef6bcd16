package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;
import org.privacynotice.request.Answer;
import org.privacynotice.vocabulary.Right;

/**
 * What the clauses together say about granting a request for one category of data.
 *
 * <p>It must be granted where a clause makes that owed and none excuses. Excused, or owed by
 * nothing: it need not. Otherwise an answer to an open question settles it.
 */
final class RequestVerdict {

  private final Question question;
  private final ImmutableList<Rule> granting;
  private final ImmutableList<Rule> excusing;
  private final Answer answer;

  RequestVerdict(Question question, Right right) {
    this.question = question;
    this.granting = question.regime().rules(Effect.GRANTS, right);
    this.excusing = question.regime().rules(Effect.EXCUSES, right);
    this.answer = answer(greatest(granting), greatest(excusing));
  }

  private static Answer answer(Truth owed, Truth excused) {
    if (excused == Truth.TRUE || owed == Truth.FALSE) {
      return Answer.REFUSE;
    }
    return owed == Truth.TRUE && excused == Truth.FALSE ? Answer.GRANT : Answer.UNDETERMINED;
  }

  private Truth greatest(List<Rule> rules) {
    Truth greatest = Truth.FALSE;
    for (Rule rule : rules) {
      greatest = greatest.or(Verdict.value(rule, question));
    }
    return greatest;
  }

  Question question() {
    return question;
  }

  Answer answer() {
    return answer;
  }

  /** The rules behind the answer. */
  ImmutableList<Rule> determining() {
    return switch (answer) {
      case GRANT, GRANT_IN_PART -> rules(granting, Truth.TRUE);
      case REFUSE -> rules(excusing, Truth.TRUE);
      case UNDETERMINED -> unknown();
    };
  }

  /** The rules that an answer could settle; those that grant only while none does for sure. */
  ImmutableList<Rule> unknown() {
    return Stream.concat(
            rules(excusing, Truth.UNKNOWN).stream(),
            rules(granting, Truth.TRUE).isEmpty()
                ? rules(granting, Truth.UNKNOWN).stream()
                : Stream.empty())
        .collect(toImmutableList());
  }

  /** The rules on which a presumption could have told. */
  ImmutableList<Rule> weighed() {
    boolean excused = !rules(excusing, Truth.TRUE).isEmpty();
    return switch (answer) {
      case GRANT, GRANT_IN_PART ->
          ImmutableList.<Rule>builder()
              .addAll(rules(granting, Truth.TRUE))
              .addAll(rules(excusing, Truth.FALSE))
              .build();
      case REFUSE -> excused ? rules(excusing, Truth.TRUE) : rules(granting, Truth.FALSE);
      case UNDETERMINED -> ImmutableList.of();
    };
  }

  private ImmutableList<Rule> rules(List<Rule> rules, Truth wanted) {
    return rules.stream()
        .filter(rule -> Verdict.value(rule, question) == wanted)
        .collect(toImmutableList());
  }
}
