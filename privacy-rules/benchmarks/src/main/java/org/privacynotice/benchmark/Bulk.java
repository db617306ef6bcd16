package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.privacynotice.benchmark.Program.Outcome;

/** Many actions from a file of lines, by the interface and by the command line. */
final class Bulk implements Section {

  private static final int RUNS = 3;
  private static final int LINES = 1_000_000;
  private static final int FEW_LINES = 100_000;

  @Override
  public String measured(boolean quick) throws IOException, InterruptedException {
    int lines = quick ? FEW_LINES : LINES;
    Path file = Files.createTempFile("actions", ".jsonl");
    try {
      String permitted = Long.toString(BulkLines.write(file, lines));
      String megabytes = "%,.0f MB".formatted(Files.size(file) / 1e6);
      return "%,d lines, %s.%n%n".formatted(lines, megabytes)
          + table(
              ImmutableMap.of(
                  "lines read, `decide` one after the other",
                  Program.of(BulkDecisions.class, "decide", file.toString(), permitted),
                  "lines read, `decideAll`",
                  Program.of(BulkDecisions.class, "decideAll", file.toString(), permitted),
                  "`privacy decide`, decisions written as JSON",
                  new Program(
                      "org.privacynotice.command.Privacy",
                      ImmutableList.of(),
                      ImmutableList.of("decide", file.toString()))),
              lines,
              quick ? 1 : RUNS);
    } finally {
      Files.delete(file);
    }
  }

  private static String table(ImmutableMap<String, Program> programs, int lines, int runs)
      throws IOException, InterruptedException {
    StringBuilder text =
        new StringBuilder(
            """
            | actions a second, processors: | 1 | 2 | x 1 | memory, MB: 1 | 2 |
            |---|---:|---:|---:|---:|---:|
            """);
    for (var each : programs.entrySet()) {
      List<Outcome> one = new ArrayList<>();
      List<Outcome> two = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        one.add(each.getValue().with("-XX:ActiveProcessorCount=1").watched());
        two.add(each.getValue().with("-XX:ActiveProcessorCount=2").watched());
      }
      text.append(
          "| %s | %,.0f | %,.0f | %.2f | %,.0f | %,.0f |%n"
              .formatted(
                  each.getKey(),
                  perSecond(one, lines),
                  perSecond(two, lines),
                  perSecond(two, lines) / perSecond(one, lines),
                  memory(one),
                  memory(two)));
    }
    return text.toString();
  }

  private static double perSecond(List<Outcome> outcomes, int lines) {
    return lines / Timings.median(outcomes.stream().map(Outcome::millis).toList()) * 1e3;
  }

  private static double memory(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::megabytes).max().orElseThrow();
  }
}
