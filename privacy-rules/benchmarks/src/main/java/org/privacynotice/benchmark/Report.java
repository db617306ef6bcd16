package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

/** What was measured, as tables in Markdown. */
final class Report {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final ImmutableList<Row> rows;
  private final ImmutableList<RunResult> one;
  private final ImmutableList<RunResult> two;
  private final double load;
  private final boolean quick;
  private final String args;
  private final double masks;
  private final double texts;

  Report(
      List<Row> rows,
      List<RunResult> one,
      List<RunResult> two,
      double load,
      boolean quick,
      String args) {
    this.rows = ImmutableList.copyOf(rows);
    this.one = ImmutableList.copyOf(one);
    this.two = ImmutableList.copyOf(two);
    this.load = load;
    this.quick = quick;
    this.args = args;
    masks = time(one.get(rows.indexOf(only(Peer.BIT_MASKS))));
    texts = time(one.get(rows.indexOf(only(Peer.STRING_SWITCH))));
  }

  private Row only(Peer peer) {
    return rows.stream().filter(row -> row.peer().equals(Optional.of(peer))).findAny().get();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s %s, %s %s, %d cores, load %.1f before%s. Command: `%s`%n%n"
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                load,
                quick ? "; short rounds, rough figures" : "",
                ("java -jar privacy-rules/benchmarks/target/benchmarks.jar " + args).strip()));
    text.append(
        """
        | contestant | ns, 1 thread | ± | x bit masks | x string switch | ns, 2 threads | B | names a clause | explains a default denial |
        |---|---:|---:|---:|---:|---:|---:|---:|---|
        """);
    Explaining ours = Explaining.ours();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).table() == Row.Table.EVERYBODY) {
        Explaining who = rows.get(i).peer().map(Explaining::of).orElse(ours);
        text.append(figures(i))
            .append(" %d%% | %s |%n".formatted(who.percentNamed, who.denial ? "yes" : "no"));
      }
    }
    if (rows.stream().anyMatch(row -> row.table() == Row.Table.OURS)) {
      text.append(
          """

          | ours | ns, 1 thread | ± | x bit masks | x string switch | ns, 2 threads | B |
          |---|---:|---:|---:|---:|---:|---:|
          """);
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).table() == Row.Table.OURS) {
          text.append(figures(i)).append(System.lineSeparator());
        }
      }
    }
    return text.toString();
  }

  private String figures(int i) {
    double time = time(one.get(i));
    return "| %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            rows.get(i).label(),
            number(time),
            spread(one.get(i)),
            number(time / masks),
            number(time / texts),
            number(time(two.get(i))),
            // Making new questions is not timed, but what it takes is counted.
            rows.get(i).benchmark().startsWith("Fresh") ? "" : number(bytes(one.get(i))));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  private static double time(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  /** The 99.9 % confidence interval; too few rounds have none. */
  private static String spread(RunResult result) {
    double error = result.getPrimaryResult().getScoreError();
    return Double.isNaN(error) ? "" : "%.0f%%".formatted(100 * error / time(result));
  }

  private static double bytes(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
  }

  /** How much somebody says about the workload: counted, not claimed. */
  private record Explaining(long percentNamed, boolean denial) {

    static Explaining of(Peer peer) {
      return of(peer.checked());
    }

    private static <Q> Explaining of(Contestant<Q> contestant) {
      long named = 0;
      boolean denial = true;
      for (Request request : Workload.REQUESTS) {
        boolean clause = contestant.decide(contestant.prepare(request)).clause() != null;
        named += clause ? 1 : 0;
        denial &= clause || Workload.expected(request).ground() != Ground.NOT_COVERED;
      }
      return new Explaining(named * 100 / Workload.SIZE, denial);
    }

    /** Where nothing covers a request, ours names the clause that comes nearest. */
    static Explaining ours() {
      PrivacyEngine engine = Ours.engine(DecisionLog.none());
      long named = 0;
      boolean denial = true;
      for (Request request : Workload.REQUESTS) {
        Decision decision = engine.decide(Ours.question(engine, request).at(Ours.AT));
        boolean clause = !decision.clauses().isEmpty() || !decision.nearest().isEmpty();
        named += clause ? 1 : 0;
        denial &= clause || decision.ground() != Ground.NOT_COVERED;
      }
      return new Explaining(named * 100 / Workload.SIZE, denial);
    }
  }
}
