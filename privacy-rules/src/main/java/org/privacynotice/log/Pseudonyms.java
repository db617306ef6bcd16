package org.privacynotice.log;

import com.google.common.base.Preconditions;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.privacynotice.vocabulary.Identifier;

/**
 * How a log names people, cases and references: by keyed pseudonyms, or not at all.
 *
 * <p>A pseudonym is the key's id, a colon, and the first 128 bits of HMAC-SHA-256 over the kind of
 * thing and its reference, in base64url. Who has the key can find a person's records; when it is
 * destroyed, nobody can.
 */
public final class Pseudonyms {

  private static final int LEAST_KEY_BYTES = 16;
  private static final int BYTES_KEPT = 16;

  private final Optional<HashFunction> hmac;
  private final String keyId;

  private Pseudonyms(Optional<HashFunction> hmac, String keyId) {
    this.hmac = hmac;
    this.keyId = keyId;
  }

  /** Leaves people and cases out of the log. */
  public static Pseudonyms none() {
    return new Pseudonyms(Optional.empty(), "");
  }

  /**
   * Names people and cases by a key.
   *
   * @param keyId the key's id, which stands before each pseudonym
   * @param key the secret, at least 16 bytes
   * @throws IllegalArgumentException when the id is none or the key is too short
   */
  public static Pseudonyms keyed(String keyId, byte[] key) {
    Identifier.requireId("key", keyId);
    Preconditions.checkArgument(
        key.length >= LEAST_KEY_BYTES, "a key has at least %s bytes", LEAST_KEY_BYTES);
    return new Pseudonyms(Optional.of(Hashing.hmacSha256(key.clone())), keyId);
  }

  /** The pseudonym of a reference; empty where nothing is to be named. */
  Optional<String> of(String kind, String reference) {
    return hmac.map(
        function -> {
          byte[] all =
              function.hashString(kind + "\0" + reference, StandardCharsets.UTF_8).asBytes();
          byte[] kept = Arrays.copyOf(all, BYTES_KEPT);
          return keyId + ":" + BaseEncoding.base64Url().omitPadding().encode(kept);
        });
  }

  @Override
  public String toString() {
    return hmac.isPresent() ? "Pseudonyms[" + keyId + "]" : "Pseudonyms[none]";
  }
}
