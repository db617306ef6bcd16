package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.time.Instant;
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
 */
record Sketch(
    Activity activity,
    ImmutableSortedSet<String> categories,
    String purpose,
    String party,
    ImmutableSortedMap<String, FactValue> facts,
    Instant at) {

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
    return builder.build();
  }

  Sketch withCategories(Set<String> others) {
    return new Sketch(activity, ImmutableSortedSet.copyOf(others), purpose, party, facts, at);
  }

  Sketch withCategory(String one) {
    return withCategories(Sets.union(categories, Set.of(one)));
  }

  Sketch withoutCategory(String one) {
    return withCategories(Sets.difference(categories, Set.of(one)));
  }

  Sketch withPurpose(String other) {
    return new Sketch(activity, categories, other, party, facts, at);
  }

  Sketch withParty(String other) {
    return new Sketch(activity, categories, purpose, other, facts, at);
  }

  Sketch withFact(String fact, FactValue value) {
    return withFacts(
        ImmutableSortedMap.<String, FactValue>naturalOrder()
            .putAll(Maps.filterKeys(facts, id -> !id.equals(fact)))
            .put(fact, value)
            .build());
  }

  Sketch withoutFact(String fact) {
    return withFacts(ImmutableSortedMap.copyOf(Maps.filterKeys(facts, id -> !id.equals(fact))));
  }

  private Sketch withFacts(ImmutableSortedMap<String, FactValue> others) {
    return new Sketch(activity, categories, purpose, party, others, at);
  }

  Sketch withAt(Instant other) {
    return new Sketch(activity, categories, purpose, party, facts, other);
  }
}
