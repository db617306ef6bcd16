package org.privacynotice.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of numbers: as small as what it holds, however large the numbers are. Immutable. */
final class Numbers {

  private final int[] ascending;

  private Numbers(int[] ascending) {
    this.ascending = ascending;
  }

  /** Gathers numbers, in any order, and perhaps more than once; most come in order. */
  static final class Builder {
    private int[] gathered;
    private int size;
    private boolean ascending = true;

    Builder(int expected) {
      gathered = new int[expected];
    }

    void add(int number) {
      if (size == gathered.length) {
        gathered = Arrays.copyOf(gathered, 2 * size + 1);
      }
      ascending &= size == 0 || number > gathered[size - 1];
      gathered[size++] = number;
    }

    Numbers build() {
      if (ascending) {
        return new Numbers(size == gathered.length ? gathered : Arrays.copyOf(gathered, size));
      }
      BitSet distinct = new BitSet();
      for (int i = 0; i < size; i++) {
        distinct.set(gathered[i]);
      }
      return of(distinct);
    }
  }

  private static Numbers of(BitSet numbers) {
    int[] ascending = new int[numbers.cardinality()];
    int number = -1;
    for (int place = 0; place < ascending.length; place++) {
      number = numbers.nextSetBit(number + 1);
      ascending[place] = number;
    }
    return new Numbers(ascending);
  }

  int size() {
    return ascending.length;
  }

  /** The one at a place; they ascend. */
  int number(int place) {
    return ascending[place];
  }

  boolean has(int number) {
    return Arrays.binarySearch(ascending, number) >= 0;
  }

  boolean hasAll(Numbers others) {
    return others.stream().allMatch(this::has);
  }

  /** These and others. */
  Numbers with(Numbers others) {
    if (others.size() == 0) {
      return this;
    }
    BitSet all = bits();
    all.or(others.bits());
    return of(all);
  }

  /** These but for others. */
  Numbers without(Numbers others) {
    BitSet left = bits();
    left.andNot(others.bits());
    return of(left);
  }

  BitSet bits() {
    BitSet bits = new BitSet();
    for (int number : ascending) {
      bits.set(number);
    }
    return bits;
  }

  IntStream stream() {
    return Arrays.stream(ascending);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers numbers && Arrays.equals(ascending, numbers.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }

  @Override
  public String toString() {
    return Arrays.toString(ascending);
  }
}
