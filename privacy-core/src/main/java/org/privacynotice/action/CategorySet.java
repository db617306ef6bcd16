package org.privacynotice.action;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Data categories by number: one word for the first 64, more only where there are more. Immutable.
 */
public final class CategorySet {

  /** No category. */
  static final CategorySet NONE = new CategorySet(0, null);

  private static final int FIRST = Long.SIZE;

  private final long first;
  private final @Nullable BitSet others; // less 64

  private CategorySet(long first, @Nullable BitSet others) {
    this.first = first;
    this.others = others;
  }

  /** The set of some numbers. */
  public static CategorySet of(BitSet numbers) {
    long[] words = numbers.toLongArray();
    return new CategorySet(
        words.length == 0 ? 0 : words[0],
        words.length <= 1 ? null : numbers.get(FIRST, numbers.length()));
  }

  /**
   * The set of some categories.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when the vocabulary lacks one of them
   */
  static CategorySet of(Vocabulary vocabulary, String... ids) {
    long first = 0;
    BitSet others = null;
    for (String id : ids) {
      int number = vocabulary.number(Vocabulary.Kind.CATEGORY, id);
      if (number < FIRST) {
        first |= 1L << number;
      } else {
        others = others == null ? new BitSet() : others;
        others.set(number - FIRST);
      }
    }
    return new CategorySet(first, others);
  }

  /** Whether some number is in both. */
  public boolean intersects(CategorySet other) {
    return (first & other.first) != 0
        || (others != null && other.others != null && others.intersects(other.others));
  }

  /** Whether the number is in it. */
  public boolean has(int number) {
    return number < FIRST
        ? (first & 1L << number) != 0
        : others != null && others.get(number - FIRST);
  }

  boolean isEmpty() {
    return first == 0 && others == null;
  }

  /** The numbers. */
  public BitSet numbers() {
    BitSet numbers = BitSet.valueOf(new long[] {first});
    if (others != null) {
      others.stream().forEach(number -> numbers.set(number + FIRST));
    }
    return numbers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategorySet set
        && set.first == first
        && Objects.equals(set.others, others);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first) + (others == null ? 0 : others.hashCode());
  }

  @Override
  public String toString() {
    return numbers().toString();
  }
}
