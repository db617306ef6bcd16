package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.TreeMultimap;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.privacynotice.decision.Missing;

/** The facts that are still open, each with the categories for which it is. */
final class OpenFacts {

  private final TreeMultimap<String, String> categories = TreeMultimap.create();

  /** Adds those that are open to a question. */
  void add(Set<String> facts, Question question) {
    for (String fact : facts) {
      categories.put(fact, question.category());
    }
  }

  /**
   * What to ask, by the fact's id.
   *
   * @param ask the question that a fact answers
   */
  ImmutableList<Missing> missing(UnaryOperator<String> ask) {
    ImmutableList.Builder<Missing> missing = ImmutableList.builder();
    for (Map.Entry<String, Collection<String>> open : categories.asMap().entrySet()) {
      String fact = open.getKey();
      missing.add(new Missing(fact, ImmutableSortedSet.copyOf(open.getValue()), ask.apply(fact)));
    }
    return missing.build();
  }
}
