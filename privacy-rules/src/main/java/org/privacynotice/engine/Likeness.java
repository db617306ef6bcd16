package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.vocabulary.Vocabulary;

/** Which categories nothing in a version of the notice tells apart. */
final class Likeness {

  private final int[] groups; // by category

  /**
   * Puts categories together.
   *
   * @param apart sets of categories, by number, each of which something tells from the others
   * @param categories how many there are
   */
  Likeness(Collection<BitSet> apart, int categories) {
    this.groups = new int[categories];
    int last = 0;
    for (BitSet some : apart) {
      Map<Integer, Integer> split = new HashMap<>();
      for (int each = some.nextSetBit(0); each >= 0; each = some.nextSetBit(each + 1)) {
        if (split.putIfAbsent(groups[each], last + 1) == null) {
          last++;
        }
        groups[each] = Objects.requireNonNull(split.get(groups[each]));
      }
    }
  }

  /** Those that no rule tells apart, nor the notice by what it declares of them. */
  static Likeness of(Rulebook rulebook) {
    Set<BitSet> apart = new HashSet<>(rulebook.alikeCategories());
    for (Rule rule : rulebook.rules()) {
      apart.add(rule.shape().categories().numbers());
      apart.add(rule.shape().categories().ifInferred());
    }
    return new Likeness(apart, rulebook.vocabulary().size(Vocabulary.Kind.CATEGORY));
  }

  /**
   * Of questions about one action to which no rule says anything else, one; those with times are
   * not compared.
   */
  static List<Question> unlike(List<Question> questions) {
    if (questions.size() == 1) {
      return questions;
    }
    Map<Object, Question> unlike = new LinkedHashMap<>();
    for (Question each : questions) {
      int categories = each.rulebook().likeness().of(each.categoryNumber());
      StatedFacts facts = each.asCase().facts();
      unlike.putIfAbsent(facts.isTimed() ? each : List.of(categories, facts), each);
    }
    return ImmutableList.copyOf(unlike.values());
  }

  /** The number of a category's group. */
  int of(int category) {
    return groups[category];
  }
}
