package org.privacynotice.engine;

import com.google.common.collect.ImmutableSortedSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Works the scopes of clauses out to numbers, equal ones once. A permission covers what it names
 * and what lies under that; a prohibition or a duty also touches what lies above.
 */
final class Scoping {

  private final Rulebook rulebook;
  private final Vocabulary vocabulary;
  private final Numbers toldElsewhere;
  private final IdentityHashMap<Scope, Rule> touching =
      new IdentityHashMap<>(); // but for permissions
  private final Map<Named, Numbers> reaches = new HashMap<>();
  private final Map<Named, Rule.Categories> data = new HashMap<>();

  /** All by which one selection of a scope is told from another. */
  private record Named(
      Vocabulary.Kind kind,
      Selection selection,
      ImmutableSortedSet<Sensitivity> sensitivities,
      boolean permits) {
    // Written out, as that of conditions.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Named named
          && named.kind == kind
          && named.permits == permits
          && named.selection.equals(selection)
          && named.sensitivities.equals(sensitivities);
    }

    @Override
    public int hashCode() {
      return selection.hashCode();
    }
  }

  Scoping(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.vocabulary = rulebook.vocabulary();
    Set<String> others = new HashSet<>();
    for (Purpose purpose : rulebook.notice().purposes()) {
      if (purpose.toldBy().isPresent()) {
        others.add(purpose.id());
      }
    }
    this.toldElsewhere = rulebook.purposes().under(others);
  }

  /** The rule of a clause. */
  Rule rule(int place, Clause clause, Document document) {
    Scope scope = clause.scope();
    boolean permits = clause.effect() == Effect.PERMITS;
    Rule alike = permits ? null : touching.get(scope);
    if (alike != null) {
      return alike.about(place, clause, document);
    }
    Rule rule =
        new Rule(
            place,
            clause,
            document,
            data(scope, permits),
            purposes(clause, document),
            new Rule.Parties(
                scope.parties().any(),
                permits ? scope.parties().isNone() : scope.parties().any(),
                reach(Vocabulary.Kind.RECIPIENT, scope.parties(), permits)));
    if (!permits) {
      touching.put(scope, rule);
    }
    return rule;
  }

  /**
   * The purposes that a clause reaches. A permission does not reach those that the notice leaves to
   * another one; but a schedule's, which says how long and not whether, and the law's do.
   */
  private Numbers purposes(Clause clause, Document document) {
    boolean permits = clause.effect() == Effect.PERMITS;
    Numbers all = reach(Vocabulary.Kind.PURPOSE, clause.scope().purposes(), permits);
    if (!permits || toldElsewhere.size() == 0) {
      return all;
    }
    boolean follows =
        document instanceof Notice
            || (document instanceof Deployment && !document.stated().contains(clause));
    return follows ? all.without(toldElsewhere) : all;
  }

  private Rule.Categories data(Scope scope, boolean permits) {
    Selection categories = scope.categories();
    Named named = new Named(Vocabulary.Kind.CATEGORY, categories, scope.sensitivities(), permits);
    Rule.Categories known = data.get(named);
    if (known == null) {
      known = categories(categories, scope.sensitivities(), permits);
      data.put(named, known);
    }
    return known;
  }

  /**
   * The data that a clause speaks of. Where it is about special category data, or about offences,
   * that is also whatever the case says to reveal such data.
   */
  private Rule.Categories categories(
      Selection categories, Set<Sensitivity> sensitivities, boolean permits) {
    BitSet numbers = reach(Vocabulary.Kind.CATEGORY, categories, permits).bits();
    if (sensitivities.isEmpty()) {
      return new Rule.Categories(numbers, new BitSet(), "");
    }
    String fact =
        sensitivities.contains(Sensitivity.SPECIAL)
            ? WellKnown.INFERRED_SPECIAL_CATEGORY
            : WellKnown.ALLEGES_OFFENCE;
    boolean ofLaw = false;
    for (Sensitivity sensitivity : sensitivities) {
      ofLaw |= sensitivity.isOfLaw();
    }
    boolean inferable = !permits && ofLaw && rulebook.hasFact(fact);
    BitSet others = (BitSet) numbers.clone();
    numbers.and(sensitive(sensitivities, permits));
    others.andNot(numbers);
    return new Rule.Categories(numbers, inferable ? others : new BitSet(), fact);
  }

  private BitSet sensitive(Set<Sensitivity> sensitivities, boolean permits) {
    Set<String> ids = new HashSet<>();
    for (DataCategory category : rulebook.notice().categories()) {
      if (sensitivities.contains(rulebook.sensitivity(category.id()))) {
        ids.add(category.id());
      }
    }
    BitSet numbers = new BitSet();
    for (String id : ids) {
      numbers.set(vocabulary.number(Vocabulary.Kind.CATEGORY, id));
    }
    if (!permits) {
      numbers.or(rulebook.categories().above(ids).bits());
    }
    return numbers;
  }

  /** What a selection reaches; what speaks of whole classes of recipients is worked out once. */
  private Numbers reach(Vocabulary.Kind kind, Selection selection, boolean permits) {
    boolean isOfClass =
        kind == Vocabulary.Kind.RECIPIENT && selection.ids().contains(Scope.PROCESSORS);
    if (!selection.any() && !isOfClass) {
      return numbers(kind, selection, permits);
    }
    Named named = new Named(kind, selection, ImmutableSortedSet.of(), permits);
    Numbers known = reaches.get(named);
    if (known == null) {
      known = numbers(kind, selection, permits);
      reaches.put(named, known);
    }
    return known;
  }

  private Numbers numbers(Vocabulary.Kind kind, Selection selection, boolean permits) {
    Tree tree = tree(kind);
    Numbers numbers =
        selection.any() ? any(kind, tree, permits) : listed(kind, selection, tree, permits);
    return selection.except().isEmpty()
        ? numbers
        : numbers.without(tree.under(rulebook.expanded(selection.except())));
  }

  private Tree tree(Vocabulary.Kind kind) {
    if (kind == Vocabulary.Kind.CATEGORY) {
      return rulebook.categories();
    }
    return kind == Vocabulary.Kind.PURPOSE ? rulebook.purposes() : rulebook.parties();
  }

  /**
   * All that this notice lists, and the council's own keeping; a prohibition leaves nothing out.
   */
  private Numbers any(Vocabulary.Kind kind, Tree tree, boolean permits) {
    if (permits) {
      return kind == Vocabulary.Kind.RECIPIENT
          ? tree.listed().with(tree.under(Set.of(Vocabulary.LOCAL)))
          : tree.listed();
    }
    Numbers.Builder all = new Numbers.Builder(vocabulary.size(kind));
    for (int number = 0; number < vocabulary.size(kind); number++) {
      all.add(number);
    }
    return all.build();
  }

  private Numbers listed(Vocabulary.Kind kind, Selection selection, Tree tree, boolean permits) {
    Set<String> ids =
        kind == Vocabulary.Kind.RECIPIENT ? rulebook.expanded(selection.ids()) : selection.ids();
    Numbers under = tree.under(ids);
    return permits ? under : under.with(tree.above(ids));
  }
}
