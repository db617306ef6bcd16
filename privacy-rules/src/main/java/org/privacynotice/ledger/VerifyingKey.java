package org.privacynotice.ledger;

import com.google.common.base.Splitter;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The public half of a key that signs checkpoints: an Ed25519 key with a name, written {@code
 * NAME+ID+KEY} as C2SP signed notes have it. It is no secret; who is to check a log must have it
 * from somewhere else than from that log.
 */
public final class VerifyingKey {

  /** The byte that says Ed25519, in key ids and before keys. */
  static final byte ED25519 = 1;

  /** How many bytes the key's id has in a signature. */
  static final int ID_BYTES = 4;

  private static final int KEY_BYTES = 32;
  private static final int MAX_NAME = 128;

  /** What stands before the 32 bytes in X.509's form of an Ed25519 key. */
  private static final byte[] X509 = BaseEncoding.base16().decode("302A300506032B6570032100");

  private final String name;
  private final byte[] id;
  private final byte[] bytes;
  private final PublicKey key;

  private VerifyingKey(String name, byte[] bytes, PublicKey key) {
    this.name = name;
    this.bytes = bytes;
    this.key = key;
    this.id = id(name, bytes);
  }

  /**
   * A key by its 32 bytes.
   *
   * @throws IllegalArgumentException when the name is none or the bytes are no key
   */
  static VerifyingKey of(String name, byte[] bytes) {
    requireName(name);
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
      System.arraycopy(bytes, 0, encoded, X509.length, KEY_BYTES);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return new VerifyingKey(name, bytes.clone(), key);
    } catch (GeneralSecurityException noKey) {
      throw new IllegalArgumentException("these are not the bytes of an Ed25519 key", noKey);
    }
  }

  /** The key that Java has of a pair. */
  static VerifyingKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    return of(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
  }

  /**
   * Reads a public key.
   *
   * @param text the key as {@code NAME+ID+KEY}
   * @throws IllegalArgumentException when it is none, or its id is that of another key
   */
  public static VerifyingKey parse(String text) {
    // The last part is base64, in which there may be more plus signs.
    List<String> parts = Splitter.on('+').limit(3).splitToList(text);
    Optional<byte[]> typed = parts.size() == 3 ? base64(parts.get(2)) : Optional.empty();
    if (typed.isEmpty() || typed.get().length != 1 + KEY_BYTES || typed.get()[0] != ED25519) {
      throw new IllegalArgumentException(
          "a public key is written as its name, eight hex digits and the Ed25519 key in base64,"
              + " with a plus sign between");
    }
    VerifyingKey key = of(parts.get(0), Arrays.copyOfRange(typed.get(), 1, 1 + KEY_BYTES));
    if (!key.id().equals(parts.get(1))) {
      throw new IllegalArgumentException(
          "the id in this public key is that of another key; copy the key again, in whole");
    }
    return key;
  }

  /** What base64 stands for, in the one way that it may be written. */
  static Optional<byte[]> base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Whether it may be the name of a key, which stands in notes and, unescaped, in the log. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && text.chars().allMatch(c -> "+\"\\".indexOf(c) < 0 && c > ' ' && c <= '~');
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a key's name is at most "
              + MAX_NAME
              + " printable ASCII characters without spaces, plus signs, quotation marks and"
              + " backslashes, such as"
              + " `council.example/contact-centre`");
    }
  }

  private static byte[] id(String name, byte[] key) {
    MessageDigest sha256 = RecordHash.sha256();
    sha256.update(name.getBytes(StandardCharsets.US_ASCII));
    sha256.update((byte) '\n');
    sha256.update(ED25519);
    return Arrays.copyOf(sha256.digest(key), ID_BYTES);
  }

  /** The key's name, which is the log's too: {@code council.example/contact-centre}. */
  public String name() {
    return name;
  }

  /** The key's id: eight hex digits, which hang on the name and the key. */
  public String id() {
    return BaseEncoding.base16().lowerCase().encode(id);
  }

  /** The id as it stands before a signature. */
  byte[] idBytes() {
    return id.clone();
  }

  /** Whether the signature is this key's over these bytes. */
  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException noSignature) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The key as {@link #parse} reads it. */
  @Override
  public String toString() {
    return name + "+" + id() + "+" + typed(bytes);
  }

  /** A key's 32 bytes in base64, with what kind of key it is. */
  static String typed(byte[] key) {
    byte[] typed = new byte[1 + key.length];
    typed[0] = ED25519;
    System.arraycopy(key, 0, typed, 1, key.length);
    String text = Base64.getEncoder().encodeToString(typed);
    Arrays.fill(typed, (byte) 0);
    return text;
  }
}
