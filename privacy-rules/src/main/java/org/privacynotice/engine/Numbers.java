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
      if (!ascending) {
        Arrays.sort(gathered, 0, size);
      }
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        if (distinct == 0 || gathered[i] != gathered[distinct - 1]) {
          gathered[distinct++] = gathered[i];
        }
      }
      return new Numbers(
          distinct == gathered.length ? gathered : Arrays.copyOf(gathered, distinct));
    }
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
    Builder all = new Builder(size() + others.size());
    for (Numbers each : new Numbers[] {this, others}) {
      for (int number : each.ascending) {
        all.add(number);
      }
    }
    return all.build();
  }

  /** These but for others. */
  Numbers without(Numbers others) {
    Builder left = new Builder(size());
    for (int number : ascending) {
      if (!others.has(number)) {
        left.add(number);
      }
    }
    return left.build();
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
