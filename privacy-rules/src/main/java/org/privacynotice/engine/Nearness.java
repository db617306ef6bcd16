package org.privacynotice.engine;

import com.google.common.collect.ComparisonChain;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Nearest.Failed;
import org.privacynotice.decision.Remedy;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Processor;

/**
 * Finds the permitting clauses nearest to what none covers, and exactly what each of them does not
 * allow.
 */
final class Nearness {

  /** How many clauses are named. */
  static final int MOST = 3;

  /**
   * A clause that does not allow what is asked.
   *
   * @param failed the tests that failed, for each category
   * @param tests how many different ones, for however many categories
   * @param sameActivity whether it is about what is asked to be done
   */
  private record Near(Rule rule, ImmutableList<Failed> failed, int tests, boolean sameActivity)
      implements Comparable<Near> {

    @Override
    public int compareTo(Near other) {
      return ComparisonChain.start()
          .compare(tests, other.tests)
          .compareTrueFirst(sameActivity, other.sameActivity)
          .compare(rule.clause().id(), other.rule.clause().id())
          .result();
    }
  }

  private final List<Question> questions;
  private final List<Question> unlike;
  private final Question any;
  private final DataAction action;

  /**
   * Looks at what is not covered.
   *
   * @param questions the questions about its categories, at least one
   */
  Nearness(List<Question> questions) {
    this.questions = questions;
    this.unlike = Likeness.unlike(questions);
    this.any = questions.get(0);
    this.action = any.action();
  }

  /**
   * At most three clauses that share the recipient or the purpose: fewest failed tests first, then
   * those for the same activity, then by id.
   */
  ImmutableList<Nearest> nearest() {
    List<Near> near = new ArrayList<>();
    for (Rule rule : any.regime().near(action)) {
      try {
        addTo(near, rule, failed(rule));
      } catch (RuntimeException broken) {
        // A clause that cannot be evaluated is near to nothing; where it matters, the decision is a
        // fault already.
      }
    }
    Collections.sort(near);
    ImmutableList.Builder<Nearest> nearest = ImmutableList.builder();
    for (Near each : near.subList(0, Math.min(MOST, near.size()))) {
      nearest.add(new Nearest(each.rule().clause(), each.failed()));
    }
    return nearest.build();
  }

  private void addTo(List<Near> near, Rule rule, Set<Failed> failed) {
    Set<String> tests = new HashSet<>();
    for (Failed each : failed) {
      tests.add(each.test());
    }
    if (!failed.isEmpty()) {
      boolean sameActivity = rule.reachesActivity(action.activity());
      near.add(new Near(rule, ImmutableList.copyOf(failed), tests.size(), sameActivity));
    }
  }

  /** The tests that fail, each once. */
  private Set<Failed> failed(Rule rule) {
    List<Failed> failed = new ArrayList<>();
    Clause clause = rule.clause();
    Scope scope = clause.scope();
    if (!rule.reachesActivity(action.activity())) {
      ImmutableSortedSet.Builder<String> allowed = ImmutableSortedSet.naturalOrder();
      for (Activity each : scope.activities()) {
        allowed.add(each.id());
      }
      failed.add(new Failed("activity", action.activity().id(), allowed.build()));
    }
    for (Question question : questions) {
      if (!rule.reachesCategory(question.categoryNumber())) {
        failed.add(new Failed("category", question.category(), allowed(scope.categories())));
      }
    }
    if (!rule.reachesPurpose(action.purposeNumber())) {
      failed.add(new Failed("purpose", action.purpose(), allowed(scope.purposes())));
    }
    if (action.party().isPresent() && !rule.reachesParty(action.partyNumber())) {
      failed.add(new Failed(partyWord(), action.party().get(), allowed(scope.parties())));
    }
    if (any.rulebook().coversBasis(any) == Truth.FALSE) {
      ImmutableSortedSet.Builder<String> allowed = ImmutableSortedSet.naturalOrder();
      for (LawfulBasis each : any.rulebook().purpose(action.purpose()).bases()) {
        allowed.add(each.id());
      }
      failed.add(new Failed(WellKnown.BASIS, word(any, WellKnown.BASIS, ""), allowed.build()));
    }
    for (Question question : unlike) {
      Conditions conditions = Conditions.of(clause, question);
      collect(clause.condition(), Truth.FALSE, conditions, question, failed);
    }
    return new LinkedHashSet<>(failed);
  }

  /** What a fact is, in a word. */
  private static String word(Question question, String fact, String unknown) {
    Optional<FactValue> value = question.value(fact);
    return value.isPresent() ? Remedy.word(value.get()) : unknown;
  }

  private String partyWord() {
    return action.activity() == Activity.SHARE ? "recipient" : "holder";
  }

  private static ImmutableSortedSet<String> allowed(Selection selection) {
    return selection.any() ? ImmutableSortedSet.of("any") : selection.ids();
  }

  /**
   * The value of a condition.
   *
   * @param wanted the value to which the tests are added that make the condition have it
   */
  private Truth collect(
      Condition condition,
      Truth wanted,
      Conditions conditions,
      Question question,
      List<Failed> failed) {
    int before = failed.size();
    Truth value;
    if (condition instanceof Condition.All all) {
      value = Truth.TRUE;
      for (Condition each : all.of()) {
        value = value.and(collect(each, wanted, conditions, question, failed));
      }
    } else if (condition instanceof Condition.Some some) {
      value = Truth.FALSE;
      for (Condition each : some.of()) {
        value = value.or(collect(each, wanted, conditions, question, failed));
      }
    } else if (condition instanceof Condition.Not not) {
      value = collect(not.of(), wanted.not(), conditions.turned(), question, failed).not();
    } else {
      value = conditions.test(condition);
      if (value == wanted && !isAboutNobody(condition)) {
        failed.add(failed(condition, question, wanted == Truth.FALSE));
      }
    }
    if (value != wanted) {
      failed.subList(before, failed.size()).clear();
    }
    return value;
  }

  /**
   * A test of the party fails an action that names none, but tells nothing: its activity failed
   * already.
   */
  private boolean isAboutNobody(Condition test) {
    return action.party().isEmpty()
        && (test instanceof Condition.WithParty || test instanceof Condition.Instructions);
  }

  private Failed failed(Condition test, Question question, boolean wanted) {
    Rulebook rulebook = question.rulebook();
    if (test instanceof Condition.Holds holds) {
      return new Failed(
          holds.fact(), String.valueOf(!wanted), ImmutableSortedSet.of(String.valueOf(wanted)));
    }
    if (test instanceof Condition.OneOf oneOf) {
      String asked = word(question, oneOf.fact(), "");
      return new Failed(oneOf.fact(), asked, wanted(oneOf.values(), wanted));
    }
    if (test instanceof Condition.ForPurpose purpose) {
      return new Failed("purpose", action.purpose(), wanted(purpose.purposes(), wanted));
    }
    if (test instanceof Condition.WithParty with) {
      return new Failed(partyWord(), action.party().orElseThrow(), wanted(with.parties(), wanted));
    }
    if (test instanceof Condition.Instructions) {
      ImmutableSortedSet<String> services =
          action
              .party()
              .flatMap(rulebook::processor)
              .map(Processor::services)
              .orElse(ImmutableSortedSet.of());
      return new Failed("instructions", action.purpose(), services);
    }
    if (test instanceof Condition.Governs governs) {
      ImmutableSortedSet<String> records =
          rulebook
              .retention()
              .entry(governs.entry())
              .map(RetentionEntry::records)
              .orElse(ImmutableSortedSet.of());
      String asked = word(question, Document.RECORD, "none");
      return records.isEmpty()
          ? new Failed(
              "retention-entry", "another", wanted(ImmutableSortedSet.of(governs.entry()), wanted))
          : new Failed(Document.RECORD, asked, wanted(records, wanted));
    }
    if (test instanceof Condition.PeriodOver) {
      return new Failed(
          "retention-period",
          wanted ? "not-over" : "over",
          ImmutableSortedSet.of(wanted ? "over" : "not-over"));
    }
    if (test instanceof Condition.ControllerIs controller) {
      return new Failed(
          "controller",
          rulebook.purpose(question.action().purpose()).controller().kind().id(),
          ImmutableSortedSet.of(controller.kind().id()));
    }
    if (test instanceof Condition.Since since) {
      return new Failed(
          "day", question.day().toString(), ImmutableSortedSet.of("from " + since.day()));
    }
    throw new IllegalStateException("no test for " + test.getClass().getSimpleName());
  }

  private static ImmutableSortedSet<String> wanted(
      ImmutableSortedSet<String> values, boolean wanted) {
    if (wanted) {
      return values;
    }
    ImmutableSortedSet.Builder<String> others = ImmutableSortedSet.naturalOrder();
    for (String value : values) {
      others.add("not " + value);
    }
    return others.build();
  }
}
