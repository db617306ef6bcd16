package org.privacynotice.retention;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import org.privacynotice.vocabulary.Identifier;

/**
 * Until when records are kept: a way to work out the last day on which they may be.
 *
 * <p>Records are kept through the last day and erased from the next. "Six years after the permit
 * ended" is {@code new Plus(new Event("permit-ended"), 6, Unit.YEARS)}. "While a relationship
 * lasts" is the event that ends it.
 */
public sealed interface RetentionPeriod {

  /** The other periods that it is worked out from, if any. */
  default ImmutableList<RetentionPeriod> parts() {
    return ImmutableList.of();
  }

  /**
   * The day of an event.
   *
   * @param fact the id of the event's fact
   */
  record Event(String fact) implements RetentionPeriod {

    /** Checks the id. */
    public Event {
      Identifier.requireId("fact", fact);
    }
  }

  /**
   * The last day of the year in which another period ends.
   *
   * @param of the other period
   * @param year which year is meant
   */
  record EndOfYear(RetentionPeriod of, Year year) implements RetentionPeriod {
    @Override
    public ImmutableList<RetentionPeriod> parts() {
      return ImmutableList.of(of);
    }
  }

  /**
   * Some time after another period ends. A day that a month lacks becomes its last day.
   *
   * @param from the other period
   * @param amount how many, at least 1
   * @param unit of what
   */
  record Plus(RetentionPeriod from, int amount, Unit unit) implements RetentionPeriod {

    /** Checks the amount. */
    public Plus {
      Preconditions.checkArgument(amount > 0, "a period is at least 1 %s long", unit.id());
    }

    @Override
    public ImmutableList<RetentionPeriod> parts() {
      return ImmutableList.of(from);
    }
  }

  /**
   * The earliest of several ends.
   *
   * @param of two or more
   */
  record Earliest(ImmutableList<RetentionPeriod> of) implements RetentionPeriod {

    /** Checks that there is a choice. */
    public Earliest {
      Preconditions.checkArgument(of.size() > 1, "the earliest of two or more");
    }

    @Override
    public ImmutableList<RetentionPeriod> parts() {
      return of;
    }
  }

  /**
   * The latest of several ends.
   *
   * @param of two or more
   */
  record Latest(ImmutableList<RetentionPeriod> of) implements RetentionPeriod {

    /** Checks that there is a choice. */
    public Latest {
      Preconditions.checkArgument(of.size() > 1, "the latest of two or more");
    }

    @Override
    public ImmutableList<RetentionPeriod> parts() {
      return of;
    }
  }

  /** No end: the law has the record kept for good. */
  record Never() implements RetentionPeriod {}

  /** As the council's retention schedule says, which stands in the deployment. */
  record BySchedule() implements RetentionPeriod {}

  /** Which year an end is moved to the last day of. */
  enum Year {
    /** From 1 April to 31 March. */
    FINANCIAL("end-of-financial-year"),
    /** From 1 January to 31 December. */
    CALENDAR("end-of-calendar-year");

    private final String id;

    Year(String id) {
      this.id = id;
    }

    /** The word in files. */
    public String id() {
      return id;
    }
  }

  /** What a length of time is counted in. */
  enum Unit {
    /** Days. */
    DAYS("days"),
    /** Weeks. */
    WEEKS("weeks"),
    /** Months of the calendar. */
    MONTHS("months"),
    /** Years of the calendar. */
    YEARS("years");

    private final String id;

    Unit(String id) {
      this.id = id;
    }

    /** The word in files. */
    public String id() {
      return id;
    }
  }
}
