package org.privacynotice.engine;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Truth;

/**
 * What tells a cell from others, for some categories of which the notice declares the same; or what
 * tells a lawful basis from others there. Answers each test of it once. For one thread.
 */
final class Locality {

  private final Map<Knowledge, Question> silent = new HashMap<>();
  private final boolean ofBasis;
  private final @Nullable Locality anyCategory;
  private final IdentityHashMap<Residual.Local, Residual> known = new IdentityHashMap<>();

  private Locality(Question silent, boolean ofBasis, @Nullable Locality anyCategory) {
    for (Knowledge each : Knowledge.values()) {
      this.silent.put(each, silent.knowing(each));
    }
    this.ofBasis = ofBasis;
    this.anyCategory = anyCategory;
  }

  /**
   * Answers for a cell whatever does not hang on the lawful basis.
   *
   * @param silent the question of somebody who states nothing but that
   * @param anyCategory that of other categories of the cell, which answers what does not hang on
   *     the category; null for the first
   */
  static Locality ofCell(Question silent, @Nullable Locality anyCategory) {
    return new Locality(silent, false, anyCategory);
  }

  /**
   * Answers in a cell what hangs on the lawful basis.
   *
   * @param silent the question of somebody who states nothing but that
   */
  static Locality ofBasis(Question silent) {
    return new Locality(silent, true, null);
  }

  /** Whether the fact that a test asks for is only presumed where nothing is stated. */
  boolean isPresumed(String fact) {
    return Objects.requireNonNull(silent.get(Knowledge.FULL)).isPresumed(fact);
  }

  /** What is left of a test; all of it where another locality is to answer it. */
  Residual left(Residual.Local test) {
    if (test.isOfBasis() != ofBasis) {
      return test;
    }
    return anyCategory == null || test.isOfCategory() ? answered(test) : anyCategory.answered(test);
  }

  private Residual answered(Residual.Local test) {
    Residual left = known.get(test);
    if (left == null) {
      Question question = Objects.requireNonNull(silent.get(test.known()));
      Truth value = new Conditions(question, test.near()).test(test.condition());
      left = test.answered(value, this);
      known.put(test, left);
    }
    return left;
  }
}
