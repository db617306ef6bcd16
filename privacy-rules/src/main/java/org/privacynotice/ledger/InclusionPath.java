package org.privacynotice.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The way from a leaf to the root, as RFC 6962 has it: the nodes beside it, from the leaf's
 * neighbour up. With the leaf they give the root, so that who has the root knows that the leaf is
 * below it.
 *
 * @param index the leaf's number
 * @param size how many leaves the tree has
 * @param nodes 32 bytes each
 */
public record InclusionPath(long index, long size, List<byte[]> nodes) {

  /** Takes over what is given. */
  public InclusionPath {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree over " + size + " leaves has no leaf " + index);
    }
    nodes = List.copyOf(nodes);
  }

  /**
   * The way up from the leaf between two ranges.
   *
   * @param left all leaves before it
   * @param right all leaves after it
   */
  public static InclusionPath between(CompactRange left, CompactRange right) {
    long index = left.end();
    if (left.begin() != 0 || right.begin() != index + 1) {
      throw new IllegalArgumentException("one leaf lies between the two, and none before them");
    }
    byte[] leftNodes = left.nodes();
    byte[] rightNodes = right.nodes();
    List<byte[]> path = new ArrayList<>();
    int nextLeft = leftNodes.length / RecordHash.BYTES - 1;
    int nextRight = 0;
    long from = index;
    long to = index + 1;
    for (long size = 1; from > 0 || to < right.end(); size *= 2) {
      if ((from & size) != 0) {
        path.add(node(leftNodes, nextLeft--));
        from -= size;
      } else if (to + size <= right.end()) {
        path.add(node(rightNodes, nextRight++));
        to += size;
      } else if (to < right.end()) {
        path.add(right.folded(nextRight));
        to = right.end();
      }
    }
    return new InclusionPath(index, right.end(), path);
  }

  private static byte[] node(byte[] nodes, int number) {
    int at = number * RecordHash.BYTES;
    return Arrays.copyOfRange(nodes, at, at + RecordHash.BYTES);
  }

  /** The root to which the path leads from a leaf; empty when it is too long or too short. */
  public Optional<byte[]> root(byte[] leaf) {
    RecordHash hash = new RecordHash();
    byte[] root = leaf.clone();
    long at = index;
    long last = size - 1;
    for (byte[] node : nodes) {
      if (last == 0 || node.length != RecordHash.BYTES) {
        return Optional.empty();
      }
      if ((at & 1) == 1 || at == last) {
        hash.node(node, 0, root, 0, root, 0);
        int levels = Long.numberOfTrailingZeros(at);
        at >>= levels;
        last >>= levels;
      } else {
        hash.node(root, 0, node, 0, root, 0);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(root) : Optional.empty();
  }
}
