package org.privacynotice.audit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  /** Whether the last of some records stands in its own segment, at another line. */
  boolean has(Stray stray) {
    long seq = stray.seq() + stray.count() - 1;
    String most = SegmentSummary.name(seq);
    return segments.stream()
        .filter(file -> nameOf(file).compareTo(most) <= 0)
        .reduce((before, file) -> file)
        .filter(segment -> has(segment, seq, stray))
        .isPresent();
  }

  private static boolean has(Path segment, long seq, Stray stray) {
    boolean isItsOwn = nameOf(segment).equals(stray.file());
    long itsLine = stray.line() + stray.count() - 1;
    try (InputStream in = Files.newInputStream(segment)) {
      SegmentLines lines = new SegmentLines(in);
      LineFrame frame = new LineFrame();
      for (long line = 1; lines.next(); line++) {
        if (lines.isPrintable
            && frame.read(lines.buffer, lines.from, lines.to)
            && frame.seq == seq
            && !(isItsOwn && line == itsLine)
            && RecordHash.text(frame.hash).equals(stray.hash())) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
