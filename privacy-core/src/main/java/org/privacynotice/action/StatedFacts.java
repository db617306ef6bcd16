package org.privacynotice.action;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * The facts stated for an action or for one of its categories, by id and, for deciding, by number.
 */
final class StatedFacts {

  static final StatedFacts NONE =
      new StatedFacts(ImmutableSortedMap.of(), new int[0], new FactValue[0]);

  private final ImmutableSortedMap<String, FactValue> byId;
  private final int[] numbers;
  private final FactValue[] values;

  private StatedFacts(
      ImmutableSortedMap<String, FactValue> byId, int[] numbers, FactValue[] values) {
    this.byId = byId;
    this.numbers = numbers;
    this.values = values;
  }

  static StatedFacts of(Vocabulary vocabulary, ImmutableSortedMap<String, FactValue> byId) {
    if (byId.isEmpty()) {
      return NONE;
    }
    int[] numbers = new int[byId.size()];
    FactValue[] values = new FactValue[byId.size()];
    int i = 0;
    for (var entry : byId.entrySet()) {
      numbers[i] = vocabulary.number(Vocabulary.Kind.FACT, entry.getKey());
      values[i++] = entry.getValue();
    }
    return new StatedFacts(byId, numbers, values);
  }

  ImmutableSortedMap<String, FactValue> byId() {
    return byId;
  }

  Optional<FactValue> get(int number) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return Optional.of(values[i]);
      }
    }
    return Optional.empty();
  }
}
