package org.privacynotice.benchmark;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH measured: all that is measured here is measured in this way. */
final class Timings {

  /**
   * Something to measure.
   *
   * @param benchmark class and method
   * @param parameters which of several that the method measures
   * @param threads how many threads decide
   */
  record Timed(String benchmark, ImmutableMap<String, String> parameters, int threads) {}

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final String[] flags;
  private final TimeValue warmup;
  private final TimeValue round;
  private final int warmups;
  private final int rounds;
  private final ListMultimap<Timed, Double> times = ArrayListMultimap.create();
  private final Map<Timed, Double> bytes = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param millis how long rounds that count are to take
   * @param flags more flags of the virtual machines
   */
  Timings(boolean quick, int millis, String... flags) {
    this.flags = flags;
    warmups = quick ? 1 : 4;
    rounds = quick ? 2 : 4;
    warmup = TimeValue.milliseconds(quick ? 500 : 1000);
    round = TimeValue.milliseconds(quick ? 300 : millis);
  }

  /** Measures it once more, in a new virtual machine. */
  void measure(Timed timed) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Row.include(timed.benchmark))
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .threads(timed.threads)
            .forks(1)
            .warmupIterations(warmups)
            .warmupTime(warmup)
            .measurementIterations(rounds)
            .measurementTime(round)
            .addProfiler(GCProfiler.class)
            .jvmArgs("-Xms1g", "-Xmx2g")
            .jvmArgsAppend(flags)
            .shouldFailOnError(true);
    timed.parameters.forEach(options::param);
    RunResult result = new Runner(options.build()).runSingle();
    for (BenchmarkResult each : result.getBenchmarkResults()) {
      for (IterationResult iteration : each.getIterationResults()) {
        times.put(timed, iteration.getPrimaryResult().getScore());
      }
    }
    bytes.put(
        timed, Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
  }

  /** Nanoseconds a decision: the median of all rounds. */
  double time(Timed timed) {
    return median(times.get(timed));
  }

  /** Half the distance between the least and the greatest round, in per cent of the median. */
  double spread(Timed timed) {
    double[] sorted = sorted(times.get(timed));
    return 50 * (sorted[sorted.length - 1] - sorted[0]) / time(timed);
  }

  /** Bytes a decision. */
  double bytes(Timed timed) {
    return Objects.requireNonNull(bytes.get(timed));
  }

  static double median(Collection<Double> all) {
    double[] sorted = sorted(all);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double[] sorted(Collection<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** As the tables show it. */
  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
