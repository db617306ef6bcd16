package org.privacynotice.engine;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.privacynotice.decision.Truth;

/** Finds the presumptions that an answer leans on. */
final class Presumptions {

  private Presumptions() {}

  /**
   * What was weighed for an answer: a rule, or a part of one.
   *
   * @param presumed the facts on whose presumptions its value may hang; more may be named
   * @param value its value by all presumptions
   * @param without its value without some
   */
  record Weighed(Set<String> presumed, Truth value, Function<Set<String>, Truth> without) {

    /** What cannot be evaluated without a presumption leans on it. */
    private boolean isSameWithout(Set<String> presumptions) {
      try {
        return without.apply(presumptions) == value;
      } catch (RuntimeException | StackOverflowError broken) {
        return false;
      }
    }
  }

  /**
   * A smallest set of presumptions by which all that was weighed has its value: with them alone all
   * of it keeps it, and without any one of them something does not.
   *
   * @param all the facts that have a presumption
   */
  static ImmutableSet<String> leanedOn(List<Weighed> weighed, Set<String> all) {
    List<Weighed> leaning = new ArrayList<>(); // on one or more of several
    Set<String> needed = new HashSet<>();
    Set<String> leanedOn = new TreeSet<>();
    for (Weighed each : weighed) {
      if (!each.presumed().isEmpty() && !each.isSameWithout(all)) {
        if (each.presumed().size() == 1) {
          needed.addAll(each.presumed());
        } else {
          leanedOn.addAll(each.presumed());
          leaning.add(each);
        }
      }
    }
    if (leaning.isEmpty()) {
      return ImmutableSet.copyOf(needed);
    }
    leanedOn.removeAll(needed);
    Set<String> withheld = new HashSet<>(all);
    withheld.removeAll(needed);
    withheld.removeAll(leanedOn);
    for (String presumption : leanedOn) {
      withheld.add(presumption);
      if (!isSameWithout(presumption, leaning, withheld)) {
        withheld.remove(presumption);
        needed.add(presumption);
      }
    }
    return ImmutableSet.copyOf(needed);
  }

  private static boolean isSameWithout(
      String presumption, List<Weighed> leaning, Set<String> withheld) {
    Set<String> without = Set.copyOf(withheld);
    for (Weighed each : leaning) {
      if (each.presumed().contains(presumption) && !each.isSameWithout(without)) {
        return false;
      }
    }
    return true;
  }
}
