package org.privacynotice.engine;

import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;

/**
 * What the rules come to for up to 64 categories at once, a bit each: the greatest value of the
 * permitting ones and of the forbidding ones, what is a conflict, and what could not be evaluated.
 */
final class Sums {

  private static final Truth[] TRUTHS = Truth.values();

  private long permitted;
  private long perhapsPermitted;
  private long forbidden;
  private long perhapsForbidden;
  private long conflicting;
  private long broken;

  /** Adds what a permitting or a forbidding rule says of some categories. */
  void add(boolean permits, Truth value, long categories) {
    long certain = value == Truth.TRUE ? categories : 0;
    long perhaps = value == Truth.UNKNOWN ? categories : 0;
    if (permits) {
      permitted |= certain;
      perhapsPermitted |= perhaps;
    } else {
      forbidden |= certain;
      perhapsForbidden |= perhaps;
    }
  }

  void conflicts(long categories) {
    conflicting |= categories;
  }

  void breaks(long categories) {
    broken |= categories;
  }

  /** Those that are forbidden though the notice permits them, or may. */
  long claimedAndBarred() {
    return forbidden & (permitted | perhapsPermitted);
  }

  /** The most final ground of some categories. */
  Ground mostFinal(long among) {
    if ((broken & among) != 0) {
      return Ground.FAULT;
    }
    if ((conflicting & among) != 0) {
      return Ground.CONFLICT;
    }
    Ground most = Ground.PERMITTED;
    for (Truth permits : TRUTHS) {
      long those = among & of(permits, permitted, perhapsPermitted);
      for (Truth forbids : TRUTHS) {
        if ((those & of(forbids, forbidden, perhapsForbidden)) != 0) {
          most = most.orMoreFinal(Ground.of(permits, forbids));
        }
      }
    }
    return most;
  }

  private static long of(Truth value, long certain, long perhaps) {
    if (value == Truth.TRUE) {
      return certain;
    }
    return value == Truth.UNKNOWN ? perhaps & ~certain : ~(certain | perhaps);
  }
}
