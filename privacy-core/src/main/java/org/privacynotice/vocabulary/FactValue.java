package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody stated a fact to be. A fact that nobody stated has no value at all: it is unknown.
 *
 * <p>A reference never shows in {@code toString}: it may be somebody's case number.
 */
public sealed interface FactValue {

  /** The answer yes. */
  FactValue YES = new YesNo(true);

  /** The answer no. */
  FactValue NO = new YesNo(false);

  /** An event that has not happened. */
  FactValue NOT_HAPPENED = new NotHappened();

  /** A reference that is not given. */
  FactValue NOT_GIVEN = new NotGiven();

  /** Whether it says when something was, so that the time of an action is held against it. */
  static boolean isTimed(FactValue value) {
    // By what is not, as most is that anybody states: a new machine then loads none of the others.
    boolean untimed =
        value instanceof YesNo
            || value instanceof Named
            || value instanceof NotHappened
            || value instanceof NotGiven
            || value instanceof Given;
    return !untimed;
  }

  /**
   * Yes or no.
   *
   * @param yes which of the two
   */
  record YesNo(boolean yes) implements FactValue {

    // Written out, as for all of these: the machine would take long to make them for the first
    // action.
    @Override
    public boolean equals(Object other) {
      return other instanceof YesNo answer && answer.yes == yes;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(yes);
    }
  }

  /**
   * A human judgement that something is so, as it is on record. Before the day on which it was
   * made, nobody had judged anything.
   *
   * @param by who judged it: a role or an opaque reference, never a name
   * @param on the day, in the notice's zone
   * @param in where it is written down
   */
  record Judged(String by, LocalDate on, String in) implements FactValue {

    /** Checks the references. */
    public Judged {
      Preconditions.checkArgument(
          Given.isReference(by) && Given.isReference(in),
          "who judged and where it is written are letters, digits and ./:_-, at most 64 characters");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Judged judged
          && judged.by.equals(by)
          && judged.on.equals(on)
          && judged.in.equals(in);
    }

    @Override
    public int hashCode() {
      return (by.hashCode() * 31 + on.hashCode()) * 31 + in.hashCode();
    }

    @Override
    public String toString() {
      return "Judged[on " + on + "]";
    }
  }

  /**
   * One of the values that the fact's declaration names.
   *
   * @param value its id
   */
  record Named(String value) implements FactValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof Named named && named.value.equals(value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /**
   * An event at a known instant.
   *
   * @param instant when
   */
  record OccurredAt(Instant instant) implements FactValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof OccurredAt event && event.instant.equals(instant);
    }

    @Override
    public int hashCode() {
      return instant.hashCode();
    }
  }

  /**
   * An event some time on a known day, in the notice's zone. Whether it lies before an instant of
   * that same day is unknown.
   *
   * @param day when
   */
  record OccurredOn(LocalDate day) implements FactValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof OccurredOn event && event.day.equals(day);
    }

    @Override
    public int hashCode() {
      return day.hashCode();
    }
  }

  /** An event that has not happened. */
  record NotHappened() implements FactValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof NotHappened;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /**
   * A reference that is given.
   *
   * @param reference letters, digits and {@code . / : _ -}, 64 at most
   */
  record Given(String reference) implements FactValue {

    /**
     * Words that answer a question instead of pointing at a document; a file's `no` is not the
     * reference "no".
     */
    private static final Set<String> ANSWERS =
        Set.of("true", "false", "yes", "no", "none", "null", "on", "off", "n/a");

    /**
     * Whether a text can be a reference: letters, digits and {@code . / : _ -}, and no yes or no.
     */
    public static boolean isReference(String text) {
      return Identifier.isReference(text) && !ANSWERS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Checks the reference. */
    public Given {
      Preconditions.checkArgument(
          isReference(reference),
          "a reference is letters, digits and ./:_-, at most 64 characters");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Given given && given.reference.equals(reference);
    }

    @Override
    public int hashCode() {
      return reference.hashCode();
    }

    @Override
    public String toString() {
      return "Given[...]";
    }
  }

  /** A reference that is not given. */
  record NotGiven() implements FactValue {

    @Override
    public boolean equals(Object other) {
      return other instanceof NotGiven;
    }

    @Override
    public int hashCode() {
      return 2;
    }
  }
}
