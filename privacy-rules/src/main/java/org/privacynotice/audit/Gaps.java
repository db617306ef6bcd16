package org.privacynotice.audit;

import java.util.ArrayList;
import java.util.List;

/** Numbers of records that are missing, as ranges from one number to before another. */
final class Gaps {

  private List<long[]> ranges = new ArrayList<>();

  void add(long from, long to) {
    if (from < to) {
      ranges.add(new long[] {from, to});
    }
  }

  /** Takes out numbers; whether any of them was missing. */
  boolean fill(long from, long to) {
    List<long[]> rest = new ArrayList<>();
    boolean any = false;
    for (long[] range : ranges) {
      if (to <= range[0] || range[1] <= from) {
        rest.add(range);
        continue;
      }
      any = true;
      if (range[0] < from) {
        rest.add(new long[] {range[0], from});
      }
      if (to < range[1]) {
        rest.add(new long[] {to, range[1]});
      }
    }
    ranges = rest;
    return any;
  }

  /** Those that lie between two numbers. */
  List<long[]> within(long from, long to) {
    return ranges.stream().filter(range -> from <= range[0] && range[1] <= to).toList();
  }
}
