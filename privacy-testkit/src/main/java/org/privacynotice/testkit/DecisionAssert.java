package org.privacynotice.testkit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;

/**
 * Assertions about a decision. What fails shows, a line each, what was asked, expected and
 * answered, with the clauses, the nearest clause and the remedies.
 */
public class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {

  /** Asserts about a decision. */
  public DecisionAssert(Decision actual) {
    super(actual, DecisionAssert.class);
  }

  /** The action may be done as it was asked. */
  public DecisionAssert isPermitted() {
    return holds(decision().permitted(), "permitted", Facts.answer(actual));
  }

  /**
   * The notice refuses what was asked: a clause does, or that none covers it. Where a clause could
   * not be evaluated the action may not be done either, but by no answer to the question; {@code
   * onGround(Ground.FAULT)} expects that.
   */
  public DecisionAssert isRefused() {
    boolean fault = decision().ground() == Ground.FAULT;
    return holds(
        !actual.permitted() && !fault,
        "refused",
        Facts.answer(actual),
        fault
            ? Stream.of("mend the clause; `onGround(Ground.FAULT)` where the fault is expected")
            : Stream.empty());
  }

  /** It was decided on this ground. */
  public DecisionAssert onGround(Ground ground) {
    return holds(
        decision().ground() == ground, "ground " + ground.id(), "ground " + actual.ground().id());
  }

  /**
   * These clauses are among those that determined it.
   *
   * @throws IllegalArgumentException when none is named
   */
  public DecisionAssert because(String... clauses) {
    return contains(
        "because",
        "because of clause",
        decision().clauses().stream().map(Clause::id).toList(),
        clauses);
  }

  /**
   * A clause that determined it stands on this source, as it is printed: {@code Who processes the
   * information? 1}, {@code UK GDPR Art 28(3)(a)}.
   */
  public DecisionAssert citing(String source) {
    return contains("citing", "citing", sources().map(Citation::text).toList(), source);
  }

  /**
   * A clause that determined it stands on this provision, or on something within it: {@code "UK
   * GDPR", "Art 28"} is cited by {@code UK GDPR Art 28(3)(a)}, and not by {@code UK GDPR Art 2}.
   *
   * @param enactment its short name
   * @param provision the place in it
   */
  public DecisionAssert citing(String enactment, String provision) {
    return cites(
        enactment + " " + provision,
        source ->
            source instanceof Citation.Provision cited
                && cited.enactment().equals(enactment)
                && isWithin(cited.provision(), provision));
  }

  /**
   * A clause that determined it stands on this item of the notice.
   *
   * @param heading the notice's heading, word for word
   * @param item the item under it, counted from 1; 0 for the text before the first
   */
  public DecisionAssert citing(String heading, int item) {
    Citation wanted = new Citation.Heading(heading, item);
    return cites(wanted.text(), wanted::equals);
  }

  private DecisionAssert cites(String wanted, Predicate<Citation> isWanted) {
    return holds(
        sources().anyMatch(isWanted),
        "citing " + wanted,
        "citing " + listed(sources().map(Citation::text).toList()));
  }

  private static boolean isWithin(String cited, String provision) {
    return cited.startsWith(provision)
        && (cited.length() == provision.length()
            || !Character.isLetterOrDigit(cited.charAt(provision.length())));
  }

  private Stream<Citation> sources() {
    return decision().clauses().stream().flatMap(clause -> clause.sources().stream());
  }

  /** Exactly these facts are open; none of them, where none is named. */
  public DecisionAssert missingFacts(String... facts) {
    return exactly("missing", decision().missing().stream().map(Missing::fact).toList(), facts);
  }

  /**
   * These duties are among those that come with it, by their clauses.
   *
   * @throws IllegalArgumentException when none is named
   */
  public DecisionAssert withDuty(String... duties) {
    return contains(
        "withDuty",
        "with duty",
        decision().duties().stream().map(duty -> duty.clause().id()).toList(),
        duties);
  }

  /** Exactly these categories may be processed as asked; none, where none is named. */
  public DecisionAssert allowing(String... categories) {
    return exactly("allowing", decision().permittedCategories(), categories);
  }

  /** It leaned on exactly these presumptions, by their facts; on none, where none is named. */
  public DecisionAssert presuming(String... facts) {
    return exactly(
        "presuming", decision().presumed().stream().map(fact -> fact.id()).toList(), facts);
  }

  /** The data may be kept through this day, and not longer. */
  public DecisionAssert keepsUntil(LocalDate lastDay) {
    return holds(
        decision().until().filter(lastDay::equals).isPresent(),
        "kept until " + lastDay,
        decision().until().map(day -> "kept until " + day).orElse("no last day known"));
  }

  private Decision decision() {
    isNotNull();
    return actual;
  }

  private DecisionAssert contains(
      String method, String relation, Collection<String> all, String... wanted) {
    if (wanted.length == 0) {
      throw new IllegalArgumentException("`" + method + "()` always holds; name at least one");
    }
    return holds(
        all.containsAll(Arrays.asList(wanted)),
        relation + " " + listed(Arrays.asList(wanted)),
        relation + " " + listed(all));
  }

  private DecisionAssert exactly(String relation, Collection<String> all, String... wanted) {
    TreeSet<String> expected = new TreeSet<>(Arrays.asList(wanted));
    return holds(
        expected.equals(new TreeSet<>(all)),
        relation + " exactly " + listed(expected),
        relation + " " + listed(all));
  }

  private static String listed(Collection<String> all) {
    return all.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(all));
  }

  private DecisionAssert holds(boolean holds, String expected, String got) {
    return holds(holds, expected, got, Stream.empty());
  }

  private DecisionAssert holds(
      boolean holds, String expected, String got, Stream<String> remedies) {
    if (!holds) {
      failWithMessage(
          "%s",
          new Facts()
              .asked(actual.action())
              .add("expected", expected)
              .add("got", got)
              .decided(actual)
              .add("remedy", remedies)
              .text());
    }
    return this;
  }
}
