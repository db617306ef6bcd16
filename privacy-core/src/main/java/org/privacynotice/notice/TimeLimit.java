package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Right;

/** How soon a request must be answered: a time limit of the law, or a notice's own promise. */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class TimeLimit implements Identified {

  /** The longest length of time, in days. */
  public static final int MAX_DAYS = 366;

  /** The longest length of time, in months. */
  public static final int MAX_MONTHS = 12;

  TimeLimit() {}

  /** Starts a time limit. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static TimeLimit of(
      String id,
      ImmutableSortedSet<Right> rights,
      Length within,
      Optional<Length> extension,
      boolean waits,
      ImmutableSortedSet<Right> pauses,
      boolean rolls,
      InForce inForce,
      String gloss,
      ImmutableList<Citation> sources) {
    return ImmutableTimeLimit.of(
        id, rights, within, extension, waits, pauses, rolls, inForce, gloss, sources);
  }

  /** The id: {@code one-month}. */
  @Override
  public abstract String id();

  /** The rights that it is for, at least one. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<Right> rights();

  /** How long. */
  public abstract Length within();

  /**
   * How much longer it may be made for a complex request or many of them, in the unit of {@link
   * #within()}; empty where it may not.
   */
  public abstract Optional<Length> extension();

  /**
   * Whether the clock starts only on the latest of three days: receipt, proof of identity where it
   * was asked for, and payment of a fee where one was. Otherwise it starts on receipt.
   */
  public abstract boolean waits();

  /**
   * The rights for which the days that a question to the person takes do not count; all among
   * {@link #rights()}.
   */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<Right> pauses();

  /** Whether an end on a weekend or a public holiday moves to the next working day. */
  public abstract boolean rolls();

  /** For requests received on these days. */
  public abstract InForce inForce();

  /** What it says, in one sentence of our own. */
  public abstract String gloss();

  /** Where it is written. */
  public abstract ImmutableList<Citation> sources();

  @Value.Check
  void check() {
    Identifier.requireId("time limit", id());
    Preconditions.checkArgument(!rights().isEmpty(), "time limit `%s` needs a right", id());
    checkLength("within", within());
    if (extension().isPresent()) {
      checkLength("extension", extension().get());
    }
    Preconditions.checkArgument(
        extension().isEmpty() || extension().get().unit() == within().unit(),
        "time limit `%s` counts its extension in another unit; write both in days or in months",
        id());
    for (Right paused : pauses()) {
      Preconditions.checkArgument(
          rights().contains(paused), "time limit `%s` pauses for a right that it is not for", id());
    }
    Preconditions.checkArgument(!sources().isEmpty(), "time limit `%s` needs a source", id());
    Preconditions.checkArgument(!gloss().isBlank(), "time limit `%s` needs a gloss", id());
  }

  private void checkLength(String name, Length length) {
    int most = length.unit() == Length.Unit.DAYS ? MAX_DAYS : MAX_MONTHS;
    Preconditions.checkArgument(
        length.amount() <= most,
        "time limit `%s`: `%s` is at most %s %s",
        id(),
        name,
        most,
        length.unit().id());
  }

  /**
   * A length of time: a number of days or a number of months, and never both.
   *
   * <p>Days are counted from the day after the start; months end on the same day of the month, or
   * on the last day of a month that has no such day.
   *
   * @param amount how many, at least one
   * @param unit what is counted
   */
  public record Length(int amount, Unit unit) {

    /** What a length of time is counted in. */
    public enum Unit {
      /** Days. */
      DAYS("days"),
      /** Months of the calendar. */
      MONTHS("months");

      private final String id;

      Unit(String id) {
        this.id = id;
      }

      /** The word in files. */
      public String id() {
        return id;
      }
    }

    /**
     * A length of time.
     *
     * @throws IllegalArgumentException when it is less than one day or one month
     */
    public Length {
      Preconditions.checkArgument(amount >= 1, "a length in %s is at least 1", unit.id);
    }

    /** So many days, at least one. */
    public static Length days(int amount) {
      return new Length(amount, Unit.DAYS);
    }

    /** So many months, at least one. */
    public static Length months(int amount) {
      return new Length(amount, Unit.MONTHS);
    }

    /**
     * This length and another after it, counted as one.
     *
     * @throws IllegalArgumentException when the other is counted in another unit
     */
    public Length plus(Length other) {
      Preconditions.checkArgument(other.unit == unit, "days and months cannot be added");
      return new Length(Math.addExact(amount, other.amount), unit);
    }

    /** Its last day when it begins with that one. */
    public LocalDate from(LocalDate start) {
      return unit == Unit.DAYS ? start.plusDays(amount) : start.plusMonths(amount);
    }
  }

  /** Builds a time limit. */
  public static final class Builder extends ImmutableTimeLimit.Builder {
    Builder() {}
  }
}
