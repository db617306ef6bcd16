package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.CategorySet;

/**
 * A rule compiled for a version of the notice, as far as it says the same of all the categories
 * that it speaks of, as they are or by what they reveal: of all of them, but where it asks for what
 * the law protects in them; then of those of which the notice declares the same.
 */
final class Part {

  private final Rule rule;
  private final CategorySet categories;
  private final int category;
  private final boolean ifInferred;
  private final Residual residual; // but for the lawful basis
  private @Nullable Residual silent; // the same, whoever compiles it first

  private Part(Rule rule, BitSet numbers, boolean ifInferred, @Nullable Residual residual) {
    this.rule = rule;
    this.categories = CategorySet.of(numbers);
    this.category = numbers.nextSetBit(0);
    this.ifInferred = ifInferred;
    this.residual = residual == null ? whole(Knowledge.FULL) : residual;
  }

  /** Compiles the parts of a rule; its condition once for both. */
  static ImmutableList<Part> of(Rule rule, Rulebook rulebook) {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    Residual condition = condition(rule, Knowledge.FULL, rulebook);
    add(rule, rule.shape().categories().numbers(), false, condition, rulebook, parts);
    add(rule, rule.shape().categories().ifInferred(), true, condition, rulebook, parts);
    return parts.build();
  }

  /**
   * Adds the parts of a rule about some categories.
   *
   * @param ifInferred whether it speaks of them only where the case says what they reveal
   * @param condition what is left of its condition; null where it cannot be compiled
   */
  private static void add(
      Rule rule,
      BitSet numbers,
      boolean ifInferred,
      @Nullable Residual condition,
      Rulebook rulebook,
      ImmutableList.Builder<Part> parts) {
    if (numbers.isEmpty()) {
      return;
    }
    Residual residual = residual(rule, Knowledge.FULL, ifInferred, condition, rulebook);
    if (residual == null || residual.isOfCategory()) {
      for (BitSet alike : rulebook.alikeCategories()) {
        BitSet both = (BitSet) numbers.clone();
        both.and(alike);
        if (!both.isEmpty()) {
          parts.add(new Part(rule, both, ifInferred, residual));
        }
      }
    } else {
      parts.add(new Part(rule, numbers, ifInferred, residual));
    }
  }

  /** What is left of a rule's condition; null where it cannot be compiled. */
  private static @Nullable Residual condition(Rule rule, Knowledge known, Rulebook rulebook) {
    try {
      return rule.condition(known, rulebook);
    } catch (RuntimeException | StackOverflowError unworkable) {
      return null;
    }
  }

  /** What is left of a rule; null where it cannot be compiled. */
  private static @Nullable Residual residual(
      Rule rule,
      Knowledge known,
      boolean ifInferred,
      @Nullable Residual condition,
      Rulebook rulebook) {
    if (condition == null || !ifInferred) {
      return condition;
    }
    try {
      return new Residual.Guarded(rule.inferred(known, rulebook), condition);
    } catch (RuntimeException | StackOverflowError unworkable) {
      return null;
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
   * What is left of it, which is law, without anything that the case or the deployment brings: by
   * what the notice itself says. Compiled when first asked for.
   */
  Residual silent(Rulebook rulebook) {
    Residual known = silent;
    if (known == null) {
      Residual condition = condition(rule, Knowledge.SILENT, rulebook);
      Residual compiled = residual(rule, Knowledge.SILENT, ifInferred, condition, rulebook);
      known = compiled == null ? whole(Knowledge.SILENT) : compiled;
      silent = known;
    }
    return known;
  }
}
