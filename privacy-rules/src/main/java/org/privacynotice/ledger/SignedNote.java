package org.privacynotice.ledger;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures below it, in the form of C2SP {@code signed-note}: the text, which ends
 * with a line feed, an empty line, and a line for each signature. What it says counts only when a
 * key that is trusted has signed it.
 */
public final class SignedNote {

  /** The longest note that is read, in bytes: more than a log's signature and 16 of witnesses. */
  public static final int MAX_BYTES = 128 * 1024;

  /** The most signatures that are read. */
  private static final int MAX_SIGNATURES = 32;

  private static final String DASH = "\u2014 ";

  private final String text;
  private final ImmutableList<Line> lines;

  private SignedNote(String text, ImmutableList<Line> lines) {
    this.text = text;
    this.lines = lines;
  }

  /** Whether a key has signed a note. */
  public enum Standing {
    /** It has. */
    SIGNED,
    /** A signature gives itself out as this key's and is not: nothing in the note counts. */
    FORGED,
    /** No signature gives itself out as this key's. */
    UNSIGNED
  }

  /**
   * A line below the text.
   *
   * @param name the key's name
   * @param signature the key's id and the signature, in base64
   */
  private record Line(String name, String signature) {

    boolean isOf(VerifyingKey key) {
      return name.equals(key.name())
          && Arrays.equals(
              key.idBytes(), 0, VerifyingKey.ID_BYTES, bytes(), 0, VerifyingKey.ID_BYTES);
    }

    boolean isGood(String text, VerifyingKey key) {
      byte[] all = bytes();
      return key.verifies(
          text.getBytes(StandardCharsets.UTF_8),
          Arrays.copyOfRange(all, VerifyingKey.ID_BYTES, all.length));
    }

    private byte[] bytes() {
      return Base64.getDecoder().decode(signature);
    }

    @Override
    public String toString() {
      return DASH + name + " " + signature + "\n";
    }
  }

  /**
   * Signs a text.
   *
   * @param text the text, lines that each end with a line feed
   * @throws IllegalArgumentException when it is not such a text
   */
  static SignedNote sign(String text, SigningKey key) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!text.endsWith("\n") || hasControls(text)) {
      throw new IllegalArgumentException(
          "a note is lines that each end with a line feed, without other control characters");
    }
    byte[] signature = Bytes.concat(key.verifyingKey().idBytes(), key.sign(bytes));
    return new SignedNote(
        text,
        ImmutableList.of(
            new Line(key.verifyingKey().name(), Base64.getEncoder().encodeToString(signature))));
  }

  /**
   * Reads a note.
   *
   * @param bytes all of it
   * @throws IllegalArgumentException when it is none, or has more than {@value #MAX_BYTES} bytes or
   *     32 signatures; the message repeats nothing of it
   */
  public static SignedNote parse(byte[] bytes) {
    require(bytes.length <= MAX_BYTES, "is longer than " + MAX_BYTES + " bytes");
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException noText) {
      throw new IllegalArgumentException("the note is not UTF-8", noText);
    }
  }

  private static SignedNote parse(String note) {
    int empty = note.lastIndexOf("\n\n");
    require(empty > 0, "has no empty line between text and signatures");
    require(!hasControls(note), "holds control characters");
    require(note.endsWith("\n"), "does not end with a line feed");
    List<String> below =
        Splitter.on('\n')
            .splitToList(note.substring(empty + 2, Math.max(empty + 2, note.length() - 1)));
    require(below.size() <= MAX_SIGNATURES, "has more than " + MAX_SIGNATURES + " signatures");
    return new SignedNote(
        note.substring(0, empty + 1),
        below.stream().map(SignedNote::line).collect(ImmutableList.toImmutableList()));
  }

  private static Line line(String line) {
    require(line.startsWith(DASH), "has a signature that does not begin with a dash and a space");
    List<String> parts = Splitter.on(' ').limit(3).splitToList(line);
    require(
        parts.size() == 3
            && VerifyingKey.isName(parts.get(1))
            && VerifyingKey.base64(parts.get(2))
                .filter(signature -> signature.length > VerifyingKey.ID_BYTES)
                .isPresent(),
        "has a signature that is not a key's name and base64");
    return new Line(parts.get(1), parts.get(2));
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' && c != '\n');
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException("the note " + complaint);
    }
  }

  /** The text that is signed, with its last line feed. */
  public String text() {
    return text;
  }

  /** Whether a key has signed it. Signatures of other keys are passed over. */
  public Standing standing(VerifyingKey key) {
    List<Line> its = lines.stream().filter(line -> line.isOf(key)).toList();
    if (its.isEmpty()) {
      return Standing.UNSIGNED;
    }
    return its.stream().allMatch(line -> line.isGood(text, key))
        ? Standing.SIGNED
        : Standing.FORGED;
  }

  /** The whole note, as it is read. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    lines.forEach(note::append);
    return note.toString();
  }
}
