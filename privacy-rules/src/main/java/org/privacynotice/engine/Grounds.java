package org.privacynotice.engine;

import org.privacynotice.action.CategorySet;
import org.privacynotice.decision.Ground;

/** The ground of every category that the ids name, as bits. */
final class Grounds {

  private static final Ground[] ALL = Ground.values();
  private static final int STEPS = ALL.length - 1; // from one ground to the next more final one

  /** For 64 categories after the other, and each step: those that have taken it. */
  private final long[] taken;

  private Grounds(long[] taken) {
    this.taken = taken;
  }

  /** Each category's ground, by its number. */
  @SuppressWarnings("EnumOrdinal") // of use to this process alone
  static Grounds of(Ground... grounds) {
    long[] taken = new long[STEPS * (1 + (grounds.length - 1) / Long.SIZE)];
    for (int number = 0; number < grounds.length; number++) {
      for (int step = 0; step < grounds[number].ordinal(); step++) {
        taken[STEPS * (number / Long.SIZE) + step] |= 1L << number;
      }
    }
    return new Grounds(taken);
  }

  /** The most final ground of some categories. */
  Ground mostFinal(CategorySet asked) {
    int most = 0;
    for (int word = 0; word < asked.words(); word++) {
      most = Math.max(most, steps(asked.word(word), STEPS * word));
    }
    return ALL[most];
  }

  /** Without branches, which nobody could foretell. */
  private int steps(long asked, int from) {
    int steps = 0;
    for (int step = from; step < from + STEPS; step++) {
      long those = asked & taken[step];
      steps += (int) ((those | -those) >>> (Long.SIZE - 1));
    }
    return steps;
  }
}
