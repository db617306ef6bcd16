package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.vocabulary.FactValue;

/**
 * What is left of a condition once everything is filled in that is the same for all cases of a
 * cell: who and what is asked about, the days, and of each fact what holds where nobody states it.
 * By Kleene's strong logic, as {@link Conditions}, and with the same outcome.
 */
sealed interface Residual {

  /** False for all cases. */
  Residual FALSE = new Known(Truth.FALSE);

  /** Its value for a case. */
  Truth value(Case each);

  /** A bit for each fact that a case could state to make a difference; some share one. */
  long reads();

  /** Whether its value may turn with the time of an action, whatever the case states. */
  boolean isTimed();

  /** Whether it can be evaluated whatever the case is. */
  boolean isSafe();

  /** A bit for a fact. */
  static long bit(int fact) {
    return 1L << fact;
  }

  /** The same for all cases. */
  record Known(Truth value) implements Residual {
    @Override
    public Truth value(Case each) {
      return value;
    }

    @Override
    public long reads() {
      return 0;
    }

    @Override
    public boolean isTimed() {
      return false;
    }

    @Override
    public boolean isSafe() {
      return true;
    }
  }

  /**
   * A test of one fact.
   *
   * @param fact its number
   * @param values the named values that pass; null where it has to hold
   * @param silent the outcome where the case does not state it
   */
  record Asked(int fact, @Nullable ImmutableSet<String> values, Truth silent) implements Residual {
    @Override
    public Truth value(Case each) {
      Optional<FactValue> stated = each.facts().get(fact);
      if (stated.isEmpty()) {
        return silent;
      }
      return values == null
          ? each.holds(stated.get())
          : Truth.of(
              stated.get() instanceof FactValue.Named named && values.contains(named.value()));
    }

    @Override
    public long reads() {
      return bit(fact);
    }

    @Override
    public boolean isTimed() {
      return false;
    }

    @Override
    public boolean isSafe() {
      return true;
    }
  }

  /**
   * What is not worked out ahead: retention periods, and what holds by day without being stated.
   *
   * @param condition the condition
   * @param near the value of a test on something above what it names
   * @param category a category of which it is asked; the others say the same
   * @param reads the facts that make a difference
   * @param isTimed whether the time does
   */
  record Worked(Condition condition, Truth near, int category, long reads, boolean isTimed)
      implements Residual {
    @Override
    public Truth value(Case each) {
      return new Conditions(each.question(category), near).value(condition);
    }

    @Override
    public boolean isSafe() {
      return false;
    }
  }

  /**
   * The least of some, or the greatest.
   *
   * @param of what is left of each
   * @param settling the value that settles it: false for the least, true for the greatest
   */
  record Combined(
      ImmutableList<Residual> of, Truth settling, long reads, boolean isTimed, boolean isSafe)
      implements Residual {
    @Override
    public Truth value(Case each) {
      Truth value = settling.not();
      for (int i = 0; i < of.size(); i++) {
        value = combined(value, of.get(i).value(each), settling);
        if (value == settling && isSafe) {
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
    public Truth value(Case each) {
      Truth value = first.value(each);
      return value == Truth.FALSE ? value : value.and(then.value(each));
    }

    @Override
    public long reads() {
      return first.reads() | then.reads();
    }

    @Override
    public boolean isTimed() {
      return first.isTimed() || then.isTimed();
    }

    @Override
    public boolean isSafe() {
      return first.isSafe() && then.isSafe();
    }
  }

  /**
   * A rule that could not be compiled: it fails, or not, when a case is put to it.
   *
   * @param rule the rule
   * @param category a category that it speaks of
   * @param ifInferred whether it speaks of it only where the case says what it reveals
   */
  record Whole(Rule rule, int category, boolean ifInferred) implements Residual {
    @Override
    public Truth value(Case each) {
      return rule.about(each.question(category), ifInferred);
    }

    @Override
    public long reads() {
      return 0;
    }

    @Override
    public boolean isTimed() {
      return true;
    }

    @Override
    public boolean isSafe() {
      return false;
    }
  }

  /**
   * The opposite.
   *
   * @param of what is left of it
   */
  record Opposite(Residual of) implements Residual {
    @Override
    public Truth value(Case each) {
      return of.value(each).not();
    }

    @Override
    public long reads() {
      return of.reads();
    }

    @Override
    public boolean isTimed() {
      return of.isTimed();
    }

    @Override
    public boolean isSafe() {
      return of.isSafe();
    }
  }

  /**
   * What is left of a condition.
   *
   * @param condition the condition
   * @param near the value of a test on something above what it names
   * @param silent the question of somebody who states nothing but a lawful basis
   */
  static Residual of(Condition condition, Truth near, Question silent) {
    if (condition instanceof Condition.All all) {
      return of(all.of(), Truth.FALSE, near, silent);
    }
    if (condition instanceof Condition.Some some) {
      return of(some.of(), Truth.TRUE, near, silent);
    }
    if (condition instanceof Condition.Not not) {
      Residual of = of(not.of(), near.not(), silent);
      return of instanceof Known known ? new Known(known.value().not()) : new Opposite(of);
    }
    if (condition instanceof Condition.Holds holds) {
      return ofFact(condition, holds.fact(), null, near, silent);
    }
    if (condition instanceof Condition.OneOf oneOf) {
      return ofFact(condition, oneOf.fact(), oneOf.values(), near, silent);
    }
    if (condition instanceof Condition.Governs) {
      long record =
          silent.rulebook().hasFact(Document.RECORD)
              ? bit(silent.rulebook().factNumber(Document.RECORD))
              : 0;
      return new Worked(condition, near, silent.categoryNumber(), record, false);
    }
    if (condition instanceof Condition.PeriodOver) {
      return new Worked(condition, near, silent.categoryNumber(), 0, true);
    }
    return new Known(new Conditions(silent, near).value(condition));
  }

  private static Residual ofFact(
      Condition test,
      String fact,
      @Nullable ImmutableSet<String> values,
      Truth near,
      Question silent) {
    Rulebook rulebook = silent.rulebook();
    Optional<FactValue> unstated = silent.value(fact);
    boolean timed = unstated.isPresent() && FactValue.isTimed(unstated.get());
    if (!rulebook.hasFact(fact) || fact.equals(WellKnown.BASIS)) {
      return timed
          ? new Worked(test, near, silent.categoryNumber(), 0, true)
          : new Known(new Conditions(silent, near).value(test));
    }
    int number = rulebook.factNumber(fact);
    return timed
        ? new Worked(test, near, silent.categoryNumber(), bit(number), true)
        : new Asked(number, values, new Conditions(silent, near).value(test));
  }

  /** What is left of several; nothing that could fail is dropped. */
  private static Residual of(
      ImmutableList<Condition> conditions, Truth settling, Truth near, Question silent) {
    ImmutableList.Builder<Residual> open = ImmutableList.builder();
    Truth known = settling.not();
    long reads = 0;
    boolean timed = false;
    boolean safe = true;
    for (Condition condition : conditions) {
      Residual part = of(condition, near, silent);
      if (part instanceof Known settled) {
        known = combined(known, settled.value(), settling);
      } else {
        open.add(part);
        reads |= part.reads();
        timed |= part.isTimed();
        safe &= part.isSafe();
      }
    }
    if (known != settling.not()) {
      open.add(new Known(known));
    }
    ImmutableList<Residual> parts = open.build();
    if (parts.isEmpty() || (known == settling && safe)) {
      return new Known(known);
    }
    return parts.size() == 1 ? parts.get(0) : new Combined(parts, settling, reads, timed, safe);
  }

  private static Truth combined(Truth one, Truth other, Truth settling) {
    return settling == Truth.FALSE ? one.and(other) : one.or(other);
  }
}
