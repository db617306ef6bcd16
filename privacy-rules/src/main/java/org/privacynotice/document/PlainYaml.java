package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads fast the part of YAML that documents are written in: blocks of keys and lists by
 * indentation, lists and keys in brackets, words, texts in double quotes, and comments.
 *
 * <p>It finds no mistakes. Whatever it does not know for certain, it leaves alone, and the file is
 * read by the YAML library instead; what it does read is what the library would make of it, with
 * the same places.
 */
final class PlainYaml {

  /** A key may not be longer than the library allows. */
  private static final int MOST_KEY = 1_000;

  /** Of more keys than these, those that stand twice are looked up in a set. */
  private static final int MOST_COMPARED = 8;

  private static final char END = '\0';

  /** The text holds something that is not read here. */
  private static final class Other extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Other() {
      super("not read here", null, false, false);
    }
  }

  private final String text;

  /** The text with its end marked, as no look goes farther ahead than by one. */
  private final char[] chars;

  /** Each word once, however often it stands in the text. */
  private final Map<String, String> words = new HashMap<>();

  private int at;
  private int line = 1;
  private int lineStart;
  private int parts;

  private PlainYaml(String text) {
    this.text = text;
    this.chars = new char[text.length() + 2];
    text.getChars(0, text.length(), chars, 0);
  }

  /** The tree of a text; empty where the library has to read it. */
  static Optional<Yaml> read(String text) {
    PlainYaml reader = new PlainYaml(text);
    try {
      reader.toContent();
      if (reader.indent() != 0 || reader.peek() == END) {
        return Optional.empty();
      }
      Yaml root = reader.block(0, 1);
      reader.endLine();
      return reader.peek() == END ? Optional.of(root) : Optional.empty();
    } catch (Other other) {
      return Optional.empty();
    }
  }

  /** What begins here on a line of its own. */
  private Yaml block(int indent, int depth) {
    return peek() == '-' ? blockSequence(indent, depth) : blockMapping(key(depth), indent, depth);
  }

  private Yaml.Scalar key(int depth) {
    return word(false, depth + 1);
  }

  /** Keys with their values, of which the first key is read already. */
  private Yaml blockMapping(Yaml.Scalar first, int indent, int depth) {
    count(depth);
    Keys keys = new Keys();
    Yaml.Scalar key = first;
    while (true) {
      if (key.value().length() > MOST_KEY || peek() != ':') {
        throw new Other();
      }
      at++;
      keys.put(key, value(indent, depth + 1));
      if (peek() == END || indent() != indent) {
        goesOnBelow(indent);
        Place place = first.place();
        return new Yaml.Mapping(keys.entries.build(), new Place(place.line(), place.column(), 1));
      }
      key = key(depth);
    }
  }

  private Yaml blockSequence(int indent, int depth) {
    count(depth);
    Place place = place();
    ImmutableList.Builder<Yaml> items = ImmutableList.builder();
    do {
      if (peek() != '-' || charAt(at + 1) != ' ') {
        throw new Other();
      }
      at++;
      spaces();
      items.add(item(indent, depth + 1));
    } while (peek() != END && indent() == indent);
    goesOnBelow(indent);
    return new Yaml.Sequence(items.build(), place);
  }

  /** What stands after a dash: something in line, or a block whose first key is beside the dash. */
  private Yaml item(int indent, int depth) {
    int keyIndent = indent();
    Yaml item = inline(indent, depth);
    if (peek() == ':' && item instanceof Yaml.Scalar key) {
      count(depth + 1); // which is how deep the key stands after all
      return blockMapping(key, keyIndent, depth);
    }
    toNextLine();
    return item;
  }

  /** What follows a block belongs to one that it stands in. */
  private void goesOnBelow(int indent) {
    if (peek() != END && indent() > indent) {
      throw new Other();
    }
  }

  /** The value after a key's colon, and on to the next line with content. */
  private Yaml value(int indent, int depth) {
    int colon = at;
    if (!atLineEnd()) {
      if (at == colon) {
        throw new Other();
      }
      Yaml value = inline(indent, depth);
      toNextLine();
      return value;
    }
    toContent();
    if (peek() == END || indent() <= indent) {
      throw new Other(); // nothing is written, or a list that is not indented
    }
    return block(indent(), depth);
  }

  private Yaml inline(int indent, int depth) {
    return switch (peek()) {
      case '{' -> flowMapping(indent, depth);
      case '[' -> flowSequence(indent, depth);
      case '"' -> quoted(depth);
      default -> word(false, depth);
    };
  }

  private Yaml flowMapping(int indent, int depth) {
    count(depth);
    Place place = place();
    Keys keys = new Keys();
    at++;
    toFlow(indent);
    while (peek() != '}') {
      Yaml.Scalar key = word(true, depth + 1);
      if (peek() != ':' || charAt(at + 1) != ' ') {
        throw new Other();
      }
      at++;
      toFlow(indent);
      keys.put(key, flow(indent, depth + 1));
      toFlow(indent);
      separator('}', indent);
    }
    at++;
    return new Yaml.Mapping(keys.entries.build(), place);
  }

  private Yaml flowSequence(int indent, int depth) {
    count(depth);
    Place place = place();
    ImmutableList.Builder<Yaml> items = ImmutableList.builder();
    at++;
    toFlow(indent);
    while (peek() != ']') {
      items.add(flow(indent, depth + 1));
      toFlow(indent);
      separator(']', indent);
    }
    at++;
    return new Yaml.Sequence(items.build(), place);
  }

  private Yaml flow(int indent, int depth) {
    return switch (peek()) {
      case '{' -> flowMapping(indent, depth);
      case '[' -> flowSequence(indent, depth);
      case '"' -> quoted(depth);
      default -> word(true, depth);
    };
  }

  /** A comma with something after it, or the closing bracket. */
  private void separator(char close, int indent) {
    if (peek() == ',') {
      at++;
      toFlow(indent);
      if (peek() == close) {
        throw new Other();
      }
    } else if (peek() != close) {
      throw new Other();
    }
  }

  /** On to what comes next between brackets, perhaps on another line. */
  private void toFlow(int indent) {
    if (atLineEnd()) {
      toContent();
      if (peek() == END || indent() <= indent) {
        throw new Other();
      }
    }
  }

  /** Whether, past the spaces, there is nothing more on this line, or a comment only. */
  private boolean atLineEnd() {
    int before = at;
    spaces();
    if (peek() == '#' && at == before) {
      throw new Other();
    }
    return peek() == '\n' || peek() == '#' || peek() == END;
  }

  /** A text without quotes on one line; what ends it is not taken. */
  private Yaml.Scalar word(boolean flow, int depth) {
    count(depth);
    int start = at;
    if (!isBegin(peek())) {
      throw new Other();
    }
    int end = ++at; // behind the last character that is no space
    for (; ; at++) {
      char c = charAt(at);
      if (isWord(c)) {
        end = at + 1;
      } else if (c == ' ') {
        if (charAt(at + 1) == '#') {
          break;
        }
      } else if (c == '\n' || c == END) {
        break;
      } else if (c == ':') {
        char next = charAt(at + 1);
        if (next == ' ' || next == '\n' || next == END) {
          break;
        }
        if (flow && !isWord(next)) {
          throw new Other();
        }
        end = at + 1;
      } else if (flow && (c == ',' || c == ']' || c == '}')) {
        break;
      } else if (!isPlain(c) || (flow && (c == '[' || c == '{' || c == '?'))) {
        throw new Other();
      } else {
        end = at + 1;
      }
    }
    if (charAt(at) == ':' && end < at) {
      throw new Other(); // a space before the colon
    }
    String word = text.substring(start, end);
    String before = words.putIfAbsent(word, word);
    return scalar(before == null ? word : before, start, end);
  }

  /** A text in double quotes on one line. */
  private Yaml.Scalar quoted(int depth) {
    count(depth);
    int start = at++;
    StringBuilder unescaped = null;
    int from = at;
    for (char c = charAt(at); c != '"'; c = charAt(at)) {
      if (c == '\\') {
        char escaped = charAt(at + 1);
        if (escaped != '"' && escaped != '\\') {
          throw new Other();
        }
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, from, at);
        from = ++at;
      } else if (!isPlain(c)) {
        throw new Other();
      }
      at++;
    }
    String tail = text.substring(from, at++);
    char after = charAt(at);
    if (after != ' ' && after != '\n' && after != ',' && after != ']' && after != '}') {
      throw new Other();
    }
    return scalar(unescaped == null ? tail : unescaped.append(tail).toString(), start, at);
  }

  private Yaml.Scalar scalar(String value, int start, int end) {
    if (value.length() > YamlSource.MOST_TEXT) {
      throw new Other();
    }
    return new Yaml.Scalar(value, line, start - lineStart + 1, end - start);
  }

  /** From the end of what was read on to the next line with content. */
  private void toNextLine() {
    if (!atLineEnd()) {
      throw new Other();
    }
    toContent();
  }

  /** On to the first character that belongs to no comment, and is neither space nor line feed. */
  private void toContent() {
    spaces();
    for (char c = peek(); c == '\n' || c == '#'; c = peek()) {
      if (c == '#') {
        comment();
      } else {
        endLine();
        at++;
        line++;
        lineStart = at;
      }
      spaces();
    }
    if (peek() == END && at < text.length()) {
      throw new Other();
    }
  }

  /** A file may have only so many lines, and only so long ones. */
  private void endLine() {
    if (line > YamlSource.MOST_LINES || at - lineStart > YamlSource.MOST_LINE) {
      throw new Other();
    }
  }

  private void comment() {
    for (char c = peek(); c != '\n' && c != END; c = peek()) {
      if (!isPlain(c)) {
        throw new Other();
      }
      at++;
    }
  }

  private void spaces() {
    while (charAt(at) == ' ') {
      at++;
    }
  }

  private int indent() {
    return at - lineStart;
  }

  private char peek() {
    return charAt(at);
  }

  private char charAt(int index) {
    return chars[index];
  }

  private Place place() {
    return new Place(line, at - lineStart + 1, 1);
  }

  private void count(int depth) {
    if (++parts > YamlSource.MOST_PARTS || depth > YamlSource.MOST_DEPTH) {
      throw new Other();
    }
  }

  /** Letters, digits and what stands in ids and dates. */
  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isBegin(char c) {
    return isWord(c) && c != '-';
  }

  /**
   * What may stand within a text or a comment: ASCII without tabs, and Western European letters.
   */
  private static boolean isPlain(char c) {
    return (c >= ' ' && c <= '~')
        || (c >= '\u00A1' && c <= '\u024F')
        || (c >= '\u2010' && c <= '\u2027');
  }

  /** Keys with their values, none twice. */
  private static final class Keys {
    private final ImmutableList.Builder<Yaml.Entry> entries = ImmutableList.builder();
    private final String[] first = new String[MOST_COMPARED];
    private Set<String> more = Set.of();
    private int size;

    void put(Yaml.Scalar key, Yaml value) {
      String name = key.value();
      for (int i = 0; i < Math.min(size, MOST_COMPARED); i++) {
        if (name.equals(first[i])) {
          throw new Other();
        }
      }
      if (size == MOST_COMPARED) {
        more = new HashSet<>();
      }
      if (size < MOST_COMPARED) {
        first[size] = name;
      } else if (!more.add(name)) {
        throw new Other();
      }
      size++;
      entries.add(new Yaml.Entry(key, value));
    }
  }
}
