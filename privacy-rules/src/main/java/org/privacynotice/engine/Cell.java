package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.FactValue;

/**
 * All actions of one activity and purpose whose parties no rule tells apart. Its rules are compiled
 * once for each lawful basis that somebody relies on. Without locks: two threads may compile the
 * same, and one of the two is kept.
 */
final class Cell {

  private final int purpose;
  private final ImmutableListMultimap<Effect, Rule> general;
  private final Answers answers = new Answers();
  private volatile ImmutableList<Footing> footings = ImmutableList.of();

  /**
   * A cell of which nothing is compiled.
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

  Answers answers() {
    return answers;
  }

  /** Its rules for a lawful basis; there are no more of these than the law names. */
  Footing footing(@Nullable FactValue basis, Supplier<Footing> compiled) {
    ImmutableList<Footing> known = footings;
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).isOf(basis)) {
        return known.get(i);
      }
    }
    Footing made = compiled.get();
    footings = ImmutableList.<Footing>builder().addAll(known).add(made).build();
    return made;
  }
}
