package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.BitSet;
import org.privacynotice.action.CategorySet;

/**
 * A rule compiled for a version of the notice, as far as it says the same of all the categories
 * that it speaks of: those of which the notice declares the same, as they are or by what they
 * reveal.
 */
final class Part {

  private final Rule rule;
  private final CategorySet categories;
  private final int category;
  private final boolean ifInferred;
  private final Residual residual; // but for the lawful basis
  private final Residual silent;

  /**
   * Compiles a part.
   *
   * @param rule the rule
   * @param numbers the categories
   * @param ifInferred whether it speaks of them only where the case says what they reveal
   */
  private Part(Rule rule, BitSet numbers, boolean ifInferred, Rulebook rulebook) {
    this.rule = rule;
    this.categories = CategorySet.of(numbers);
    this.category = numbers.nextSetBit(0);
    this.ifInferred = ifInferred;
    this.residual = residual(Knowledge.FULL, rulebook);
    this.silent = rule.isLaw() ? residual(Knowledge.SILENT, rulebook) : Residual.Known.FALSE;
  }

  static ImmutableList<Part> of(Rule rule, Rulebook rulebook) {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    for (BitSet alike : rulebook.alikeCategories()) {
      add(rule, both(rule.shape().categories().numbers(), alike), false, rulebook, parts);
      add(rule, both(rule.shape().categories().ifInferred(), alike), true, rulebook, parts);
    }
    return parts.build();
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static void add(
      Rule rule,
      BitSet numbers,
      boolean ifInferred,
      Rulebook rulebook,
      ImmutableList.Builder<Part> parts) {
    if (!numbers.isEmpty()) {
      parts.add(new Part(rule, numbers, ifInferred, rulebook));
    }
  }

  private Residual residual(Knowledge known, Rulebook rulebook) {
    try {
      return rule.residual(known, ifInferred, rulebook);
    } catch (RuntimeException | StackOverflowError unworkable) {
      return whole(known);
    }
  }

  /** All of it: what fails, or not, when a case is put to it. */
  Residual whole(Knowledge known) {
    return new Residual.Whole(rule, known, category, ifInferred);
  }

  Rule rule() {
    return rule;
  }

  /** A category that it speaks of; it says the same of the others. */
  int category() {
    return category;
  }

  CategorySet categories() {
    return categories;
  }

  /** What is left of it, but for whether the rule covers the lawful basis. */
  Residual residual() {
    return residual;
  }

  /**
   * What is left of it, if it is law, without anything that the case or the deployment brings: by
   * what the notice itself says.
   */
  Residual silent() {
    return silent;
  }
}
