package org.privacynotice.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a log records of itself beside decisions.
 *
 * @param type the record's type: {@code checkpoint}, {@code key}, {@code prune}
 * @param members the record's own members, as JSON without braces
 */
record Entry(String type, String members) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  /** A checkpoint was signed. */
  static Entry checkpoint(Checkpoint checkpoint, VerifyingKey key) {
    return new Entry(
        "checkpoint",
        "\"size\":"
            + checkpoint.size()
            + member("root", checkpoint.rootText())
            + member("key", key.name()));
  }

  /** A key of pseudonyms begins to be used, by this writer at least. */
  static Entry begun(String keyId) {
    return key("pseudonyms", keyId, "begun", Optional.empty(), OptionalLong.empty());
  }

  /** A key of pseudonyms is no longer used. */
  static Entry ended(String keyId) {
    return key("pseudonyms", keyId, "ended", Optional.empty(), OptionalLong.empty());
  }

  /** A key of pseudonyms was destroyed, with the number of records that hold its pseudonyms. */
  static Entry destroyed(String keyId, long erased) {
    return key("pseudonyms", keyId, "destroyed", Optional.empty(), OptionalLong.of(erased));
  }

  /** A key begins to sign checkpoints. */
  static Entry begun(VerifyingKey key) {
    return key("checkpoints", key.id(), "begun", Optional.of(key.toString()), OptionalLong.empty());
  }

  private static Entry key(
      String use, String id, String event, Optional<String> shown, OptionalLong erased) {
    return new Entry(
        "key",
        member("use", use).substring(1)
            + member("id", id)
            + member("event", event)
            + shown.map(text -> member("public", text)).orElse("")
            + (erased.isPresent() ? ",\"erased\":" + erased.getAsLong() : ""));
  }

  /** An instant as it stands on a line: with three decimals. */
  static String millis(Instant at) {
    return MILLIS.format(at.atOffset(ZoneOffset.UTC));
  }

  /** A comma and a member. Ids, hashes, keys and instants are without what JSON would escape. */
  static String member(String name, String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\')) {
      throw new IllegalArgumentException(name + " cannot stand in a log as it is");
    }
    return ",\"" + name + "\":\"" + text + "\"";
  }
}
