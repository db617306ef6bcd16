package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Condition;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What is left of a condition once everything is filled in that no case can change. It is compiled
 * in three steps: once for a version of the notice, with what holds of each fact where nobody
 * states it; then {@link #in} fills in for a cell who and what is asked about, and the day; at last
 * the lawful basis. By Kleene's strong logic, as {@link Conditions}, and with the same outcome.
 */
sealed interface Residual {

  /** Its value for a case of the cell. */
  Truth value(Case each);

  /** What is left of it in a cell, or on a lawful basis there. */
  default Residual in(Locality cell) {
    return this;
  }

  /** A bit for each fact that a case could state to make a difference; some share one. */
  default long reads() {
    return 0;
  }

  /**
   * Whether nothing makes a difference but what is stated, and it can be evaluated whatever the
   * case is.
   */
  default boolean isSteady() {
    return true;
  }

  /** Whether it asks for the category: by what the law protects in it. */
  default boolean isOfCategory() {
    return false;
  }

  /** Adds the facts on whose presumptions its value may hang. */
  default void addPresumed(Rulebook rulebook, Set<String> to) {}

  /** Whether it is false for all cases. */
  default boolean isFalse() {
    return this instanceof Known known && known.value() == Truth.FALSE;
  }

  /** Whether nothing was filled in. */
  @SuppressWarnings("ReferenceEquality") // what stays as it is stays the same object
  static boolean isSame(Residual left, Residual before) {
    return left == before;
  }

  /** A bit for a fact. */
  static long bit(int fact) {
    return 1L << fact;
  }

  /** The same for all cases. */
  record Known(Truth value) implements Residual {

    /** False for all cases. */
    static final Known FALSE = new Known(Truth.FALSE);

    @Override
    public Truth value(Case each) {
      return value;
    }
  }

  /**
   * A test of one fact.
   *
   * @param fact its number
   * @param values the named values that pass; null where it has to hold
   * @param silent the outcome where the case does not state it
   * @param presumed the fact's id where that outcome is only presumed; else null
   */
  record Asked(int fact, @Nullable Set<String> values, Truth silent, @Nullable String presumed)
      implements Residual {
    @Override
    public Truth value(Case each) {
      FactValue stated = each.facts().find(fact);
      if (stated == null) {
        return presumed != null && each.withheld().contains(presumed) ? Truth.UNKNOWN : silent;
      }
      return values == null ? each.holds(stated) : Conditions.isAmong(values, stated);
    }

    @Override
    public long reads() {
      return bit(fact);
    }

    @Override
    public void addPresumed(Rulebook rulebook, Set<String> to) {
      if (presumed != null) {
        to.add(presumed);
      }
    }
  }

  /**
   * What is not worked out ahead: retention periods, and what holds by day without being stated.
   *
   * @param condition the condition
   * @param near the value of a test on something above what it names
   * @param known how much of what is known it is asked with
   */
  record Worked(Condition condition, Truth near, Knowledge known) implements Residual {
    @Override
    public Truth value(Case each) {
      // It asks for nothing by which categories differ.
      Question question = each.question(Vocabulary.OTHER_NUMBER).knowing(known);
      return new Conditions(question, near).test(condition);
    }

    @Override
    public boolean isSteady() {
      return false;
    }

    @Override
    public void addPresumed(Rulebook rulebook, Set<String> to) {
      to.addAll(rulebook.presumed());
    }
  }

  /**
   * A test that says the same to all cases of a cell, or to all that do not state the fact.
   *
   * @param condition the test
   * @param near the value of a test on something above what it names
   * @param known with what knowledge it is asked
   * @param stated the fact that a case may state, by number; none where it makes no difference
   * @param values as {@link Asked} has them
   */
  record Local(
      Condition condition,
      Truth near,
      Knowledge known,
      OptionalInt stated,
      @Nullable Set<String> values)
      implements Residual {
    // Written out, as that of conditions.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Local local
          && local.condition.equals(condition)
          && local.near == near
          && local.known == known
          && local.stated.equals(stated); // and so the values, which the condition names
    }

    @Override
    public int hashCode() {
      return condition.hashCode();
    }

    /** The fact that it asks for; null where it asks for something else. */
    private @Nullable String fact() {
      if (condition instanceof Condition.OneOf oneOf) {
        return oneOf.fact();
      }
      return condition instanceof Condition.Holds holds ? holds.fact() : null;
    }

    @Override
    public boolean isOfCategory() {
      return WellKnown.SPECIAL_KIND.equals(fact());
    }

    /** Whether it hangs on the lawful basis relied on. */
    boolean isOfBasis() {
      String fact = fact();
      return WellKnown.BASIS.equals(fact) || WellKnown.ENACTMENT.equals(fact);
    }

    @Override
    public Truth value(Case each) {
      throw new IllegalStateException("a test that the cell answers");
    }

    @Override
    public Residual in(Locality cell) {
      return cell.left(this);
    }

    /**
     * What is left of it.
     *
     * @param value what it says where nothing is stated
     */
    Residual answered(Truth value, Locality cell) {
      String fact = fact();
      if (fact == null || stated.isEmpty()) {
        return new Known(value);
      }
      return new Asked(stated.getAsInt(), values, value, cell.isPresumed(fact) ? fact : null);
    }

    @Override
    public boolean isSteady() {
      return false;
    }
  }

  /**
   * The least of some, or the greatest.
   *
   * @param of what is left of each
   * @param settling the value that settles it: false for the least, true for the greatest
   */
  record Combined(ImmutableList<Residual> of, Truth settling, long reads, boolean isSteady)
      implements Residual {
    @Override
    public boolean isOfCategory() {
      boolean any = false;
      for (Residual each : of) {
        any |= each.isOfCategory();
      }
      return any;
    }

    @Override
    public void addPresumed(Rulebook rulebook, Set<String> to) {
      for (Residual each : of) {
        each.addPresumed(rulebook, to);
      }
    }

    @Override
    public Residual in(Locality cell) {
      if (isSteady) {
        return this;
      }
      List<Residual> here = new ArrayList<>(of.size());
      boolean same = true;
      for (Residual each : of) {
        Residual left = each.in(cell);
        same &= isSame(left, each);
        here.add(left);
      }
      return same ? this : combined(here, settling);
    }

    @Override
    public Truth value(Case each) {
      Truth value = settling.not();
      for (int i = 0; i < of.size(); i++) {
        value = combined(value, of.get(i).value(each), settling);
        if (value == settling && isSteady) {
          break;
        }
      }
      return value;
    }
  }

  /**
   * One, and where that is not false the lesser of both: the second is not looked at otherwise.
   *
   * @param first what is looked at first
   * @param then what is looked at then
   */
  record Guarded(Residual first, Residual then) implements Residual {
    @Override
    public Residual in(Locality cell) {
      Residual guard = first.in(cell);
      if (guard.isFalse()) {
        return Known.FALSE;
      }
      Residual rest = then.in(cell);
      return isSame(guard, first) && isSame(rest, then) ? this : new Guarded(guard, rest);
    }

    @Override
    public Truth value(Case each) {
      Truth value = first.value(each);
      return value == Truth.FALSE ? value : value.and(then.value(each));
    }

    @Override
    public boolean isOfCategory() {
      return first.isOfCategory() || then.isOfCategory();
    }

    @Override
    public void addPresumed(Rulebook rulebook, Set<String> to) {
      first.addPresumed(rulebook, to);
      then.addPresumed(rulebook, to);
    }

    @Override
    public long reads() {
      return first.reads() | then.reads();
    }

    @Override
    public boolean isSteady() {
      return first.isSteady() && then.isSteady();
    }
  }

  /**
   * A rule that could not be compiled: it fails, or not, when a case is put to it.
   *
   * @param rule the rule
   * @param known how much of what is known it is asked with
   * @param category a category that it speaks of
   * @param ifInferred whether it speaks of it only where the case says what it reveals
   */
  record Whole(Rule rule, Knowledge known, int category, boolean ifInferred) implements Residual {
    @Override
    public Truth value(Case each) {
      return rule.about(each.question(category).knowing(known), ifInferred);
    }

    @Override
    public boolean isOfCategory() {
      return true;
    }

    @Override
    public boolean isSteady() {
      return false;
    }

    @Override
    public void addPresumed(Rulebook rulebook, Set<String> to) {
      to.addAll(rulebook.presumed());
    }
  }

  /**
   * The opposite.
   *
   * @param of what is left of it
   */
  record Opposite(Residual of) implements Residual {
    @Override
    public Residual in(Locality cell) {
      return opposite(of.in(cell));
    }

    @Override
    public Truth value(Case each) {
      return of.value(each).not();
    }

    @Override
    public boolean isOfCategory() {
      return of.isOfCategory();
    }

    @Override
    public void addPresumed(Rulebook rulebook, Set<String> to) {
      of.addPresumed(rulebook, to);
    }

    @Override
    public long reads() {
      return of.reads();
    }

    @Override
    public boolean isSteady() {
      return of.isSteady();
    }
  }

  /**
   * What is left of a condition for a version of the notice.
   *
   * @param condition the condition
   * @param near the value of a test on something above what it names
   * @param known how much of what is known it is asked with
   * @param rulebook the version
   */
  static Residual of(Condition condition, Truth near, Knowledge known, Rulebook rulebook) {
    if (condition instanceof Condition.All all) {
      return combined(each(all.of(), near, known, rulebook), Truth.FALSE);
    }
    if (condition instanceof Condition.Some some) {
      return combined(each(some.of(), near, known, rulebook), Truth.TRUE);
    }
    if (condition instanceof Condition.Not not) {
      return opposite(of(not.of(), near.not(), known, rulebook));
    }
    if (condition instanceof Condition.Holds holds) {
      return ofFact(condition, holds.fact(), null, near, known, rulebook);
    }
    if (condition instanceof Condition.OneOf oneOf) {
      return ofFact(condition, oneOf.fact(), hashed(oneOf.values()), near, known, rulebook);
    }
    return condition instanceof Condition.Governs || condition instanceof Condition.PeriodOver
        ? new Worked(condition, near, known)
        : rulebook.local(new Local(condition, near, known, OptionalInt.empty(), null));
  }

  private static List<Residual> each(
      List<Condition> conditions, Truth near, Knowledge known, Rulebook rulebook) {
    List<Residual> each = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      each.add(of(condition, near, known, rulebook));
    }
    return each;
  }

  private static Residual ofFact(
      Condition test,
      String fact,
      @Nullable Set<String> values,
      Truth near,
      Knowledge known,
      Rulebook rulebook) {
    FactTerms terms = rulebook.terms(fact);
    boolean statable =
        known == Knowledge.FULL && terms.isDeclared() && !fact.equals(WellKnown.BASIS);
    OptionalInt stated = statable ? OptionalInt.of(terms.number()) : OptionalInt.empty();
    if (terms.declarable()) {
      return rulebook.local(new Local(test, near, known, stated, values));
    }
    Optional<FactValue> silent = terms.unstated(known);
    if (silent.isPresent() && FactValue.isTimed(silent.get())) {
      return new Worked(test, near, known);
    }
    Truth value = silent.isPresent() ? outcome(values, silent.get()) : Truth.UNKNOWN;
    String presumed = terms.isPresumed() ? fact : null;
    return statable ? new Asked(stated.getAsInt(), values, value, presumed) : new Known(value);
  }

  /** In a form that is quickly looked through, which a sorted set is not. */
  private static Set<String> hashed(ImmutableSortedSet<String> values) {
    return Set.of(values.toArray(new String[values.size()]));
  }

  /** Of a value on which no time tells. */
  private static Truth outcome(@Nullable Set<String> values, FactValue value) {
    return values == null ? Conditions.holdsAtAnyTime(value) : Conditions.isAmong(values, value);
  }

  private static Residual opposite(Residual of) {
    return of instanceof Known known ? new Known(known.value().not()) : new Opposite(of);
  }

  /** The least or the greatest; nothing that could fail is dropped. */
  private static Residual combined(List<Residual> parts, Truth settling) {
    ImmutableList.Builder<Residual> open = ImmutableList.builder();
    Truth known = settling.not();
    long reads = 0;
    boolean steady = true;
    for (Residual part : parts) {
      if (part instanceof Known settled) {
        known = combined(known, settled.value(), settling);
      } else {
        open.add(part);
        reads |= part.reads();
        steady &= part.isSteady();
      }
    }
    if (known != settling.not()) {
      open.add(new Known(known));
    }
    ImmutableList<Residual> left = open.build();
    if (left.isEmpty() || (known == settling && steady)) {
      return new Known(known);
    }
    return left.size() == 1 ? left.get(0) : new Combined(left, settling, reads, steady);
  }

  private static Truth combined(Truth one, Truth other, Truth settling) {
    return settling == Truth.FALSE ? one.and(other) : one.or(other);
  }
}
