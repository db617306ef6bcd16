package org.privacynotice.benchmark;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.util.HashMap;
import java.util.Map;

/**
 * Cedar through its Java binding: four policies that are parsed once and kept on its side, and the
 * system asked about as an entity.
 */
final class CedarEngine implements Contestant.Plain, Workload.DecidesInAnyOrder {

  private static final EntityTypeName SYSTEM = EntityTypeName.parse("System").get();
  private static final EntityTypeName PURPOSE = EntityTypeName.parse("Purpose").get();
  private static final EntityUID SHARE = EntityUID.parse("Action::\"share\"").get();

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final Map<String, Entities> systems = new HashMap<>();

  CedarEngine() {
    policies =
        new PolicySet(
            ImmutableSet.of(
                new Policy(
                    """
                    permit(principal, action == Action::"share", resource) when {
                      principal.services.contains(resource)
                      && context has basis && context.basis == "public-task"
                      && ["ordinary", "needed"].contains(context.detail)
                    };
                    """,
                    "listed"),
                new Policy(
                    """
                    forbid(principal, action, resource) when {
                      principal.excluded.contains(resource)
                    };
                    """,
                    "excluded"),
                new Policy(
                    """
                    forbid(principal, action, resource) when {
                      context has basis && context.basis == "legitimate-interests"
                    };
                    """,
                    Clauses.LEGITIMATE_INTERESTS),
                new Policy(
                    """
                    forbid(principal, action, resource) when {
                      context.detail == "not-needed"
                    };
                    """,
                    Clauses.SENSITIVE)));
    try {
      policies.cache();
    } catch (CacheException refused) {
      throw new IllegalStateException(refused);
    }
    for (Listed listed : Listed.ALL) {
      systems.put(
          listed.id(),
          new Entities(
              ImmutableSet.of(
                  new Entity(
                      new EntityUID(SYSTEM, listed.id()),
                      ImmutableMap.of(
                          "services", purposes(listed.services()),
                          "excluded", purposes(listed.excluded())),
                      ImmutableSet.of()))));
    }
  }

  private static Value purposes(Iterable<String> ids) {
    CedarList list = new CedarList();
    ids.forEach(id -> list.add(new EntityUID(PURPOSE, id)));
    return list;
  }

  @Override
  public Answer decide(Request asked) {
    ImmutableMap.Builder<String, Value> context = ImmutableMap.builder();
    context.put("detail", new PrimString(asked.detail()));
    String basis = asked.basis();
    if (basis != null) {
      context.put("basis", new PrimString(basis));
    }
    try {
      AuthorizationSuccessResponse response =
          engine
              .isAuthorized(
                  new AuthorizationRequest(
                      new EntityUID(SYSTEM, asked.recipient()),
                      SHARE,
                      new EntityUID(PURPOSE, asked.purpose()),
                      new Context(context.buildOrThrow())),
                  policies,
                  systems.get(asked.recipient()))
              .success
              .get();
      if (!response.getErrors().isEmpty()) {
        throw new IllegalStateException(response.toString());
      }
      return new Answer(response.isAllowed(), Iterables.getFirst(response.getReason(), null));
    } catch (AuthException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
