package org.privacynotice.ledger;

import com.google.common.base.Splitter;
import com.google.common.io.BaseEncoding;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The secret half of a key that signs checkpoints. It lies in a file that only its owner can read,
 * of two lines: {@code PRIVATE+KEY+NAME+ID+SECRET}, as the tools for signed notes write it, and the
 * public key. Nothing but that file ever shows it.
 */
public final class SigningKey {

  private static final String PRIVATE = "PRIVATE+KEY+";
  private static final int SECRET_BYTES = 32;
  private static final int MAX_FILE = 1024;

  /** What stands before the 32 bytes in PKCS #8's form of an Ed25519 key. */
  private static final byte[] PKCS8 =
      BaseEncoding.base16().decode("302E020100300506032B657004220420");

  private final PrivateKey key;
  private final VerifyingKey verifyingKey;

  private SigningKey(PrivateKey key, VerifyingKey verifyingKey) {
    this.key = key;
    this.verifyingKey = verifyingKey;
  }

  /**
   * Makes a key.
   *
   * @param name its name, which is to be the log's too: {@code council.example/contact-centre}
   * @throws IllegalArgumentException when it is no name
   */
  public static SigningKey generate(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), VerifyingKey.of(name, pair.getPublic()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java cannot make Ed25519 keys", impossible);
    }
  }

  /**
   * Reads a key's file.
   *
   * @throws IllegalArgumentException when it holds no key
   * @throws UncheckedIOException when it cannot be read, or others than its owner can read it
   */
  public static SigningKey read(Path file) {
    byte[] bytes = SecretFile.read(file, MAX_FILE);
    try {
      return parse(new String(bytes, StandardCharsets.ISO_8859_1))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      file
                          + " does not hold a key that signs checkpoints; make one with"
                          + " `privacy log keys new`, or put the file back from its copy"));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Optional<SigningKey> parse(String text) {
    List<String> lines = Splitter.on('\n').limit(4).splitToList(text);
    if (lines.size() != 3 || !lines.get(2).isEmpty() || !lines.get(0).startsWith(PRIVATE)) {
      return Optional.empty();
    }
    try {
      VerifyingKey verifyingKey = VerifyingKey.parse(lines.get(1));
      String before = PRIVATE + verifyingKey.name() + "+" + verifyingKey.id() + "+";
      return lines.get(0).startsWith(before)
          ? VerifyingKey.base64(lines.get(0).substring(before.length()))
              .filter(typed -> typed.length == 1 + SECRET_BYTES && typed[0] == VerifyingKey.ED25519)
              .map(typed -> new SigningKey(secret(typed), verifyingKey))
              .filter(SigningKey::isOneKey)
          : Optional.empty();
    } catch (IllegalArgumentException noPublicKey) {
      return Optional.empty();
    }
  }

  private static PrivateKey secret(byte[] typed) {
    byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + SECRET_BYTES);
    System.arraycopy(typed, 1, encoded, PKCS8.length, SECRET_BYTES);
    try {
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java cannot read Ed25519 keys", impossible);
    } finally {
      Arrays.fill(encoded, (byte) 0);
      Arrays.fill(typed, (byte) 0);
    }
  }

  /** Whether the two halves belong together. */
  private boolean isOneKey() {
    byte[] probe = {0};
    return verifyingKey.verifies(probe, sign(probe));
  }

  /**
   * Writes the key to a new file that only its owner can read.
   *
   * @throws UncheckedIOException when there is such a file already, others than the owner can look
   *     into its directory, or it cannot be written
   */
  public void write(Path file) {
    byte[] bytes = bytes();
    try {
      SecretFile.create(file, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Puts a new key of the same name in the place of the one in a file.
   *
   * @return the new key
   * @throws IllegalArgumentException when the file holds no key
   * @throws UncheckedIOException when it cannot be read or written
   */
  public static SigningKey rotate(Path file) {
    SigningKey next = generate(read(file).verifyingKey().name());
    byte[] bytes = next.bytes();
    try {
      SecretFile.replace(file, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    return next;
  }

  private byte[] bytes() {
    byte[] encoded = key.getEncoded();
    byte[] secret = Arrays.copyOfRange(encoded, PKCS8.length, PKCS8.length + SECRET_BYTES);
    String head = PRIVATE + verifyingKey.name() + "+" + verifyingKey.id() + "+";
    String text = head + VerifyingKey.typed(secret) + "\n" + verifyingKey + "\n";
    Arrays.fill(encoded, (byte) 0);
    Arrays.fill(secret, (byte) 0);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The public half. */
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  /** The signature over these bytes: 64 bytes. */
  byte[] sign(byte[] text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(text);
      return signer.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java cannot sign with Ed25519", impossible);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + verifyingKey + "]";
  }
}
