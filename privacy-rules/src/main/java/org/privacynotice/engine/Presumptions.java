package org.privacynotice.engine;

import com.google.common.collect.ImmutableSet;
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

  /** A rule that leans on presumptions, and the facts that its value was worked out from. */
  private record Leaning(Rule rule, Truth value, Set<String> read) {

    static Leaning of(Rule rule, Question question) {
      return new Leaning(rule, Verdict.value(rule, question), question.read());
    }
  }

  /**
   * A smallest set of presumptions by which each of the rules has its value: with them alone every
   * rule keeps it, and without any one of them some rule does not.
   */
  static Set<String> leanedOn(Question question, List<Rule> rules) {
    Question bare = question.without(question.rulebook().presumed());
    List<Leaning> leaning = new ArrayList<>();
    Set<String> leanedOn = new TreeSet<>();
    for (Rule rule : rules) {
      Set<String> open = Sets.intersection(rule.open(bare), bare.withheld());
      if (!open.isEmpty()) {
        leaning.add(Leaning.of(rule, question.without(Set.of())));
        leanedOn.addAll(open);
      }
    }
    Set<String> withheld = new HashSet<>(Sets.difference(bare.withheld(), leanedOn));
    for (String presumption : List.copyOf(leanedOn)) {
      withheld.add(presumption);
      List<Leaning> without = new ArrayList<>();
      for (Leaning each : leaning) {
        // What was not looked at made no difference.
        without.add(
            each.read().contains(presumption)
                ? Leaning.of(each.rule(), question.without(ImmutableSet.copyOf(withheld)))
                : each);
      }
      if (values(without).equals(values(leaning))) {
        leaning = without;
        leanedOn.remove(presumption);
      } else {
        withheld.remove(presumption);
      }
    }
    return leanedOn;
  }

  private static List<Truth> values(List<Leaning> leaning) {
    return leaning.stream().map(Leaning::value).toList();
  }
}
