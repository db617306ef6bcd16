package org.privacynotice.benchmark;

import java.util.List;
import com.google.common.collect.ImmutableList;

/** As {@link BitMasks}, for a notice of any size: several words of purposes for each system. */
final class WideBitMasks implements Contestant<BitMasks.Numbers> {

  private final ImmutableList<Listed> systems;
  private final List<String> purposes;
  private final int words;
  private final long[] services;
  private final long[] excluded;
  private final Answer[] permits;
  private final Answer[] excludes;

  WideBitMasks(Workload workload) {
    systems = workload.systems();
    purposes = workload.purposes();
    words = (purposes.size() + Long.SIZE - 1) / Long.SIZE;
    services = new long[systems.size() * words];
    excluded = new long[systems.size() * words];
    permits = new Answer[systems.size()];
    excludes = new Answer[systems.size()];
    for (int i = 0; i < systems.size(); i++) {
      Listed listed = systems.get(i);
      set(services, i, listed.services());
      set(excluded, i, listed.excluded());
      permits[i] = Answer.permits(listed.clause());
      excludes[i] = Answer.refuses(listed.excludingClause());
    }
  }

  private void set(long[] masks, int system, Iterable<String> listed) {
    for (String purpose : listed) {
      int number = purposes.indexOf(purpose);
      masks[word(system, number)] |= 1L << number;
    }
  }

  private int word(int system, int purpose) {
    return system * words + (purpose >>> 6);
  }

  @Override
  public BitMasks.Numbers prepare(Request request) {
    return BitMasks.numbers(request, systems, purposes);
  }

  @Override
  public Answer decide(BitMasks.Numbers asked) {
    int word = word(asked.system(), asked.purpose());
    long purpose = 1L << asked.purpose();
    if ((excluded[word] & purpose) != 0) {
      return excludes[asked.system()];
    }
    if (asked.basis() == BitMasks.LEGITIMATE_INTERESTS) {
      return BitMasks.ON_LEGITIMATE_INTERESTS;
    }
    boolean sensitive = (BitMasks.mask(asked.categories()) & BitMasks.SENSITIVE) != 0;
    if (sensitive && asked.needed() == BitMasks.NOT_NEEDED) {
      return BitMasks.SENSITIVE_REFUSED;
    }
    if ((services[word] & purpose) == 0) {
      return Answer.UNEXPLAINED;
    }
    if (asked.basis() == BitMasks.NONE) {
      return BitMasks.BASIS_OPEN;
    }
    if (sensitive && asked.needed() == BitMasks.OPEN) {
      return BitMasks.SENSITIVE_REFUSED;
    }
    return permits[asked.system()];
  }
}
