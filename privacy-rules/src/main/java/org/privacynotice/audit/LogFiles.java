package org.privacynotice.audit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        files
            .filter(file -> SegmentSummary.isName(nameOf(file)))
            .filter(Files::isRegularFile) // a pipe by that name would never end
            .forEach(found::add);
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
        .filter(Files::isRegularFile)
        .toList();
  }

  /** A file that a record names. */
  Optional<Path> find(String name) {
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Those whose last record stands in its own segment, at another line; one reading a segment. */
  Set<Stray> elsewhere(List<Stray> strays) {
    ListMultimap<Path, Stray> bySegment = ArrayListMultimap.create();
    for (Stray stray : strays) {
      String most = SegmentSummary.name(stray.end());
      segments.stream()
          .filter(file -> nameOf(file).compareTo(most) <= 0)
          .reduce((before, file) -> file)
          .ifPresent(segment -> bySegment.put(segment, stray));
    }
    Set<Stray> found = new HashSet<>();
    for (Path segment : bySegment.keySet()) {
      within(segment, Multimaps.index(bySegment.get(segment), Stray::end), found);
    }
    return found;
  }

  private static void within(Path segment, ListMultimap<Long, Stray> wanted, Set<Stray> found) {
    try (InputStream in = Files.newInputStream(segment)) {
      SegmentLines lines = new SegmentLines(in);
      LineFrame frame = new LineFrame();
      for (long line = 1; lines.next(); line++) {
        if (lines.isPrintable && frame.read(lines.buffer, lines.from, lines.to)) {
          for (Stray stray : wanted.get(frame.seq)) {
            boolean isIt =
                nameOf(segment).equals(stray.file()) && line == stray.line() + stray.count() - 1;
            if (!isIt && RecordHash.text(frame.hash).equals(stray.hash())) {
              found.add(stray);
            }
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
