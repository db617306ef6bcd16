package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.Term;

/**
 * Which categories, purposes or recipients a clause speaks of: those it names with all that lies
 * under them, or any.
 *
 * <p>For a permitting clause "any" means any that the notice itself lists, never {@code other}. A
 * forbidding clause may make exceptions.
 *
 * @param any whether it speaks of all
 * @param ids those it names; empty with {@code any}
 * @param except those it does not speak of after all
 */
public record Selection(
    boolean any, ImmutableSortedSet<String> ids, ImmutableSortedSet<String> except) {

  /** All. */
  public static final Selection ANY =
      new Selection(true, ImmutableSortedSet.of(), ImmutableSortedSet.of());

  /** None: for recipients, where the clause is not about sharing. */
  public static final Selection NONE =
      new Selection(false, ImmutableSortedSet.of(), ImmutableSortedSet.of());

  /** Checks that it is one or the other. */
  public Selection {
    Preconditions.checkArgument(!any || ids.isEmpty(), "a selection names some or all, not both");
  }

  /** These and all that lies under them. */
  public static Selection of(String... ids) {
    return of(ImmutableSortedSet.copyOf(ids));
  }

  /** These and all that lies under them. */
  public static Selection of(ImmutableSortedSet<String> ids) {
    return new Selection(false, ids, ImmutableSortedSet.of());
  }

  /**
   * Those of a notice's terms that it names, with all that lies under them; but for those that it
   * leaves out, with all that lies under these.
   */
  public ImmutableSet<String> among(List<? extends Term> terms) {
    Map<String, Optional<String>> parents = new LinkedHashMap<>();
    for (Term term : terms) {
      parents.put(term.id(), term.parent());
    }
    ImmutableSet.Builder<String> among = ImmutableSet.builder();
    for (String id : parents.keySet()) {
      if ((any || isUnder(id, ids, parents)) && !isUnder(id, except, parents)) {
        among.add(id);
      }
    }
    return among.build();
  }

  private static boolean isUnder(
      String id, Set<String> named, Map<String, Optional<String>> parents) {
    Optional<String> here = Optional.of(id);
    while (here.isPresent() && !named.contains(here.get())) {
      here = parents.getOrDefault(here.get(), Optional.empty());
    }
    return here.isPresent();
  }

  // Written out, as that of conditions.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Selection selection
        && selection.any == any
        && selection.ids.equals(ids)
        && selection.except.equals(except);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * hash(ids) + hash(except)) + Boolean.hashCode(any);
  }

  /** What {@code Set} says it is; Guava's loads some classes for it first. */
  static int hash(Set<String> ids) {
    int hash = 0;
    for (String id : ids) {
      hash += id.hashCode();
    }
    return hash;
  }

  /** Whether it speaks of nothing. */
  public boolean isNone() {
    return !any && ids.isEmpty();
  }
}
