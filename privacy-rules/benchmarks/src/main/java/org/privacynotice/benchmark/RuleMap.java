package org.privacynotice.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A map of rules by system and purpose, as is often written instead of a switch. */
final class RuleMap implements Contestant.Plain {

  private record Pair(String recipient, String purpose) {}

  private final Map<Pair, Answer> rules = new HashMap<>();
  private final Answer onLegitimateInterests = Answer.refuses(Clauses.LEGITIMATE_INTERESTS);
  private final Answer basisOpen = Answer.refuses(Clauses.LAWFUL_BASIS);
  private final Answer sensitiveRefused = Answer.refuses(Clauses.SENSITIVE);

  RuleMap() {
    this(Listed.ALL);
  }

  RuleMap(List<Listed> systems) {
    for (Listed listed : systems) {
      Answer permits = Answer.permits(listed.clause());
      listed.services().forEach(purpose -> rules.put(new Pair(listed.id(), purpose), permits));
      Answer excludes = Answer.refuses(listed.excludingClause());
      listed.excluded().forEach(purpose -> rules.put(new Pair(listed.id(), purpose), excludes));
    }
  }

  @Override
  public Answer decide(Request asked) {
    Answer rule = rules.get(new Pair(asked.recipient(), asked.purpose()));
    if (rule != null && !rule.permitted()) {
      return rule;
    }
    if ("legitimate-interests".equals(asked.basis())) {
      return onLegitimateInterests;
    }
    String detail = asked.detail();
    if (detail.equals(Request.NOT_NEEDED)) {
      return sensitiveRefused;
    }
    if (rule == null) {
      return Answer.UNEXPLAINED;
    }
    if (asked.basis() == null) {
      return basisOpen;
    }
    return detail.equals(Request.OPEN) ? sensitiveRefused : rule;
  }
}
