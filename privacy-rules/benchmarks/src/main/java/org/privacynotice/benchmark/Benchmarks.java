package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/** Measures what decisions cost and prints it as tables. */
public final class Benchmarks {

  private static final String USAGE =
      """
      usage: java -jar benchmarks.jar [--quick] [--only PART] [--to FILE]
        --quick  short rounds: the figures are rough
        --only   decisions, growth, versions, notices, reading, start-up, bulk, log, audit,
                 or large-log, which is not measured otherwise and takes 17 GB of disk;
                 of decisions also: ours, peers, or the lines that hold a text;
                 the hand-written code is always measured, to compare with
        --to     where the tables go as well as to the console: each in the place of the one
                 before, if the file holds such a table between its marks, or at the end
      """;

  private static final String DECISIONS = "decisions";
  private static final String LARGE_LOG = "large-log";
  private static final String ENDS = "<!-- end of results -->";

  private static final ImmutableMap<String, Section> SECTIONS =
      ImmutableMap.<String, Section>builder()
          .put(DECISIONS, new Decisions(Row.chosen("")))
          .put("growth", new Estates())
          .put("versions", Many.versions())
          .put("notices", Many.notices())
          .put("reading", new Reading())
          .put("start-up", new StartUp())
          .put("bulk", new Bulk())
          .put("log", new Logs())
          .put("audit", new Audit(1_000_000))
          .put(LARGE_LOG, new Audit(10_000_000))
          .buildOrThrow();

  private boolean quick;
  private String only = "";
  private Optional<Path> to = Optional.empty();

  private Benchmarks() {}

  /** Runs them. */
  public static void main(String... args)
      throws RunnerException, IOException, InterruptedException {
    Benchmarks benchmarks = new Benchmarks();
    if (!benchmarks.understands(args)) {
      System.err.print(USAGE);
      System.exit(2);
    }
    benchmarks.run(String.join(" ", args));
  }

  private boolean understands(String... args) {
    for (int i = 0; i < args.length; i++) {
      boolean more = i + 1 < args.length;
      if (args[i].equals("--quick")) {
        quick = true;
      } else if (args[i].equals("--only") && more) {
        only = args[++i];
      } else if (args[i].equals("--to") && more) {
        to = Optional.of(Path.of(args[++i]));
      } else {
        return false;
      }
    }
    return true;
  }

  private void run(String args) throws RunnerException, IOException, InterruptedException {
    StringBuilder report = new StringBuilder();
    for (var each : chosen().entrySet()) {
      String where = circumstances(args);
      long start = System.nanoTime();
      String tables = each.getValue().measured(quick);
      String begins = "<!-- results: %s -->".formatted(each.getKey());
      String part =
          "%s%n%s, %.1f minutes%n%n%s%s"
              .formatted(begins, where, (System.nanoTime() - start) / 60e9, tables, ENDS);
      report.append(part).append("%n%n".formatted());
      // After every part, so that none is lost if a later one fails.
      if (to.isPresent()) {
        put(begins, part, to.get());
      }
    }
    System.out.print(report);
  }

  /** In the place of what was measured before, or at the end. */
  private static void put(String begins, String part, Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    int start = text.indexOf(begins);
    int end = start < 0 ? -1 : text.indexOf(ENDS, start);
    Files.writeString(
        file,
        end < 0
            ? text + part + "%n%n".formatted()
            : text.substring(0, start) + part + text.substring(end + ENDS.length()));
  }

  private Map<String, Section> chosen() {
    if (only.isEmpty()) {
      return Maps.filterKeys(SECTIONS, part -> !part.equals(LARGE_LOG));
    }
    Section section = SECTIONS.get(only);
    if (section != null) {
      return ImmutableMap.of(only, section);
    }
    ImmutableList<Row> rows = Row.chosen(only);
    if (rows.isEmpty()) {
      System.err.println("nothing is called `" + only + "`");
      System.exit(2);
    }
    return ImmutableMap.of(DECISIONS, new Decisions(rows));
  }

  private String circumstances(String args) {
    return "%s, %s %s, %s %s, %d cores, load %.1f before%s. Command: `%s`"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            quick ? "; short rounds, rough figures" : "",
            ("java -jar privacy-rules/benchmarks/target/benchmarks.jar " + args).strip());
  }
}
