package org.privacynotice.benchmark;

import java.lang.management.ManagementFactory;

/** What the heap holds. */
final class Heap {

  private static final int TIMES = 4;

  private Heap() {}

  /** Megabytes that are in use once what nobody holds any more is gone. */
  static double megabytes() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used / 1e6;
  }
}
