package org.privacynotice.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;

/** Writes a decision as one line of JSON: ASCII, keys in a fixed order, sets in one order. */
public final class DecisionWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private DecisionWriter() {}

  /** The decision, without a line end. */
  public static String write(Decision decision) {
    StringWriter out = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(decision, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void write(Decision decision, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text("ref", decision.action().ref(), json);
    json.writeStringField("outcome", decision.permitted() ? "permitted" : "refused");
    json.writeStringField("ground", decision.ground().id());
    json.writeObjectFieldStart("categories");
    for (Map.Entry<String, Ground> category : decision.categories().entrySet()) {
      json.writeStringField(category.getKey(), category.getValue().id());
    }
    json.writeEndObject();
    clauses(decision.clauses(), json);
    nearest(decision.nearest(), json);
    missing(decision.missing(), json);
    texts("presumed", decision.presumed().stream().map(Fact::id).toList(), json);
    duties(decision.duties(), json);
    remedies(decision, json);
    json.writeStringField("why", decision.why());
    text("until", decision.until().map(Object::toString), json);
    json.writeStringField("controller", decision.controller());
    texts("enactments", decision.enactments().stream().map(Citation::text).toList(), json);
    document("notice", Optional.of(decision.notice()), json);
    document("law", Optional.of(decision.law()), json);
    document("deployment", decision.deployment(), json);
    json.writeStringField("at", decision.at().toString());
    json.writeEndObject();
  }

  private static void text(String key, Optional<String> text, JsonGenerator json)
      throws IOException {
    json.writeStringField(key, text.orElse(null));
  }

  private static void texts(String key, Collection<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void clauses(Collection<Clause> clauses, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("clauses");
    for (Clause clause : clauses) {
      json.writeStartObject();
      json.writeStringField("id", clause.id());
      json.writeStringField("effect", clause.effect().id());
      texts("sources", clause.sources().stream().map(Citation::text).toList(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void nearest(Collection<Nearest> nearest, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("nearest");
    for (Nearest near : nearest) {
      json.writeStartObject();
      json.writeStringField("id", near.clause().id());
      json.writeArrayFieldStart("failed");
      for (Nearest.Failed failed : near.failed()) {
        json.writeStartObject();
        json.writeStringField("test", failed.test());
        json.writeStringField("asked", failed.asked());
        texts("allows", failed.allows(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void missing(Collection<Missing> missing, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("missing");
    for (Missing each : missing) {
      json.writeStartObject();
      json.writeStringField("fact", each.fact());
      texts("for", each.categories(), json);
      json.writeStringField("ask", each.ask());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void duties(Collection<Duty> duties, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("duties");
    for (Duty duty : duties) {
      json.writeStartObject();
      json.writeStringField("id", duty.clause().id());
      json.writeBooleanField("owed", duty.owed());
      json.writeStringField("text", duty.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void remedies(Decision decision, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : decision.remedies()) {
      json.writeStartObject();
      json.writeObjectFieldStart("record");
      for (Map.Entry<String, FactValue> fact : remedy.record().entrySet()) {
        if (fact.getValue() instanceof FactValue.Named named) {
          json.writeStringField(fact.getKey(), named.value());
        } else {
          json.writeBooleanField(fact.getKey(), !fact.getValue().equals(FactValue.NO));
        }
      }
      json.writeEndObject();
      texts("leaveOut", remedy.leaveOut(), json);
      text("recipient", remedy.recipient(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("remediesCut", decision.remediesCut());
  }

  private static void document(String key, Optional<DocumentRef> document, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(key);
    text("id", document.map(DocumentRef::id), json);
    text("version", document.flatMap(DocumentRef::version).map(Object::toString), json);
    text("digest", document.flatMap(DocumentRef::digest), json);
    json.writeEndObject();
  }
}
