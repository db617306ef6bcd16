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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.privacynotice.bulk.InOrder;
import org.privacynotice.document.Printable;

/**
 * Answers each line of a file, or of standard input, in order; a bad line gets an error. Lines are
 * answered by several threads, a batch each; one thread reads and prints.
 */
final class EachLine {

  /** What is made of the lines of a batch, by any thread. */
  @FunctionalInterface
  interface Answering {

    /** Answers the lines, one after the other; where it throws, all before that stays. */
    void answer(Asked lines);

    /** What is to be done before the answers are printed that this thread gave since the last. */
    default Runnable beforePrinting() {
      return () -> {};
    }
  }

  /** Answers, of which a part can be printed without a copy. For one thread at a time. */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // to lock takes as long as to copy
  private static final class Answers extends ByteArrayOutputStream {

    Answers(int room) {
      super(room);
    }

    @Override
    public void write(int each) {
      makeRoom(1);
      buf[count++] = (byte) each;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      makeRoom(length);
      System.arraycopy(bytes, from, buf, count, length);
      count += length;
    }

    private void makeRoom(int more) {
      if (more > buf.length - count) {
        buf = Arrays.copyOf(buf, Math.max(2 * buf.length, count + more));
      }
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

  /** The lines of a batch that can be answered, one after the other, and what is printed for it. */
  static final class Asked {
    private final Lines.Batch batch;
    private final String name;
    private final Answers answers;
    private final List<Wrong> wrong = new ArrayList<>();
    private Lines.Line line;
    private int place = -1;

    private Asked(Lines.Batch batch, String name, Answers answers) {
      this.batch = batch;
      this.name = name;
      this.answers = answers;
      this.line = batch.line(0);
    }

    /** Goes on to the next line that is not blank; false when there is none. */
    boolean next() {
      while (++place < batch.count()) {
        line = number() == 1 ? batch.line(place).withoutMark() : batch.line(place);
        if (line.isObject()) {
          return true;
        }
        Optional<String> text = line.text();
        if (text.isEmpty()) {
          bad(1, line.trouble());
        } else if (!text.get().isBlank()) {
          return true;
        }
      }
      return false;
    }

    /** The line. */
    Lines.Line line() {
      return line;
    }

    /** The line's number, from 1. */
    long number() {
      return batch.first() + place;
    }

    /** To which the answer to the line is added, whole, as it is printed. */
    ByteArrayOutputStream answers() {
      return answers;
    }

    /** There is no answer to the line, through the fault of whoever wrote it. */
    void bad(int column, @Nullable String message) {
      String error = name + ":" + number() + ":" + column + ": error: " + message + "\n";
      wrong.add(new Wrong(answers.size(), error));
    }
  }

  /**
   * A batch whose lines were answered.
   *
   * @param beforePrinting what is to be done first
   * @param failure what ended it before its last line
   */
  private record Answered(
      Asked lines, Runnable beforePrinting, @Nullable RuntimeException failure) {}

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
    Lines lines = new Lines(in);
    try (Progress progress = new Progress(err, noun, bytes);
        InOrder<Lines.Batch, Answered> batches =
            new InOrder<>(batches(lines), batch -> answered(batch, name, answering))) {
      for (Optional<Answered> next = batches.next(); next.isPresent(); next = batches.next()) {
        Answered answered = next.get();
        answered.beforePrinting().run();
        print(answered.lines(), progress);
        bad += answered.lines().wrong.size();
        if (answered.failure() != null) {
          throw answered.failure();
        }
        Lines.Batch batch = answered.lines().batch;
        progress.step(batch.count(), batch.bytesRead());
        lines.done(batch);
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return bad;
  }

  private void print(Asked lines, Progress progress) throws IOException {
    Answers all = lines.answers;
    int printed = 0;
    for (Wrong wrong : lines.wrong) {
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
    Asked lines = new Asked(batch, name, empty(batch));
    RuntimeException failure = null;
    try {
      answering.answer(lines);
    } catch (RuntimeException broken) {
      failure = broken;
    }
    return new Answered(lines, answering.beforePrinting(), failure);
  }

  private Answers empty(Lines.Batch batch) {
    Answers empty = written.poll();
    return empty == null ? new Answers(BYTES * batch.count()) : empty;
  }
}
