package org.privacynotice.ledger;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hash of a record, worked out on the exact bytes of its line: SHA-256 over a zero byte, the
 * hash of the record before, and the line up to its {@code hash} member. It is the link to the
 * record before and the record's leaf in the tree. For use by one thread at a time.
 */
public final class RecordHash {

  /** How many bytes a hash has. */
  public static final int BYTES = 32;

  /** How many characters it has on a line: base64url without padding. */
  public static final int CHARACTERS = 43;

  /** How many bytes of a line, without its line feed, are its {@code hash} member and the end. */
  public static final int MEMBER = ",\"hash\":\"\"}".length() + CHARACTERS;

  private static final byte[] BEFORE = ascii(",\"hash\":\"");
  private static final byte[] AFTER = ascii("\"}");
  private static final byte[] ALPHABET =
      ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  private static final byte[] VALUES = values();

  private final MessageDigest sha256 = sha256();
  private final byte[] leaf = new byte[1 + BYTES];
  private final byte[] node = new byte[1 + 2 * BYTES];

  /** Makes ready to hash. */
  public RecordHash() {
    node[0] = 1;
  }

  /**
   * Hashes a record.
   *
   * @param before holds the hash of the record before; 32 zero bytes before the first
   * @param beforeAt where that begins
   * @param line holds the line
   * @param from where the line begins
   * @param to where its {@code hash} member begins, with the comma
   * @param into takes the hash; may be where {@code before} stands
   * @param at where the hash begins
   */
  public void record(
      byte[] before, int beforeAt, byte[] line, int from, int to, byte[] into, int at) {
    System.arraycopy(before, beforeAt, leaf, 1, BYTES);
    sha256.update(leaf);
    sha256.update(line, from, to - from);
    digest(into, at);
  }

  /** Hashes two neighbours of the tree, each 32 bytes, to the node above them. */
  void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] into, int at) {
    System.arraycopy(left, leftAt, node, 1, BYTES);
    System.arraycopy(right, rightAt, node, 1 + BYTES, BYTES);
    sha256.update(node);
    digest(into, at);
  }

  private void digest(byte[] into, int at) {
    try {
      sha256.digest(into, at, BYTES);
    } catch (DigestException noRoom) {
      throw new IndexOutOfBoundsException(noRoom.getMessage());
    }
  }

  /**
   * Reads the {@code hash} member at the end of a line.
   *
   * @param line holds the line
   * @param from where it begins
   * @param to where it ends, without its line feed
   * @param into takes the hash
   * @param at where the hash begins
   * @return where the member begins, with its comma; -1 when the line does not end with one,
   *     written in the one way that it may be
   */
  public static int member(byte[] line, int from, int to, byte[] into, int at) {
    int start = to - MEMBER;
    int text = start + BEFORE.length;
    return start >= from
            && matches(BEFORE, line, start)
            && matches(AFTER, line, to - AFTER.length)
            && decode(line, text, into, at)
        ? start
        : -1;
  }

  private static boolean matches(byte[] expected, byte[] line, int from) {
    for (int i = 0; i < expected.length; i++) {
      if (line[from + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether these are 43 characters of a hash; what does not end in two zero bits is none. */
  private static boolean decode(byte[] line, int from, byte[] into, int at) {
    int bad = 0;
    int to = at;
    for (int i = from; i < from + CHARACTERS - 3; i += 4) {
      int a = VALUES[line[i] & 0xFF];
      int b = VALUES[line[i + 1] & 0xFF];
      int c = VALUES[line[i + 2] & 0xFF];
      int d = VALUES[line[i + 3] & 0xFF];
      bad |= a | b | c | d;
      int bits = a << 18 | b << 12 | c << 6 | d;
      into[to++] = (byte) (bits >> 16);
      into[to++] = (byte) (bits >> 8);
      into[to++] = (byte) bits;
    }
    int last = from + CHARACTERS - 3;
    int a = VALUES[line[last] & 0xFF];
    int b = VALUES[line[last + 1] & 0xFF];
    int c = VALUES[line[last + 2] & 0xFF];
    int bits = a << 12 | b << 6 | c;
    into[to] = (byte) (bits >> 10);
    into[to + 1] = (byte) (bits >> 2);
    return (bad | a | b | c) >= 0 && (bits & 3) == 0;
  }

  /** The hash as it stands on a line. */
  public static String text(byte[] hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /**
   * The hash that stands on a line.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static byte[] parse(String text) {
    byte[] hash = new byte[BYTES];
    if (text.length() != CHARACTERS || !decode(ascii(text), 0, hash, 0)) {
      throw new IllegalArgumentException(
          "a hash is 32 bytes, written as 43 characters of base64url");
    }
    return hash;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (byte value = 0; value < ALPHABET.length; value++) {
      values[ALPHABET[value]] = value;
    }
    return values;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A new SHA-256, which every Java platform has. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
