package org.privacynotice.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.Digest;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.GeneratedNotice;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Notice;

/**
 * Reads a made-up notice, takes its digest, compiles it and decides by it, and prints how long each
 * took and what it holds. To be run in a new virtual machine for each notice, as what is done first
 * takes longer than what is done again.
 */
public final class Compiling {

  private static final int LATER = 5;

  private Compiling() {}

  /**
   * Prints figures, separated by spaces: kilobytes of the file; milliseconds the first and a later
   * time to read, to take the digest, and to compile and decide once; megabytes of the notice and
   * of the engine.
   *
   * @param args the number of systems
   */
  public static void main(String... args) {
    int systems = Integer.parseInt(args[0]);
    byte[] file = GeneratedNotice.text(systems).getBytes(UTF_8);
    Request request = new Workload(Systems.in(GeneratedNotice.of(systems))).requests().get(0);
    Bundled.law();
    double before = Heap.megabytes();
    Repeated<Notice> read =
        new Repeated<>(
            () -> DocumentReader.notice("generated.yaml", file, Bundled.law()).orThrow());
    double withNotice = Heap.megabytes(read);
    Repeated<String> digest = new Repeated<>(() -> Digest.of(read.last));
    Repeated<PrivacyEngine> compiled = new Repeated<>(() -> asked(read.last, request));
    double withEngine = Heap.megabytes(read, digest, compiled);
    System.out.println(
        DoubleStream.of(
                file.length / 1e3,
                read.first,
                read.later,
                digest.first,
                digest.later,
                compiled.first,
                compiled.later,
                withNotice - before,
                withEngine - withNotice)
            .mapToObj(figure -> String.format(Locale.ROOT, "%.3f", figure))
            .collect(Collectors.joining(" ")));
  }

  private static PrivacyEngine asked(Notice notice, Request request) {
    PrivacyEngine engine = Ours.engine(notice);
    Decision decision = engine.decide(Ours.question(engine, request).at(Ours.AT));
    if (decision.why().isEmpty()) {
      throw new IllegalStateException("no answer");
    }
    return engine;
  }

  /** Something done a few times, of which the last outcome is kept. */
  static final class Repeated<T> {
    final double first;
    final double later;
    final T last;

    Repeated(Supplier<T> work) {
      long start = System.nanoTime();
      T outcome = work.get();
      first = (System.nanoTime() - start) / 1e6;
      List<Double> again = new ArrayList<>();
      for (int i = 0; i < LATER; i++) {
        start = System.nanoTime();
        outcome = work.get();
        again.add((System.nanoTime() - start) / 1e6);
      }
      later = Timings.median(again);
      last = outcome;
    }
  }
}
