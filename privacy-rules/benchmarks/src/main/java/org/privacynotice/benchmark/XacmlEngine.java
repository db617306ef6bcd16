package org.privacynotice.benchmark;

import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.transform.stream.StreamSource;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.jspecify.annotations.Nullable;
import org.ow2.authzforce.core.pdp.api.AttributeFqn;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.DecisionResult;
import org.ow2.authzforce.core.pdp.api.PepAction;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;
import org.ow2.authzforce.core.pdp.impl.PdpModelHandler;
import org.ow2.authzforce.core.xmlns.pdp.Pdp;

/**
 * XACML 3.0 in AuthzForce: a policy for each system, and the clause as an obligation that the
 * policy's author wrote.
 */
final class XacmlEngine implements Contestant.Plain {

  private static final String CATEGORY = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
  private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
  private static final String EQUAL = "urn:oasis:names:tc:xacml:1.0:function:string-equal";

  private static final AttributeFqn RECIPIENT = attribute("recipient");
  private static final AttributeFqn PURPOSE = attribute("purpose");
  private static final AttributeFqn BASIS = attribute("basis");
  private static final AttributeFqn DETAIL = attribute("detail");

  private final BasePdpEngine engine;

  XacmlEngine() {
    try {
      Path folder = Files.createTempDirectory("xacml");
      Path policy = Files.writeString(folder.resolve("policy.xml"), policySet());
      Path configuration =
          Files.writeString(
              folder.resolve("pdp.xml"),
              """
              <pdp xmlns="http://authzforce.github.io/core/xmlns/pdp/8"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="8.1">
                <policyProvider id="policies" xsi:type="StaticPolicyProvider">
                  <policyLocation>%s</policyLocation>
                </policyProvider>
                <rootPolicyRef policySet="true">systems</rootPolicyRef>
              </pdp>
              """
                  .formatted(policy.toUri()));
      engine =
          new BasePdpEngine(
              new PdpEngineConfiguration(
                  new PdpModelHandler(null, null)
                      .unmarshal(new StreamSource(configuration.toFile()), Pdp.class),
                  text -> text));
      Files.delete(policy);
      Files.delete(configuration);
      Files.delete(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (JAXBException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static AttributeFqn attribute(String id) {
    return AttributeFqns.newInstance(CATEGORY, Optional.empty(), id);
  }

  @Override
  public Answer decide(Request asked) {
    DecisionRequestBuilder<?> request = engine.newRequestBuilder(1, 4);
    put(request, RECIPIENT, asked.recipient());
    put(request, PURPOSE, asked.purpose());
    String basis = asked.basis();
    if (basis != null) {
      put(request, BASIS, basis);
    }
    put(request, DETAIL, asked.detail());
    DecisionResult result = engine.evaluate(request.build(false));
    DecisionType decision = result.getDecision();
    if (decision == DecisionType.INDETERMINATE) {
      throw new IllegalStateException(result.toString());
    }
    return new Answer(decision == DecisionType.PERMIT, clause(result.getPepActions()));
  }

  private static @Nullable String clause(List<PepAction> obligations) {
    return obligations.isEmpty()
        ? null
        : ((StringValue) obligations.get(0).getAttributeAssignments().get(0).getValue())
            .getUnderlyingValue();
  }

  private static void put(DecisionRequestBuilder<?> request, AttributeFqn attribute, String value) {
    request.putNamedAttributeIfAbsent(
        attribute, Bags.singletonAttributeBag(StandardDatatypes.STRING, new StringValue(value)));
  }

  private static String policySet() {
    return """
        <PolicySet xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17"
            PolicySetId="systems" Version="1.0"
            PolicyCombiningAlgId="urn:oasis:names:tc:xacml:1.0:policy-combining-algorithm:first-applicable">
          <Target/>
        """
        + Listed.ALL.stream().map(XacmlEngine::policy).collect(Collectors.joining())
        + "</PolicySet>";
  }

  private static String policy(Listed listed) {
    return """
        <Policy PolicyId="%s" Version="1.0"
            RuleCombiningAlgId="urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable">
          <Target>%s</Target>
        """
            .formatted(listed.id(), anyOf("recipient", listed.id()))
        + (listed.excluded().isEmpty()
            ? ""
            : rule(
                "excluded",
                "Deny",
                listed.excludingClause(),
                anyOf("purpose", listed.excluded().toArray(new String[0]))))
        + rule(
            "legitimate-interests",
            "Deny",
            Clauses.LEGITIMATE_INTERESTS,
            anyOf("basis", "legitimate-interests"))
        + rule("not-needed", "Deny", Clauses.SENSITIVE, anyOf("detail", "not-needed"))
        + rule(
            "listed",
            "Permit",
            listed.clause(),
            anyOf("purpose", listed.services().toArray(new String[0]))
                + anyOf("basis", "public-task")
                + anyOf("detail", "ordinary", "needed"))
        + "</Policy>";
  }

  private static String rule(String id, String effect, String clause, String target) {
    return """
        <Rule RuleId="%1$s" Effect="%2$s">
          <Target>%3$s</Target>
          <ObligationExpressions>
            <ObligationExpression ObligationId="say" FulfillOn="%2$s">
              <AttributeAssignmentExpression AttributeId="clause">
                <AttributeValue DataType="%4$s">%5$s</AttributeValue>
              </AttributeAssignmentExpression>
            </ObligationExpression>
          </ObligationExpressions>
        </Rule>
        """
        .formatted(id, effect, target, STRING, clause);
  }

  private static String anyOf(String attribute, String... values) {
    StringBuilder text = new StringBuilder("<AnyOf>");
    for (String value : values) {
      text.append(
          """
          <AllOf><Match MatchId="%s">
            <AttributeValue DataType="%s">%s</AttributeValue>
            <AttributeDesignator Category="%s" AttributeId="%s" DataType="%s" MustBePresent="false"/>
          </Match></AllOf>
          """
              .formatted(EQUAL, STRING, value, CATEGORY, attribute, STRING));
    }
    return text.append("</AnyOf>").toString();
  }
}
