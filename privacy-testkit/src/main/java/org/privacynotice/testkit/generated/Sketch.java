package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * An action in parts that can be exchanged.
 *
 * @param party the recipient or holder; of no account where the activity has none
 * @param facts what is stated for all categories
 * @param apart what is stated for one of the categories, before that
 */
record Sketch(
    Activity activity,
    ImmutableSortedSet<String> categories,
    String purpose,
    String party,
    ImmutableSortedMap<String, FactValue> facts,
    ImmutableSortedMap<Apart, FactValue> apart,
    Instant at) {

  /** A fact of one category. */
  record Apart(String category, String fact) implements Comparable<Apart> {

    private static final Comparator<Apart> ORDER =
        Comparator.comparing(Apart::category).thenComparing(Apart::fact);

    @Override
    public int compareTo(Apart other) {
      return ORDER.compare(this, other);
    }
  }

  /** Nothing is stated yet. */
  static Sketch of(
      Activity activity, Set<String> categories, String purpose, String party, Instant at) {
    return new Sketch(
        activity,
        ImmutableSortedSet.copyOf(categories),
        purpose,
        party,
        ImmutableSortedMap.of(),
        ImmutableSortedMap.of(),
        at);
  }

  DataAction action(Vocabulary vocabulary) {
    DataAction.Builder<?, ?> builder =
        switch (activity) {
          case COLLECT -> Collect.in(vocabulary);
          case USE -> Use.in(vocabulary);
          case SHARE -> Share.in(vocabulary).recipient(party);
          case RETAIN -> Retain.in(vocabulary).holder(party);
          case ERASE -> Erase.in(vocabulary).holder(party);
        };
    builder.categories(categories.toArray(String[]::new)).purpose(purpose).at(at);
    facts.forEach(builder::fact);
    apart.forEach((of, value) -> builder.factFor(of.category(), of.fact(), value));
    return builder.build();
  }

  private Sketch withCategories(Set<String> others) {
    return new Sketch(
        activity,
        ImmutableSortedSet.copyOf(others),
        purpose,
        party,
        facts,
        ImmutableSortedMap.copyOf(Maps.filterKeys(apart, of -> others.contains(of.category()))),
        at);
  }

  Sketch withCategory(String one) {
    return withCategories(Sets.union(categories, Set.of(one)));
  }

  Sketch withoutCategory(String one) {
    return withCategories(Sets.difference(categories, Set.of(one)));
  }

  Sketch withPurpose(String other) {
    return new Sketch(activity, categories, other, party, facts, apart, at);
  }

  Sketch withParty(String other) {
    return new Sketch(activity, categories, purpose, other, facts, apart, at);
  }

  Sketch withFact(String fact, FactValue value) {
    return with(with(facts, fact, value), apart);
  }

  Sketch withoutFact(String fact) {
    return with(without(facts, fact), apart);
  }

  Sketch withFactFor(String category, String fact, FactValue value) {
    return with(facts, with(apart, new Apart(category, fact), value));
  }

  Sketch withoutFact(Apart of) {
    return with(facts, without(apart, of));
  }

  private static <K extends Comparable<K>> ImmutableSortedMap<K, FactValue> with(
      ImmutableSortedMap<K, FactValue> stated, K key, FactValue value) {
    return ImmutableSortedMap.<K, FactValue>naturalOrder()
        .putAll(without(stated, key))
        .put(key, value)
        .build();
  }

  private static <K extends Comparable<K>> ImmutableSortedMap<K, FactValue> without(
      ImmutableSortedMap<K, FactValue> stated, K key) {
    return ImmutableSortedMap.copyOf(Maps.filterKeys(stated, each -> !each.equals(key)));
  }

  private Sketch with(
      ImmutableSortedMap<String, FactValue> facts, ImmutableSortedMap<Apart, FactValue> apart) {
    return new Sketch(activity, categories, purpose, party, facts, apart, at);
  }

  Sketch withAt(Instant other) {
    return new Sketch(activity, categories, purpose, party, facts, apart, other);
  }
}
