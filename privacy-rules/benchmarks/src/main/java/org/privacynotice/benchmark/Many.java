package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;
import org.privacynotice.benchmark.Timings.Timed;

/** Many versions of a notice in one engine, and many notices in as many engines. */
final class Many implements Section {

  private static final int TURNS = 2;
  private static final int RUNS = 3;
  private static final int MILLIS = 250;

  private static final Timed SWITCH =
      new Timed("PeerBenchmark.decide", ImmutableMap.of("peer", Peer.STRING_SWITCH.name()), 1);

  private final String what;
  private final List<Integer> counts;

  private Many(String what, Integer... counts) {
    this.what = what;
    this.counts = List.of(counts);
  }

  static Many versions() {
    return new Many("versions", 1, 10, 100);
  }

  static Many notices() {
    return new Many("notices", 1, 10, 100, 1_000);
  }

  @Override
  public String measured(boolean quick) throws RunnerException, IOException, InterruptedException {
    Timings timings = new Timings(quick, MILLIS);
    Set<Timed> all = new LinkedHashSet<>();
    all.add(SWITCH);
    for (int count : counts) {
      all.add(timed(count));
    }
    for (int turn = 0; turn < (quick ? 1 : TURNS); turn++) {
      for (Timed each : all) {
        timings.measure(each);
      }
    }
    StringBuilder text =
        new StringBuilder(
            """
            | %s | ns | ± | x one | x string switch | build an engine, ms (again) | an engine, MB | asked, MB |
            |---:|---:|---:|---:|---:|---:|---:|---:|
            """
                .formatted(what));
    for (int count : counts) {
      double time = timings.time(timed(count));
      double[] held =
          Reading.medians(
              Program.of(Holding.class, what, "" + count).with("-Xmx4g"), quick ? 1 : RUNS);
      text.append(
          "| %,d | %s | %.0f%% | %.2f | %.2f | %,.1f (%,.1f) | %,.2f | %,.2f |%n"
              .formatted(
                  count,
                  Timings.number(time),
                  timings.spread(timed(count)),
                  time / timings.time(timed(1)),
                  time / timings.time(SWITCH),
                  held[0],
                  held[1],
                  held[2],
                  held[3]));
    }
    return text.toString();
  }

  private Timed timed(int count) {
    return new Timed("EditionsBenchmark." + what, ImmutableMap.of(what, "" + count), 1);
  }
}
