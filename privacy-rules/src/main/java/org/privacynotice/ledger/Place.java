package org.privacynotice.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A directory in which segments of a log stand, kept from other writers. */
final class Place implements Closeable {

  private static final String NEW = ".new";

  /** The names of files that were never finished. */
  static final Pattern UNFINISHED =
      Pattern.compile("\\d{12}\\.jsonl\\.new|\\d{12}-\\d+\\.torn\\.new|checkpoints\\.new");

  private static final Pattern BEGINNING =
      Pattern.compile("^\\{\"seq\":\\d+,\"type\":\"(segment|recovery)\",");

  private static final int BLOCK = 64 * 1024;
  private static final int LONGEST_HEAD = 8 * 1024;

  /**
   * Bytes that were set aside.
   *
   * @param file the name of the file in which they are
   * @param bytes how many
   * @param digest their digest
   */
  record Torn(String file, long bytes, String digest) {}

  /** Where a segment that was given up ends, what follows being no record. */
  private record GivenUp(Path segment, long bytes, long last, Cause cause) {}

  private final Path directory;
  private final Disk disk;
  private final Closeable lock;
  private final List<GivenUp> givenUp = new ArrayList<>();

  private Place(Path directory, Disk disk, Closeable lock) {
    this.directory = directory;
    this.disk = disk;
    this.lock = lock;
  }

  /**
   * Makes the directory if it is missing, and keeps others out of it.
   *
   * @throws IOException when another writer has it
   */
  static Place enter(Path directory, Disk disk) throws IOException {
    disk.makeDirectory(directory);
    return new Place(directory, disk, disk.lock(directory));
  }

  Path directory() {
    return directory;
  }

  /** Removes files that were never finished. */
  void tidy() throws IOException {
    for (String name : disk.list(directory)) {
      if (UNFINISHED.matcher(name).matches()) {
        disk.delete(directory.resolve(name));
      }
    }
  }

  /** Makes a file whole, so that it is there with all that is written to it, or not at all. */
  void keep(Path where, String name, byte[] bytes) throws IOException {
    make(where, name, bytes, bytes.length).close();
  }

  private Disk.Appending make(Path where, String name, byte[] bytes, int length)
      throws IOException {
    Path unfinished = where.resolve(name + NEW);
    Path finished = where.resolve(name);
    Disk.Appending made = disk.create(unfinished);
    boolean isNamed = false;
    try {
      made.append(bytes, 0, length);
      made.force();
      isNamed = true; // perhaps even if that fails
      disk.rename(unfinished, finished);
      disk.forceDirectory(where);
      return made;
    } catch (IOException | RuntimeException failed) {
      closeAfter(failed, made);
      if (isNamed) {
        takeAway(finished, failed);
      }
      throw failed;
    }
  }

  /**
   * A file whose name could not be made safe goes, so that it can be made elsewhere.
   *
   * @throws UncheckedIOException when it stays: then it must not be made elsewhere
   */
  private void takeAway(Path file, Exception failed) {
    try {
      disk.delete(file);
    } catch (NoSuchFileException neverThere) {
      // The new name was not given.
    } catch (IOException stays) {
      stays.addSuppressed(failed);
      throw new UncheckedIOException(stays);
    }
  }

  private static void closeAfter(Exception failed, Closeable file) {
    try {
      file.close();
    } catch (IOException too) {
      failed.addSuppressed(too);
    }
  }

  /** Begins a segment with its first record. */
  Disk.Appending begin(long first, Batch head) throws IOException {
    return make(directory, SegmentHead.name(first), head.bytes(), head.whole());
  }

  /** Goes on with a segment. */
  Disk.Appending goOn(long first) throws IOException {
    return disk.open(directory.resolve(SegmentHead.name(first)));
  }

  /** The numbers of the first records of its segments. */
  List<Long> segments() throws IOException {
    List<Long> segments = new ArrayList<>();
    for (String name : disk.list(directory)) {
      SegmentHead.first(name).ifPresent(segments::add);
    }
    return segments;
  }

  /** Deletes a segment; {@link #force} makes it stay deleted. */
  void delete(long first) throws IOException {
    disk.delete(directory.resolve(SegmentHead.name(first)));
  }

  /** Returns once the names in it will survive the loss of power. */
  void force() throws IOException {
    disk.forceDirectory(directory);
  }

  /** What the first record of a segment says. */
  SegmentHead head(long first) throws IOException {
    String name = SegmentHead.name(first);
    try (InputStream in = disk.read(directory.resolve(name), 0)) {
      byte[] start = in.readNBytes(LONGEST_HEAD);
      int end = Bytes.indexOf(start, (byte) '\n');
      return SegmentHead.parse(start, Math.max(0, end))
          .filter(head -> head.before().end() == first)
          .orElseThrow(() -> new DamagedLogException("segment " + name + " does not begin as one"));
    }
  }

  /** Whether a segment ends with the record of a hash. */
  boolean endsWith(long first, String hash) throws IOException {
    Path file = directory.resolve(SegmentHead.name(first));
    byte[] end = ("\"hash\":\"" + hash + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = disk.read(file, Math.max(0, disk.size(file) - end.length))) {
      return Arrays.equals(in.readAllBytes(), end);
    }
  }

  /**
   * Whether a segment was begun and no more: it holds only what the log says of itself when it
   * begins one.
   */
  boolean isOnlyBegun(long first) throws IOException {
    try (InputStream in = disk.read(directory.resolve(SegmentHead.name(first)), 0)) {
      byte[] start = in.readNBytes(BLOCK);
      String text = new String(start, StandardCharsets.ISO_8859_1);
      return start.length < BLOCK && text.lines().allMatch(line -> BEGINNING.matcher(line).find());
    }
  }

  /** Where a segment ends. */
  SegmentEnd end(long first, long until) throws IOException {
    return end(first, until, 0);
  }

  /** Where a segment ends, with the tree over so many records, if they end in it. */
  SegmentEnd end(long first, long until, long mark) throws IOException {
    String name = SegmentHead.name(first);
    try (InputStream in = disk.read(directory.resolve(name), 0)) {
      return SegmentEnd.read(name, in, first, until, mark);
    }
  }

  /**
   * Gives a segment up: what follows in it is no record, and is set aside before another segment
   * begins here.
   *
   * @param first the number of the segment's first record
   * @param bytes where its records end
   * @param last the number of the last one
   */
  void giveUp(long first, long bytes, long last, Cause cause) {
    givenUp.add(new GivenUp(directory.resolve(SegmentHead.name(first)), bytes, last, cause));
  }

  /** Whether a segment was given up, and is not cut yet. */
  boolean isGivenUp(long first) {
    Path segment = directory.resolve(SegmentHead.name(first));
    return givenUp.stream().anyMatch(each -> each.segment().equals(segment));
  }

  /**
   * Copies what follows the records of segments that were given up, and leaves it there until
   * {@link #cut}.
   *
   * @return the records that tell of it, one for each segment
   */
  ImmutableList<Chain.Line> setAside() throws IOException {
    ImmutableList.Builder<Chain.Line> recoveries = ImmutableList.builder();
    for (GivenUp tail : givenUp) {
      forceRecords(tail.segment());
      recoveries.add(tail.cause().line(copied(tail)));
    }
    return recoveries.build();
  }

  /**
   * What another segment follows must not be lost when the power goes. Of what was acknowledged as
   * surviving that, all was forced before; of the rest nothing is said.
   */
  private void forceRecords(Path segment) throws IOException {
    try (Disk.Appending open = disk.open(segment)) {
      open.force();
    }
  }

  /** Removes what was set aside from its segments, now that a record tells where it is. */
  void cut() throws IOException {
    while (!givenUp.isEmpty()) {
      disk.truncate(givenUp.get(0).segment(), givenUp.get(0).bytes());
      givenUp.remove(0);
    }
  }

  /** What was copied when the power went is not copied again. */
  private Optional<Torn> copied(GivenUp tail) throws IOException {
    Content content = content(tail.segment(), tail.bytes());
    if (content.bytes() == 0) {
      return Optional.empty();
    }
    ImmutableSet<String> names = disk.list(directory);
    for (int n = 1; ; n++) {
      String name = SegmentHead.twelve(tail.last()) + "-" + n + ".torn";
      boolean isThere = names.contains(name);
      if (!isThere) {
        copy(tail, name);
      }
      if (!isThere || content(directory.resolve(name), 0).equals(content)) {
        disk.forceDirectory(directory);
        return Optional.of(new Torn(name, content.bytes(), "sha256:" + content.sha256()));
      }
    }
  }

  /** How much stands in a file, and what it is. */
  private record Content(long bytes, HashCode sha256) {}

  private Content content(Path file, long from) throws IOException {
    Hasher sha256 = Hashing.sha256().newHasher();
    long bytes = 0;
    byte[] block = new byte[BLOCK];
    try (InputStream in = disk.read(file, from)) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        sha256.putBytes(block, 0, read);
        bytes += read;
      }
    }
    return new Content(bytes, sha256.hash());
  }

  private void copy(GivenUp tail, String name) throws IOException {
    Path unfinished = directory.resolve(name + NEW);
    byte[] block = new byte[BLOCK];
    try (InputStream in = disk.read(tail.segment(), tail.bytes());
        Disk.Appending file = disk.create(unfinished)) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        file.append(block, 0, read);
      }
      file.force();
    }
    disk.rename(unfinished, directory.resolve(name));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
