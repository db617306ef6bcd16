package org.privacynotice.engine;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.decision.Truth;

/** Finds the presumptions that an answer leans on. */
final class Presumptions {

  private Presumptions() {}

  /** A rule that leans on presumptions, and the value that it has by them. */
  private record Leaning(Rule rule, Truth value) {

    boolean isSameTo(Question other) {
      return Verdict.value(rule, other) == value;
    }
  }

  /**
   * A smallest set of presumptions by which each of the rules has its value: with them alone every
   * rule keeps it, and without any one of them some rule does not.
   */
  static Set<String> leanedOn(Question question, List<Rule> rules) {
    Set<String> all = question.rulebook().presumed();
    Question bare = question.without(all);
    List<Leaning> leaning = new ArrayList<>();
    Set<String> leanedOn = new TreeSet<>();
    for (Rule rule : rules) {
      boolean mayLean = !rule.presumptions(question.rulebook()).isEmpty();
      Set<String> open = mayLean ? Sets.intersection(rule.open(bare), all) : Set.of();
      if (!open.isEmpty()) {
        leaning.add(new Leaning(rule, Verdict.value(rule, question)));
        leanedOn.addAll(open);
      }
    }
    Set<String> withheld = new HashSet<>(all);
    withheld.removeAll(leanedOn);
    for (String presumption : List.copyOf(leanedOn)) {
      withheld.add(presumption);
      if (isSameWithout(presumption, leaning, question.without(Set.copyOf(withheld)))) {
        leanedOn.remove(presumption);
      } else {
        withheld.remove(presumption);
      }
    }
    return leanedOn;
  }

  private static boolean isSameWithout(
      String presumption, List<Leaning> leaning, Question without) {
    for (Leaning each : leaning) {
      if (each.rule().presumptions(without.rulebook()).contains(presumption)
          && !each.isSameTo(without)) {
        return false;
      }
    }
    return true;
  }
}
