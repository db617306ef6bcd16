package org.privacynotice.audit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.privacynotice.ledger.RecordHash;

/**
 * The files of a log, which may lie in more than one directory: where the log went on in a standby,
 * its segments are there.
 */
final class LogFiles {

  private final ImmutableList<Path> directories;
  private final ImmutableList<Path> segments;

  /**
   * Lists them.
   *
   * @throws NotDirectoryException when one is none
   * @throws IOException when they cannot be read
   */
  LogFiles(List<Path> directories) throws IOException {
    this.directories = ImmutableList.copyOf(directories);
    List<Path> found = new ArrayList<>();
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new NotDirectoryException(directory.toString());
      }
      try (Stream<Path> files = Files.list(directory)) {
        files.filter(file -> SegmentSummary.isName(nameOf(file))).forEach(found::add);
      }
    }
    segments =
        found.stream().sorted(Comparator.comparing(LogFiles::nameOf)).collect(toImmutableList());
  }

  static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** The segments, in the order of their names. */
  ImmutableList<Path> segments() {
    return segments;
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path segment : segments) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  /** The files of checkpoints. */
  List<Path> checkpoints() {
    return directories.stream()
        .map(directory -> directory.resolve("checkpoints"))
        .filter(Files::exists)
        .toList();
  }

  /** A file that a record names. */
  Optional<Path> find(String name) {
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The hash that the record of a number has where it should stand. */
  Optional<String> hash(long seq) {
    String most = SegmentSummary.name(seq);
    Optional<Path> segment =
        segments.stream()
            .filter(file -> nameOf(file).compareTo(most) <= 0)
            .reduce((before, file) -> file);
    if (segment.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(segment.get())) {
      SegmentLines lines = new SegmentLines(in);
      LineFrame frame = new LineFrame();
      while (lines.next()) {
        if (lines.isPrintable
            && frame.read(lines.buffer, lines.from, lines.to)
            && frame.seq == seq) {
          return Optional.of(RecordHash.text(frame.hash));
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
