package org.privacynotice.audit;

import java.util.Arrays;
import org.privacynotice.ledger.RecordHash;

/**
 * The hashes of the records that were seen last, by their numbers: of those that follow from each
 * other, and of the ends of what followed from nothing.
 */
final class Recent {

  private static final int MANY = 4096;
  private static final int ENDS = 16;

  private final long[] seqs = new long[MANY];
  private final byte[] hashes = new byte[MANY * RecordHash.BYTES];
  private final long[] endSeqs = new long[ENDS];
  private final byte[][] endHashes = new byte[ENDS][];
  private int ends;

  Recent() {
    Arrays.fill(seqs, -1);
    Arrays.fill(endSeqs, -1);
  }

  void put(long seq, byte[] hash) {
    int place = (int) (seq & (MANY - 1));
    seqs[place] = seq;
    System.arraycopy(hash, 0, hashes, place * RecordHash.BYTES, RecordHash.BYTES);
  }

  /** The end of records that followed from nothing. */
  void putEnd(long seq, byte[] hash) {
    endSeqs[ends % ENDS] = seq;
    endHashes[ends++ % ENDS] = hash.clone();
  }

  /** Whether the record has this number and this hash. */
  boolean has(long seq, byte[] hash) {
    int at = at(seq);
    return at >= 0 && Arrays.equals(hashes, at, at + RecordHash.BYTES, hash, 0, RecordHash.BYTES);
  }

  /** Whether a line follows from a record of a number, by its hash. */
  boolean precedes(long seq, RecordHash hash, byte[] line, int from, LineFrame frame) {
    byte[] computed = new byte[RecordHash.BYTES];
    int at = at(seq);
    if (at >= 0) {
      hash.record(hashes, at, line, from, frame.member, computed, 0);
      if (Arrays.equals(computed, frame.hash)) {
        return true;
      }
    }
    for (int i = 0; i < ENDS; i++) {
      if (endSeqs[i] == seq && seq >= 0) {
        hash.record(endHashes[i], 0, line, from, frame.member, computed, 0);
        if (Arrays.equals(computed, frame.hash)) {
          return true;
        }
      }
    }
    return false;
  }

  private int at(long seq) {
    int place = (int) (seq & (MANY - 1));
    return seq >= 0 && seqs[place] == seq ? place * RecordHash.BYTES : -1;
  }
}
