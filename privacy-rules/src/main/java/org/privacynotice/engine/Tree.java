package org.privacynotice.engine;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.vocabulary.Vocabulary;

/** What lies under what among one version's categories, purposes or recipients, by number. */
final class Tree {

  private final Vocabulary vocabulary;
  private final Vocabulary.Kind kind;
  private final Map<String, Optional<String>> parents;
  private final BitSet listed = new BitSet();

  Tree(Vocabulary vocabulary, Vocabulary.Kind kind, Map<String, Optional<String>> parents) {
    this.vocabulary = vocabulary;
    this.kind = kind;
    this.parents = parents;
    parents.keySet().forEach(id -> listed.set(vocabulary.number(kind, id)));
  }

  /** Everything that this version lists. */
  BitSet listed() {
    return (BitSet) listed.clone();
  }

  /** The steps from an id up to the one it lies under; empty where it does not. */
  Optional<Integer> stepsUp(String from, String to) {
    int steps = 0;
    Optional<String> here = Optional.of(from);
    while (here.isPresent()) {
      if (here.get().equals(to)) {
        return Optional.of(steps);
      }
      steps++;
      here = parentOf(here.get());
    }
    return Optional.empty();
  }

  /** Whether the first is the second or lies under it. */
  boolean isUnder(String id, String above) {
    return stepsUp(id, above).isPresent();
  }

  /** The ids themselves and all that lies under them. */
  BitSet under(Iterable<String> ids) {
    BitSet all = new BitSet();
    for (String above : ids) {
      set(all, above);
      for (String id : parents.keySet()) {
        if (isUnder(id, above)) {
          set(all, id);
        }
      }
    }
    return all;
  }

  /** All that lies strictly above the ids. */
  BitSet above(Iterable<String> ids) {
    BitSet all = new BitSet();
    for (String id : ids) {
      Optional<String> parent = parentOf(id);
      while (parent.isPresent()) {
        set(all, parent.get());
        parent = parentOf(parent.get());
      }
    }
    return all;
  }

  Optional<String> parentOf(String id) {
    return parents.getOrDefault(id, Optional.empty());
  }

  private void set(BitSet all, String id) {
    if (vocabulary.has(kind, id)) {
      all.set(vocabulary.number(kind, id));
    }
  }
}
