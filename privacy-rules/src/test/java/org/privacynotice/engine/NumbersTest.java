package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  private static Numbers of(int... numbers) {
    Numbers.Builder gathered = new Numbers.Builder(0);
    for (int number : numbers) {
      gathered.add(number);
    }
    return gathered.build();
  }

  @Test
  void build_inAnyOrderAndMoreThanOnce_holdsEachOnce() {
    Numbers numbers = of(7, 3, 70_000, 3, 7);

    assertThat(numbers.stream()).containsExactly(3, 7, 70_000);
    assertThat(numbers.size()).isEqualTo(3);
    assertThat(numbers.has(7)).isTrue();
    assertThat(numbers.has(8)).isFalse();
    assertThat(numbers).isEqualTo(of(3, 7, 70_000)).isNotEqualTo(of(3, 7));
  }

  @Test
  void build_ofNothing_isEmpty() {
    assertThat(of().size()).isZero();
    assertThat(of().has(0)).isFalse();
  }

  @Test
  void with_others_holdsBoth() {
    assertThat(of(1, 5).with(of(2, 5))).isEqualTo(of(1, 2, 5));
    assertThat(of(1).with(of())).isEqualTo(of(1));
  }

  @Test
  void without_others_holdsTheRest() {
    assertThat(of(1, 2, 5).without(of(2, 3))).isEqualTo(of(1, 5));
    assertThat(of(1).without(of(1))).isEqualTo(of());
  }
}
