package org.privacynotice.action;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Data categories by number: one word for the first 64, more only where there are more. Immutable.
 */
public final class CategorySet {

  /** No category. */
  static final CategorySet NONE = new CategorySet(0, null);

  private final long first;
  private final long @Nullable [] others; // the words after the first, the last of them not 0

  private CategorySet(long first, long @Nullable [] others) {
    this.first = first;
    this.others = others;
  }

  /** The set of some numbers. */
  public static CategorySet of(BitSet numbers) {
    long[] words = numbers.toLongArray();
    return words.length == 0
        ? NONE
        : new CategorySet(
            words[0], words.length == 1 ? null : Arrays.copyOfRange(words, 1, words.length));
  }

  /**
   * The set of some categories.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when the vocabulary lacks one of them
   */
  static CategorySet of(Vocabulary vocabulary, String... ids) {
    long first = 0;
    BitSet all = null;
    for (String id : ids) {
      int number = vocabulary.number(Vocabulary.Kind.CATEGORY, id);
      if (number < Long.SIZE && all == null) {
        first |= 1L << number;
      } else {
        all = all == null ? BitSet.valueOf(new long[] {first}) : all;
        all.set(number);
      }
    }
    return all == null ? new CategorySet(first, null) : of(all);
  }

  /** How many words its numbers take, 64 of them each; at least one. */
  public int words() {
    return others == null ? 1 : 1 + others.length;
  }

  /** The numbers from 64 times the index on, a bit each. */
  public long word(int index) {
    if (index == 0) {
      return first;
    }
    return others == null || index > others.length ? 0 : others[index - 1];
  }

  /** Whether the number is in it. */
  public boolean has(int number) {
    return (word(number / Long.SIZE) & 1L << number) != 0;
  }

  boolean isEmpty() {
    return first == 0 && others == null;
  }

  /** The numbers. */
  public BitSet numbers() {
    long[] words = new long[words()];
    Arrays.setAll(words, this::word);
    return BitSet.valueOf(words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategorySet set
        && set.first == first
        && Arrays.equals(set.others, others);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first) + Arrays.hashCode(others);
  }

  @Override
  public String toString() {
    return numbers().toString();
  }
}
