package org.privacynotice.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes text as UTF-8, each piece whole and at once: what is printed are batches of lines, for
 * which the machine's encoders copy more than they need.
 */
final class Utf8Writer extends Writer {

  /** As much as goes to the system without another copy. */
  private static final int PIECE = 8 * 1024;

  private final OutputStream out;

  /** The first half of a character whose second half is not here yet; none, if empty. */
  private String half = "";

  Utf8Writer(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String piece = half + text.substring(from, from + length);
    boolean halved =
        !piece.isEmpty() && Character.isHighSurrogate(piece.charAt(piece.length() - 1));
    int whole = halved ? piece.length() - 1 : piece.length();
    half = piece.substring(whole);
    byte[] bytes = piece.substring(0, whole).getBytes(StandardCharsets.UTF_8);
    for (int next = 0; next < bytes.length; next += PIECE) {
      out.write(bytes, next, Math.min(PIECE, bytes.length - next));
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    String piece = new String(text, from, length);
    write(piece, 0, piece.length());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
