package org.privacynotice.notice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.Controller;

/**
 * When a clause applies, beyond its scope: a tree of tests, each true, false or unknown for one
 * category of one action.
 *
 * <p>Combined by Kleene's strong logic, false &lt; unknown &lt; true: {@link All} is the least,
 * {@link Some} the greatest, {@link Not} turns round. No test asks which other categories the
 * action has.
 *
 * <p>The equality of tests is written out: the machine, which would make the same, takes long over
 * it in front of the first decision.
 */
public sealed interface Condition {

  /** No condition: always true. */
  Condition ALWAYS = new All(ImmutableList.of());

  /**
   * Every one of them; true where there is none.
   *
   * @param of the conditions
   */
  record All(ImmutableList<Condition> of) implements Condition {}

  /**
   * At least one of them; false where there is none.
   *
   * @param of the conditions
   */
  record Some(ImmutableList<Condition> of) implements Condition {}

  /**
   * The opposite.
   *
   * @param of the condition
   */
  record Not(Condition of) implements Condition {}

  /**
   * The fact holds: yes; the reference is given; the event has happened by the action's time.
   *
   * @param fact its id; any type but a named one
   */
  record Holds(String fact) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Holds test && test.fact.equals(fact);
    }

    @Override
    public int hashCode() {
      return fact.hashCode();
    }
  }

  /**
   * The named fact has one of these values.
   *
   * @param fact its id
   * @param values the values
   */
  record OneOf(String fact, ImmutableSortedSet<String> values) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OneOf test && test.fact.equals(fact) && test.values.equals(values);
    }

    @Override
    public int hashCode() {
      return 31 * fact.hashCode() + Selection.hash(values);
    }
  }

  /**
   * The purpose asked is one of these or lies under one. Where it lies above one, the test goes
   * against the action, as scopes do: a permission is not reached, a prohibition is.
   *
   * @param purposes their ids
   */
  record ForPurpose(ImmutableSortedSet<String> purposes) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ForPurpose test && test.purposes.equals(purposes);
    }

    @Override
    public int hashCode() {
      return Selection.hash(purposes);
    }
  }

  /**
   * The recipient or holder asked is one of these or lies under one; where it lies above one, as
   * {@link ForPurpose}. False where the action has none.
   *
   * @param parties their ids
   */
  record WithParty(ImmutableSortedSet<String> parties) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WithParty test && test.parties.equals(parties);
    }

    @Override
    public int hashCode() {
      return Selection.hash(parties);
    }
  }

  /**
   * The processor asked may, or may not, be used for the purpose asked, by the notice's own entry
   * for it. False for what is no processor, and for a purpose that the entry does not mention.
   *
   * @param say which of the two
   */
  record Instructions(Say say) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Instructions test && test.say.equals(say);
    }

    @Override
    public int hashCode() {
      return say.hashCode();
    }
  }

  /**
   * The retention entry is the one that governs the record.
   *
   * @param entry its id
   */
  record Governs(String entry) implements Condition {}

  /** The retention period that governs the record is over. */
  record PeriodOver() implements Condition {}

  /**
   * Whoever decides on the purpose asked is a controller of this kind.
   *
   * @param kind the kind
   */
  record ControllerIs(Controller.Kind kind) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ControllerIs test && test.kind.equals(kind);
    }

    @Override
    public int hashCode() {
      return kind.hashCode();
    }
  }

  /**
   * The action is on this day or later, in the notice's zone.
   *
   * @param day the day
   */
  record Since(LocalDate day) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Since test && test.day.equals(day);
    }

    @Override
    public int hashCode() {
      return day.hashCode();
    }
  }

  /** What a processor's entry says of a purpose. */
  enum Say {
    /** It is one of the services, or lies under one. */
    INCLUDE("include"),
    /** It is excluded, or touches what is. */
    EXCLUDE("exclude");

    private final String id;

    Say(String id) {
      this.id = id;
    }

    /** The word in files. */
    public String id() {
      return id;
    }
  }

  /** The tests that a condition is put together from, in its order. */
  static List<Condition> tests(Condition condition) {
    List<Condition> tests = new ArrayList<>();
    addTests(condition, tests);
    return tests;
  }

  private static void addTests(Condition condition, List<Condition> tests) {
    if (condition instanceof All all) {
      addTests(all.of(), tests);
    } else if (condition instanceof Some some) {
      addTests(some.of(), tests);
    } else if (condition instanceof Not not) {
      addTests(not.of(), tests);
    } else {
      tests.add(condition);
    }
  }

  private static void addTests(List<Condition> conditions, List<Condition> tests) {
    for (Condition each : conditions) {
      addTests(each, tests);
    }
  }

  /** All of several conditions; the condition itself where there is one. */
  static Condition all(Condition... of) {
    return of.length == 1 ? of[0] : new All(ImmutableList.copyOf(of));
  }

  /** At least one of several conditions. */
  static Condition any(Condition... of) {
    return new Some(ImmutableList.copyOf(of));
  }

  /** The opposite of a condition. */
  static Condition not(Condition of) {
    return new Not(of);
  }

  /** The fact holds. */
  static Condition holds(String fact) {
    return new Holds(fact);
  }

  /** The named fact has one of these values. */
  static Condition is(String fact, String... values) {
    return new OneOf(fact, ImmutableSortedSet.copyOf(values));
  }
}
