package org.privacynotice.benchmark;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long a new virtual machine takes to its first decision: by hand, through our engine and
 * through Spring's expression language, and a program that does nothing, one after the other, over
 * and over, there and back.
 */
final class StartUp implements Section {

  private static final int ROUNDS = 61;
  private static final int ENGINES = 21;
  private static final int UNCOUNTED = 2;
  private static final String BY_HAND = "hand-written switch";
  private static final String OURS = "ours";
  private static final String SPEL = "SpEL, not yet compiled";

  private static final ImmutableMap<String, Program> PROGRAMS =
      ImmutableMap.of(
          "nothing at all",
          Program.of(Nothing.class).using(),
          BY_HAND,
          Program.of(FirstByHandDecision.class).using(),
          OURS,
          Program.of(FirstDecision.class)
              .using("privacy-core", "privacy-rules-0", "guava", "jspecify", "slf4j-api"),
          SPEL,
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
      var turn = PROGRAMS.entrySet().asList();
      for (var each : round % 2 == 0 ? turn : turn.reverse()) {
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
    double[] built = Reading.medians(Program.of(FirstEngine.class), quick ? 1 : ENGINES);
    return text.append(
            "%nOurs takes %.2f of the time of SpEL beside it, the median of %d turns.%n"
                .formatted(ratio(millis.get(OURS), millis.get(SPEL)), rounds))
        .append(
            "%nAn engine on the bundled notice: %.1f ms the first time, with reading notice and law; %.2f ms again.%n"
                .formatted(built[0], built[1]))
        .toString();
  }

  /** The median of what one takes of the other's time, turn by turn: both meet the same noise. */
  private static double ratio(List<Double> one, List<Double> other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      ratios.add(one.get(i) / other.get(i));
    }
    return Timings.median(ratios);
  }

  private static long classes(Program program) throws IOException, InterruptedException {
    return program.with("-Xlog:class+load:stdout").run().printed().stream()
        .filter(line -> line.contains(" source: "))
        .count();
  }
}
