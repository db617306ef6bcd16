package org.privacynotice.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.privacynotice.bulk.InOrder;
import org.privacynotice.document.Printable;
import org.privacynotice.exchange.LineFormatException;

/**
 * Answers each line of a file, or of standard input, in order; a bad line gets an error. Lines are
 * answered by several threads, a batch each; one thread reads and prints.
 */
final class EachLine {

  /** What is made of a line, by any thread. */
  @FunctionalInterface
  interface Answering {

    /**
     * Adds the answer to a line, as it is printed; where it throws, nothing.
     *
     * @param line UTF-8, and not blank
     * @param number the line's, from 1
     * @throws LineFormatException when the line is not as it should be
     * @throws BadLine when there is none for another reason
     */
    void answer(Lines.Line line, long number, ByteArrayOutputStream to) throws BadLine;

    /** What is to be done before the answers are printed that this thread gave since the last. */
    default Runnable beforePrinting() {
      return () -> {};
    }
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

  /** Answers, of which a part can be printed without a copy. */
  private static final class Answers extends ByteArrayOutputStream {

    Answers(int room) {
      super(room);
    }

    void writeTo(OutputStream out, int from, int to) throws IOException {
      out.write(buf, from, to - from);
    }
  }

  /**
   * What is said of a bad line.
   *
   * @param after how many bytes of the batch's answers come before it
   * @param error what is printed on standard error
   */
  private record Wrong(int after, String error) {}

  /**
   * What is printed for a batch.
   *
   * @param beforePrinting what is to be done first
   * @param failure what ended it before its last line
   */
  private record Answered(
      Lines.Batch batch,
      Answers answers,
      List<Wrong> wrong,
      Runnable beforePrinting,
      @Nullable RuntimeException failure) {}

  /** About as many as an answer takes. */
  private static final int BYTES = 1536;

  private final OutputStream out;
  private final PrintWriter err;
  private final String noun;
  private final String answers;
  private final Queue<Answers> written = new ConcurrentLinkedQueue<>(); // empty again

  /**
   * Makes ready.
   *
   * @param out where answers go
   * @param err where errors go, and the progress
   * @param noun what stands on the lines: "actions"
   * @param answers what is printed: "decisions"
   */
  EachLine(OutputStream out, PrintWriter err, String noun, String answers) {
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
    long bad = 0;
    try (Progress progress = new Progress(err, noun, bytes);
        InOrder<Lines.Batch, Answered> batches =
            new InOrder<>(batches(new Lines(in)), batch -> answered(batch, name, answering))) {
      for (Optional<Answered> next = batches.next(); next.isPresent(); next = batches.next()) {
        Answered answered = next.get();
        answered.beforePrinting().run();
        print(answered, progress);
        bad += answered.wrong().size();
        if (answered.failure() != null) {
          throw answered.failure();
        }
        progress.step(answered.batch().count(), answered.batch().bytesRead());
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return bad;
  }

  private void print(Answered answered, Progress progress) throws IOException {
    Answers all = answered.answers();
    int printed = 0;
    for (Wrong wrong : answered.wrong()) {
      print(all, printed, wrong.after());
      printed = wrong.after();
      progress.clear();
      err.print(wrong.error());
      err.flush();
    }
    print(all, printed, all.size());
    all.reset();
    written.add(all);
  }

  private void print(Answers all, int from, int to) throws IOException {
    try {
      all.writeTo(out, from, to);
      out.flush();
    } catch (IOException full) {
      throw new IOException("the " + answers + " could not be written");
    }
  }

  private static InOrder.Items<Lines.Batch> batches(Lines lines) {
    return new InOrder.Items<>() {
      @Override
      public Optional<Lines.Batch> next() {
        try {
          return lines.read();
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      }

      @Override
      public boolean isReady() {
        try {
          return lines.isReady();
        } catch (IOException unreadable) {
          return true; // reading will say so, in its place
        }
      }
    };
  }

  private Answered answered(Lines.Batch batch, String name, Answering answering) {
    Answers answers = empty(batch);
    List<Wrong> wrong = new ArrayList<>();
    RuntimeException failure = null;
    for (int i = 0; i < batch.count() && failure == null; i++) {
      long number = batch.first() + i;
      try {
        Lines.Line line = batch.line(i);
        answer(number == 1 ? line.withoutMark() : line, number, answering, answers);
      } catch (BadLine bad) {
        String error =
            name + ":" + number + ":" + bad.column + ": error: " + bad.getMessage() + "\n";
        wrong.add(new Wrong(answers.size(), error));
      } catch (RuntimeException broken) {
        failure = broken;
      }
    }
    return new Answered(batch, answers, wrong, answering.beforePrinting(), failure);
  }

  private Answers empty(Lines.Batch batch) {
    Answers empty = written.poll();
    return empty == null ? new Answers(BYTES * batch.count()) : empty;
  }

  private static void answer(
      Lines.Line line, long number, Answering answering, ByteArrayOutputStream answers)
      throws BadLine {
    try {
      if (line.isPlain() || !text(line).isBlank()) {
        answering.answer(line, number, answers);
      }
    } catch (LineFormatException wrong) {
      throw new BadLine(wrong.column(), wrong.getMessage());
    }
  }

  private static String text(Lines.Line line) throws BadLine {
    Optional<String> text = line.text();
    if (text.isEmpty()) {
      throw new BadLine(1, line.trouble());
    }
    return text.get();
  }
}
