package org.privacynotice.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.privacynotice.benchmark.Compiling.Repeated;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Notice;

/**
 * Builds an engine of many versions, or many engines, asks them the whole workload, and prints how
 * long building took and what they hold. To be run in a new virtual machine each time.
 */
public final class Holding {

  private Holding() {}

  /**
   * Prints figures, separated by spaces: milliseconds to build an engine, first and again;
   * megabytes that an engine holds with its notices, built and once it was asked.
   *
   * @param args {@code versions} or {@code notices}, and how many
   */
  public static void main(String... args) {
    int count = Integer.parseInt(args[1]);
    Bundled.notice("contact-centre");
    Bundled.law();
    // What the classes hold is none of an engine's.
    ask(Ours.engine(Editions.notice(9_999)), Ours.AT);
    double before = Heap.megabytes();
    double first;
    double again;
    List<PrivacyEngine> engines = new ArrayList<>();
    List<Instant> times;
    if (args[0].equals("versions")) {
      Notice[] versions = Editions.versions(count);
      Repeated<PrivacyEngine> built = new Repeated<>(() -> Ours.engine(versions));
      first = built.first;
      again = built.later;
      engines.add(built.last);
      times = List.of(versions).stream().map(Editions::during).toList();
    } else {
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Notice notice = Editions.notice(i);
        long start = System.nanoTime();
        engines.add(Ours.engine(notice));
        millis.add((System.nanoTime() - start) / 1e6);
      }
      first = millis.get(0);
      again = Timings.median(millis);
      times = List.of(Ours.AT);
    }
    double built = (Heap.megabytes(engines) - before) / engines.size();
    engines.forEach(engine -> times.forEach(at -> ask(engine, at)));
    double asked = (Heap.megabytes(engines) - before) / engines.size();
    System.out.println(
        String.format(Locale.ROOT, "%.3f %.3f %.3f %.3f", first, again, built, asked));
  }

  private static void ask(PrivacyEngine engine, Instant at) {
    IntStream.range(0, Workload.SIZE)
        .mapToObj(Workload.CONTACT_CENTRE.requests()::get)
        .forEach(request -> engine.decide(Ours.question(engine, request).at(at)));
  }
}
