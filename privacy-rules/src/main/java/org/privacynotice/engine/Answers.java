package org.privacynotice.engine;

import org.jspecify.annotations.Nullable;
import org.privacynotice.action.StatedFacts;

/**
 * What a cell has said lately: to each statement, by the gist of it, which holds nobody's
 * reference, and by what the time made of it. Without locks: of two that come to one place, one is
 * kept, and a thread sees what another keeps whole or not at all.
 */
final class Answers {

  private static final int MOST = 32; // a power of two

  private record Answer(StatedFacts facts, long times, Grounds grounds) {}

  private final @Nullable Answer[] lately = new @Nullable Answer[MOST];

  private static int place(StatedFacts facts, long times) {
    return (facts.hashCode() + Long.hashCode(times)) & (MOST - 1);
  }

  /** What was said; null where that is not known any more. */
  @Nullable Grounds to(StatedFacts facts, long times) {
    Answer known = lately[place(facts, times)];
    return known != null && known.times() == times && known.facts().equals(facts)
        ? known.grounds()
        : null;
  }

  void keep(StatedFacts facts, long times, Grounds grounds) {
    lately[place(facts, times)] = new Answer(facts.gist(), times, grounds);
  }
}
