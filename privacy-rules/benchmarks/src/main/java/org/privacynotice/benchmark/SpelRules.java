package org.privacynotice.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
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

  private final Map<String, List<Rule>> rules = new HashMap<>();
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
    for (Listed listed : Listed.ALL) {
      List<Rule> own = new ArrayList<>();
      if (!listed.excluded().isEmpty()) {
        own.add(
            new Rule(
                parser.parseRaw(isOneOf(listed.excluded())),
                Answer.refuses(listed.excludingClause())));
      }
      own.add(
          new Rule(
              parser.parseRaw("basis() == 'legitimate-interests'"),
              Answer.refuses(Clauses.LEGITIMATE_INTERESTS)));
      own.add(
          new Rule(parser.parseRaw("detail() == 'not-needed'"), Answer.refuses(Clauses.SENSITIVE)));
      own.add(
          new Rule(
              parser.parseRaw(
                  "("
                      + isOneOf(listed.services())
                      + ") and basis() == 'public-task' and detail() != 'open'"),
              Answer.permits(listed.clause())));
      rules.put(listed.id(), own);
    }
    if (compiled) {
      Workload.CONTACT_CENTRE.requests().forEach(this::decide);
      compile();
    }
  }

  private static String isOneOf(Iterable<String> purposes) {
    StringJoiner tests = new StringJoiner(" or ");
    for (String purpose : purposes) {
      tests.add("purpose() == '" + purpose + "'");
    }
    return tests.toString();
  }

  private void compile() {
    for (List<Rule> each : rules.values()) {
      for (Rule rule : each) {
        if (!SpelCompiler.compile(rule.condition)) {
          throw new IllegalStateException("not compiled: " + rule.condition.getExpressionString());
        }
      }
    }
  }

  @Override
  public Answer decide(Request asked) {
    List<Rule> own = rules.get(asked.recipient());
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
