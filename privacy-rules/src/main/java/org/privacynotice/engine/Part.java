package org.privacynotice.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.CategorySet;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;

/**
 * A rule compiled for a cell and a lawful basis, as far as it says the same of all the categories
 * that it speaks of there.
 */
final class Part {

  private final int place;
  private final Rule rule;
  private final CategorySet categories;
  private final int category;
  private final boolean ifInferred;
  private final Residual residual;
  private final @Nullable Truth rests;
  private final @Nullable Truth bars;

  /**
   * Compiles a part.
   *
   * @param place the rule's place among those of its effect
   * @param rule the rule, or one of its shape
   * @param numbers the categories
   * @param ifInferred whether it speaks of them only where the case says what they reveal
   * @param silent a case that states nothing but the lawful basis
   */
  private Part(int place, Rule rule, BitSet numbers, boolean ifInferred, Case silent) {
    this.place = place;
    this.rule = rule;
    this.categories = CategorySet.of(numbers);
    this.category = numbers.nextSetBit(0);
    this.ifInferred = ifInferred;
    Question question = silent.question(category);
    this.residual = residual(question);
    this.rests = settled(residual, silent);
    this.bars = rule.isLaw() ? settled(residual(question.knowing(Knowledge.SILENT)), silent) : null;
  }

  /** The parts of a rule; none where it is false whatever the case. */
  static List<Part> of(int place, Rule rule, Case silent) {
    List<Part> parts = new ArrayList<>();
    for (BitSet alike : silent.regime().rulebook().alikeCategories()) {
      add(place, rule, both(rule.shape().categories().numbers(), alike), false, silent, parts);
      add(place, rule, both(rule.shape().categories().ifInferred(), alike), true, silent, parts);
    }
    return parts;
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static void add(
      int place, Rule rule, BitSet numbers, boolean ifInferred, Case silent, List<Part> parts) {
    if (!numbers.isEmpty()) {
      Part part = new Part(place, rule, numbers, ifInferred, silent);
      if (!part.residual.equals(Residual.FALSE)) {
        parts.add(part);
      }
    }
  }

  private Residual residual(Question silent) {
    try {
      return rule.residual(silent, ifInferred);
    } catch (RuntimeException | StackOverflowError unworkable) {
      return new Residual.Whole(rule, category, ifInferred);
    }
  }

  /** The value of what neither time nor anything but what is stated tells apart. */
  private static @Nullable Truth settled(Residual residual, Case silent) {
    return residual.isSafe() && !residual.isTimed() ? residual.value(silent) : null;
  }

  int place() {
    return place;
  }

  /** Whether it permits; else it forbids. */
  boolean permits() {
    return rule.effect() == Effect.PERMITS;
  }

  /** Those of the categories, as bits, that it speaks of. */
  long among(long asked, int word) {
    return asked & categories.word(word);
  }

  boolean isOf(int number) {
    return categories.has(number);
  }

  long reads() {
    return residual.reads();
  }

  /** Whether its value hangs on nothing but what is stated. */
  boolean rests() {
    return rests != null;
  }

  /**
   * Its value for a case.
   *
   * @param stated a bit for each fact that the case states
   */
  Truth value(Case each, long stated) {
    Truth resting = rests;
    return resting != null && (stated & residual.reads()) == 0 ? resting : residual.value(each);
  }

  /**
   * Whether it is law that is true by what the notice itself says, without anything that the case
   * or the deployment brings.
   */
  boolean isTrueWhateverTheCase(Case each) {
    Truth known = bars;
    if (known == null && rule.isLaw()) {
      known = rule.about(each.question(category).knowing(Knowledge.SILENT), ifInferred);
    }
    return known == Truth.TRUE;
  }
}
