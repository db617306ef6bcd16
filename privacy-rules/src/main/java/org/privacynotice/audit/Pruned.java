package org.privacynotice.audit;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.ledger.CompactRange;
import org.privacynotice.ledger.RecordHash;

/**
 * What is left of segments that were deleted on purpose.
 *
 * @param before the first record that is kept
 * @param prev the hash of the record before that
 * @param leaves the leaves of the records that are gone
 */
record Pruned(long before, String prev, CompactRange leaves) {

  /** What the last pruning says that a log tells of; empty when it tells of none. */
  static Optional<Pruned> last(List<SegmentSummary> pieces) {
    return pieces.stream()
        .flatMap(piece -> piece.noted().stream())
        .filter(noted -> noted.type().equals("prune"))
        .flatMap(noted -> of(Verification.members(noted)).stream())
        .max(Comparator.comparingLong(Pruned::before));
  }

  /** What the last pruning says, of a log that does not begin with its first record. */
  static Optional<Pruned> read(List<Path> directories) throws IOException {
    boolean isWhole =
        new LogFiles(directories)
            .segments().stream()
                .anyMatch(file -> LogFiles.nameOf(file).equals(SegmentSummary.name(0)));
    List<Pruned> all = new ArrayList<>();
    if (!isWhole) {
      Records.of(directories)
          .type("prune")
          .forEach(entry -> of(Json.object(entry.line())).ifPresent(all::add));
    }
    return all.stream().max(Comparator.comparingLong(Pruned::before));
  }

  private static Optional<Pruned> of(Map<String, @Nullable Object> members) {
    try {
      if (members.get("before") instanceof Long before
          && members.get("prev") instanceof String prev
          && members.get("nodes") instanceof List<?> nodes) {
        return Optional.of(new Pruned(before, prev, leaves(before, nodes)));
      }
    } catch (IllegalArgumentException noHashes) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * The first leaves, known by their subtrees as they stand in a record.
   *
   * @throws IllegalArgumentException when these are not theirs
   */
  static CompactRange leaves(long end, List<?> nodes) {
    byte[][] hashes =
        nodes.stream().map(node -> RecordHash.parse(String.valueOf(node))).toArray(byte[][]::new);
    return CompactRange.first(end, Bytes.concat(hashes));
  }
}
