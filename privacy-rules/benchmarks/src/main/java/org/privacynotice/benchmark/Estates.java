package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multimaps;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.privacynotice.benchmark.GrowthBenchmark.Which;
import org.privacynotice.benchmark.Timings.Timed;
import org.privacynotice.document.GeneratedNotice;

/** How deciding grows with the number of systems, beside what is written by hand. */
final class Estates implements Section {

  private static final int TURNS = 2;
  private static final int MILLIS = 250;

  /** What is asked with texts. */
  private static final List<ByHand> BY_TEXTS = List.of(ByHand.STRING_SWITCH, ByHand.RULE_MAP);

  /** A line of the table: one way to decide some requests, by notices of every size. */
  private record Line(
      String label,
      boolean isOurs,
      String benchmark,
      ImmutableMap<String, String> parameters,
      Which which,
      int threads) {

    static Line byHand(ByHand how, Which which, int threads) {
      return new Line(
          label(how.label(), which, threads),
          false,
          "GrowthBenchmark.byHand",
          ImmutableMap.of("how", how.name()),
          which,
          threads);
    }

    static Line ours(String method, Which which, int threads) {
      String label = method.equals("built") ? "ours, action built" : "ours, from strings";
      return new Line(
          label(label, which, threads),
          true,
          "GrowthBenchmark." + method,
          ImmutableMap.of(),
          which,
          threads);
    }

    private static String label(String who, Which which, int threads) {
      String requests =
          switch (which) {
            case MIXED -> "";
            case PERMITTED -> ", permitted";
            case NOT_COVERED -> ", not covered";
          };
      return who + requests + (threads == 1 ? "" : ", %d threads".formatted(threads));
    }

    Timed timed(int systems) {
      return new Timed(
          benchmark,
          ImmutableMap.<String, String>builder()
              .putAll(parameters)
              .put("which", which.name())
              .put("systems", Integer.toString(systems))
              .buildOrThrow(),
          threads);
    }
  }

  private static ImmutableList<Line> lines() {
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    for (ByHand how : ByHand.values()) {
      lines.add(Line.byHand(how, Which.MIXED, 1));
    }
    lines.add(Line.ours("built", Which.MIXED, 1), Line.ours("fromStrings", Which.MIXED, 1));
    for (Which which : new Which[] {Which.PERMITTED, Which.NOT_COVERED}) {
      lines.add(Line.byHand(ByHand.STRING_SWITCH, which, 1), Line.ours("built", which, 1));
    }
    return lines
        .add(Line.byHand(ByHand.STRING_SWITCH, Which.MIXED, 2), Line.ours("built", Which.MIXED, 2))
        .build();
  }

  @Override
  public String measured(boolean quick) throws RunnerException {
    ImmutableList<Line> lines = lines();
    // An engine of many systems fills so much of the heap beforehand that the rounds would end
    // among pages of memory that nobody had before, which cost more than the decisions.
    Timings timings = new Timings(quick, MILLIS, "-XX:+AlwaysPreTouch");
    // What is compared is measured side by side in time: the same requests and threads.
    var compared = Multimaps.index(lines, line -> line.which + " " + line.threads).asMap();
    for (int turn = 0; turn < (quick ? 1 : TURNS); turn++) {
      for (Collection<Line> side : compared.values()) {
        for (int systems : GeneratedNotice.SIZES) {
          for (Line line : side) {
            timings.measure(line.timed(systems));
          }
        }
      }
    }
    StringBuilder text = new StringBuilder("| ns a decision, systems:");
    GeneratedNotice.SIZES.forEach(size -> text.append(" | %,d".formatted(size)));
    text.append(" | ± at the most |%n|---|".formatted());
    GeneratedNotice.SIZES.forEach(size -> text.append("---:|"));
    text.append("---:|%n".formatted());
    for (Line line : lines) {
      text.append("| ").append(line.label);
      for (int systems : GeneratedNotice.SIZES) {
        double time = timings.time(line.timed(systems));
        text.append(
            systems == smallest()
                ? " | " + Timings.number(time)
                : " | %s (x %.2f)".formatted(Timings.number(time), growth(timings, line, systems)));
      }
      text.append(" | %d%% |%n".formatted(most(timings, line)));
    }
    text.append("%n| growth, of the growth of what is written by hand |".formatted());
    larger().forEach(systems -> text.append(" %,d |".formatted(systems)));
    text.append("%n|---|".formatted());
    larger().forEach(systems -> text.append("---:|"));
    text.append("%n".formatted());
    for (Line line : lines) {
      for (ByHand how : line.isOurs ? BY_TEXTS : List.<ByHand>of()) {
        Line beside = Line.byHand(how, line.which, line.threads);
        if (lines.contains(beside)) {
          text.append("| %s, of %s".formatted(line.label, how.label()));
          for (int systems : larger()) {
            text.append(
                " | %.2f"
                    .formatted(growth(timings, line, systems) / growth(timings, beside, systems)));
          }
          text.append(" |%n".formatted());
        }
      }
    }
    return text.toString();
  }

  private static int smallest() {
    return GeneratedNotice.SIZES.get(0);
  }

  private static List<Integer> larger() {
    return GeneratedNotice.SIZES.subList(1, GeneratedNotice.SIZES.size());
  }

  private static double growth(Timings timings, Line line, int systems) {
    return timings.time(line.timed(systems)) / timings.time(line.timed(smallest()));
  }

  private static long most(Timings timings, Line line) {
    return GeneratedNotice.SIZES.stream()
        .mapToLong(systems -> Math.round(timings.spread(line.timed(systems))))
        .max()
        .orElseThrow();
  }
}
