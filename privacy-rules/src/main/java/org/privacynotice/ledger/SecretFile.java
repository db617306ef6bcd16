package org.privacynotice.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * Files that hold a secret: nobody but the owner may read them. Where the file system knows owner,
 * group and others (POSIX), this is set when a file is made, before anything is in it, and checked
 * when it is read; elsewhere the directory's own rules hold. A file is there in whole or not at
 * all.
 */
final class SecretFile {

  private static final String FILE = "rw-------";
  private static final String DIRECTORY = "rwx------";
  private static final String NEW = ".new";

  private SecretFile() {}

  /** Makes a directory that only its owner can enter; it may be there already. */
  static void directory(Path directory) {
    try {
      if (Files.notExists(directory)) {
        Files.createDirectories(directory, attributes(directory, DIRECTORY));
      }
      requireOwnerOnly(directory);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Writes a new file, or fails with {@link FileAlreadyExistsException} when it is there: of two
   * who make it at once, one does.
   */
  static void create(Path file, byte[] secret) {
    try {
      Path made = write(file, secret);
      try {
        Files.createLink(file, made);
      } catch (FileAlreadyExistsException there) {
        throw new FileAlreadyExistsException(file + " is there already, and is not overwritten");
      } finally {
        Files.delete(made);
      }
      force(directoryOf(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Puts a new file in the place of an old one, of which nothing is to be read afterwards. */
  static void replace(Path file, byte[] secret) {
    try {
      Path made = write(file, secret);
      try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directoryOf(file));
        overwrite(old);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Overwrites a file and deletes it. What a file system or a disk keeps elsewhere (snapshots,
   * copies, a journal, blocks of flash memory put aside) is out of reach.
   */
  static void destroy(Path file) {
    try {
      try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
        overwrite(old);
      }
      Files.delete(file);
      force(directoryOf(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reads a file that only its owner may read.
   *
   * @param most how many bytes it may have
   */
  static byte[] read(Path file, int most) {
    try {
      requireOwnerOnly(file);
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
          Arrays.fill(bytes, (byte) 0);
          throw new IOException(file + " is too large to be a key");
        }
        return bytes;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A file beside that one with the bytes, forced; nothing is left of one that failed. */
  private static Path write(Path file, byte[] secret) throws IOException {
    Path directory = directoryOf(file);
    requireNobodyElseLooksInto(directory);
    Path made =
        Files.createTempFile(
            directory, "." + file.getFileName() + ".", NEW, attributes(directory, FILE));
    // Not by a channel, which an interrupt of the caller closes.
    try (RandomAccessFile open = new RandomAccessFile(made.toFile(), "rw")) {
      open.write(secret);
      open.getFD().sync();
    } catch (IOException failed) {
      Files.deleteIfExists(made);
      throw failed;
    }
    return made;
  }

  private static void overwrite(FileChannel channel) throws IOException {
    writeFully(channel, ByteBuffer.allocate((int) channel.size()));
    channel.force(true);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  private static Path directoryOf(Path file) {
    Path absolute = file.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  /** Makes sure that what was made or deleted in a directory outlives a power cut. */
  private static void force(Path directory) throws IOException {
    if (isPosix(directory)) {
      new LocalDisk().forceDirectory(directory);
    }
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    requireNoneOf(
        file,
        Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE));
  }

  private static void requireNobodyElseLooksInto(Path directory) throws IOException {
    requireNoneOf(
        directory,
        Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE));
  }

  private static void requireNoneOf(Path path, Set<PosixFilePermission> others) throws IOException {
    if (isPosix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(others::contains)) {
      throw new IOException(
          path
              + " is open to others than its owner; close it with `chmod go= "
              + path.getFileName()
              + "`, and ask whether a key in it was read");
    }
  }

  private static FileAttribute<?>[] attributes(Path near, String permissions) {
    return isPosix(near)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
