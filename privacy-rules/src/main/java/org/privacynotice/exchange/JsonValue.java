package org.privacynotice.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of one line of JSON, each with the column at which it stands. */
sealed interface JsonValue {

  /** Where it stands, from 1. */
  int column();

  /** A text. */
  record Text(String text, int column) implements JsonValue {}

  /** A whole number. */
  record Digits(String digits, int column) implements JsonValue {}

  /** True or false. */
  record Flag(boolean flag, int column) implements JsonValue {}

  /** A list. */
  record Items(ImmutableList<JsonValue> items, int column) implements JsonValue {}

  /** Keys with values. */
  record Members(Map<String, Member> members, int column) implements JsonValue {}

  /** Null, or a number with a fraction: nothing that is ever meant. */
  record Nothing(int column) implements JsonValue {}

  /**
   * A key with its value.
   *
   * @param value the value
   * @param column where the key stands
   */
  record Member(JsonValue value, int column) {}

  /** Reads the value at the parser's token. */
  static JsonValue read(JsonParser parser) throws IOException {
    int column = parser.currentTokenLocation().getColumnNr();
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new Text(parser.getText(), column);
      case VALUE_NUMBER_INT -> new Digits(parser.getText(), column);
      case VALUE_TRUE -> new Flag(true, column);
      case VALUE_FALSE -> new Flag(false, column);
      case START_ARRAY -> {
        ImmutableList.Builder<JsonValue> items = ImmutableList.builder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser));
        }
        yield new Items(items.build(), column);
      }
      case START_OBJECT -> members(parser, column);
      default -> new Nothing(column);
    };
  }

  private static Members members(JsonParser parser, int column) throws IOException {
    Map<String, Member> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int at = parser.currentTokenLocation().getColumnNr();
      parser.nextToken();
      if (members.put(key, new Member(read(parser), at)) != null) {
        throw new LineFormatException(at, "key " + Keys.quoted(key) + " stands twice");
      }
    }
    return new Members(members, column);
  }
}
