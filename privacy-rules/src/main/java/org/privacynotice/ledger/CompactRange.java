package org.privacynotice.ledger;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the tree of RFC 6962 needs to know of neighbouring leaves: the roots of the largest complete
 * subtrees that they make up, from left to right. Those of the first n leaves are at most log2(n) +
 * 1, of others twice as many. Two ranges of which one begins where the other ends make one.
 */
public final class CompactRange implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long begin;
  private final long end;
  private final byte[] nodes;

  private CompactRange(long begin, long end, byte[] nodes) {
    this.begin = begin;
    this.end = end;
    this.nodes = nodes;
  }

  /** No leaves, before that of this number. */
  public static CompactRange empty(long begin) {
    return new CompactRange(begin, begin, new byte[0]);
  }

  /**
   * The first leaves, known by their subtrees.
   *
   * @param end how many leaves they are
   * @param nodes the roots of their complete subtrees, 32 bytes each, the largest first
   * @throws IllegalArgumentException when there are more or fewer than these leaves have
   */
  public static CompactRange first(long end, byte[] nodes) {
    if (end < 0 || nodes.length != Long.bitCount(end) * RecordHash.BYTES) {
      throw new IllegalArgumentException(
          end + " leaves make up " + Long.bitCount(end) + " complete subtrees");
    }
    return new CompactRange(0, end, nodes.clone());
  }

  /** The number of the first leaf. */
  public long begin() {
    return begin;
  }

  /** The number after that of the last leaf. */
  public long end() {
    return end;
  }

  /** The roots of the subtrees, 32 bytes each, from left to right. */
  public byte[] nodes() {
    return nodes.clone();
  }

  /** The roots of the subtrees as a list in JSON, each as a hash stands on a line. */
  String list() {
    return IntStream.range(0, nodes.length / RecordHash.BYTES)
        .map(node -> node * RecordHash.BYTES)
        .mapToObj(at -> RecordHash.text(Arrays.copyOfRange(nodes, at, at + RecordHash.BYTES)))
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  /**
   * The two ranges as one.
   *
   * @throws IllegalArgumentException when the other does not begin where this one ends
   */
  public CompactRange plus(CompactRange next) {
    return new Builder(this).add(next).build();
  }

  /**
   * The root of the tree over these leaves.
   *
   * @throws IllegalStateException when they are not the first ones
   */
  public byte[] root() {
    if (begin != 0) {
      throw new IllegalStateException("only of leaves from the first on is there a root");
    }
    return nodes.length == 0 ? RecordHash.sha256().digest() : folded(0);
  }

  /** One hash for all subtrees from one on: those to the right hang together below those left. */
  byte[] folded(int from) {
    RecordHash hash = new RecordHash();
    int last = nodes.length - RecordHash.BYTES;
    byte[] root = Arrays.copyOfRange(nodes, last, nodes.length);
    for (int at = last - RecordHash.BYTES; at >= from * RecordHash.BYTES; at -= RecordHash.BYTES) {
      hash.node(nodes, at, root, 0, root, 0);
    }
    return root;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompactRange range
        && begin == range.begin
        && end == range.end
        && Arrays.equals(nodes, range.nodes);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(end) + Arrays.hashCode(nodes);
  }

  @Override
  public String toString() {
    return "[%d, %d) %s".formatted(begin, end, Base64.getEncoder().encodeToString(nodes));
  }

  /** A range that grows at its end, without making an object a leaf. For one thread at a time. */
  public static final class Builder {

    /** A range has at most two subtrees of each size. */
    private static final int MOST = 2 * Long.SIZE;

    private final RecordHash hash = new RecordHash();
    private final byte[] nodes = new byte[MOST * RecordHash.BYTES];
    private final long[] sizes = new long[MOST];
    private final long begin;
    private int count;
    private long end;

    /** No leaves, before that of this number. */
    public Builder(long begin) {
      this.begin = begin;
      this.end = begin;
    }

    /** Goes on from a range. */
    public Builder(CompactRange range) {
      this(range.begin);
      add(range);
    }

    /** Adds a leaf by its hash of 32 bytes. */
    public Builder add(byte[] leaf, int at) {
      push(leaf, at, 1);
      return this;
    }

    /**
     * Adds the leaves of a range.
     *
     * @throws IllegalArgumentException when it does not begin where this one ends
     */
    public Builder add(CompactRange next) {
      if (next.begin != end) {
        throw new IllegalArgumentException("leaf " + end + " follows, not leaf " + next.begin);
      }
      for (int at = 0; at < next.nodes.length; at += RecordHash.BYTES) {
        push(next.nodes, at, largest(end, next.end));
      }
      return this;
    }

    /** How many leaves the largest complete subtree has that begins and ends within these. */
    private static long largest(long from, long to) {
      long fitting = Long.highestOneBit(to - from);
      return from == 0 ? fitting : Math.min(fitting, Long.lowestOneBit(from));
    }

    /** Two subtrees of one size make a larger one where that may begin. */
    private void push(byte[] from, int at, long leaves) {
      System.arraycopy(from, at, nodes, count * RecordHash.BYTES, RecordHash.BYTES);
      sizes[count++] = leaves;
      end += leaves;
      for (long size = leaves;
          count > 1 && sizes[count - 2] == size && (end & (2 * size - 1)) == 0;
          size *= 2) {
        int left = (count - 2) * RecordHash.BYTES;
        hash.node(nodes, left, nodes, left + RecordHash.BYTES, nodes, left);
        count--;
        sizes[count - 1] = 2 * size;
      }
    }

    /** What was added until now. */
    public CompactRange build() {
      return new CompactRange(begin, end, Arrays.copyOf(nodes, count * RecordHash.BYTES));
    }
  }
}
