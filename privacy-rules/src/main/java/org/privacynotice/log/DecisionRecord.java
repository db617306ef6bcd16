package org.privacynotice.log;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Missing;
import org.privacynotice.notice.Clause;
import org.privacynotice.request.Answer;
import org.privacynotice.request.Applicable;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;

/**
 * What is recorded of a decision, or of the terms of a person's request: ids, grounds, clauses,
 * citations, digests and keyed pseudonyms; no personal data, and no text that a caller could put
 * any into.
 */
public final class DecisionRecord {

  /** The {@link Decision} or {@link RequestTerms} that it is of: whatever is recorded is read. */
  private final Object of;

  private final Pseudonyms pseudonyms;

  /**
   * Makes the record of a decision.
   *
   * @param decision what was decided
   * @param pseudonyms how people and cases are named
   */
  public DecisionRecord(Decision decision, Pseudonyms pseudonyms) {
    this.of = decision;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Makes the record of the terms of a request.
   *
   * @param terms what the request obliges to
   * @param pseudonyms how people and cases are named
   */
  public DecisionRecord(RequestTerms terms, Pseudonyms pseudonyms) {
    this.of = terms;
    this.pseudonyms = pseudonyms;
  }

  /** Whether it records a permission, or a request that must be granted at least in part. */
  public boolean permitted() {
    if (of instanceof Decision decision) {
      return decision.permitted();
    }
    Answer answer = ((RequestTerms) of).answer();
    return answer == Answer.GRANT || answer == Answer.GRANT_IN_PART;
  }

  /** What was decided, as one plain sentence. */
  public String sentence() {
    return of instanceof Decision decision ? decision.why() : ((RequestTerms) of).why();
  }

  /**
   * Everything else that is recorded, in a fixed order: texts, numbers, truth values and lists of
   * texts. What is absent has no key.
   */
  public ImmutableMap<String, Object> fields() {
    return ImmutableMap.copyOf(
        of instanceof Decision decision ? fields(decision) : fields((RequestTerms) of));
  }

  private Map<String, Object> fields(Decision decision) {
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
    asked(action, fields);
    clauses(decision.clauses(), fields);
    open(decision.missing(), decision.presumed(), fields);
    fields.put(
        "duties",
        decision.duties().stream().map(duty -> duty.clause().id()).collect(toImmutableList()));
    documents(decision.notice(), decision.law(), decision.deployment(), fields);
    who(action, fields);
    return fields;
  }

  private Map<String, Object> fields(RequestTerms terms) {
    DataAction about = terms.request().about();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", terms.at().toString());
    fields.put("right", terms.request().right().id());
    fields.put("received", terms.request().dates().received().toString());
    fields.put("answer", terms.answer().id());
    terms.due().ifPresent(day -> fields.put("due", day.toString()));
    fields.put(
        "categories",
        terms.categories().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().id())
            .collect(toImmutableList()));
    asked(about, fields);
    clauses(terms.clauses(), fields);
    open(terms.missing(), terms.presumed(), fields);
    fields.put("charges", ids(terms.charges()));
    fields.put("withheld", ids(terms.withheld()));
    fields.put("duties", ids(terms.duties()));
    documents(terms.notice(), terms.law(), terms.deployment(), fields);
    who(about, fields);
    return fields;
  }

  /** Those that only may apply carry a question mark. */
  private static ImmutableList<String> ids(List<Applicable> applicable) {
    return applicable.stream()
        .map(each -> each.isCertain() ? each.clause().id() : each.clause().id() + "?")
        .collect(toImmutableList());
  }

  private void asked(DataAction action, Map<String, Object> fields) {
    fields.put("purpose", action.purpose());
    action.party().ifPresent(party -> fields.put("party", party));
    fields.put("facts", facts(action));
  }

  private static void clauses(List<Clause> clauses, Map<String, Object> fields) {
    fields.put("clauses", clauses.stream().map(Clause::id).collect(toImmutableList()));
    fields.put(
        "sources",
        clauses.stream()
            .flatMap(clause -> clause.sources().stream())
            .map(Citation::text)
            .distinct()
            .collect(toImmutableList()));
  }

  private static void open(List<Missing> missing, List<Fact> presumed, Map<String, Object> fields) {
    fields.put("missing", missing.stream().map(Missing::fact).collect(toImmutableList()));
    fields.put("presumed", presumed.stream().map(Fact::id).collect(toImmutableList()));
  }

  private static void documents(
      DocumentRef notice,
      DocumentRef law,
      Optional<DocumentRef> deployment,
      Map<String, Object> fields) {
    document("notice", notice, fields);
    document("law", law, fields);
    deployment.ifPresent(each -> document("deployment", each, fields));
  }

  private void who(DataAction action, Map<String, Object> fields) {
    action
        .subject()
        .flatMap(subject -> pseudonyms.of("subject", subject))
        .ifPresent(p -> fields.put("subject", p));
    action.ref().flatMap(ref -> pseudonyms.of("ref", ref)).ifPresent(p -> fields.put("ref", p));
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
