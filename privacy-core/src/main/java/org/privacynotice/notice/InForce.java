package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which something is in force, in the notice's zone: from 00:00 of the first through
 * the whole of the last.
 *
 * @param from the first day; empty for since ever
 * @param to the last day; empty for until further notice
 */
public record InForce(Optional<LocalDate> from, Optional<LocalDate> to) {

  /** In force on every day. */
  public static final InForce ALWAYS = new InForce(Optional.empty(), Optional.empty());

  /** Checks the order. */
  public InForce {
    Preconditions.checkArgument(
        from.isEmpty() || to.isEmpty() || !to.get().isBefore(from.get()),
        "the last day in force is before the first");
  }

  /** In force from a day on. */
  public static InForce from(LocalDate day) {
    return new InForce(Optional.of(day), Optional.empty());
  }

  /** Whether the day is one of them. */
  public boolean contains(LocalDate day) {
    return (from.isEmpty() || !day.isBefore(from.get()))
        && (to.isEmpty() || !day.isAfter(to.get()));
  }

  /** Whether some day is in both. */
  public boolean overlaps(InForce other) {
    return startsBy(other.to) && other.startsBy(to);
  }

  private boolean startsBy(Optional<LocalDate> day) {
    return from.isEmpty() || day.isEmpty() || !from.get().isAfter(day.get());
  }
}
