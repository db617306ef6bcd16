package org.privacynotice.engine;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.decision.Truth;
import org.privacynotice.vocabulary.Term;
import org.privacynotice.vocabulary.Vocabulary;

/** What lies under what among one version's categories, purposes or recipients. */
final class Tree {

  /**
   * Where a number stands to some ids.
   *
   * @param under the ids and all that lies under them
   * @param above all that lies strictly above them
   */
  record Place(Numbers under, Numbers above) {

    /**
     * Whether a number is one of them or lies under one.
     *
     * @param near what is said of one above
     */
    Truth of(int number, Truth near) {
      if (under.has(number)) {
        return Truth.TRUE;
      }
      return above.has(number) ? near : Truth.FALSE;
    }
  }

  private final Vocabulary vocabulary;
  private final Vocabulary.Kind kind;
  private final ImmutableMap<String, Optional<String>> parents;
  private final Map<String, List<String>> children = new HashMap<>();

  Tree(Vocabulary vocabulary, Vocabulary.Kind kind, List<? extends Term> terms) {
    this.vocabulary = vocabulary;
    this.kind = kind;
    ImmutableMap.Builder<String, Optional<String>> above = ImmutableMap.builder();
    for (Term term : terms) {
      above.put(term.id(), term.parent());
      if (term.parent().isPresent()) {
        String parent = term.parent().get();
        List<String> siblings = children.getOrDefault(parent, new ArrayList<>());
        siblings.add(term.id());
        children.put(parent, siblings);
      }
    }
    this.parents = above.buildOrThrow();
  }

  /** Everything that this version lists. */
  Numbers listed() {
    Numbers.Builder all = new Numbers.Builder(parents.size());
    for (String id : parents.keySet()) {
      add(id, all);
    }
    return all.build();
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
  Numbers under(Set<String> ids) {
    Numbers.Builder all = new Numbers.Builder(ids.size());
    for (String id : ids) {
      addUnder(id, ids, all);
    }
    return all.build();
  }

  /** Below an id whatever has no turn of its own, so that each is added once. */
  private void addUnder(String id, Set<String> ids, Numbers.Builder all) {
    add(id, all);
    List<String> below = children.get(id);
    if (below != null) {
      for (String child : below) {
        if (!ids.contains(child)) {
          addUnder(child, ids, all);
        }
      }
    }
  }

  /** All that lies strictly above the ids. */
  Numbers above(Set<String> ids) {
    Set<String> above = new HashSet<>();
    Numbers.Builder all = new Numbers.Builder(0);
    for (String id : ids) {
      Optional<String> parent = parentOf(id);
      while (parent.isPresent() && above.add(parent.get())) {
        add(parent.get(), all);
        parent = parentOf(parent.get());
      }
    }
    return all.build();
  }

  /** Adds what some version has. */
  private void add(String id, Numbers.Builder all) {
    if (vocabulary.has(kind, id)) {
      all.add(vocabulary.number(kind, id));
    }
  }

  Place place(Set<String> ids) {
    return new Place(under(ids), above(ids));
  }

  Optional<String> parentOf(String id) {
    return parents.getOrDefault(id, Optional.empty());
  }
}
