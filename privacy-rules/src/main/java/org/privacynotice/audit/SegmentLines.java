package org.privacynotice.audit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The lines of a segment, one after the other, in a buffer that is used again. A line is looked at
 * where it stands: {@link #buffer}, from {@link #from} to before {@link #to}.
 */
final class SegmentLines {

  private static final int BUFFER = 256 * 1024;

  /** What more than this has no line feed is kept no longer. */
  private static final int MOST_KEPT = 2 * LineFrame.MOST_BYTES;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final InputStream in;
  byte[] buffer = new byte[BUFFER];
  int from;
  int to;

  /** Whether the line is printable ASCII and of bearable length. */
  boolean isPrintable;

  private int filled;
  private int next;
  private long dropped;
  private long bytes;

  SegmentLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line that has a line feed; false at the end. */
  boolean next() throws IOException {
    from = next;
    isPrintable = true;
    dropped = 0;
    int at = from;
    while (true) {
      at = unprintable(at);
      if (at < filled) {
        if (buffer[at] == '\n') {
          to = at;
          next = at + 1;
          return true;
        }
        isPrintable = false;
        at++;
        continue;
      }
      int more = fill();
      if (more <= 0) {
        to = filled;
        return false;
      }
      at = filled - more;
    }
  }

  /** How many bytes stand after the last line feed, once there is no more line. */
  long rest() {
    return dropped + filled - from;
  }

  /** Reads to the end; how many bytes stand after the line it is at. */
  long skip() throws IOException {
    long after = bytes - (filled - next);
    filled = 0;
    from = 0;
    to = 0;
    next = 0;
    int more = in.read(buffer);
    while (more > 0) {
      bytes += more;
      more = in.read(buffer);
    }
    return bytes - after;
  }

  /** How many bytes were read. */
  long bytes() {
    return bytes;
  }

  private int fill() throws IOException {
    if (filled - from > MOST_KEPT) {
      dropped += filled - from;
      isPrintable = false;
      filled = from;
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      from = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int more = in.read(buffer, filled, buffer.length - filled);
    if (more > 0) {
      filled += more;
      bytes += more;
    }
    return more;
  }

  /** Where the first byte stands that is not printable ASCII, eight bytes at a time. */
  private int unprintable(int start) {
    int at = start;
    while (at + Long.BYTES <= filled) {
      long eight = (long) EIGHT.get(buffer, at);
      long del = eight ^ 0x7F * ONES;
      long found = (eight | (eight - 0x20 * ONES) | (del - ONES)) & HIGHS;
      if (found != 0) {
        break;
      }
      at += Long.BYTES;
    }
    while (at < filled && buffer[at] >= 0x20 && buffer[at] != 0x7F) {
      at++;
    }
    return at;
  }
}
