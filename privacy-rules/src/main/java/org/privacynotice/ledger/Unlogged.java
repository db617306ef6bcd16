package org.privacynotice.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Decisions that were given without a record.
 *
 * @param count how many; there is nothing to tell while it is none
 * @param from when the first one was
 * @param to when the last one was
 */
record Unlogged(long count, Instant from, Instant to) {

  static final Unlogged NONE = new Unlogged(0, Instant.MAX, Instant.MIN);

  static Unlogged of(long count, Instant at) {
    Instant millis = at.truncatedTo(ChronoUnit.MILLIS);
    return new Unlogged(count, millis, millis);
  }

  boolean isNone() {
    return count == 0;
  }

  Unlogged plus(Unlogged more) {
    return new Unlogged(
        count + more.count,
        from.isBefore(more.from) ? from : more.from,
        to.isAfter(more.to) ? to : more.to);
  }

  /** The record that tells of them. */
  Chain.Line line(WhenUnavailable policy) {
    return Chain.Line.of(
        "unlogged",
        "\"policy\":\"%s\",\"count\":%d,\"from\":\"%s\",\"to\":\"%s\""
            .formatted(policy.id(), count, from, to));
  }
}
