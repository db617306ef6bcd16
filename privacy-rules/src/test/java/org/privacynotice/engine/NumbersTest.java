package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void of_numbersInAnyOrder_holdsThemAscending() {
    Set<Integer> gathered = new LinkedHashSet<>(List.of(3, 70, 5, 64));

    Numbers numbers = Numbers.of(gathered);

    assertThat(numbers.stream()).containsExactly(3, 5, 64, 70);
    assertThat(gathered).allMatch(numbers::has);
    assertThat(numbers.has(4)).isFalse();
  }

  @Test
  void of_numbersInOrder_isTheSame() {
    assertThat(Numbers.of(new LinkedHashSet<>(List.of(3, 5, 64, 70))))
        .isEqualTo(Numbers.of(new LinkedHashSet<>(List.of(70, 64, 5, 3))));
  }
}
