package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.mvel.MVELRule;
import org.jspecify.annotations.Nullable;

/** Easy Rules with conditions in MVEL; the system asked about is a fact beside the request. */
public final class EasyRulesEngine implements Contestant.Plain {

  /** What a rule that fires leaves behind. */
  public static final class Outcome {

    private @Nullable Answer answer;

    /** Permits. */
    public void permit(String clause) {
      answer = Answer.permits(clause);
    }

    /** Refuses. */
    public void refuse(String clause) {
      answer = Answer.refuses(clause);
    }
  }

  private final ImmutableMap<String, Listed> systems = Maps.uniqueIndex(Listed.ALL, Listed::id);
  private final RulesEngine engine =
      new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));
  private final Rules rules =
      new Rules(
          rule(
              1,
              "excluded",
              "system.excluded().contains(request.purpose())",
              "outcome.refuse(system.excludingClause());"),
          rule(
              2,
              "legitimate interests",
              "request.basis() == \"legitimate-interests\"",
              "outcome.refuse(\"" + Clauses.LEGITIMATE_INTERESTS + "\");"),
          rule(
              3,
              "not needed",
              "request.detail() == \"not-needed\"",
              "outcome.refuse(\"" + Clauses.SENSITIVE + "\");"),
          rule(
              4,
              "listed",
              "system.services().contains(request.purpose())"
                  + " && request.basis() == \"public-task\" && request.detail() != \"open\"",
              "outcome.permit(system.clause());"));

  private static Rule rule(int priority, String name, String when, String then) {
    return new MVELRule().name(name).priority(priority).when(when).then(then);
  }

  @Override
  public Answer decide(Request asked) {
    Outcome outcome = new Outcome();
    Facts facts = new Facts();
    facts.put("request", asked);
    facts.put("system", systems.get(asked.recipient()));
    facts.put("outcome", outcome);
    engine.fire(rules, facts);
    return outcome.answer == null ? Answer.UNEXPLAINED : outcome.answer;
  }
}
