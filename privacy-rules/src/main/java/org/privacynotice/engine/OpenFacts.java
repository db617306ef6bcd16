package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.TreeMultimap;
import java.util.function.UnaryOperator;
import org.privacynotice.decision.Missing;

/** The facts that are still open, each with the categories for which it is. */
final class OpenFacts {

  private final TreeMultimap<String, String> categories = TreeMultimap.create();

  /** Adds those that would settle a rule. */
  void add(Rule rule, Question question) {
    rule.open(question).forEach(fact -> categories.put(fact, question.category()));
  }

  /**
   * What to ask, by the fact's id.
   *
   * @param ask the question that a fact answers
   */
  ImmutableList<Missing> missing(UnaryOperator<String> ask) {
    return categories.asMap().entrySet().stream()
        .map(
            open ->
                new Missing(
                    open.getKey(),
                    ImmutableSortedSet.copyOf(open.getValue()),
                    ask.apply(open.getKey())))
        .collect(toImmutableList());
  }
}
