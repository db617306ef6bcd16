package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TestClockTest {

  private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");

  private final TestClock clock = new TestClock(NOON, ZoneId.of("Europe/London"));

  @Test
  void clock_thatNobodyMoves_standsStill() {
    assertThat(clock.instant()).isEqualTo(NOON).isEqualTo(clock.instant());
  }

  @Test
  void set_toADay_showsItsBeginningInTheZone() {
    clock.set(LocalDate.of(2026, 7, 1));
    assertThat(clock.instant()).isEqualTo("2026-06-30T23:00:00Z");
  }

  @Test
  void advance_byADurationOrByTheCalendar_goesOn() {
    clock.advance(Period.ofDays(1)); // the clocks go forward in between
    assertThat(clock.instant()).isEqualTo("2026-03-29T11:00:00Z");
    clock.advance(Duration.ofDays(1));
    assertThat(clock.instant()).isEqualTo("2026-03-30T11:00:00Z");
  }

  @Test
  void clockInAnotherZone_isMovedAlong() {
    TestClock utc = clock.withZone(ZoneOffset.UTC);
    utc.set(LocalDate.of(2026, 7, 1));
    assertThat(clock.instant()).isEqualTo("2026-07-01T00:00:00Z");
  }
}
