package org.privacynotice.ledger;

import com.google.common.collect.ImmutableSortedSet;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that fails when it is told to, and of which a copy can be had as it is after the
 * power went: what was not forced is there in part, sector by sector and name by name.
 */
final class SimulatedDisk implements Disk {

  private static final int SECTOR = 512;

  /** A file's bytes, and how many of them are forced. */
  private static final class Node {
    private byte[] bytes;
    private byte[] forced;

    Node(byte[] bytes) {
      this.bytes = bytes;
      this.forced = bytes;
    }
  }

  /** A name put in a directory, or taken out of it, and not forced yet. */
  private record Naming(Path name, Path before, Node node) {}

  private final Random random;
  private final Map<Path, Node> files = new TreeMap<>();
  private final Map<Path, Node> forcedFiles = new TreeMap<>();
  private final List<Naming> namings = new ArrayList<>();
  private final Set<Path> locks = new HashSet<>();
  private int calls;
  private int failing = Integer.MAX_VALUE;
  private boolean isForEver;
  private Path broken = Path.of("/none");
  private long room = Long.MAX_VALUE;

  SimulatedDisk(Random random) {
    this.random = random;
  }

  /** How many calls there were that may fail. */
  synchronized int calls() {
    return calls;
  }

  /** The call of this number fails, and if wished all after it. */
  synchronized void failAt(int call, boolean forEver) {
    failing = call;
    isForEver = forEver;
  }

  /** So many more bytes can be written; of a write beyond, what there is room for is. */
  synchronized void leaveRoom(long bytes) {
    room = bytes;
  }

  /** All calls in a directory fail. */
  synchronized void breakDirectory(Path directory) {
    broken = directory;
  }

  synchronized void heal() {
    failing = Integer.MAX_VALUE;
    broken = Path.of("/none");
    room = Long.MAX_VALUE;
  }

  /** The disk as it is found after the power went. */
  synchronized SimulatedDisk afterPowerCut() {
    SimulatedDisk after = new SimulatedDisk(random);
    Map<Path, Node> names = new TreeMap<>(forcedFiles);
    for (Naming naming : namings) {
      if (random.nextInt(3) > 0) {
        names.remove(naming.before());
        if (naming.node() != null) {
          names.put(naming.name(), naming.node());
        } else {
          names.remove(naming.name());
        }
      }
    }
    names.forEach((name, node) -> after.put(name, new Node(remaining(node))));
    after.forcedFiles.putAll(after.files);
    after.namings.clear();
    return after;
  }

  /** The disk as another process finds it. */
  synchronized SimulatedDisk afterProcessDeath() {
    SimulatedDisk after = new SimulatedDisk(random);
    files.forEach((name, node) -> after.put(name, node.bytes));
    return after;
  }

  /** Sectors that were not forced are there or are zeros; the file may be shorter, too. */
  private byte[] remaining(Node node) {
    int forced = node.forced.length;
    int all = node.bytes.length;
    if (all <= forced) {
      return node.forced.clone();
    }
    int length = random.nextBoolean() ? all : forced + random.nextInt(all - forced + 1);
    byte[] found = Arrays.copyOf(node.bytes, length);
    boolean inOrder = random.nextBoolean();
    for (int at = forced; at < length && !inOrder; at = (at / SECTOR + 1) * SECTOR) {
      if (random.nextInt(3) == 0) {
        Arrays.fill(found, at, Math.min(length, (at / SECTOR + 1) * SECTOR), (byte) 0);
      }
    }
    return found;
  }

  /** The bytes of a file. */
  synchronized byte[] bytes(Path file) {
    return files.get(file).bytes.clone();
  }

  synchronized void put(Path file, byte[] bytes) {
    put(file, new Node(bytes));
    files.get(file).forced = bytes;
    forcedFiles.put(file, files.get(file));
  }

  synchronized void remove(Path file) {
    files.remove(file);
    forcedFiles.remove(file);
  }

  private void put(Path file, Node node) {
    files.put(file, node);
  }

  private boolean fails(Path where) {
    calls++;
    return calls == failing || (isForEver && calls > failing) || where.startsWith(broken);
  }

  private void maybeFail(Path where) throws IOException {
    if (fails(where)) {
      throw new IOException("simulated");
    }
  }

  private Node node(Path file) throws IOException {
    Node node = files.get(file);
    if (node == null) {
      throw new NoSuchFileException("simulated");
    }
    return node;
  }

  @Override
  public synchronized void makeDirectory(Path directory) throws IOException {
    maybeFail(directory);
  }

  @Override
  public synchronized Closeable lock(Path directory) throws IOException {
    maybeFail(directory);
    if (!locks.add(directory)) {
      throw new IOException("locked");
    }
    return () -> locks.remove(directory);
  }

  @Override
  public synchronized ImmutableSortedSet<String> list(Path directory) throws IOException {
    maybeFail(directory);
    return names(directory);
  }

  /** What is in a directory. */
  synchronized ImmutableSortedSet<String> names(Path directory) {
    return files.keySet().stream()
        .filter(file -> file.getParent().equals(directory))
        .map(file -> file.getFileName().toString())
        .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
  }

  @Override
  public synchronized Appending create(Path file) throws IOException {
    maybeFail(file);
    Node node = new Node(new byte[0]);
    put(file, node);
    namings.add(new Naming(file, file, node));
    return appending(file, node);
  }

  @Override
  public synchronized Appending open(Path file) throws IOException {
    maybeFail(file);
    return appending(file, node(file));
  }

  private Appending appending(Path file, Node node) {
    return new Appending() {
      @Override
      public void append(byte[] bytes, int from, int length) throws IOException {
        synchronized (SimulatedDisk.this) {
          boolean isFull = length > room;
          boolean fails = fails(file) || isFull;
          int written = isFull ? (int) room : fails ? random.nextInt(length + 1) : length;
          room -= written;
          byte[] more = Arrays.copyOf(node.bytes, node.bytes.length + written);
          System.arraycopy(bytes, from, more, node.bytes.length, written);
          node.bytes = more;
          if (fails) {
            throw new IOException("simulated");
          }
        }
      }

      @Override
      public void force() throws IOException {
        synchronized (SimulatedDisk.this) {
          maybeFail(file);
          node.forced = node.bytes;
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized long size(Path file) throws IOException {
    maybeFail(file);
    return node(file).bytes.length;
  }

  @Override
  public synchronized InputStream read(Path file, long from) throws IOException {
    maybeFail(file);
    byte[] bytes = node(file).bytes;
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    boolean fails = fails(from);
    if (!fails || random.nextBoolean()) {
      Node node = node(from);
      files.remove(from);
      put(to, node);
      namings.add(new Naming(to, from, node));
    }
    if (fails) {
      throw new IOException("simulated");
    }
  }

  @Override
  public synchronized void forceDirectory(Path directory) throws IOException {
    maybeFail(directory);
    forcedFiles.keySet().removeIf(file -> file.getParent().equals(directory));
    files.forEach(
        (file, node) -> {
          if (file.getParent().equals(directory)) {
            forcedFiles.put(file, node);
          }
        });
    namings.removeIf(naming -> naming.name().getParent().equals(directory));
  }

  @Override
  public synchronized void truncate(Path file, long length) throws IOException {
    maybeFail(file);
    Node node = node(file);
    node.bytes = Arrays.copyOf(node.bytes, (int) length);
    node.forced = node.bytes;
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    maybeFail(file);
    node(file);
    files.remove(file);
    namings.add(new Naming(file, file, null));
  }
}
