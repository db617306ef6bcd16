package org.privacynotice.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/** Reads lines of bounded length, a batch at a time, in constant memory. */
final class Lines {

  /** The longest line, in bytes. */
  static final int MOST_BYTES = 1024 * 1024;

  /** How many bytes are read at a time; a batch takes as many, and one line more at most. */
  static final int BUFFER = 32 * 1024;

  private static final int MANY = 256;

  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final InputStream in;
  private final Queue<byte[]> done = new ArrayDeque<>(); // may be filled again

  /** Begins with what was read of a line whose end was not. */
  private byte[] buffer = new byte[BUFFER];

  private int filled;
  private boolean tooLong;
  private boolean ended;
  private long number = 1;
  private long bytesRead;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Some lines. */
  static final class Batch {
    private final long first;
    private final byte[] bytes;
    private final int[] ends;
    private final int count;
    private final boolean firstTooLong;
    private final long bytesRead;

    /**
     * Lines that stand one after the other.
     *
     * @param first the number of the first, from 1
     * @param ends where each ends; its line end, of one byte, follows
     * @param firstTooLong whether the first is too long, so that what is here is not all of it
     */
    private Batch(
        long first, byte[] bytes, int[] ends, int count, boolean firstTooLong, long bytesRead) {
      this.first = first;
      this.bytes = bytes;
      this.ends = ends;
      this.count = count;
      this.firstTooLong = firstTooLong;
      this.bytesRead = bytesRead;
    }

    /** The number of the first, from 1. */
    long first() {
      return first;
    }

    /** How many there are. */
    int count() {
      return count;
    }

    /** How many bytes were taken from the input before the next. */
    long bytesRead() {
      return bytesRead;
    }

    /** The line at a place, from 0, without its end. */
    Line line(int index) {
      int from = index == 0 ? 0 : ends[index - 1] + 1;
      int length = ends[index] - from;
      return new Line(bytes, from, length, length > MOST_BYTES || (index == 0 && firstTooLong));
    }
  }

  /** A line without its end: some of the bytes of its batch. */
  static final class Line {
    private final byte[] bytes;
    private final int from;
    private final int length;
    private final boolean tooLong;

    private Line(byte[] bytes, int from, int length, boolean tooLong) {
      this.bytes = bytes;
      this.from = from;
      this.length = length;
      this.tooLong = tooLong;
    }

    /** What it stands among. */
    byte[] bytes() {
      return bytes;
    }

    /** Where it begins. */
    int from() {
      return from;
    }

    /** How many bytes it has. */
    int length() {
      return length;
    }

    /** Whether it begins as an object, and is not too long. */
    boolean isObject() {
      return !tooLong && length > 0 && bytes[from] == '{';
    }

    /** What it says; empty when it is too long or not UTF-8. */
    Optional<String> text() {
      if (tooLong) {
        return Optional.empty();
      }
      try {
        ByteBuffer utf8 = ByteBuffer.wrap(bytes, from, length);
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
      } catch (CharacterCodingException malformed) {
        return Optional.empty();
      }
    }

    /** Why it says nothing. */
    String trouble() {
      return tooLong
          ? "the line is longer than " + MOST_BYTES / 1024 / 1024 + " MiB"
          : "the line is not UTF-8";
    }

    /** Some editors begin a file with a byte order mark. */
    Line withoutMark() {
      boolean marked =
          Arrays.equals(bytes, from, from + Math.min(length, MARK.length), MARK, 0, MARK.length);
      return marked ? new Line(bytes, from + MARK.length, length - MARK.length, tooLong) : this;
    }
  }

  /** The next lines, as many as are there at once; empty at the end. */
  Optional<Batch> read() throws IOException {
    while (!ended) {
      makeRoom();
      int more = in.read(buffer, filled, buffer.length - filled);
      if (more <= 0) {
        ended = true;
        return filled > 0 || tooLong ? Optional.of(last()) : Optional.empty();
      }
      bytesRead += more;
      int from = filled;
      filled += more;
      int end = lineEnd(from);
      if (end >= 0) {
        return Optional.of(batch(end));
      }
    }
    return Optional.empty();
  }

  /** Nobody looks at the lines of a batch any more. */
  void done(Batch batch) {
    if (batch.bytes.length == BUFFER) {
      done.add(batch.bytes);
    }
  }

  /** Whether there is more, or the end, without waiting for whoever writes the input. */
  boolean isReady() throws IOException {
    return ended || in.available() > 0;
  }

  /** Of a line that is too long nothing is kept but that it is. */
  private void makeRoom() {
    if (filled > MOST_BYTES) {
      tooLong = true;
      filled = 0;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  private int lineEnd(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private Batch batch(int firstEnd) {
    int[] ends = new int[MANY];
    int count = 0;
    for (int end = firstEnd; end >= 0; end = lineEnd(end + 1)) {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * count);
      }
      ends[count++] = end;
    }
    byte[] whole = buffer;
    int rest = ends[count - 1] + 1;
    byte[] other = filled - rest <= BUFFER ? done.poll() : null;
    buffer = other == null ? new byte[Math.max(BUFFER, filled - rest)] : other;
    filled -= rest;
    System.arraycopy(whole, rest, buffer, 0, filled);
    return batch(whole, ends, count);
  }

  private Batch last() {
    return batch(buffer, new int[] {filled}, 1);
  }

  private Batch batch(byte[] bytes, int[] ends, int count) {
    Batch batch = new Batch(number, bytes, ends, count, tooLong, bytesRead);
    number += count;
    tooLong = false;
    return batch;
  }
}
