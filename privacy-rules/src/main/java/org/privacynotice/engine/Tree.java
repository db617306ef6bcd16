package org.privacynotice.engine;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
  Set<Integer> listed() {
    Set<Integer> all = new LinkedHashSet<>();
    for (String id : parents.keySet()) {
      add(id, all);
    }
    return all;
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
  Set<Integer> under(Iterable<String> ids) {
    Set<Integer> all = new LinkedHashSet<>();
    for (String id : ids) {
      addUnder(id, all);
    }
    return all;
  }

  private void addUnder(String id, Set<Integer> all) {
    if (add(id, all)) {
      for (String child : children.getOrDefault(id, List.of())) {
        addUnder(child, all);
      }
    }
  }

  /** All that lies strictly above the ids. */
  Set<Integer> above(Iterable<String> ids) {
    Set<Integer> all = new LinkedHashSet<>();
    for (String id : ids) {
      Optional<String> parent = parentOf(id);
      while (parent.isPresent() && add(parent.get(), all)) {
        parent = parentOf(parent.get());
      }
    }
    return all;
  }

  /** Adds what some version has; false where it is there already, or none has it. */
  private boolean add(String id, Set<Integer> all) {
    return vocabulary.has(kind, id) && all.add(vocabulary.number(kind, id));
  }

  Place place(Set<String> ids) {
    return new Place(Numbers.of(under(ids)), Numbers.of(above(ids)));
  }

  Optional<String> parentOf(String id) {
    return parents.getOrDefault(id, Optional.empty());
  }
}
