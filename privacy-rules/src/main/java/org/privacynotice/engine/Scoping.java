package org.privacynotice.engine;

import com.google.common.collect.ImmutableSortedSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Law;
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
  private final Set<Integer> toldElsewhere;
  private final Map<Reach, Numbers> reaches = new HashMap<>();
  private final Map<Data, Rule.Categories> data = new HashMap<>();

  /** What a clause names of one kind. */
  private record Reach(Vocabulary.Kind kind, Selection selection, boolean permits) {}

  /** The data that a clause names. */
  private record Data(
      Selection categories, ImmutableSortedSet<Sensitivity> sensitivities, boolean permits) {}

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
    return new Rule(
        place,
        clause,
        document instanceof Law,
        document.inForce(),
        data.computeIfAbsent(
            new Data(scope.categories(), scope.sensitivities(), permits), this::categories),
        purposes(clause, document),
        new Rule.Parties(
            scope.parties().any(),
            permits ? scope.parties().isNone() : scope.parties().any(),
            reach(Vocabulary.Kind.RECIPIENT, scope.parties(), permits)));
  }

  /**
   * The purposes that a clause reaches. A permission does not reach those that the notice leaves to
   * another one; but a schedule's, which says how long and not whether, and the law's do.
   */
  private Numbers purposes(Clause clause, Document document) {
    boolean permits = clause.effect() == Effect.PERMITS;
    Numbers all = reach(Vocabulary.Kind.PURPOSE, clause.scope().purposes(), permits);
    boolean follows =
        document instanceof Notice
            || (document instanceof Deployment && !document.stated().contains(clause));
    if (!permits || !follows || toldElsewhere.isEmpty()) {
      return all;
    }
    Set<Integer> own = new HashSet<>();
    all.stream().filter(purpose -> !toldElsewhere.contains(purpose)).forEach(own::add);
    return Numbers.of(own);
  }

  /**
   * The data that a clause speaks of. Where it is about special category data, or about offences,
   * that is also whatever the case says to reveal such data.
   */
  private Rule.Categories categories(Data named) {
    BitSet numbers = new BitSet();
    reach(Vocabulary.Kind.CATEGORY, named.categories(), named.permits()).stream()
        .forEach(numbers::set);
    if (named.sensitivities().isEmpty()) {
      return new Rule.Categories(numbers, new BitSet(), "");
    }
    String fact =
        named.sensitivities().contains(Sensitivity.SPECIAL)
            ? WellKnown.INFERRED_SPECIAL_CATEGORY
            : WellKnown.ALLEGES_OFFENCE;
    boolean inferable =
        !named.permits()
            && named.sensitivities().stream().anyMatch(Sensitivity::isOfLaw)
            && rulebook.hasFact(fact);
    BitSet others = (BitSet) numbers.clone();
    numbers.and(sensitive(named));
    others.andNot(numbers);
    return new Rule.Categories(numbers, inferable ? others : new BitSet(), fact);
  }

  private BitSet sensitive(Data named) {
    Set<String> ids = new HashSet<>();
    for (DataCategory category : rulebook.notice().categories()) {
      if (named.sensitivities().contains(rulebook.sensitivity(category.id()))) {
        ids.add(category.id());
      }
    }
    BitSet numbers = new BitSet();
    ids.forEach(id -> numbers.set(vocabulary.number(Vocabulary.Kind.CATEGORY, id)));
    if (!named.permits()) {
      rulebook.categories().above(ids).forEach(numbers::set);
    }
    return numbers;
  }

  private Numbers reach(Vocabulary.Kind kind, Selection selection, boolean permits) {
    return reaches.computeIfAbsent(new Reach(kind, selection, permits), this::reach);
  }

  private Numbers reach(Reach named) {
    Tree tree =
        switch (named.kind()) {
          case CATEGORY -> rulebook.categories();
          case PURPOSE -> rulebook.purposes();
          default -> rulebook.parties();
        };
    Set<Integer> numbers = named.selection().any() ? any(named, tree) : listed(named, tree);
    if (!named.selection().except().isEmpty()) {
      numbers.removeAll(tree.under(rulebook.expanded(named.selection().except())));
    }
    return Numbers.of(numbers);
  }

  /**
   * All that this notice lists, and the council's own keeping; a prohibition leaves nothing out.
   */
  private Set<Integer> any(Reach named, Tree tree) {
    if (named.permits()) {
      Set<Integer> listed = tree.listed();
      if (named.kind() == Vocabulary.Kind.RECIPIENT) {
        listed.add(vocabulary.number(named.kind(), Vocabulary.LOCAL));
      }
      return listed;
    }
    Set<Integer> all = new HashSet<>();
    for (int number = 0; number < vocabulary.size(named.kind()); number++) {
      all.add(number);
    }
    return all;
  }

  private Set<Integer> listed(Reach named, Tree tree) {
    Set<String> ids = rulebook.expanded(named.selection().ids());
    Set<Integer> numbers = tree.under(ids);
    if (!named.permits()) {
      numbers.addAll(tree.above(ids));
    }
    return numbers;
  }
}
