package org.privacynotice.log;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Missing;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;

/**
 * What is recorded of a decision: ids, grounds, clauses, citations, digests and keyed pseudonyms;
 * no personal data, and no text that a caller could put any into.
 */
public final class DecisionRecord {

  private final Decision decision;
  private final Pseudonyms pseudonyms;

  /**
   * Makes the record of a decision.
   *
   * @param decision what was decided
   * @param pseudonyms how people and cases are named
   */
  public DecisionRecord(Decision decision, Pseudonyms pseudonyms) {
    this.decision = decision;
    this.pseudonyms = pseudonyms;
  }

  /** Whether it records a permission. */
  public boolean permitted() {
    return decision.permitted();
  }

  /** The decision as one plain sentence. */
  public String sentence() {
    return decision.why();
  }

  /**
   * Everything else that is recorded, in a fixed order: texts, numbers, truth values and lists of
   * texts. What is absent has no key.
   */
  public ImmutableMap<String, Object> fields() {
    DataAction action = decision.action();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", decision.at().toString());
    fields.put("do", action.activity().id());
    fields.put("outcome", decision.permitted() ? "permitted" : "refused");
    fields.put("ground", decision.ground().id());
    fields.put(
        "categories",
        decision.categories().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().id())
            .collect(toImmutableList()));
    fields.put("purpose", action.purpose());
    action.party().ifPresent(party -> fields.put("party", party));
    fields.put("facts", facts(action));
    fields.put("clauses", decision.clauses().stream().map(Clause::id).collect(toImmutableList()));
    fields.put(
        "sources",
        decision.clauses().stream()
            .flatMap(clause -> clause.sources().stream())
            .map(Citation::text)
            .distinct()
            .collect(toImmutableList()));
    fields.put(
        "missing", decision.missing().stream().map(Missing::fact).collect(toImmutableList()));
    fields.put("presumed", decision.presumed().stream().map(Fact::id).collect(toImmutableList()));
    fields.put(
        "duties",
        decision.duties().stream().map(duty -> duty.clause().id()).collect(toImmutableList()));
    document("notice", decision.notice(), fields);
    document("law", decision.law(), fields);
    decision.deployment().ifPresent(deployment -> document("deployment", deployment, fields));
    action
        .subject()
        .flatMap(subject -> pseudonyms.of("subject", subject))
        .ifPresent(p -> fields.put("subject", p));
    action.ref().flatMap(ref -> pseudonyms.of("ref", ref)).ifPresent(p -> fields.put("ref", p));
    return ImmutableMap.copyOf(fields);
  }

  private static void document(String kind, DocumentRef document, Map<String, Object> fields) {
    fields.put(kind, document.id() + document.version().map(version -> " " + version).orElse(""));
    document.digest().ifPresent(digest -> fields.put(kind + "-digest", digest));
  }

  private List<String> facts(DataAction action) {
    Map<String, String> facts = new TreeMap<>();
    action.facts().forEach((id, value) -> facts.put(id, word(id, value)));
    for (String category : action.categories()) {
      action
          .factsFor(category)
          .forEach((id, value) -> facts.put(category + "." + id, word(id, value)));
    }
    return facts.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(toImmutableList());
  }

  private String word(String fact, FactValue value) {
    if (value instanceof FactValue.YesNo answer) {
      return answer.yes() ? "yes" : "no";
    }
    if (value instanceof FactValue.Named named) {
      return named.value();
    }
    if (value instanceof FactValue.OccurredAt event) {
      return event.instant().toString();
    }
    if (value instanceof FactValue.OccurredOn event) {
      return event.day().toString();
    }
    if (value instanceof FactValue.Given given) {
      return pseudonyms.of(fact, given.reference()).orElse("given");
    }
    if (value instanceof FactValue.Judged judged) {
      return "judged %s by %s in %s"
          .formatted(
              judged.on(),
              pseudonyms.of(fact, judged.by()).orElse("somebody"),
              pseudonyms.of(fact, judged.in()).orElse("somewhere"));
    }
    return value instanceof FactValue.NotHappened ? "not-happened" : "not-given";
  }

  @Override
  public String toString() {
    return sentence();
  }
}
