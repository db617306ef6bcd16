package org.privacynotice.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.privacynotice.bulk.InOrderTest.all;
import static org.privacynotice.bulk.InOrderTest.asThrown;
import static org.privacynotice.bulk.InOrderTest.upTo;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.privacynotice.bulk.InOrderTest.Numbers;

class InOrderPropertyTest {

  @Property(tries = 300)
  void next_whateverTheThreadsAndTheTimeThatWorkTakes_keepsTheOrder(
      @ForAll @IntRange(min = 1, max = 8) int threads,
      @ForAll @IntRange(max = 200) int items,
      @ForAll @IntRange(min = 1, max = 7) int slow) {
    try (InOrder<Integer, Integer> results =
        new InOrder<>(
            new Numbers(items),
            item -> {
              for (int i = 0; i < (item % slow) * 500; i++) {
                Thread.onSpinWait();
              }
              return item;
            },
            threads)) {
      assertThat(all(results)).isEqualTo(upTo(items));
      assertThat(results.next()).as("the end stays the end").isEmpty();
    }
  }

  @Property(tries = 200)
  void next_whereWorkFails_givesAllBeforeAndThenTheFailure(
      @ForAll @IntRange(min = 1, max = 4) int threads,
      @ForAll @IntRange(max = 30) int failing,
      @ForAll boolean error) {
    Throwable failure = error ? new StackOverflowError() : new IllegalStateException("broken");
    InOrder<Integer, Integer> results =
        new InOrder<>(
            new Numbers(50),
            item -> {
              if (item < failing) {
                return item;
              }
              throw asThrown(failure);
            },
            threads);
    for (int taken = 0; taken < failing; taken++) {
      assertThat(results.next()).contains(taken);
    }
    assertThatThrownBy(results::next).isSameAs(failure);
    assertThat(results.next()).as("that was the end").isEmpty();
  }
}
