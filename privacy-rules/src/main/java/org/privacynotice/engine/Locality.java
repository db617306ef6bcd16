package org.privacynotice.engine;

import java.util.IdentityHashMap;
import org.privacynotice.decision.Truth;

/**
 * What tells a cell from others, for some categories of which the notice declares the same: answers
 * each test of it once. For one thread.
 */
final class Locality {

  private final Question silent;
  private final IdentityHashMap<Residual.Local, Truth> known = new IdentityHashMap<>();

  /**
   * Knows nothing yet.
   *
   * @param silent the question of somebody who states nothing but a lawful basis
   */
  Locality(Question silent) {
    this.silent = silent;
  }

  /** What a test says where nothing is stated. */
  Truth value(Residual.Local test) {
    Truth value = known.get(test);
    if (value == null) {
      value = new Conditions(silent.knowing(test.known()), test.near()).value(test.condition());
      known.put(test, value);
    }
    return value;
  }
}
