package org.privacynotice.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.FactValue;

/**
 * Evaluates conditions for one question, by Kleene's strong logic.
 *
 * <p>Purposes and parties that lie above a tested one are decided against the action, as scopes
 * are: {@code near} is the value such a test takes, and turns round under a "not".
 */
final class Conditions {

  private final Question question;
  private final Truth near;

  /**
   * Makes ready.
   *
   * @param near the value of a test on something above what it names
   */
  Conditions(Question question, Truth near) {
    this.question = question;
    this.near = near;
  }

  static Conditions of(Clause clause, Question question) {
    return new Conditions(question, near(clause.effect()));
  }

  /** What a test on something above what it names says in a clause of an effect. */
  static Truth near(Effect effect) {
    return Truth.of(effect != Effect.PERMITS);
  }

  /** The same place of a condition, for another question. */
  Conditions about(Question other) {
    return new Conditions(other, near);
  }

  /** For what stands under a "not". */
  Conditions turned() {
    return new Conditions(question, near.not());
  }

  Truth value(Condition condition) {
    if (condition instanceof Condition.All all) {
      Truth least = Truth.TRUE;
      for (Condition each : all.of()) {
        least = least.and(value(each));
      }
      return least;
    }
    if (condition instanceof Condition.Some some) {
      Truth greatest = Truth.FALSE;
      for (Condition each : some.of()) {
        greatest = greatest.or(value(each));
      }
      return greatest;
    }
    if (condition instanceof Condition.Not not) {
      return turned().value(not.of()).not();
    }
    return test(condition);
  }

  /** The value of a condition that holds no other. */
  Truth test(Condition condition) {
    Rulebook rulebook = question.rulebook();
    if (condition instanceof Condition.Holds holds) {
      Optional<FactValue> value = question.value(holds.fact());
      return value.isPresent()
          ? holds(value.get(), question.at(), question.rulebook())
          : Truth.UNKNOWN;
    }
    if (condition instanceof Condition.OneOf oneOf) {
      Optional<FactValue> value = question.value(oneOf.fact());
      return value.isPresent() ? isAmong(oneOf.values(), value.get()) : Truth.UNKNOWN;
    }
    if (condition instanceof Condition.ForPurpose purpose) {
      return rulebook.forPurpose(question.action(), purpose, near);
    }
    if (condition instanceof Condition.WithParty with) {
      return rulebook.party(question.action(), with, near);
    }
    if (condition instanceof Condition.Instructions instructions) {
      return Truth.of(rulebook.instructs(question.action(), instructions.say()));
    }
    if (condition instanceof Condition.ControllerIs controller) {
      return rulebook.isDecidedBy(controller.kind(), question.action().purpose(), near);
    }
    if (condition instanceof Condition.Since since) {
      return Truth.of(question.regime().hasCome(since.day()));
    }
    if (condition instanceof Condition.Governs governs) {
      return rulebook.retention().governs(governs.entry(), question);
    }
    if (condition instanceof Condition.PeriodOver) {
      return rulebook.retention().isOver(question);
    }
    throw new IllegalStateException("no test for " + condition.getClass().getSimpleName());
  }

  /** What the time asked makes of a value. */
  static Truth holds(FactValue value, Instant at, Rulebook rulebook) {
    if (value instanceof FactValue.OccurredAt event) {
      return Truth.of(!event.instant().isAfter(at));
    }
    if (value instanceof FactValue.OccurredOn event) {
      // Some time on that day: before or after an instant of the same day, nobody said.
      LocalDate day = rulebook.dayOf(at);
      return event.day().equals(day) ? Truth.UNKNOWN : Truth.of(event.day().isBefore(day));
    }
    if (value instanceof FactValue.Judged judged) {
      // Before that day nobody had judged anything.
      return judged.on().isAfter(rulebook.dayOf(at)) ? Truth.UNKNOWN : Truth.TRUE;
    }
    return holdsAtAnyTime(value);
  }

  /** Of a value that says nothing of when. */
  static Truth holdsAtAnyTime(FactValue value) {
    return Truth.of(
        value instanceof FactValue.YesNo answer ? answer.yes() : value instanceof FactValue.Given);
  }

  /** Whether a value is one of some. */
  static Truth isAmong(Set<String> values, FactValue value) {
    return Truth.of(value instanceof FactValue.Named named && values.contains(named.value()));
  }

  /**
   * The value, as {@link #value} gives it.
   *
   * @param open to which the facts are added that would settle it; none where it is known
   */
  Truth value(Condition condition, List<String> open) {
    int before = open.size();
    Truth value = Truth.FALSE;
    if (condition instanceof Condition.All all) {
      value = Truth.TRUE;
      for (Condition each : all.of()) {
        value = value.and(value(each, open));
      }
    } else if (condition instanceof Condition.Some some) {
      for (Condition each : some.of()) {
        value = value.or(value(each, open));
      }
    } else if (condition instanceof Condition.Not not) {
      value = turned().value(not.of(), open).not();
    } else {
      value = test(condition);
      if (value == Truth.UNKNOWN) {
        open.addAll(asked(condition));
      }
    }
    if (value != Truth.UNKNOWN) {
      open.subList(before, open.size()).clear();
    }
    return value;
  }

  private Collection<String> asked(Condition test) {
    if (test instanceof Condition.Holds holds) {
      return List.of(holds.fact());
    }
    return test instanceof Condition.OneOf oneOf
        ? List.of(oneOf.fact())
        : question.rulebook().retention().open(question);
  }
}
