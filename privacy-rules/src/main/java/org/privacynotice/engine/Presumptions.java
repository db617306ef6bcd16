package org.privacynotice.engine;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the presumptions that an answer leans on. */
final class Presumptions {

  private Presumptions() {}

  /**
   * A smallest set of presumptions by which each of the rules has its value: with them alone every
   * rule keeps it, and without any one of them some rule does not.
   */
  static Set<String> leanedOn(Question question, List<Rule> rules) {
    Question bare = question.without(question.rulebook().presumed());
    List<Rule> leaning = new ArrayList<>();
    Set<String> leanedOn = new TreeSet<>();
    for (Rule rule : rules) {
      Set<String> open = Sets.intersection(rule.open(bare), bare.withheld());
      if (!open.isEmpty()) {
        leaning.add(rule);
        leanedOn.addAll(open);
      }
    }
    Set<String> withheld = new TreeSet<>(Sets.difference(bare.withheld(), leanedOn));
    for (String presumption : List.copyOf(leanedOn)) {
      withheld.add(presumption);
      Question less = question.without(withheld);
      if (leaning.stream()
          .allMatch(rule -> Verdict.value(rule, less) == Verdict.value(rule, question))) {
        leanedOn.remove(presumption);
      } else {
        withheld.remove(presumption);
      }
    }
    return leanedOn;
  }
}
