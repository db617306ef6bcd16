package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
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
   */
  private record Near(Rule rule, ImmutableList<Failed> failed, int tests) {
    static Near of(Rule rule, ImmutableList<Failed> failed) {
      Set<String> tests = new HashSet<>();
      failed.forEach(each -> tests.add(each.test()));
      return new Near(rule, failed, tests.size());
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
    this.unlike = unlike(questions);
    this.any = questions.get(0);
    this.action = any.action();
  }

  /** Of questions to which conditions say the same, one; those with times are not compared. */
  private static List<Question> unlike(List<Question> questions) {
    Map<Object, Question> unlike = new LinkedHashMap<>();
    for (Question each : questions) {
      int categories = each.rulebook().likeness().of(each.categoryNumber());
      StatedFacts facts = each.asCase().facts();
      unlike.putIfAbsent(facts.isTimed() ? each : List.of(categories, facts), each);
    }
    return ImmutableList.copyOf(unlike.values());
  }

  /**
   * At most three clauses that share the recipient or the purpose: fewest failed tests first, then
   * those for the same activity, then by id.
   */
  ImmutableList<Nearest> nearest() {
    return any.regime().near(action).stream()
        .flatMap(rule -> near(rule).stream())
        .sorted(
            Comparator.comparingInt(Near::tests)
                .thenComparing(near -> !near.rule().reachesActivity(action.activity()))
                .thenComparing(near -> near.rule().clause().id()))
        .limit(MOST)
        .map(near -> new Nearest(near.rule().clause(), near.failed()))
        .collect(toImmutableList());
  }

  private Optional<Near> near(Rule rule) {
    try {
      ImmutableList<Failed> failed = failed(rule);
      return failed.isEmpty() ? Optional.empty() : Optional.of(Near.of(rule, failed));
    } catch (RuntimeException broken) {
      // A clause that cannot be evaluated is near to nothing; where it matters, the decision is a
      // fault already.
      return Optional.empty();
    }
  }

  private ImmutableList<Failed> failed(Rule rule) {
    List<Failed> failed = new ArrayList<>();
    Clause clause = rule.clause();
    Scope scope = clause.scope();
    if (!rule.reachesActivity(action.activity())) {
      failed.add(
          new Failed(
              "activity",
              action.activity().id(),
              sorted(scope.activities().stream().map(Activity::id).toList())));
    }
    for (Question question : questions) {
      if (!rule.reachesCategory(question.categoryNumber())) {
        failed.add(new Failed("category", question.category(), allowed(scope.categories())));
      }
    }
    if (!rule.reachesPurpose(action.purposeNumber())) {
      failed.add(new Failed("purpose", action.purpose(), allowed(scope.purposes())));
    }
    action
        .party()
        .filter(party -> !rule.reachesParty(action.partyNumber()))
        .ifPresent(party -> failed.add(new Failed(partyWord(), party, allowed(scope.parties()))));
    if (any.rulebook().coversBasis(any) == Truth.FALSE) {
      String asked = any.value(WellKnown.BASIS).map(Remedy::word).orElse("");
      failed.add(
          new Failed(
              WellKnown.BASIS,
              asked,
              sorted(
                  any.rulebook().purpose(action.purpose()).bases().stream()
                      .map(basis -> basis.id())
                      .toList())));
    }
    for (Question question : unlike) {
      Conditions conditions = Conditions.of(clause, question);
      collect(clause.condition(), conditions, question, failed);
    }
    return failed.stream().distinct().collect(toImmutableList());
  }

  private String partyWord() {
    return action.activity() == Activity.SHARE ? "recipient" : "holder";
  }

  private static ImmutableSortedSet<String> allowed(Selection selection) {
    return selection.any() ? ImmutableSortedSet.of("any") : selection.ids();
  }

  private static ImmutableSortedSet<String> sorted(List<String> words) {
    return ImmutableSortedSet.copyOf(words);
  }

  /** The tests that make a false condition false. */
  private void collect(
      Condition condition, Conditions conditions, Question question, List<Failed> failed) {
    if (conditions.value(condition) != Truth.FALSE) {
      return;
    }
    if (condition instanceof Condition.All all) {
      all.of().forEach(each -> collect(each, conditions, question, failed));
    } else if (condition instanceof Condition.Some some) {
      some.of().forEach(each -> collect(each, conditions, question, failed));
    } else if (condition instanceof Condition.Not not) {
      collectTrue(not.of(), conditions.turned(), question, failed);
    } else if (!isAboutNobody(condition)) {
      failed.add(failed(condition, question, true));
    }
  }

  /** The tests that make a true condition true. */
  private void collectTrue(
      Condition condition, Conditions conditions, Question question, List<Failed> failed) {
    if (conditions.value(condition) != Truth.TRUE) {
      return;
    }
    if (condition instanceof Condition.All all) {
      all.of().forEach(each -> collectTrue(each, conditions, question, failed));
    } else if (condition instanceof Condition.Some some) {
      some.of().forEach(each -> collectTrue(each, conditions, question, failed));
    } else if (condition instanceof Condition.Not not) {
      collect(not.of(), conditions.turned(), question, failed);
    } else if (!isAboutNobody(condition)) {
      failed.add(failed(condition, question, false));
    }
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
      String asked = question.value(oneOf.fact()).map(Remedy::word).orElse("");
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
      String asked = question.value(Document.RECORD).map(Remedy::word).orElse("none");
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
    return wanted
        ? values
        : ImmutableSortedSet.copyOf(values.stream().map(value -> "not " + value).toList());
  }
}
