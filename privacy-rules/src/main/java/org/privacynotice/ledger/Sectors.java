package org.privacynotice.ledger;

/** What a disk writes so many bytes of, or none; what it did not write reads as zeros. */
final class Sectors {

  private static final int BYTES = 512;

  private Sectors() {}

  /**
   * Whether zeros stand in some bytes just where sectors were not written.
   *
   * @param bytes what was read of a file
   * @param from where the bytes begin that are looked at
   * @param to where they end
   * @param filled how much was read
   * @param offset where what was read begins in the file
   */
  static boolean areMissing(byte[] bytes, int from, int to, int filled, long offset) {
    int zero = from;
    while (zero < to && bytes[zero] != 0) {
      zero++;
    }
    if (zero == to) {
      return false;
    }
    int after = zero;
    while (after < to && bytes[after] == 0) {
      after++;
    }
    boolean begins = zero == from || (offset + zero) % BYTES == 0;
    return begins && (after == filled || (offset + after) % BYTES == 0);
  }
}
