package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Period;
import java.util.Optional;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Right;

/**
 * How soon a request must be answered: a time limit of the law, or a notice's own promise.
 *
 * <p>A length of time is a number of days or a number of months. Days are counted from the day
 * after the clock's start; months end on the same day of the month, or on the last day of a month
 * that has no such day.
 */
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

  /** The id: {@code one-month}. */
  @Override
  public abstract String id();

  /** The rights that it is for, at least one. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<Right> rights();

  /** How long: days alone or months alone. */
  public abstract Period within();

  /**
   * How much longer it may be made for a complex request or many of them, in the unit of {@link
   * #within()}; empty where it may not.
   */
  public abstract Optional<Period> extension();

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
        extension().isEmpty() || isInDays(extension().get()) == isInDays(within()),
        "time limit `%s` counts its extension in another unit; write both in days or in months",
        id());
    Preconditions.checkArgument(
        rights().containsAll(pauses()),
        "time limit `%s` pauses for a right that it is not for",
        id());
    Preconditions.checkArgument(!sources().isEmpty(), "time limit `%s` needs a source", id());
    Preconditions.checkArgument(!gloss().isBlank(), "time limit `%s` needs a gloss", id());
  }

  private void checkLength(String name, Period length) {
    boolean days = length.getMonths() == 0 && isBetween(length.getDays(), MAX_DAYS);
    boolean months = length.getDays() == 0 && isBetween(length.getMonths(), MAX_MONTHS);
    Preconditions.checkArgument(
        length.getYears() == 0 && (days || months),
        "time limit `%s`: `%s` is 1 to %s days or 1 to %s months, and not both",
        id(),
        name,
        MAX_DAYS,
        MAX_MONTHS);
  }

  private static boolean isBetween(int amount, int most) {
    return amount >= 1 && amount <= most;
  }

  private static boolean isInDays(Period length) {
    return length.getMonths() == 0;
  }

  /** Builds a time limit. */
  public static final class Builder extends ImmutableTimeLimit.Builder {
    Builder() {}
  }
}
