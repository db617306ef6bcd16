package org.privacynotice.ledger;

import com.google.common.collect.ImmutableSortedSet;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The machine's own file system. It writes through {@link RandomAccessFile}, for a channel is
 * closed for all threads when one of them is interrupted.
 */
final class LocalDisk implements Disk {

  /** Closing a lock's file a second time would give the first one's lock away. */
  private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

  private static final String IN_USE =
      "another writer has the log open; a log has one writer, which all engines of a process share";

  /** A file being written. */
  private record Open(RandomAccessFile file) implements Appending {

    @Override
    public void append(byte[] bytes, int from, int length) throws IOException {
      file.write(bytes, from, length);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      if (parent != null) {
        makeDirectory(parent);
      }
      Files.createDirectories(directory);
      if (parent != null) {
        forceDirectory(parent);
      }
    }
  }

  @Override
  public Closeable lock(Path directory) throws IOException {
    Path place = directory.toRealPath();
    if (!LOCKED.add(place)) {
      throw new IOException(IN_USE);
    }
    RandomAccessFile locked = null;
    try {
      locked = new RandomAccessFile(place.resolve("lock").toFile(), "rw");
      if (locked.getChannel().tryLock() == null) {
        throw new IOException(IN_USE);
      }
    } catch (IOException | RuntimeException failed) {
      if (locked != null) {
        locked.close();
      }
      LOCKED.remove(place);
      throw failed;
    }
    RandomAccessFile held = locked;
    return () -> {
      held.close();
      LOCKED.remove(place);
    };
  }

  @Override
  public ImmutableSortedSet<String> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }
  }

  @Override
  public Appending create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new Open(new RandomAccessFile(file.toFile(), "rw"));
  }

  @Override
  public Appending open(Path file) throws IOException {
    RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
    open.seek(open.length());
    return new Open(open);
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public InputStream read(Path file, long from) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is no file");
    }
    FileInputStream in = new FileInputStream(file.toFile());
    try {
      in.skipNBytes(from);
      return in;
    } catch (IOException unreadable) {
      in.close();
      throw unreadable;
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Only a channel opens a directory; an interrupt closes it, and it is tried again. */
  @Override
  public void forceDirectory(Path directory) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException again) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void truncate(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
      open.getFD().sync();
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }
}
