package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static BitSet bits(int... numbers) {
    BitSet bits = new BitSet();
    IntStream.of(numbers).forEach(bits::set);
    return bits;
  }

  private static Set<BitSet> groups(int categories, List<BitSet> apart) {
    Likeness likeness = new Likeness(apart, categories);
    return IntStream.range(0, categories)
        .boxed()
        .collect(
            Collectors.groupingBy(
                likeness::of,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    all -> bits(all.stream().mapToInt(Integer::intValue).toArray()))))
        .values()
        .stream()
        .collect(Collectors.toSet());
  }

  @Test
  void of_whereNothingTellsThemApart_areAllOneGroup() {
    assertThat(groups(3, List.of())).containsExactly(bits(0, 1, 2));
    assertThat(groups(3, List.of(bits(0, 1, 2)))).containsExactly(bits(0, 1, 2));
  }

  @Test
  void of_categoriesThatTheSameSetsHold_areOneGroup() {
    assertThat(groups(70, List.of(bits(0, 1, 2, 69), bits(2, 3, 69), bits(2, 69))))
        .contains(bits(0, 1), bits(2, 69), bits(3))
        .hasSize(4);
  }
}
