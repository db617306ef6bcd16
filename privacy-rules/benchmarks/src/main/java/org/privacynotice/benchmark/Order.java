package org.privacynotice.benchmark;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * In which order the requests are asked: another one in each round, as a processor learns by heart
 * what comes in the same order again and again. Shuffling is not measured.
 */
@State(Scope.Thread)
public class Order {

  private final SplittableRandom random = new SplittableRandom(Workload.SIZE);

  /** The places of the requests. */
  final int[] places = new int[Workload.SIZE];

  /** In the order in which they were made. */
  public Order() {
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
  }

  /** Puts them in another. */
  @Setup(Level.Invocation)
  public void shuffle() {
    for (int i = places.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int place = places[i];
      places[i] = places[other];
      places[other] = place;
    }
  }
}
