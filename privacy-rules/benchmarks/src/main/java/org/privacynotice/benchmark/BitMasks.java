package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableSet;
import java.util.List;

/** Code written by hand for this notice, asked with ids turned into numbers: the limit. */
final class BitMasks implements Contestant<BitMasks.Numbers> {

  /** A request in numbers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Numbers(int system, int purpose, int[] categories, int basis, int needed) {}

  static final int NONE = 0;
  static final int LEGITIMATE_INTERESTS = 2;
  static final int NOT_NEEDED = 2;
  static final int OPEN = 0;

  private static final ImmutableSet<String> CATEGORIES =
      ImmutableSet.of(
          "ethnic-origin",
          "age",
          "sex",
          "name",
          "home-address",
          "mailing-address",
          "forwarding-address",
          "telephone",
          "email",
          "verification-details",
          "enquiry-details");
  static final long SENSITIVE = 0b111;

  static final Answer ON_LEGITIMATE_INTERESTS = Answer.refuses(Clauses.LEGITIMATE_INTERESTS);
  static final Answer BASIS_OPEN = Answer.refuses(Clauses.LAWFUL_BASIS);
  static final Answer SENSITIVE_REFUSED = Answer.refuses(Clauses.SENSITIVE);

  private final long[] services = new long[Listed.ALL.size()];
  private final long[] excluded = new long[Listed.ALL.size()];
  private final Answer[] permits = new Answer[Listed.ALL.size()];
  private final Answer[] excludes = new Answer[Listed.ALL.size()];

  BitMasks() {
    for (int i = 0; i < Listed.ALL.size(); i++) {
      Listed listed = Listed.ALL.get(i);
      services[i] = mask(listed.services());
      excluded[i] = mask(listed.excluded());
      permits[i] = Answer.permits(listed.clause());
      excludes[i] = Answer.refuses(listed.excludingClause());
    }
  }

  private static long mask(Iterable<String> purposes) {
    long mask = 0;
    for (String purpose : purposes) {
      mask |= 1L << Listed.PURPOSES.indexOf(purpose);
    }
    return mask;
  }

  @Override
  public Numbers prepare(Request request) {
    return numbers(request, Listed.ALL, Listed.PURPOSES);
  }

  /** The request in numbers of its systems and purposes. */
  static Numbers numbers(Request request, List<Listed> systems, List<String> purposes) {
    int system = 0;
    while (!systems.get(system).id().equals(request.recipient())) {
      system++;
    }
    int[] categories =
        request.categories().stream().mapToInt(CATEGORIES.asList()::indexOf).toArray();
    int basis =
        request.basis() == null ? NONE : request.basis().equals("legitimate-interests") ? 2 : 1;
    int needed = request.needed() == null ? OPEN : request.needed() ? 1 : NOT_NEEDED;
    return new Numbers(system, purposes.indexOf(request.purpose()), categories, basis, needed);
  }

  /** The categories as bits. */
  static long mask(int[] categories) {
    long mask = 0;
    for (int category : categories) {
      mask |= 1L << category;
    }
    return mask;
  }

  @Override
  public Answer decide(Numbers asked) {
    return decide(asked, mask(asked.categories));
  }

  Answer decide(Numbers asked, long categories) {
    long purpose = 1L << asked.purpose;
    if ((excluded[asked.system] & purpose) != 0) {
      return excludes[asked.system];
    }
    if (asked.basis == LEGITIMATE_INTERESTS) {
      return ON_LEGITIMATE_INTERESTS;
    }
    boolean sensitive = (categories & SENSITIVE) != 0;
    if (sensitive && asked.needed == NOT_NEEDED) {
      return SENSITIVE_REFUSED;
    }
    if ((services[asked.system] & purpose) == 0) {
      return Answer.UNEXPLAINED;
    }
    if (asked.basis == NONE) {
      return BASIS_OPEN;
    }
    if (sensitive && asked.needed == OPEN) {
      return SENSITIVE_REFUSED;
    }
    return permits[asked.system];
  }
}
