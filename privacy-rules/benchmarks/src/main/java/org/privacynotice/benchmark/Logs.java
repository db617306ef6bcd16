package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.privacynotice.benchmark.LogFile.Kind;
import org.privacynotice.benchmark.Timings.Timed;

/** What it costs to keep records, beside others who promise as much. */
final class Logs implements Section {

  private static final int MILLIS = 2_000;

  /**
   * What is compared.
   *
   * @param promise what a record survives once a call has returned
   * @param together how many records are kept by one call
   * @param callers how many call at the same time
   * @param kinds ours first
   */
  private record Comparison(String promise, int together, int callers, List<Kind> kinds) {}

  private static final List<Kind> WRITTEN =
      List.of(
          Kind.OURS_PROCESS_DEATH, Kind.LOGBACK_FIELDS, Kind.LOGBACK_JSON, Kind.LOGBACK_BARE);
  private static final List<Kind> FORCED = List.of(Kind.OURS_POWER_LOSS, Kind.SQLITE);

  private static final ImmutableList<Comparison> ALL =
      ImmutableList.of(
          new Comparison("process death", 1, 1, WRITTEN),
          new Comparison("process death", 1, 2, WRITTEN),
          new Comparison("power loss", 1, 1, FORCED),
          new Comparison("power loss", 1, 16, FORCED),
          new Comparison("power loss", 1, 64, FORCED),
          new Comparison("power loss", 256, 1, FORCED));

  @Override
  public String measured(boolean quick) throws RunnerException {
    Timings timings = new Timings(quick, MILLIS);
    for (Comparison comparison : ALL) {
      for (Kind kind : comparison.kinds()) {
        timings.measure(timed(kind, comparison));
      }
    }
    StringBuilder text =
        new StringBuilder(
            """
            | survives | records a call | callers | who | records a second | ± | ours is faster |
            |---|---:|---:|---|---:|---:|---:|
            """);
    for (Comparison comparison : ALL) {
      double ours = perSecond(comparison.kinds().get(0), comparison, timings);
      for (Kind kind : comparison.kinds()) {
        double records = perSecond(kind, comparison, timings);
        text.append(
            "| %s | %d | %d | %s | %,.0f | %.0f%% | %s |%n"
                .formatted(
                    comparison.promise(),
                    comparison.together(),
                    comparison.callers(),
                    kind.label(),
                    records,
                    timings.spread(timed(kind, comparison)),
                    ours == records ? "" : "%.1f times".formatted(ours / records)));
      }
    }
    return text.toString();
  }

  private static Timed timed(Kind kind, Comparison comparison) {
    return new Timed(
        "LogFileBenchmark.append",
        ImmutableMap.of("kind", kind.name(), "together", "" + comparison.together()),
        comparison.callers());
  }

  private static double perSecond(Kind kind, Comparison comparison, Timings timings) {
    return 1e9
        * comparison.together()
        * comparison.callers()
        / timings.time(timed(kind, comparison));
  }
}
