package org.privacynotice.document;

import java.util.List;
import java.util.Map;
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

  private static void block(Map<?, ?> entries, int indent, StringBuilder out) {
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      out.append("  ".repeat(indent));
      scalar(String.valueOf(entry.getKey()), out);
      out.append(':');
      if (entry.getValue() instanceof Map<?, ?> map && !map.isEmpty()) {
        out.append('\n');
        block(map, indent + 1, out);
      } else {
        out.append(' ');
        inline(entry.getValue(), out);
        out.append('\n');
      }
    }
  }

  static String inline(Object value) {
    StringBuilder out = new StringBuilder();
    inline(value, out);
    return out.toString();
  }

  private static void inline(Object value, StringBuilder out) {
    if (value instanceof Prose prose) {
      quoted(prose.text(), out);
    } else if (value instanceof Inline inline) {
      String before = "{";
      for (Map.Entry<String, Object> entry : inline.entries().entrySet()) {
        out.append(before);
        scalar(entry.getKey(), out);
        out.append(": ");
        inline(entry.getValue(), out);
        before = ", ";
      }
      out.append(inline.entries().isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String before = "[";
      for (Object item : list) {
        out.append(before);
        inline(item, out);
        before = ", ";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?>) {
      out.append("{}");
    } else {
      scalar(String.valueOf(value), out);
    }
  }

  private static void scalar(String text, StringBuilder out) {
    if (Identifier.isId(text)) {
      out.append(text);
    } else {
      quoted(text, out);
    }
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (point == '"' || point == '\\') {
        out.append('\\').appendCodePoint(point);
      } else if (isPlain(point)) {
        out.appendCodePoint(point);
      } else if (point > 0xFFFF) {
        out.append("\\U%08x".formatted(point));
      } else {
        out.append("\\u%04x".formatted(point));
      }
    }
    out.append('"');
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
