package org.privacynotice.benchmark;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * How long a new virtual machine takes to its first decision: by hand, through our engine and
 * through Spring's expression language, and a program that does nothing, one after the other, over
 * and over.
 */
final class StartUp implements Section {

  private static final int ROUNDS = 21;
  private static final int UNCOUNTED = 2;
  private static final String BY_HAND = "hand-written switch";

  private static final ImmutableMap<String, Program> PROGRAMS =
      ImmutableMap.of(
          "nothing at all",
          Program.of(Nothing.class).using(),
          BY_HAND,
          Program.of(FirstByHandDecision.class).using(),
          "ours",
          Program.of(FirstDecision.class)
              .using("privacy-core", "privacy-rules-0", "guava", "jspecify", "slf4j-api"),
          "SpEL, not yet compiled",
          Program.of(FirstSpelDecision.class)
              .using("spring-core", "spring-expression", "commons-logging", "jspecify"));

  /** Does nothing. */
  static final class Nothing {

    private Nothing() {}

    /** Does nothing. */
    public static void main(String... none) {
      System.out.println();
    }
  }

  @Override
  public String measured(boolean quick) throws IOException, InterruptedException {
    ListMultimap<String, Double> millis = ArrayListMultimap.create();
    int rounds = quick ? 5 : ROUNDS;
    for (int round = -UNCOUNTED; round < rounds; round++) {
      for (var each : PROGRAMS.entrySet()) {
        double taken = each.getValue().run().millis();
        if (round >= 0) {
          millis.put(each.getKey(), taken);
        }
      }
    }
    StringBuilder text =
        new StringBuilder(
            """
            | new virtual machine to first decision | median, ms | least | most | x by hand | beyond by hand, ms | classes loaded |
            |---|---:|---:|---:|---:|---:|---:|
            """);
    double floor = Timings.median(millis.get(BY_HAND));
    for (var each : PROGRAMS.entrySet()) {
      List<Double> all = millis.get(each.getKey());
      double median = Timings.median(all);
      text.append(
          "| %s | %.0f | %.0f | %.0f | %.2f | %.0f | %,d |%n"
              .formatted(
                  each.getKey(),
                  median,
                  Collections.min(all),
                  Collections.max(all),
                  median / floor,
                  median - floor,
                  classes(each.getValue())));
    }
    double[] built = Reading.medians(Program.of(FirstEngine.class), quick ? 1 : ROUNDS);
    return text.append(
            "%nAn engine on the bundled notice: %.1f ms the first time, with reading notice and law; %.2f ms again.%n"
                .formatted(built[0], built[1]))
        .toString();
  }

  private static long classes(Program program) throws IOException, InterruptedException {
    return program.with("-Xlog:class+load:stdout").run().printed().stream()
        .filter(line -> line.contains(" source: "))
        .count();
  }
}
