package org.privacynotice.benchmark;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.privacynotice.benchmark.Program.Outcome;
import org.privacynotice.document.Bundled;
import org.privacynotice.ledger.Durability;
import org.privacynotice.ledger.Ledger;
import org.privacynotice.log.DecisionRecord;

/** What it takes to verify a log and to look through it, beside {@code sha256sum} of its files. */
final class Audit implements Section {

  private static final int TOGETHER = 256;
  private static final int RUNS = 3;

  private final int records;

  /** Of a log of so many records. */
  Audit(int records) {
    this.records = records;
  }

  @Override
  public String measured(boolean quick) throws IOException, InterruptedException {
    Path log = Files.createTempDirectory("log");
    try {
      int count = quick ? records / 10 : records;
      write(log, count);
      return table(log, count, quick || records > 1_000_000 ? 1 : RUNS);
    } finally {
      MoreFiles.deleteRecursively(log, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static void write(Path log, int count) {
    Recorded records = new Recorded();
    try (Ledger ledger =
        Ledger.builder(log).durability(Durability.PROCESS_DEATH).open()) {
      ledger.documents(List.of(Bundled.notice("contact-centre"), Bundled.law()));
      for (int next = 0; next < count; next += TOGETHER) {
        List<DecisionRecord> some = new ArrayList<>(TOGETHER);
        for (int i = next; i < Math.min(count, next + TOGETHER); i++) {
          some.add(records.get(i));
        }
        ledger.appendAll(some);
      }
    }
  }

  private static String table(Path log, int count, int runs)
      throws IOException, InterruptedException {
    List<Path> segments;
    try (Stream<Path> files = Files.list(log)) {
      segments = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    double megabytes = 0;
    for (Path segment : segments) {
      megabytes += Files.size(segment) / 1e6;
    }
    Program verify = Program.command("log", "verify", log.toString()).with("-Xmx64m");
    Program show =
        Program.command("log", "show", log.toString(), "--outcome", "refused").with("-Xmx64m");
    List<Outcome> sums = new ArrayList<>();
    List<Outcome> one = new ArrayList<>();
    List<Outcome> two = new ArrayList<>();
    List<Outcome> shown = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      sums.add(sha256sum(segments));
      one.add(verify.with("-XX:ActiveProcessorCount=1").watched());
      two.add(verify.with("-XX:ActiveProcessorCount=2").watched());
      shown.add(show.watched());
    }
    double floor = seconds(sums);
    StringBuilder text =
        new StringBuilder(
            """
            %,d records in %d files of %,.0f MB together; new virtual machines with `-Xmx64m`, their start is in the time

            | what | seconds | MB a second | records a second | x `sha256sum` | memory, MB |
            |---|---:|---:|---:|---:|---:|
            """
                .formatted(count, segments.size(), megabytes));
    line(text, "`sha256sum` of the files", sums, floor, megabytes, count);
    line(text, "`privacy log verify`, one processor", one, floor, megabytes, count);
    line(text, "`privacy log verify`, two", two, floor, megabytes, count);
    line(text, "`privacy log show --outcome refused`", shown, floor, megabytes, count);
    return text.toString();
  }

  private static void line(
      StringBuilder text,
      String label,
      List<Outcome> outcomes,
      double floor,
      double megabytes,
      int count) {
    double seconds = seconds(outcomes);
    double memory = outcomes.stream().mapToDouble(Outcome::megabytes).max().orElse(0);
    text.append(
        "| %s | %.2f | %,.0f | %,.0f | %.1f times as fast | %s |%n"
            .formatted(
                label,
                seconds,
                megabytes / seconds,
                count / seconds,
                floor / seconds,
                memory == 0 ? "" : "%,.0f".formatted(memory)));
  }

  private static double seconds(List<Outcome> outcomes) {
    return Timings.median(outcomes.stream().map(Outcome::millis).toList()) / 1e3;
  }

  private static Outcome sha256sum(List<Path> segments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sha256sum"));
    segments.forEach(segment -> command.add(segment.toString()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("sha256sum failed");
    }
    return new Outcome((System.nanoTime() - start) / 1e6, List.of(), 0);
  }
}
