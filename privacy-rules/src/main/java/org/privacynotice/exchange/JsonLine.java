package org.privacynotice.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.privacynotice.exchange.JsonValue.Members;

/**
 * What may stand on one line: one JSON object.
 *
 * @param noun what the object is: "action"
 * @param article the noun's: "an"
 */
record JsonLine(String article, String noun) {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION) // it is UTF-8
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(64 * 1024)
                  .maxNumberLength(64)
                  .build())
          .build();

  /** The keys of the object on a line. */
  Keys keys(String line) {
    return keys(() -> JSON.createParser(line));
  }

  /** The same of a line in UTF-8, but that columns count bytes. */
  Keys keys(byte[] bytes, int from, int length) {
    return keys(() -> JSON.createParser(bytes, from, length));
  }

  private Keys keys(Opening opening) {
    try (JsonParser parser = opening.parser()) {
      return new Keys(members(parser));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @FunctionalInterface
  private interface Opening {
    JsonParser parser() throws IOException;
  }

  /** The parser's own messages are dropped: they repeat what stands there. */
  private Members members(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new LineFormatException(1, oneALine());
      }
      JsonValue value = JsonValue.read(parser);
      if (parser.nextToken() != null) {
        throw new LineFormatException(
            parser.currentTokenLocation().getColumnNr(),
            "there is more on the line after the " + noun);
      }
      return (Members) value;
    } catch (StreamConstraintsException beyond) {
      throw new LineFormatException(
          Math.max(1, parser.currentTokenLocation().getColumnNr()),
          "a text or number here is too long, or lists and keys are nested too deep");
    } catch (JsonProcessingException broken) {
      int column =
          broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getColumnNr());
      throw new LineFormatException(column, "this is not JSON from here on; " + oneALine());
    }
  }

  private String oneALine() {
    return article + " " + noun + " is one JSON object a line";
  }
}
