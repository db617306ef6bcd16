package org.privacynotice.testkit.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.exchange.ActionWriter;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Suggestion;

/**
 * What a case expects.
 *
 * @param answer {@code permitted}, {@code refused}, or the ground of a refusal
 * @param clauses the clauses that the answer must lean on
 */
record Expected(String answer, ImmutableList<String> clauses) {

  private static final String REFUSED = "refused";

  /**
   * The answer that some words name.
   *
   * @throws IllegalArgumentException when they name none
   */
  static String answer(String words) {
    String id = ComplianceTable.columnName(words);
    Set<String> known = answers();
    if (!known.contains(id)) {
      throw new IllegalArgumentException(
          Cell.quoted(words) + " is no answer; " + Suggestion.help(id, known));
    }
    return id;
  }

  private static Set<String> answers() {
    ImmutableSortedSet.Builder<String> answers = ImmutableSortedSet.naturalOrder();
    answers.add(REFUSED);
    for (Ground ground : Ground.values()) {
      answers.add(ground.id());
    }
    return answers.build();
  }

  /**
   * Holds a decision against it.
   *
   * @throws AssertionError when it is another, with what was asked, expected and got
   */
  void check(String where, Decision decision) {
    boolean answered =
        answer.equals(REFUSED) ? isRefused(decision) : decision.ground().id().equals(answer);
    List<String> leantOn = leantOn(decision);
    if (!answered || !leantOn.containsAll(clauses)) {
      throw new AssertionError(message(where, decision, decision.ground().id(), leantOn));
    }
  }

  /** Whether a clause, or that there is none, refuses it: a fault is no answer to the question. */
  private static boolean isRefused(Decision decision) {
    return !decision.permitted() && decision.ground() != Ground.FAULT;
  }

  /**
   * Holds what a service did against it; the decision is as expected already.
   *
   * @param done the categories with which the service did it
   * @throws AssertionError when the service did what is refused, or did not do what is permitted
   */
  void checkDeed(String where, Decision decision, Set<String> done) {
    Set<String> asked = decision.action().categories();
    Set<String> wrong =
        decision.permitted()
            ? Sets.difference(asked, done)
            : Sets.difference(Sets.intersection(asked, done), decision.permittedCategories());
    if (!wrong.isEmpty()) {
      String deed =
          decision.permitted()
              ? "the service did not do it, with "
              : "the service did it all the same, with ";
      String which = String.join(", ", ImmutableSortedSet.copyOf(wrong));
      throw new AssertionError(message(where, decision, deed + which, leantOn(decision)));
    }
  }

  /**
   * The clauses that determined it, those that come nearest where nothing covers it, and its
   * duties.
   */
  private static List<String> leantOn(Decision decision) {
    List<String> leantOn = new ArrayList<>();
    decision.clauses().forEach(clause -> leantOn.add(clause.id()));
    decision.nearest().forEach(near -> leantOn.add(near.clause().id()));
    decision.duties().forEach(duty -> leantOn.add(duty.clause().id()));
    return leantOn;
  }

  private String message(String where, Decision decision, String got, List<String> leantOn) {
    StringBuilder asked = new StringBuilder();
    ActionWriter.write(decision.action(), (fact, reference) -> Optional.empty(), asked);
    List<String> absent = clauses.stream().filter(id -> !leantOn.contains(id)).toList();
    StringBuilder message = new StringBuilder(where);
    fact(message, "asked", asked.toString());
    fact(message, "expected", answer + (clauses.isEmpty() ? "" : ", by " + joined(clauses)));
    fact(message, "got", got);
    fact(message, "clauses", joined(decision.clauses().stream().map(Clause::id).toList()));
    if (!absent.isEmpty()) {
      fact(message, "not among", joined(absent));
    }
    for (Nearest near : decision.nearest()) {
      fact(message, "nearest", near.clause().id() + ": " + failed(near));
    }
    for (Remedy remedy : decision.remedies()) {
      fact(message, "remedy", decision.words(remedy));
    }
    fact(message, "why", decision.why());
    return message.toString();
  }

  private static String failed(Nearest near) {
    List<String> failed = new ArrayList<>();
    near.failed()
        .forEach(
            each ->
                failed.add(
                    each.test()
                        + " "
                        + each.asked()
                        + " is not "
                        + String.join(", ", each.allows())));
    return String.join("; ", failed);
  }

  private static String joined(List<String> ids) {
    return ids.isEmpty() ? "none" : String.join(", ", ids);
  }

  private static void fact(StringBuilder message, String key, String value) {
    message.append('\n').append(String.format(Locale.ROOT, "  %-9s %s", key, value));
  }
}
