package org.privacynotice.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Missing;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;

/** Writes one line of JSON, ASCII, and what decisions and terms show alike. */
final class LineWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private LineWriter() {}

  /** Writes the keys of one object. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** One object, without a line end. */
  static String line(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString(StandardCharsets.ISO_8859_1); // ASCII, of which no byte need be looked at
  }

  /** A text as a JSON string; most need no escape. */
  static String string(String text) {
    return isPlain(text) ? '"' + text + '"' : escaped(text);
  }

  /** Adds a text as a JSON string. */
  static void string(String text, ByteArrayOutputStream to) {
    if (isPlain(text)) {
      to.write('"');
      to.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
      to.write('"');
    } else {
      to.writeBytes(escaped(text).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String escaped(String text) {
    String object = line(json -> json.writeStringField("", text));
    return object.substring("{\"\":".length(), object.length() - 1);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  static void text(String key, Optional<String> text, JsonGenerator json) throws IOException {
    json.writeStringField(key, text.orElse(null));
  }

  static void day(String key, Optional<LocalDate> day, JsonGenerator json) throws IOException {
    json.writeStringField(key, day.isPresent() ? day.get().toString() : null);
  }

  static void texts(String key, Collection<String> texts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static void sources(List<Citation> sources, JsonGenerator json) throws IOException {
    citations("sources", sources, json);
  }

  static void citations(String key, List<Citation> citations, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (Citation citation : citations) {
      json.writeString(citation.text());
    }
    json.writeEndArray();
  }

  static void clauses(Collection<Clause> clauses, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("clauses");
    for (Clause clause : clauses) {
      json.writeStartObject();
      json.writeStringField("id", clause.id());
      json.writeStringField("effect", clause.effect().id());
      sources(clause.sources(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void missing(Collection<Missing> missing, JsonGenerator json) throws IOException {
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

  static void presumed(Collection<Fact> presumed, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("presumed");
    for (Fact fact : presumed) {
      json.writeString(fact.id());
    }
    json.writeEndArray();
  }

  static void documents(
      DocumentRef notice, DocumentRef law, Optional<DocumentRef> deployment, JsonGenerator json)
      throws IOException {
    document("notice", notice, json);
    document("law", law, json);
    document("deployment", deployment.orElse(null), json);
  }

  private static void document(String key, @Nullable DocumentRef document, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("id", document == null ? null : document.id());
    day("version", document == null ? Optional.empty() : document.version(), json);
    text("digest", document == null ? Optional.empty() : document.digest(), json);
    json.writeEndObject();
  }
}
