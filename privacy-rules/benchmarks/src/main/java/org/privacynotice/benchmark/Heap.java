package org.privacynotice.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;

/** What the heap holds. */
final class Heap {

  private static final int TIMES = 4;

  private Heap() {}

  /** Megabytes that are in use once what nobody holds any more is gone, these held. */
  static double megabytes(Object... held) {
    long used = Long.MAX_VALUE;
    try {
      for (int i = 0; i < TIMES; i++) {
        System.gc();
        used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      }
    } finally {
      Reference.reachabilityFence(held);
    }
    return used / 1e6;
  }
}
