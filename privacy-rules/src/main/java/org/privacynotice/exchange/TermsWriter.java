package org.privacynotice.exchange;

import static org.privacynotice.exchange.LineWriter.clauses;
import static org.privacynotice.exchange.LineWriter.day;
import static org.privacynotice.exchange.LineWriter.documents;
import static org.privacynotice.exchange.LineWriter.missing;
import static org.privacynotice.exchange.LineWriter.presumed;
import static org.privacynotice.exchange.LineWriter.sources;
import static org.privacynotice.exchange.LineWriter.text;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.notice.Clause;
import org.privacynotice.request.Answer;
import org.privacynotice.request.Applicable;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.RequestTerms.Term;
import org.privacynotice.request.Step;

/** Writes terms as one line of JSON: ASCII, keys in a fixed order, sets in one order. */
public final class TermsWriter {

  private TermsWriter() {}

  /** The terms, without a line end. */
  public static String write(RequestTerms terms) {
    return LineWriter.line(
        json -> {
          text("ref", terms.request().about().ref(), json);
          write(terms, json);
        });
  }

  /** All but the caller's reference: what a log keeps of them. */
  public static String recorded(RequestTerms terms) {
    return LineWriter.line(json -> write(terms, json));
  }

  private static void write(RequestTerms terms, JsonGenerator json) throws IOException {
    json.writeStringField("right", terms.request().right().id());
    json.writeStringField("answer", terms.answer().id());
    json.writeObjectFieldStart("categories");
    for (Map.Entry<String, Answer> category : terms.categories().entrySet()) {
      json.writeStringField(category.getKey(), category.getValue().id());
    }
    json.writeEndObject();
    day("due", terms.due(), json);
    term("statutory", terms.statutory(), json);
    term("promised", terms.promise(), json);
    reasoning(terms.reasoning(), json);
    clauses(terms.clauses(), json);
    missing(terms.missing(), json);
    presumed(terms.presumed(), json);
    json.writeBooleanField("free", terms.isFree());
    applicable("charges", terms.charges(), json);
    applicable("withheld", terms.withheld(), json);
    applicable("duties", terms.duties(), json);
    information(terms.information(), json);
    json.writeStringField("why", terms.why());
    json.writeStringField("controller", terms.controller());
    documents(terms.notice(), terms.law(), terms.deployment(), json);
    json.writeStringField("at", terms.at().toString());
  }

  private static void term(String key, Optional<Term> term, JsonGenerator json) throws IOException {
    if (term.isEmpty()) {
      json.writeNullField(key);
      return;
    }
    Deadline deadline = term.get().deadline();
    json.writeObjectFieldStart(key);
    json.writeStringField("id", term.get().limit().id());
    day("due", deadline.due(), json);
    json.writeStringField("state", deadline.state().id());
    day("extensionToldBy", deadline.extensionToldBy(), json);
    json.writeEndObject();
  }

  private static void reasoning(Collection<Step> steps, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("reasoning");
    for (Step step : steps) {
      json.writeStartObject();
      day("day", step.day(), json);
      json.writeStringField("text", step.text());
      sources(step.sources(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void applicable(String key, Collection<Applicable> applicable, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (Applicable each : applicable) {
      json.writeStartObject();
      json.writeStringField("id", each.clause().id());
      json.writeBooleanField("certain", each.isCertain());
      json.writeStringField("text", each.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void information(Collection<Clause> information, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("information");
    for (Clause clause : information) {
      json.writeStartObject();
      json.writeStringField("id", clause.id());
      json.writeStringField("text", clause.gloss());
      sources(clause.sources(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
