package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.FactValue;

/**
 * All actions of one activity and purpose whose parties no rule tells apart. Its rules are compiled
 * once, and then for each lawful basis that somebody relies on. Without locks: two threads may
 * compile the same, and one of the two is kept.
 */
final class Cell {

  private final int purpose;
  private final ImmutableList<ImmutableList<Rule>> general; // by effect
  private final Answers answers = new Answers();
  private @Nullable ImmutableList<Placed> parts; // the same, whoever compiles them first
  private volatile @Nullable ImmutableList<Footing> footings; // null while there are none

  /**
   * A cell of which nothing is compiled.
   *
   * @param purpose the purpose's number
   * @param general the rules that reach it, but for those about few parties
   */
  Cell(int purpose, List<Rule> general) {
    this.purpose = purpose;
    ImmutableList.Builder<ImmutableList<Rule>> byEffect = ImmutableList.builder();
    for (Effect effect : Effect.values()) {
      ImmutableList.Builder<Rule> those = ImmutableList.builder();
      for (Rule rule : general) {
        if (rule.effect() == effect) {
          those.add(rule);
        }
      }
      byEffect.add(those.build());
    }
    this.general = byEffect.build();
  }

  int purpose() {
    return purpose;
  }

  @SuppressWarnings("EnumOrdinal") // of use to this process alone
  ImmutableList<Rule> general(Effect effect) {
    return general.get(effect.ordinal());
  }

  Answers answers() {
    return answers;
  }

  /** Its rules for a lawful basis; null where they are not compiled yet. */
  @Nullable Footing footing(@Nullable FactValue basis) {
    ImmutableList<Footing> known = footings;
    for (int i = 0; known != null && i < known.size(); i++) {
      if (known.get(i).isOf(basis)) {
        return known.get(i);
      }
    }
    return null;
  }

  /**
   * Compiles its rules for a lawful basis, and keeps them; there are no more of these than the law
   * names.
   *
   * @param rules the permitting and forbidding rules of the cell
   * @param silent a case of the cell that states nothing but the lawful basis
   */
  Footing compiled(List<Rule> rules, Case silent) {
    ImmutableList<Placed> known = parts;
    if (known == null) {
      known = Placed.of(rules, silent);
      parts = known;
    }
    Footing compiled = new Footing(known, silent);
    ImmutableList<Footing> before = footings;
    footings =
        before == null
            ? ImmutableList.of(compiled)
            : ImmutableList.<Footing>builder().addAll(before).add(compiled).build();
    return compiled;
  }
}
