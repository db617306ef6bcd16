package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Collectors;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelCompiler;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * Spring's expression language: a list of conditions for each system, the first that holds decides.
 * Compiled, which it is not in a {@code SimpleEvaluationContext} from 7.0.9 on unless asked.
 */
final class SpelRules implements Contestant.Plain {

  private record Rule(SpelExpression condition, Answer answer) {}

  private final ImmutableMap<String, ImmutableList<Rule>> rules;
  private final EvaluationContext context = new StandardEvaluationContext();

  SpelRules() {
    this(true);
  }

  /**
   * The rules of all systems.
   *
   * @param compiled whether they are run in and compiled; else they are as a new program has them
   */
  SpelRules(boolean compiled) {
    SpelExpressionParser parser =
        new SpelExpressionParser(
            new SpelParserConfiguration(SpelCompilerMode.MIXED, SpelRules.class.getClassLoader()));
    ImmutableMap.Builder<String, ImmutableList<Rule>> builder = ImmutableMap.builder();
    for (Listed listed : Listed.ALL) {
      ImmutableList.Builder<Rule> own = ImmutableList.builder();
      if (!listed.excluded().isEmpty()) {
        own.add(
            new Rule(
                parser.parseRaw(isOneOf(listed.excluded())),
                Answer.refuses(listed.excludingClause())));
      }
      own.add(
          new Rule(
              parser.parseRaw("basis() == 'legitimate-interests'"),
              Answer.refuses(Clauses.LEGITIMATE_INTERESTS)),
          new Rule(parser.parseRaw("detail() == 'not-needed'"), Answer.refuses(Clauses.SENSITIVE)),
          new Rule(
              parser.parseRaw(
                  "("
                      + isOneOf(listed.services())
                      + ") and basis() == 'public-task' and detail() != 'open'"),
              Answer.permits(listed.clause())));
      builder.put(listed.id(), own.build());
    }
    rules = builder.buildOrThrow();
    if (compiled) {
      Workload.CONTACT_CENTRE.requests().forEach(this::decide);
      compile();
    }
  }

  private static String isOneOf(Iterable<String> purposes) {
    return ImmutableList.copyOf(purposes).stream()
        .map(purpose -> "purpose() == '" + purpose + "'")
        .collect(Collectors.joining(" or "));
  }

  private void compile() {
    for (ImmutableList<Rule> each : rules.values()) {
      for (Rule rule : each) {
        if (!SpelCompiler.compile(rule.condition)) {
          throw new IllegalStateException("not compiled: " + rule.condition.getExpressionString());
        }
      }
    }
  }

  @Override
  public Answer decide(Request asked) {
    ImmutableList<Rule> own = rules.get(asked.recipient());
    if (own != null) {
      for (int i = 0; i < own.size(); i++) {
        Rule rule = own.get(i);
        if (Boolean.TRUE.equals(rule.condition.getValue(context, asked, Boolean.class))) {
          return rule.answer;
        }
      }
    }
    return Answer.UNEXPLAINED;
  }
}
