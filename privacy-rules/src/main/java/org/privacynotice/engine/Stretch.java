package org.privacynotice.engine;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days from one on that have the same in force; what that is, is worked out when it is first
 * asked for.
 */
final class Stretch {

  private static final long DAY = 86_400;
  private static final long MOST_OFFSET = 18 * 3_600; // between any zone and UTC

  private final Version version;
  private final LocalDate first;
  private final long firstSecond; // in UTC
  private volatile @Nullable Regime regime;

  /**
   * A stretch.
   *
   * @param version what is in force then
   * @param first its first day
   */
  Stretch(Version version, LocalDate first) {
    this.version = version;
    this.first = first;
    this.firstSecond = first.toEpochDay() * DAY;
  }

  /** Whether its first day has come. The zone is only asked where it makes a difference. */
  boolean hasBegun(Instant at) {
    long since = at.getEpochSecond() - firstSecond;
    return since >= MOST_OFFSET || (since >= -MOST_OFFSET && !version.dayOf(at).isBefore(first));
  }

  /** What is in force, worked out once for all threads. */
  Regime regime() {
    Regime known = regime;
    return known == null ? workedOut() : known;
  }

  private synchronized Regime workedOut() {
    Regime known = regime;
    if (known == null) {
      known = new Regime(version, first);
      regime = known;
    }
    return known;
  }
}
