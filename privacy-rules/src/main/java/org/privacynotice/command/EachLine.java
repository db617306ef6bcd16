package org.privacynotice.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.privacynotice.exchange.LineFormatException;

/** Answers each line of a file, or of standard input, in order; a bad line gets an error. */
final class EachLine {

  /** What is made of a line. */
  @FunctionalInterface
  interface Answering {

    /**
     * The answer to a line, as it is printed.
     *
     * @param number the line's, from 1
     * @throws LineFormatException when the line is not as it should be
     * @throws BadLine when there is none for another reason
     */
    String answer(String text, long number) throws BadLine;
  }

  /** A line to which there is no answer, through the fault of whoever wrote it. */
  static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    BadLine(int column, @Nullable String message) {
      super(message, null, false, false);
      this.column = column;
    }
  }

  /** After how many lines it is looked whether the output still takes any; looking flushes it. */
  private static final int LOOKED_AT = 1024;

  private final PrintWriter out;
  private final PrintWriter err;
  private final String noun;
  private final String answers;

  /**
   * Makes ready.
   *
   * @param out where answers go
   * @param err where errors go, and the progress
   * @param noun what stands on the lines: "actions"
   * @param answers what is printed: "decisions"
   */
  EachLine(PrintWriter out, PrintWriter err, String noun, String answers) {
    this.out = out;
    this.err = err;
    this.noun = noun;
    this.answers = answers;
  }

  /**
   * Answers them all.
   *
   * @param file the file's name, or {@code -} for standard input
   * @return how many were bad
   * @throws IOException when the input cannot be read, or the answers cannot be written
   */
  long answer(String file, Answering answering) throws IOException {
    if (file.equals("-")) {
      return answer("standard input", System.in, OptionalLong.empty(), answering);
    }
    Path path = Chosen.file(file);
    try (InputStream in = Files.newInputStream(path)) {
      return answer(Printable.of(file), in, OptionalLong.of(Files.size(path)), answering);
    }
  }

  private long answer(String name, InputStream in, OptionalLong bytes, Answering answering)
      throws IOException {
    Lines lines = new Lines(in);
    long number = 0;
    long bad = 0;
    try (Progress progress = new Progress(err, noun, bytes)) {
      for (Optional<Lines.Line> line = lines.read(); line.isPresent(); line = lines.read()) {
        number++;
        try {
          out.print(answer(line.get(), number, answering));
        } catch (BadLine wrong) {
          bad++;
          out.flush();
          progress.clear();
          err.print(
              name + ":" + number + ":" + wrong.column + ": error: " + wrong.getMessage() + "\n");
          err.flush();
        }
        progress.step(lines.bytesRead());
        boolean looking = number % LOOKED_AT == 0 || lines.isWaiting();
        if (looking && out.checkError()) {
          throw new IOException("the " + answers + " could not be written");
        }
      }
    }
    return bad;
  }

  private static String answer(Lines.Line line, long number, Answering answering) throws BadLine {
    if (line.text().isEmpty()) {
      throw new BadLine(1, line.trouble());
    }
    String text = number == 1 ? withoutMark(line.text().get()) : line.text().get();
    try {
      return text.isBlank() ? "" : answering.answer(text, number);
    } catch (LineFormatException wrong) {
      throw new BadLine(wrong.column(), wrong.getMessage());
    }
  }

  /** Some editors begin a file with a byte order mark. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
