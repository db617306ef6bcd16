package org.privacynotice.exchange;

import static org.privacynotice.exchange.LineWriter.citations;
import static org.privacynotice.exchange.LineWriter.clauses;
import static org.privacynotice.exchange.LineWriter.day;
import static org.privacynotice.exchange.LineWriter.documents;
import static org.privacynotice.exchange.LineWriter.missing;
import static org.privacynotice.exchange.LineWriter.presumed;
import static org.privacynotice.exchange.LineWriter.text;
import static org.privacynotice.exchange.LineWriter.texts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.vocabulary.FactValue;

/** Writes a decision as one line of JSON: ASCII, keys in a fixed order, sets in one order. */
public final class DecisionWriter {

  private DecisionWriter() {}

  private static final String TIME = ",\"at\":\"";
  private static final byte[] BEFORE_REFERENCE = ascii("{\"ref\":");
  private static final byte[] NULL = ascii("null");
  private static final byte[] END = ascii("\"}");

  /** The decision, without a line end. */
  public static String write(Decision decision) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    write(decision, answer(decision), line);
    return line.toString(StandardCharsets.US_ASCII);
  }

  /**
   * Adds the decision, without a line end.
   *
   * @param answer as {@link #answer} gives it
   */
  static void write(Decision decision, byte[] answer, ByteArrayOutputStream to) {
    to.writeBytes(BEFORE_REFERENCE);
    Optional<String> reference = decision.action().ref();
    if (reference.isPresent()) {
      LineWriter.string(reference.get(), to);
    } else {
      to.writeBytes(NULL);
    }
    to.writeBytes(answer);
    to.writeBytes(Instants.ascii(decision.at()));
    to.writeBytes(END);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1); // the same of ASCII, without a look at it
  }

  /** All that stands between the caller's reference and the time. */
  static byte[] answer(Decision decision) {
    return ascii("," + members(json -> answer(decision, true, json)) + TIME);
  }

  /**
   * All that a log keeps of a decision, without the brace that ends it and its time, which {@link
   * #time} adds. Remedies are advice, and can be worked out again.
   */
  public static String recorded(Decision decision) {
    return "{" + members(json -> answer(decision, false, json));
  }

  /** Adds the time as the last member of an object. */
  public static void time(Decision decision, StringBuilder to) {
    to.append(TIME);
    Instants.append(decision.at(), to);
    to.append("\"}");
  }

  private static String members(LineWriter.Content content) {
    String object = LineWriter.line(content);
    return object.substring(1, object.length() - 1);
  }

  private static void answer(Decision decision, boolean advice, JsonGenerator json)
      throws IOException {
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
    presumed(decision.presumed(), json);
    duties(decision.duties(), json);
    if (advice) {
      remedies(decision, json);
    }
    json.writeStringField("why", decision.why());
    day("until", decision.until(), json);
    json.writeStringField("controller", decision.controller());
    citations("enactments", decision.enactments(), json);
    documents(decision.notice(), decision.law(), decision.deployment(), json);
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
}
