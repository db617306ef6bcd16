package org.privacynotice.benchmark;

import java.util.List;
import org.casbin.jcasbin.main.EnforceResult;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** jCasbin: a policy line for each system and purpose, asked with the line that matched. */
final class CasbinEnforcer implements Contestant.Plain {

  private static final String MODEL =
      """
      [request_definition]
      r = recipient, purpose, basis, detail

      [policy_definition]
      p = recipient, purpose, eft, clause

      [policy_effect]
      e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

      [matchers]
      m = r.recipient == p.recipient && r.purpose == p.purpose && (p.eft == "deny" || \
      r.basis == "public-task" && (r.detail == "ordinary" || r.detail == "needed"))
      """;

  private static final int CLAUSE = 3;

  private final Enforcer enforcer;

  CasbinEnforcer() {
    Model model = new Model();
    model.loadModelFromText(MODEL);
    enforcer = new Enforcer(model);
    enforcer.enableLog(false);
    for (Listed listed : Listed.ALL) {
      for (String purpose : listed.services()) {
        enforcer.addPolicy(listed.id(), purpose, "allow", listed.clause());
      }
      for (String purpose : listed.excluded()) {
        enforcer.addPolicy(listed.id(), purpose, "deny", listed.excludingClause());
      }
    }
  }

  @Override
  public Answer decide(Request asked) {
    EnforceResult result =
        enforcer.enforceEx(
            asked.recipient(),
            asked.purpose(),
            asked.basis() == null ? "" : asked.basis(),
            asked.detail());
    List<String> line = result.getExplain();
    return new Answer(result.isAllow(), line.size() > CLAUSE ? line.get(CLAUSE) : null);
  }
}
