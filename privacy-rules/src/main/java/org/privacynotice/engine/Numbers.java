package org.privacynotice.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A set of numbers: as small as what it holds, however large the numbers are. Immutable. */
final class Numbers {

  private final int[] ascending;

  private Numbers(int[] ascending) {
    this.ascending = ascending;
  }

  static Numbers of(Set<Integer> numbers) {
    int[] ascending = new int[numbers.size()];
    int size = 0;
    for (int number : isAscending(numbers) ? numbers : new TreeSet<>(numbers)) {
      ascending[size++] = number;
    }
    return new Numbers(ascending);
  }

  private static boolean isAscending(Set<Integer> numbers) {
    int before = Integer.MIN_VALUE;
    for (int number : numbers) {
      if (number < before) {
        return false;
      }
      before = number;
    }
    return true;
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
