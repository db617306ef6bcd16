package org.privacynotice.vocabulary;

/**
 * The two alphabets in which documents and callers name things.
 *
 * <p>An <em>id</em> names a thing of the notice ({@code parking-permits}, {@code 59r}): lower-case
 * letters, digits and inner hyphens, at most 64 characters. A <em>reference</em> points at
 * something outside ({@code apd/2026-01}): letters, digits and {@code . / : _ -}, at most 64
 * characters. Text in neither alphabet is never repeated in a message, because it may be somebody's
 * data.
 */
public final class Identifier {

  /** The longest id or reference, in characters. */
  public static final int MAX_LENGTH = 64;

  private Identifier() {}

  /** Whether the text has the form of an id. */
  public static boolean isId(String text) {
    return isId(text, 0, text.length());
  }

  private static boolean isId(String text, int from, int to) {
    int length = to - from;
    if (length == 0
        || length > MAX_LENGTH
        || text.charAt(from) == '-'
        || text.charAt(to - 1) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(isLowerOrDigit(c) || c == '-')) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text has the form of a reference. Every id has it too. */
  public static boolean isReference(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!(isLowerOrDigit(c) || (c >= 'A' && c <= 'Z') || "./:_-".indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the text is a path of ids, as clauses have ({@code processors/sidem}).
   *
   * @param text the text to look at
   */
  public static boolean isPath(String text) {
    int from = 0;
    for (int to = text.indexOf('/'); to >= 0; to = text.indexOf('/', from)) {
      if (!isId(text, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return isId(text, from, text.length());
  }

  /**
   * The text itself when it is an id.
   *
   * @param kind what it is to name, for the message: "category", "purpose"
   * @param text the id
   * @throws IllegalArgumentException when it has not the form of an id
   */
  public static String requireId(String kind, String text) {
    if (!isId(text)) {
      throw new IllegalArgumentException(
          "a "
              + kind
              + " id is lower-case letters, digits and inner hyphens, at most "
              + MAX_LENGTH
              + " characters");
    }
    return text;
  }

  /**
   * The text in backticks when it has the form of an id or a path of ids, else words that do not
   * repeat it.
   */
  public static String quoted(String text) {
    return isPath(text) || isId(text) ? "`" + text + "`" : "(text that is not an id)";
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
