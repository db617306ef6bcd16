package org.privacynotice.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which categories no rule of a version tells apart. */
final class Likeness {

  private final int[] groups; // by category
  private int last; // group

  /**
   * Looks at what the rules speak of.
   *
   * @param alike the categories in groups of which conditions say the same
   */
  Likeness(List<Rule> rules, List<BitSet> alike, int categories) {
    this.groups = new int[categories];
    Set<BitSet> apart = new LinkedHashSet<>(alike);
    for (Rule rule : rules) {
      apart.add(rule.shape().categories().numbers());
      apart.add(rule.shape().categories().ifInferred());
    }
    apart.forEach(this::split);
  }

  /** Tells some categories from the others of their groups. */
  private void split(BitSet some) {
    Map<Integer, Integer> split = new HashMap<>();
    for (int category = some.nextSetBit(0);
        category >= 0;
        category = some.nextSetBit(category + 1)) {
      groups[category] = split.computeIfAbsent(groups[category], group -> ++last);
    }
  }

  /** The number of a category's group. */
  int of(int category) {
    return groups[category];
  }
}
