package org.privacynotice.ledger;

import java.util.Arrays;

/** Lines that have their numbers and hashes and are to be written together. */
final class Batch {

  private static final int USUAL = 64 * 1024;

  private byte[] bytes = new byte[USUAL];
  private int length;
  private int whole; // how much of it is whole lines
  private byte[] hashes = new byte[64 * RecordHash.BYTES];
  private int count;

  byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are, of the line begun too. */
  int length() {
    return length;
  }

  /** How many bytes the whole lines have. */
  int whole() {
    return whole;
  }

  /** Adds the records' hashes to a tree. */
  void addTo(CompactRange.Builder tree) {
    for (int i = 0; i < count; i++) {
      tree.add(hashes, i * RecordHash.BYTES);
    }
  }

  /**
   * Begins a line; what is left of one that did not come to its end is gone.
   *
   * @param most how many bytes it has at most
   */
  Batch begin(int most) {
    length = whole;
    if (bytes.length - length < most) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + most));
    }
    if (hashes.length == count * RecordHash.BYTES) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    }
    return this;
  }

  Batch add(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  Batch add(byte one) {
    bytes[length++] = one;
    return this;
  }

  /** Adds a whole number that is not negative. */
  Batch add(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** A line is whole: its hash is kept. */
  void ended(byte[] hash) {
    whole = length;
    System.arraycopy(hash, 0, hashes, count++ * RecordHash.BYTES, RecordHash.BYTES);
  }

  /** Empties it; what a large one took is given back. */
  void clear() {
    length = 0;
    whole = 0;
    count = 0;
    if (bytes.length > 16 * USUAL) {
      bytes = new byte[USUAL];
    }
  }
}
