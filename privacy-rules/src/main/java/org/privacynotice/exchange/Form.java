package org.privacynotice.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;

/**
 * A line taken apart: what differs from case to case, and its frame, which is all else. Lines with
 * the same frame have the same keys and values but for these texts, as long as they are right;
 * their forms are equal.
 */
final class Form {

  /** How many ways there are for a line to end. */
  static final int ENDS = 4;

  /** Longer lines are not what services ask over and over. */
  private static final int MOST_BYTES = 1024;

  /** Nor are lines with more of what differs. */
  private static final int MOST_TEXTS = 8;

  private static final int[] NO_KEYS = {};

  private final Blanks blanks;
  private final byte[] line;
  private final int[] ends; // of the frame's first piece, the first text, the second piece, ...
  private final int[] keys; // of the texts, by their places among the blanks; a guess has none
  private final int count; // of the texts
  private final int from; // where the first piece begins
  private final int hash;

  private Form(Blanks blanks, byte[] line, int from, int[] ends, int[] keys, int count) {
    this.blanks = blanks;
    this.line = line;
    this.ends = ends;
    this.keys = keys;
    this.count = count;
    this.from = from;
    CRC32 hash = new CRC32();
    for (int piece = 0; piece <= count; piece++) {
      hash.update(line, begin(piece), length(piece));
    }
    this.hash = (int) hash.getValue();
  }

  /**
   * The form of a line of ASCII without escapes, in which no such key stands twice; null for
   * others. Whether it is JSON does not matter: of what is not, nothing is ever learnt.
   */
  static @Nullable Form of(byte[] line, int from, int length, Blanks blanks) {
    if (length > MOST_BYTES) {
      return null;
    }
    int[] ends = new int[2 * MOST_TEXTS + 2];
    int[] keys = new int[MOST_TEXTS];
    int count = 0;
    int key = Blanks.NONE; // that stands before
    int end = from + length;
    for (int i = from; i < end; i++) {
      byte b = line[i];
      if (b == '"') {
        int begun = i + 1;
        i = quotes(line, begun, end);
        if (i < 0) {
          return null;
        }
        if (key == Blanks.NONE) {
          key = blanks.place(line, begun, i);
        } else if (count == MOST_TEXTS || find(key, keys, count) >= 0) {
          return null;
        } else {
          ends[2 * count] = begun;
          ends[2 * count + 1] = i;
          keys[count++] = key;
          key = Blanks.NONE;
        }
      } else if (isSpecial(b)) {
        return null;
      } else if (b != ' ' && b != ':') {
        key = Blanks.NONE;
      }
    }
    ends[2 * count] = end;
    return new Form(blanks, line, from, ends, keys, count);
  }

  /** How a line ends, roughly: with a text or otherwise; a number below {@link #ENDS}. */
  static int end(byte[] line, int from, int length) {
    return length < 2 ? 0 : line[from + length - 2] & (ENDS - 1);
  }

  /** How its line ends. */
  int end() {
    return end(line, from, ends[2 * count] - from);
  }

  /** Whether others can be cut as it is. */
  boolean isGuessable() {
    return count == 2;
  }

  /**
   * The form that a line has if it is cut where another is, at a text near its beginning and one
   * near its end; null where that cannot be. What lies between is not looked at, nor the keys: it
   * is what it seems only if a form of {@link #of} is equal to it.
   */
  static @Nullable Form guessed(byte[] line, int from, int length, Form other) {
    int end = from + length;
    int first = from + other.length(0);
    int last = end - other.length(other.count);
    if (!other.isGuessable() || length > MOST_BYTES || first >= last) {
      return null;
    }
    int firstEnd = quotes(line, first, last);
    if (firstEnd < 0) {
      return null;
    }
    int lastBegin = last;
    while (lastBegin > firstEnd && line[lastBegin - 1] != '"') {
      lastBegin--;
    }
    if (quotes(line, lastBegin, end) != last) {
      return null;
    }
    int[] ends = {first, firstEnd, lastBegin, last, end};
    return new Form(other.blanks, line, from, ends, NO_KEYS, other.count);
  }

  /** Where the quotation marks are that end a string; negative if it is not such a line. */
  private static int quotes(byte[] line, int from, int end) {
    for (int i = from; i < end; i++) {
      byte b = line[i];
      if (b == '"') {
        return i;
      }
      if (isSpecial(b)) {
        return -1;
      }
    }
    return -1;
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

  private int begin(int piece) {
    return piece == 0 ? from : ends[2 * piece - 1];
  }

  private int length(int piece) {
    return ends[2 * piece] - begin(piece);
  }

  private String text(int place) {
    int begin = ends[2 * place];
    return new String(line, begin, ends[2 * place + 1] - begin, StandardCharsets.ISO_8859_1);
  }

  /** One with the same frame and no texts, which holds on to no line. */
  Form bare() {
    byte[] pieces = new byte[ends[2 * count] - from];
    int[] bare = new int[ends.length];
    int end = 0;
    for (int piece = 0; piece <= count; piece++) {
      System.arraycopy(line, begin(piece), pieces, end, length(piece));
      end += length(piece);
      bare[2 * piece] = end;
      bare[2 * piece + 1] = end;
    }
    return new Form(blanks, Arrays.copyOf(pieces, end), 0, bare, keys, count);
  }

  /**
   * The action on this line; null when one of its texts cannot be what it stands for.
   *
   * @param other one on a line with the same frame
   * @param equal the form of that line, which knows the keys
   */
  @Nullable DataAction like(DataAction other, Form equal) {
    DataAction.Builder<?, ?> like = other.again();
    try {
      for (int place = 0; place < count; place++) {
        put(equal.keys[place], place, like);
      }
      return like.build();
    } catch (DateTimeException | IllegalArgumentException wrong) {
      return null;
    }
  }

  private void put(int key, int place, DataAction.Builder<?, ?> to) {
    switch (key) {
      case Blanks.REF -> to.ref(text(place));
      case Blanks.SUBJECT -> to.subject(text(place));
      case Blanks.AT -> to.at(Instants.parse(line, ends[2 * place], ends[2 * place + 1]));
      default -> to.restated(blanks.key(key), text(place));
    }
  }

  /**
   * Whether its texts are all that the action on this line says of its case alone, each where
   * {@link #like} puts it: behind such a key something else may stand.
   */
  boolean isWholeOf(DataAction action) {
    DataAction made = like(action.gist(), this);
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

  /** Whether they have the same frame. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Form form
        && form.hash == hash
        && form.count == count
        && hasPiecesOf(form);
  }

  private boolean hasPiecesOf(Form other) {
    for (int piece = 0; piece <= count; piece++) {
      int begin = begin(piece);
      int its = other.begin(piece);
      if (!Arrays.equals(line, begin, ends[2 * piece], other.line, its, other.ends[2 * piece])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
