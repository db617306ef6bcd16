package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import org.openjdk.jmh.runner.RunnerException;
import org.privacynotice.benchmark.Timings.Timed;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

/** What a decision costs: our engine, the others and what is written by hand. */
final class Decisions implements Section {

  private static final int MILLIS = 600;

  private final ImmutableList<Row> rows;

  Decisions(ImmutableList<Row> rows) {
    this.rows = rows;
  }

  @Override
  public String measured(boolean quick) throws RunnerException {
    Timings timings = new Timings(quick, MILLIS);
    // Close comparisons are made again when the machine may be in another mood, and the two counts
    // of threads of one row stand side by side in time too.
    for (int turn = 0; turn < (quick ? 1 : 2); turn++) {
      for (Row row : rows) {
        if (turn < row.turns()) {
          timings.measure(timed(row, 1));
          if (row.isShared()) {
            timings.measure(timed(row, 2));
          }
        }
      }
    }
    return text(timings);
  }

  private static Timed timed(Row row, int threads) {
    return new Timed(row.benchmark(), row.parameters(), threads);
  }

  private String text(Timings timings) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | contestant | ns, 1 thread | ± | x bit masks | x string switch | ns, 2 threads | x 1 thread | B | names a clause | explains a default denial |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---|
        """);
    Explaining ours = Explaining.ours();
    for (Row row : rows) {
      if (row.table() == Row.Table.EVERYBODY) {
        Explaining who = row.peer().map(Explaining::of).orElse(ours);
        text.append(figures(row, timings))
            .append(" %d%% | %s |%n".formatted(who.percentNamed, who.denial ? "yes" : "no"));
      }
    }
    if (rows.stream().anyMatch(row -> row.table() == Row.Table.OURS)) {
      text.append(
          """

          | ours | ns, 1 thread | ± | x bit masks | x string switch | ns, 2 threads | x 1 thread | B |
          |---|---:|---:|---:|---:|---:|---:|---:|
          """);
      for (Row row : rows) {
        if (row.table() == Row.Table.OURS) {
          text.append(figures(row, timings)).append(System.lineSeparator());
        }
      }
    }
    if (rows.stream().anyMatch(Decisions::asksAnything)) {
      text.append(System.lineSeparator()).append(Anything.variety());
    }
    return text.toString();
  }

  private String figures(Row row, Timings timings) {
    double time = timings.time(timed(row, 1));
    double shared = row.isShared() ? timings.time(timed(row, 2)) : 0;
    return "| %s | %s | %.0f%% | %s | %s | %s | %s | %s |"
        .formatted(
            row.label(),
            Timings.number(time),
            timings.spread(timed(row, 1)),
            Timings.number(time / timings.time(timed(only(Peer.BIT_MASKS), 1))),
            Timings.number(time / timings.time(timed(only(Peer.STRING_SWITCH), 1))),
            row.isShared() ? Timings.number(shared) : "",
            row.isShared() ? Timings.number(shared / time) : "",
            // Making new questions is not timed, but what it takes is counted.
            asksAnything(row) ? "" : Timings.number(timings.bytes(timed(row, 1))));
  }

  private static boolean asksAnything(Row row) {
    return row.benchmark().startsWith("Fresh");
  }

  private Row only(Peer peer) {
    return rows.stream()
        .filter(row -> row.peer().filter(each -> each == peer).isPresent())
        .findAny()
        .orElseThrow();
  }

  /** How much somebody says about the workload: counted, not claimed. */
  private record Explaining(long percentNamed, boolean denial) {

    static Explaining of(Peer peer) {
      return of(peer.checked());
    }

    private static <Q> Explaining of(Contestant<Q> contestant) {
      long named = 0;
      boolean denial = true;
      for (Request request : Workload.CONTACT_CENTRE.requests()) {
        boolean clause = contestant.decide(contestant.prepare(request)).clause() != null;
        named += clause ? 1 : 0;
        denial &=
            clause || Workload.CONTACT_CENTRE.expected(request).ground() != Ground.NOT_COVERED;
      }
      return new Explaining(named * 100 / Workload.SIZE, denial);
    }

    /** Where nothing covers a request, ours names the clause that comes nearest. */
    static Explaining ours() {
      PrivacyEngine engine = Ours.engine(DecisionLog.none());
      long named = 0;
      boolean denial = true;
      for (Request request : Workload.CONTACT_CENTRE.requests()) {
        Decision decision = engine.decide(Ours.question(engine, request).at(Ours.AT));
        boolean clause = !decision.clauses().isEmpty() || !decision.nearest().isEmpty();
        named += clause ? 1 : 0;
        denial &= clause || decision.ground() != Ground.NOT_COVERED;
      }
      return new Explaining(named * 100 / Workload.SIZE, denial);
    }
  }
}
