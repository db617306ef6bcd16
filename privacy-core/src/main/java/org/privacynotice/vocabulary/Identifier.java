package org.privacynotice.vocabulary;

import java.nio.charset.StandardCharsets;

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
    byte[] letters = letters(text);
    return isId(letters, 0, letters.length);
  }

  /** Its letters; a question mark, which is in neither alphabet, for those that others have. */
  private static byte[] letters(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isId(byte[] letters, int from, int to) {
    int length = to - from;
    if (length == 0 || length > MAX_LENGTH || letters[from] == '-' || letters[to - 1] == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      byte c = letters[i];
      if (!((c >= 'a' && c <= 'z') || c == '-' || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text has the form of a reference. Every id has it too. */
  public static boolean isReference(String text) {
    byte[] letters = letters(text);
    if (letters.length == 0 || letters.length > MAX_LENGTH) {
      return false;
    }
    for (byte c : letters) {
      if (!((c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || "./:_-".indexOf(c) >= 0)) {
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
    byte[] letters = letters(text);
    int from = 0;
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] == '/') {
        if (!isId(letters, from, i)) {
          return false;
        }
        from = i + 1;
      }
    }
    return isId(letters, from, letters.length);
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
}
