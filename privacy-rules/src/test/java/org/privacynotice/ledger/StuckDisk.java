package org.privacynotice.ledger;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A disk of which one force does not come back until it is let go. */
final class StuckDisk implements Disk {

  private final Disk disk;
  private final CountDownLatch stuck;
  private final CountDownLatch free;
  private volatile boolean sticks;

  StuckDisk(Disk disk, CountDownLatch stuck, CountDownLatch free) {
    this.disk = disk;
    this.stuck = stuck;
    this.free = free;
  }

  /** The next force sticks. */
  void stick() {
    sticks = true;
  }

  private Appending sticking(Appending file) {
    return new Appending() {
      @Override
      public void append(byte[] bytes, int from, int length) throws IOException {
        file.append(bytes, from, length);
      }

      @Override
      public void force() throws IOException {
        if (sticks) {
          sticks = false;
          stuck.countDown();
          Uninterruptibles.awaitUninterruptibly(free);
        }
        file.force();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  @Override
  public void makeDirectory(Path directory) throws IOException {
    disk.makeDirectory(directory);
  }

  @Override
  public Closeable lock(Path directory) throws IOException {
    return disk.lock(directory);
  }

  @Override
  public ImmutableSortedSet<String> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public Appending create(Path file) throws IOException {
    return sticking(disk.create(file));
  }

  @Override
  public Appending open(Path file) throws IOException {
    return sticking(disk.open(file));
  }

  @Override
  public long size(Path file) throws IOException {
    return disk.size(file);
  }

  @Override
  public InputStream read(Path file, long from) throws IOException {
    return disk.read(file, from);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    disk.forceDirectory(directory);
  }

  @Override
  public void truncate(Path file, long length) throws IOException {
    disk.truncate(file, length);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }
}
