package org.privacynotice.log;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a log names people, cases and references: by keyed pseudonyms, or not at all. */
public final class Pseudonyms {

  private static final Pseudonyms NONE = new Pseudonyms(null, "none");

  private final @Nullable Supplier<PseudonymKey> key; // none: nothing is named
  private final String shown;

  private Pseudonyms(@Nullable Supplier<PseudonymKey> key, String shown) {
    this.key = key;
    this.shown = shown;
  }

  /** Leaves people and cases out of the log. */
  public static Pseudonyms none() {
    return NONE;
  }

  /**
   * Names people and cases by one key.
   *
   * @param keyId the key's id, which stands before each pseudonym
   * @param key the secret, at least 16 bytes
   * @throws IllegalArgumentException when the id is none or the key is too short
   */
  public static Pseudonyms keyed(String keyId, byte[] key) {
    PseudonymKey only = PseudonymKey.of(keyId, key);
    return new Pseudonyms(() -> only, keyId);
  }

  /**
   * Names people and cases by the key of the day on which a record is made.
   *
   * @param current gives that key; asked for each pseudonym, by many threads at once; when it
   *     throws, the record is not made, and so there is no answer
   */
  public static Pseudonyms changing(Supplier<PseudonymKey> current) {
    return new Pseudonyms(current, "changing");
  }

  /** The pseudonym of a reference; empty where nothing is to be named. */
  Optional<String> of(String kind, String reference) {
    return key == null ? Optional.empty() : Optional.of(key.get().pseudonym(kind, reference));
  }

  @Override
  public String toString() {
    return "Pseudonyms[" + shown + "]";
  }
}
