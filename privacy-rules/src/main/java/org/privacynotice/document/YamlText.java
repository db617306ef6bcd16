package org.privacynotice.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.privacynotice.vocabulary.Identifier;

/**
 * Writes nested maps in the one way that digests are taken of: named parts as blocks, everything
 * else in line; ids plain, all other texts in double quotes.
 */
final class YamlText {

  /** A text that is always quoted, whatever it looks like. */
  record Prose(String text) {}

  /** A map that is written in line. */
  record Inline(Map<String, Object> entries) {}

  private YamlText() {}

  static String write(Map<String, Object> document) {
    StringBuilder out = new StringBuilder();
    block(document, 0, out);
    return out.toString();
  }

  private static void block(Map<String, Object> entries, int indent, StringBuilder out) {
    entries.forEach(
        (key, value) -> {
          out.append("  ".repeat(indent)).append(scalar(key)).append(':');
          if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            block(keyed(map), indent + 1, out);
          } else {
            out.append(' ').append(inline(value)).append('\n');
          }
        });
  }

  private static Map<String, Object> keyed(Map<?, ?> map) {
    Map<String, Object> keyed = new LinkedHashMap<>();
    map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
    return keyed;
  }

  static String inline(Object value) {
    if (value instanceof Prose prose) {
      return quoted(prose.text());
    }
    if (value instanceof Inline inline) {
      return inline.entries().entrySet().stream()
          .map(entry -> scalar(entry.getKey()) + ": " + inline(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    return scalar(String.valueOf(value));
  }

  private static String scalar(String text) {
    return Identifier.isId(text) ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
              } else if (isPlain(point)) {
                out.appendCodePoint(point);
              } else if (point > 0xFFFF) {
                out.append("\\U%08x".formatted(point));
              } else {
                out.append("\\u%04x".formatted(point));
              }
            });
    return out.append('"').toString();
  }

  /**
   * Letters, digits, punctuation and the space, by ranges that no later edition of Unicode can
   * move.
   */
  private static boolean isPlain(int point) {
    return (point >= 0x20 && point <= 0x7E)
        || (point >= 0xA1 && point <= 0xFF && point != 0xAD)
        || (point >= 0x100 && point <= 0x24F)
        || (point >= 0x2018 && point <= 0x201F);
  }
}
