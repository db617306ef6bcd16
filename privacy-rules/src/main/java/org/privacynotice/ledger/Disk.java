package org.privacynotice.ledger;

import com.google.common.collect.ImmutableSortedSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * All that the log asks of the file system. No call is ended by an interrupt of the thread, which
 * stays set.
 */
interface Disk {

  /** A file that is written at its end. */
  interface Appending extends Closeable {

    /** Writes all of it, or throws; then any part of it may have been written. */
    void append(byte[] bytes, int from, int length) throws IOException;

    /** Returns once all that was written will survive the loss of power. */
    void force() throws IOException;
  }

  /** Makes a directory, with those above it, unless it is there. */
  void makeDirectory(Path directory) throws IOException;

  /**
   * Keeps other writers out of a directory until it is closed.
   *
   * @throws IOException when there is one already, in this process or another
   */
  Closeable lock(Path directory) throws IOException;

  /** The names in a directory. */
  ImmutableSortedSet<String> list(Path directory) throws IOException;

  /** An empty file; what stood there is gone. */
  Appending create(Path file) throws IOException;

  /** A file that is there, to go on writing. */
  Appending open(Path file) throws IOException;

  /** How many bytes a file has. */
  long size(Path file) throws IOException;

  /** A file's bytes from one on. */
  InputStream read(Path file, long from) throws IOException;

  /** Gives a file another name in one step; what had that name is gone. */
  void rename(Path from, Path to) throws IOException;

  /** Returns once the names in a directory will survive the loss of power. */
  void forceDirectory(Path directory) throws IOException;

  /** Cuts a file, and forces it. */
  void truncate(Path file, long length) throws IOException;

  /** Removes a file. */
  void delete(Path file) throws IOException;
}
