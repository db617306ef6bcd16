package org.privacynotice.benchmark;

import java.util.Set;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools: four rules, the systems as facts of a session that is kept; a request is put in, the
 * rules fire, and it is taken out again.
 */
public final class DroolsEngine implements Contestant.Plain, Workload.DecidesInAnyOrder {

  private static final String RULES =
      """
      package org.privacynotice.benchmark.drools;

      import org.privacynotice.benchmark.DroolsEngine.Listing;
      import org.privacynotice.benchmark.DroolsEngine.Asked;

      rule "excluded" when
        $asked : Asked()
        $system : Listing(id == $asked.recipient, excluded contains $asked.purpose)
      then
        $asked.refuse($system.getClause() + "/excludes");
      end

      rule "legitimate interests" when
        $asked : Asked(basis == "legitimate-interests")
      then
        $asked.refuse("law/legitimate-interests");
      end

      rule "not needed" when
        $asked : Asked(detail == "not-needed")
      then
        $asked.refuse("limits/sensitive-only-when-needed");
      end

      rule "listed" when
        $asked : Asked(basis == "public-task", detail == "ordinary" || detail == "needed")
        $system : Listing(id == $asked.recipient, services contains $asked.purpose)
      then
        $asked.permit($system.getClause());
      end
      """;

  private final KieSession session;

  DroolsEngine() {
    session =
        new KieHelper()
            .addContent(RULES, ResourceType.DRL)
            .build(ExecutableModelProject.class)
            .newKieSession();
    Listed.ALL.forEach(listed -> session.insert(new Listing(listed)));
    session.fireAllRules();
  }

  @Override
  public Answer decide(Request request) {
    Asked asked = new Asked(request);
    FactHandle handle = session.insert(asked);
    session.fireAllRules();
    session.delete(handle);
    return asked.answer();
  }

  /** A system, as a bean. */
  public static final class Listing {

    private final Listed listed;

    Listing(Listed listed) {
      this.listed = listed;
    }

    /** Its id. */
    public String getId() {
      return listed.id();
    }

    /** What it is listed for. */
    public Set<String> getServices() {
      return listed.services();
    }

    /** What it is not to be used for. */
    public Set<String> getExcluded() {
      return listed.excluded();
    }

    /** The clause that lists it. */
    public String getClause() {
      return listed.clause();
    }
  }

  /** A request, as a bean, and what the rules say about it; a refusal outweighs. */
  public static final class Asked {

    private final Request request;
    private final String detail;
    private @Nullable String permitting;
    private @Nullable String refusing;

    Asked(Request request) {
      this.request = request;
      this.detail = request.detail();
    }

    /** The system. */
    public String getRecipient() {
      return request.recipient();
    }

    /** What for. */
    public String getPurpose() {
      return request.purpose();
    }

    /** The lawful basis. */
    public @Nullable String getBasis() {
      return request.basis();
    }

    /** What the categories come to. */
    public String getDetail() {
      return detail;
    }

    /** Said by a rule that permits. */
    public void permit(String clause) {
      permitting = clause;
    }

    /** Said by a rule that refuses. */
    public void refuse(String clause) {
      refusing = clause;
    }

    private Answer answer() {
      if (refusing != null) {
        return Answer.refuses(refusing);
      }
      return permitting == null ? Answer.UNEXPLAINED : Answer.permits(permitting);
    }
  }
}
