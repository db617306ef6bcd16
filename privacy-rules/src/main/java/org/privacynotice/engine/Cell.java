package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;

/**
 * All actions of one activity and purpose whose parties no rule tells apart, and the verdicts that
 * were reached on them. Each is worked out once for every statement of facts; when there are too
 * many, all are forgotten. Without locks: two threads may work out the same, and one of the two is
 * kept.
 */
final class Cell {

  private static final int MOST_KEPT = 256;
  private static final @Nullable Kept[] NONE = new Kept[8];

  /**
   * Verdicts, and on what.
   *
   * @param facts what was stated, as far as a rule asks
   * @param times what the action's time made of events, judgements and the retention period
   */
  private record Kept(StatedFacts facts, ImmutableList<Truth> times, Verdicts verdicts) {}

  private final int purpose;
  private final ImmutableListMultimap<Effect, Rule> general;
  private volatile @Nullable Kept[] table = NONE; // never changed, but replaced

  /**
   * A cell without verdicts.
   *
   * @param purpose the purpose's number
   * @param general the rules that reach it, but for those about few parties
   */
  Cell(int purpose, List<Rule> general) {
    this.purpose = purpose;
    this.general = Multimaps.index(general, Rule::effect);
  }

  int purpose() {
    return purpose;
  }

  ImmutableList<Rule> general(Effect effect) {
    return general.get(effect);
  }

  /** The verdicts on a statement of facts; null where they were not worked out yet. */
  @Nullable Verdicts known(StatedFacts facts, ImmutableList<Truth> times) {
    @Nullable Kept[] here = table;
    int mask = here.length - 1;
    for (int i = start(facts, times, mask); ; i = (i + 1) & mask) {
      Kept each = here[i];
      if (each == null) {
        return null;
      }
      if (each.facts().equals(facts) && each.times().equals(times)) {
        return each.verdicts();
      }
    }
  }

  private static int start(StatedFacts facts, ImmutableList<Truth> times, int mask) {
    int hash = facts.hashCode() * 31 + (times.isEmpty() ? 0 : times.hashCode());
    return (hash ^ hash >>> 16) & mask;
  }

  void keep(StatedFacts facts, ImmutableList<Truth> times, Verdicts verdicts) {
    @Nullable Kept[] before = table;
    int held = 0;
    for (Kept each : before) {
      held += each == null ? 0 : 1;
    }
    boolean full = held >= MOST_KEPT;
    int size =
        full ? NONE.length : before.length > 2 * (held + 1) ? before.length : 2 * before.length;
    @Nullable Kept[] after = new Kept[size];
    for (Kept each : before) {
      if (each != null && !full) {
        put(each, after);
      }
    }
    put(new Kept(facts.gist(), times, verdicts), after);
    table = after;
  }

  /** Forgets all verdicts. */
  void forget() {
    table = NONE;
  }

  private static void put(Kept kept, @Nullable Kept[] into) {
    int mask = into.length - 1;
    int i = start(kept.facts(), kept.times(), mask);
    while (into[i] != null) {
      i = (i + 1) & mask;
    }
    into[i] = kept;
  }
}
