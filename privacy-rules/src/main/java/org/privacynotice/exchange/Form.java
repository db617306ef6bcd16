package org.privacynotice.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;

/**
 * A line taken apart: what differs from case to case, and its frame, which is all else. Lines with
 * the same frame have the same keys and values but for these texts, as long as they are right.
 */
final class Form {

  /** Longer lines are not what services ask over and over. */
  private static final int MOST_BYTES = 1024;

  /** Nor are lines with more of what differs. */
  private static final int MOST_TEXTS = 8;

  private final Blanks blanks;
  private final String frame;
  private final int[] keys; // of the texts, by their places among the blanks
  private final String[] texts;
  private final int count;

  private Form(Blanks blanks, String frame, int[] keys, String[] texts, int count) {
    this.blanks = blanks;
    this.frame = frame;
    this.keys = keys;
    this.texts = texts;
    this.count = count;
  }

  /**
   * The form of a line of ASCII without escapes, in which no such key stands twice; null for
   * others. Whether it is JSON does not matter: of what is not, nothing is ever learnt.
   */
  static @Nullable Form of(byte[] line, int from, int length, Blanks blanks) {
    if (length > MOST_BYTES) {
      return null;
    }
    byte[] frame = new byte[length];
    int[] keys = new int[MOST_TEXTS];
    String[] texts = new String[MOST_TEXTS];
    int count = 0;
    int framed = 0;
    int key = Blanks.NONE; // that stands before
    int end = from + length;
    for (int i = from; i < end; i++) {
      byte b = line[i];
      if (b == '"') {
        frame[framed++] = b;
        int begun = framed;
        for (i++; i < end && line[i] != '"'; i++) {
          if (isSpecial(line[i])) {
            return null;
          }
          frame[framed++] = line[i];
        }
        if (i == end) {
          return null;
        }
        if (key == Blanks.NONE) {
          key = blanks.place(frame, begun, framed);
        } else if (count == MOST_TEXTS || find(key, keys, count) >= 0) {
          return null;
        } else {
          keys[count] = key;
          texts[count++] = new String(frame, begun, framed - begun, StandardCharsets.ISO_8859_1);
          framed = begun;
          key = Blanks.NONE;
        }
        frame[framed++] = '"';
      } else if (isSpecial(b)) {
        return null;
      } else {
        key = b == ' ' || b == ':' ? key : Blanks.NONE;
        frame[framed++] = b;
      }
    }
    String all = new String(frame, 0, framed, StandardCharsets.ISO_8859_1);
    return new Form(blanks, all, keys, texts, count);
  }

  /** Which of some keys it is; negative if none. */
  private static int find(int key, int[] keys, int count) {
    int place = count - 1;
    while (place >= 0 && keys[place] != key) {
      place--;
    }
    return place;
  }

  /** Whether a byte is no ASCII character, a control character, or begins an escape. */
  private static boolean isSpecial(byte b) {
    return b < ' ' || b == '\\';
  }

  /** The line without the texts. */
  String frame() {
    return frame;
  }

  /**
   * The action on this line; null when one of its texts cannot be what it stands for.
   *
   * @param other one on a line with the same frame
   */
  @Nullable DataAction like(DataAction other) {
    DataAction.Builder<?, ?> like = other.again();
    try {
      for (int place = 0; place < count; place++) {
        put(keys[place], texts[place], like);
      }
      return like.build();
    } catch (DateTimeException | IllegalArgumentException wrong) {
      return null;
    }
  }

  private void put(int key, String text, DataAction.Builder<?, ?> to) {
    switch (key) {
      case Blanks.REF -> to.ref(text);
      case Blanks.SUBJECT -> to.subject(text);
      case Blanks.AT -> to.at(Instants.parse(text));
      default -> to.restated(blanks.key(key), text);
    }
  }

  /**
   * Whether its texts are all that the action on this line says of its case alone, each where
   * {@link #like} puts it: behind such a key something else may stand.
   */
  boolean isWholeOf(DataAction action) {
    DataAction made = like(action.gist());
    return made != null && isSame(made, action);
  }

  private static boolean isSame(DataAction one, DataAction other) {
    boolean same =
        one.ref().equals(other.ref())
            && one.subject().equals(other.subject())
            && one.at().equals(other.at())
            && one.facts().equals(other.facts());
    for (String category : one.categories()) {
      same &= one.factsFor(category).equals(other.factsFor(category));
    }
    return same;
  }
}
