package org.privacynotice.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line's JSON: what the log's format allows, and nothing else. Objects are maps in the
 * order of their members, lists lists, whole numbers {@code Long}s.
 */
final class Json {

  private static final int DEEPEST = 16;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static Map<String, @Nullable Object> object(String text) {
    Json json = new Json(text);
    json.expect('{');
    Map<String, @Nullable Object> members = json.members(1);
    if (json.at != text.length()) {
      throw json.wrong();
    }
    return members;
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw wrong();
    }
    char c = next();
    return switch (c) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> string();
      case 't' -> word("rue", true);
      case 'f' -> word("alse", false);
      case 'n' -> word("ull", null);
      default -> number(c);
    };
  }

  private Map<String, @Nullable Object> members(int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (isNext('}')) {
      return members;
    }
    do {
      expect('"');
      String name = string();
      expect(':');
      if (members.containsKey(name)) {
        throw wrong();
      }
      members.put(name, value(depth + 1));
    } while (isNext(','));
    expect('}');
    return members;
  }

  private List<@Nullable Object> items(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    if (isNext(']')) {
      return items;
    }
    do {
      items.add(value(depth + 1));
    } while (isNext(','));
    expect(']');
    return items;
  }

  private String string() {
    int from = at;
    for (char c = next(); c != '\\'; c = next()) {
      if (c == '"') {
        return text.substring(from, at - 1);
      }
    }
    StringBuilder string = new StringBuilder(text.substring(from, at - 1));
    at--;
    for (char c = next(); c != '"'; c = next()) {
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int value = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(next(), 16);
          if (digit < 0) {
            throw wrong();
          }
          value = 16 * value + digit;
        }
        yield (char) value;
      }
      default -> throw wrong();
    };
  }

  private @Nullable Object word(String rest, @Nullable Object value) {
    if (!text.startsWith(rest, at)) {
      throw wrong();
    }
    at += rest.length();
    return value;
  }

  private Long number(char first) {
    int from = at - 1;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    String digits = text.substring(from, at);
    if (!(isDigit(first) || (first == '-' && digits.length() > 1)) || digits.length() > 17) {
      throw wrong();
    }
    return Long.valueOf(digits);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isNext(char c) {
    boolean is = at < text.length() && text.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  private void expect(char c) {
    if (next() != c) {
      throw wrong();
    }
  }

  private char next() {
    if (at == text.length()) {
      throw wrong();
    }
    return text.charAt(at++);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("this is not JSON as the log has it");
  }
}
