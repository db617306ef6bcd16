package org.privacynotice.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until the test moves it. Safe for use by many threads; a clock in
 * another zone is moved along.
 */
public final class TestClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * A clock.
   *
   * @param now the time that it shows
   * @param zone where its days begin and end
   */
  public TestClock(Instant now, ZoneId zone) {
    this(new AtomicReference<>(now), zone);
  }

  /** Shows this time from now on. */
  public void set(Instant now) {
    this.now.set(now);
  }

  /** Shows the beginning of this day from now on. */
  public void set(LocalDate day) {
    set(day.atStartOfDay(zone).toInstant());
  }

  /** Goes on by this much; back, where it is negative. */
  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  /** Goes on by this much of the calendar, to the same time of day. */
  public void advance(Period by) {
    now.updateAndGet(before -> before.atZone(zone).plus(by).toInstant());
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public TestClock withZone(ZoneId other) {
    return new TestClock(now, other);
  }

  @Override
  public String toString() {
    return "TestClock[" + instant() + ", " + zone + "]";
  }
}
