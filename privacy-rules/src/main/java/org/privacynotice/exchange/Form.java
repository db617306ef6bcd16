package org.privacynotice.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;

/**
 * A line taken apart: what differs from case to case, and its frame, which is all else. Lines with
 * the same frame have the same keys and values but for these texts, as long as they are right.
 *
 * @param frame the line without the texts
 * @param ref what stands behind a key {@code ref}
 * @param subject what stands behind a key {@code subject}
 * @param at what stands behind a key {@code at}
 */
record Form(String frame, @Nullable String ref, @Nullable String subject, @Nullable String at) {

  private static final byte[][] KEYS = {key("ref"), key("subject"), key("at")};
  private static final int NONE = -1;

  /** Longer lines are not what services ask over and over. */
  private static final int MOST_BYTES = 1024;

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The form of a line of ASCII without escapes, in which no such key stands twice; empty for
   * others. Whether it is JSON does not matter: of what is not, nothing is ever learnt.
   */
  static Optional<Form> of(byte[] line, int from, int length) {
    if (length > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] frame = new byte[length];
    @Nullable String[] texts = new String[KEYS.length];
    int framed = 0;
    int key = NONE; // that stands before
    int begun = from; // the text
    boolean isText = false;
    boolean isCut = false;
    for (int i = from; i < from + length; i++) {
      byte b = line[i];
      if (b < ' ' || b == '\\') {
        return Optional.empty();
      }
      if (b == '"') {
        if (!isText) {
          begun = i + 1;
          isCut = key != NONE;
        } else if (!isCut) {
          key = key(line, begun, i);
        } else if (texts[key] == null) {
          texts[key] = new String(line, begun, i - begun, StandardCharsets.US_ASCII);
          isCut = false;
          key = NONE;
        } else {
          return Optional.empty();
        }
        isText = !isText;
      } else if (!isText && b != ' ' && b != ':') {
        key = NONE;
      }
      if (!isCut || b == '"') {
        frame[framed++] = b;
      }
    }
    return Optional.of(
        new Form(
            new String(frame, 0, framed, StandardCharsets.US_ASCII), texts[0], texts[1], texts[2]));
  }

  private static int key(byte[] line, int from, int to) {
    for (int key = 0; key < KEYS.length; key++) {
      if (Arrays.equals(line, from, to, KEYS[key], 0, KEYS[key].length)) {
        return key;
      }
    }
    return NONE;
  }

  /**
   * Whether the texts are the reference, subject and time of the action on this line, and not
   * something else that stands behind such a key: if the action has each, it is that one.
   */
  boolean isOf(DataAction action) {
    return action.ref().isPresent() == (ref != null)
        && action.subject().isPresent() == (subject != null)
        && action.at().isPresent() == (at != null);
  }

  /**
   * The action on this line.
   *
   * @param other one on a line with the same frame
   * @throws java.time.DateTimeException when its time is none
   * @throws IllegalArgumentException when another of its texts cannot be
   */
  DataAction like(DataAction other) {
    return other.again(at == null ? null : Instants.parse(at), subject, ref);
  }
}
