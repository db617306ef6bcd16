package org.privacynotice.log;

import com.google.common.base.Preconditions;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.privacynotice.vocabulary.Identifier;

/**
 * A secret that turns references into pseudonyms. A pseudonym is the key's id, a colon, and the
 * first 128 bits of HMAC-SHA-256 over the kind of thing, a zero byte and its reference, in
 * base64url. Who has the key can find a person's records; when it is destroyed, nobody can.
 */
public final class PseudonymKey {

  private static final int LEAST_BYTES = 16;
  private static final int BYTES_KEPT = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String id;
  private final HashFunction hmac;

  private PseudonymKey(String id, HashFunction hmac) {
    this.id = id;
    this.hmac = hmac;
  }

  /**
   * A key.
   *
   * @param id the key's id, which stands before each pseudonym
   * @param secret at least 16 bytes
   * @throws IllegalArgumentException when the id is none or the secret is too short
   */
  public static PseudonymKey of(String id, byte[] secret) {
    Identifier.requireId("key", id);
    Preconditions.checkArgument(
        secret.length >= LEAST_BYTES, "a key has at least %s bytes", LEAST_BYTES);
    return new PseudonymKey(id, Hashing.hmacSha256(secret.clone()));
  }

  /** The key's id. */
  public String id() {
    return id;
  }

  /**
   * The pseudonym of a reference.
   *
   * @param kind what it names: {@code subject}, {@code ref} or a fact's id
   * @param reference what a caller gave
   */
  public String pseudonym(String kind, String reference) {
    byte[] message = (kind + "\0" + reference).getBytes(StandardCharsets.UTF_8);
    byte[] kept = Arrays.copyOf(hmac.hashBytes(message).asBytes(), BYTES_KEPT);
    return id + ":" + BASE64.encodeToString(kept);
  }

  /** The key's id, and nothing of the secret. */
  @Override
  public String toString() {
    return "PseudonymKey[" + id + "]";
  }
}
