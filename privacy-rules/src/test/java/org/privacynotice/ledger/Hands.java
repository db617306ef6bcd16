package org.privacynotice.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test turns. */
final class Hands extends Clock {

  private volatile Instant now;

  Hands(String now) {
    this.now = Instant.parse(now);
  }

  void turn(String to) {
    now = Instant.parse(to);
  }

  void turn(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant instant() {
    return now;
  }
}
