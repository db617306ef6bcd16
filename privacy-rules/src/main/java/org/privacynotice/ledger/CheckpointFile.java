package org.privacynotice.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The log's own file of checkpoints: signed notes, an empty line between two, each forced. */
final class CheckpointFile {

  private static final String NAME = "checkpoints";

  /** An empty line, a dash and a space, in Latin-1's reading of UTF-8. */
  private static final String SIGNATURE = "\n\n\u00e2\u0080\u0094 ";

  /** What holds the newest note in any case, and the whole of what a crash left behind it. */
  private static final int WINDOW = 2 * SignedNote.MAX_BYTES;

  private final Path file;
  private final Optional<SignedNote> newest;
  private long end;

  private CheckpointFile(Path file, Optional<SignedNote> newest, long end) {
    this.file = file;
    this.newest = newest;
    this.end = end;
  }

  /**
   * Opens the file; it need not be there. A note that was not written to its end when a crash came
   * was handed to nobody: it is set aside in {@code checkpoints-N.torn}.
   *
   * @throws IllegalArgumentException when the newest note is none
   * @throws UncheckedIOException when it cannot be read or written
   */
  static CheckpointFile open(Path log) {
    Path file = log.resolve(NAME);
    if (Files.notExists(file)) {
      return new CheckpointFile(file, Optional.empty(), 0);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long from = Math.max(0, channel.size() - WINDOW);
      String tail = read(channel, from);
      int signature = tail.lastIndexOf(SIGNATURE);
      int end = end(tail, signature);
      while (signature >= 0 && (end < 0 || isUnwritten(tail, from, signature, end))) {
        // The newest was not written to the end of its signature, or not from its beginning.
        signature = signature == 0 ? -1 : tail.lastIndexOf(SIGNATURE, signature - 1);
        end = end(tail, signature);
      }
      if (from + end + 1 < channel.size()) {
        setAside(log, tail.substring(end + 1));
        channel.truncate(from + end + 1);
        channel.force(true);
      }
      if (signature < 0) {
        return new CheckpointFile(file, Optional.empty(), 0);
      }
      int begin = tail.lastIndexOf("\n\n", signature - 1);
      String note = tail.substring(begin < 0 ? 0 : begin + 2, end + 1);
      return new CheckpointFile(
          file,
          Optional.of(SignedNote.parse(note.getBytes(StandardCharsets.ISO_8859_1))),
          from + end + 1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Whether a note lacks sectors.
   *
   * @param from where the text begins in the file
   */
  private static boolean isUnwritten(String tail, long from, int signature, int end) {
    int before = tail.lastIndexOf("\n\n", signature - 1);
    byte[] bytes = tail.getBytes(StandardCharsets.ISO_8859_1);
    return Sectors.areMissing(bytes, before < 0 ? 0 : before + 2, end, bytes.length, from);
  }

  /** Where the line feed of the last signature stands; -1 when there is none. */
  private static int end(String tail, int signature) {
    int end = signature < 0 ? -1 : tail.indexOf('\n', signature + 2);
    while (end >= 0 && tail.startsWith(SIGNATURE.substring(2), end + 1)) {
      end = tail.indexOf('\n', end + 1);
    }
    return end;
  }

  private static String read(FileChannel channel, long from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // Until it is full.
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }

  private static void setAside(Path log, String torn) throws IOException {
    int number = 1;
    while (Files.exists(log.resolve(NAME + "-" + number + ".torn"))) {
      number++;
    }
    try (FileChannel channel =
        FileChannel.open(
            log.resolve(NAME + "-" + number + ".torn"),
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW)) {
      write(channel, torn.getBytes(StandardCharsets.ISO_8859_1), 0);
      channel.force(true);
    }
  }

  /** The newest note that was there when the file was opened. */
  Optional<SignedNote> newest() {
    return newest;
  }

  /** Adds a note, and returns when it is forced. */
  void append(SignedNote note) {
    long after;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      // Beyond the end lies at most what could not be written to its end before.
      channel.truncate(end);
      after = add(note, channel, end);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (end == 0) {
      forceDirectory();
    }
    end = after;
  }

  /**
   * Adds a note to the notes of a file, and returns when it is forced.
   *
   * @param end how many bytes the notes have
   * @return how many they have then
   */
  static long add(SignedNote note, FileChannel channel, long end) throws IOException {
    byte[] bytes = ((end == 0 ? "" : "\n") + note).getBytes(StandardCharsets.UTF_8);
    write(channel, bytes, end);
    channel.force(true);
    return end + bytes.length;
  }

  private void forceDirectory() {
    Path directory = file.toAbsolutePath().getParent();
    try {
      if (directory != null) {
        new LocalDisk().forceDirectory(directory);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(FileChannel channel, byte[] bytes, long at) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest, at + rest.position());
    }
  }
}
