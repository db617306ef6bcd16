package org.privacynotice.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of bounded length, one at a time, in constant memory. */
final class Lines {

  /** The longest line, in bytes. */
  static final int MOST_BYTES = 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int filled;
  private long bytesRead;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * A line without its end.
   *
   * @param text what it says; empty when it is too long or not UTF-8
   * @param trouble why it says nothing
   */
  record Line(Optional<String> text, String trouble) {}

  /** The next line; empty at the end. */
  Optional<Line> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean any = false;
    boolean tooLong = false;
    while (next < filled || fill()) {
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + (end - next) > MOST_BYTES;
      if (!tooLong) {
        line.write(buffer, next, end - next);
      }
      next = end + 1;
      if (end < filled) {
        return Optional.of(line(line, tooLong));
      }
    }
    return any ? Optional.of(line(line, tooLong)) : Optional.empty();
  }

  /** Whether whoever writes the input is yet to write more, and may be waiting for an answer. */
  boolean isWaiting() throws IOException {
    return next >= filled && in.available() == 0;
  }

  /** How many bytes were taken from the input so far. */
  long bytesRead() {
    return bytesRead;
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.read(buffer));
    bytesRead += filled;
    return filled > 0;
  }

  private static Line line(ByteArrayOutputStream bytes, boolean tooLong) {
    if (tooLong) {
      return new Line(
          Optional.empty(), "the line is longer than " + MOST_BYTES / 1024 / 1024 + " MiB");
    }
    try {
      return new Line(
          Optional.of(
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(bytes.toByteArray()))
                  .toString()),
          "");
    } catch (CharacterCodingException malformed) {
      return new Line(Optional.empty(), "the line is not UTF-8");
    }
  }
}
