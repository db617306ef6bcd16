package org.privacynotice.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.privacynotice.benchmark.Program.Outcome;

/** Many actions from a file of lines, by the interface and by the command line. */
final class Bulk implements Section {

  private static final int RUNS = 5;
  private static final String COMMAND = ": `privacy decide`, answers written";

  @Override
  public String measured(boolean quick) throws IOException, InterruptedException {
    int runs = quick ? 1 : RUNS;
    int again = quick ? 100_000 : 1_000_000;
    int anew = quick ? 5_000 : 10_000;
    Path file = Files.createTempFile("actions", ".jsonl");
    StringBuilder text =
        new StringBuilder(
            """
            | actions a second, processors: | 1 | 2 | x 1 | memory, MB: 1 | 2 |
            |---|---:|---:|---:|---:|---:|
            """);
    try {
      Stream<Request> same =
          Stream.generate(Workload.CONTACT_CENTRE.requests()::stream).flatMap(each -> each);
      String permitted = Long.toString(BulkLines.write(file, again, same));
      String lines = "%,d lines, %,d questions".formatted(again, Workload.SIZE);
      for (String how : List.of("decide", "decideAll")) {
        Program program =
            Program.of(BulkDecisions.class, how, file.toString(), permitted).usingOurs();
        text.append(line(lines + ": read, `" + how + "`", program, again, runs));
      }
      text.append(line(lines + COMMAND, command(file), again, runs));
      Program small = command(file).with("-XX:+UseSerialGC");
      text.append(line(lines + COMMAND + ", `-XX:+UseSerialGC`", small, again, runs));
      BulkLines.write(file, anew, new Drawn(Listed.ALL, Listed.PURPOSES).all());
      lines = "%,d lines, each drawn anew".formatted(anew);
      text.append(line(lines + COMMAND, command(file), anew, runs));
    } finally {
      Files.delete(file);
    }
    return text.toString();
  }

  private static Program command(Path file) {
    return Program.command("decide", file.toString());
  }

  private static String line(String label, Program program, int lines, int runs)
      throws IOException, InterruptedException {
    List<Outcome> one = new ArrayList<>();
    List<Outcome> two = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      one.add(program.with("-XX:ActiveProcessorCount=1").watched());
      two.add(program.with("-XX:ActiveProcessorCount=2").watched());
    }
    return "| %s | %,.0f | %,.0f | %.2f | %,.0f | %,.0f |%n"
        .formatted(
            label,
            perSecond(one, lines),
            perSecond(two, lines),
            perSecond(two, lines) / perSecond(one, lines),
            memory(one),
            memory(two));
  }

  private static double perSecond(List<Outcome> outcomes, int lines) {
    return lines / Timings.median(outcomes.stream().map(Outcome::millis).toList()) * 1e3;
  }

  private static double memory(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::megabytes).max().orElseThrow();
  }
}
