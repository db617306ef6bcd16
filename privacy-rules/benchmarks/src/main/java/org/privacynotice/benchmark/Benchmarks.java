package org.privacynotice.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures what decisions cost and prints it as tables. */
public final class Benchmarks {

  private static final String USAGE =
      """
      usage: java -jar benchmarks.jar [--quick] [--only ours|peers|TEXT] [--to FILE]
        --quick  short rounds: the figures are rough
        --only   our engine, the others, or the benchmarks whose rows hold TEXT;
                 the hand-written code is always measured, to compare with
        --to     where the tables go as well as to the console
      """;

  private boolean quick;
  private String only = "";
  private Path to = Path.of("");

  private Benchmarks() {}

  /** Runs them. */
  public static void main(String[] args) throws RunnerException, IOException {
    Benchmarks benchmarks = new Benchmarks();
    if (!benchmarks.understands(args)) {
      System.err.print(USAGE);
      System.exit(2);
    }
    benchmarks.run(String.join(" ", args));
  }

  private boolean understands(String[] args) {
    for (int i = 0; i < args.length; i++) {
      boolean more = i + 1 < args.length;
      if (args[i].equals("--quick")) {
        quick = true;
      } else if (args[i].equals("--only") && more) {
        only = args[++i];
      } else if (args[i].equals("--to") && more) {
        to = Path.of(args[++i]);
      } else {
        return false;
      }
    }
    return true;
  }

  private void run(String args) throws RunnerException, IOException {
    List<Row> rows = Row.chosen(only);
    if (rows.isEmpty()) {
      System.err.println("nothing is called `" + only + "`");
      System.exit(2);
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    List<RunResult> one = new ArrayList<>();
    List<RunResult> two = new ArrayList<>();
    // The two counts of threads of one row stand side by side in time too.
    for (Row row : rows) {
      one.add(measured(row, 1));
      two.add(measured(row, 2));
    }
    String report = new Report(rows, one, two, load, quick, args).text();
    System.out.println(report);
    if (!to.toString().isEmpty()) {
      Files.writeString(to, report);
    }
  }

  private RunResult measured(Row row, int threads) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(row.include())
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .threads(threads)
            .forks(1)
            .warmupIterations(quick ? 1 : 3)
            .warmupTime(quick ? TimeValue.milliseconds(500) : TimeValue.seconds(1))
            .measurementIterations(quick ? 2 : 5)
            .measurementTime(quick ? TimeValue.milliseconds(300) : TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .jvmArgs("-Xms1g", "-Xmx2g")
            .shouldFailOnError(true);
    row.parameter().ifPresent(each -> options.param(each.name(), each.value()));
    return new Runner(options.build()).runSingle();
  }
}
