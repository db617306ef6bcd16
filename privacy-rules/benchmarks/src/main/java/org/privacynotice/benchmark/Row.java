package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.privacynotice.decision.Ground;

/**
 * A line of a table and the benchmark behind it.
 *
 * @param table the table
 * @param label what the line is called
 * @param benchmark class and method
 * @param parameter which of several that the method measures
 */
record Row(Table table, String label, String benchmark, Optional<Parameter> parameter) {

  /** The tables. */
  enum Table {
    /** Everybody, on the whole workload. */
    EVERYBODY,
    /** Our engine alone. */
    OURS
  }

  /** A parameter of a benchmark. */
  record Parameter(String name, String value) {}

  private static final ImmutableList<Row> ALL = all();

  /** The rows asked for and the hand-written code; none where none is asked for. */
  static ImmutableList<Row> chosen(String only) {
    return ALL.stream().noneMatch(row -> row.isAskedFor(only))
        ? ImmutableList.of()
        : ALL.stream()
            .filter(row -> row.isHandWritten() || row.isAskedFor(only))
            .collect(ImmutableList.toImmutableList());
  }

  private boolean isAskedFor(String only) {
    return switch (only) {
      case "ours" -> !isPeer();
      case "peers" -> isPeer();
      default -> label.contains(only);
    };
  }

  private static ImmutableList<Row> all() {
    ImmutableList.Builder<Row> rows = ImmutableList.builder();
    for (Peer peer : Peer.values()) {
      rows.add(
          new Row(
              Table.EVERYBODY,
              peer.label(),
              "PeerBenchmark.decide",
              Optional.of(new Parameter("peer", peer.name()))));
    }
    rows.add(
        ours(Table.EVERYBODY, "ours, action built", "EngineBenchmark.built"),
        ours(Table.EVERYBODY, "ours, action built, clock read", "EngineBenchmark.builtClockRead"),
        ours(Table.EVERYBODY, "ours, from strings", "EngineBenchmark.fromStrings"),
        ours(
            Table.EVERYBODY,
            "ours, from strings, clock read",
            "EngineBenchmark.fromStringsClockRead"),
        ours(
            Table.OURS,
            "action built, an exceptional fact stated",
            "EngineBenchmark.builtExceptional"),
        ours(Table.OURS, "action built, never asked before", "FreshBenchmark.built"));
    for (Ground ground : Ground.values()) {
      if (ground != Ground.FAULT) {
        rows.add(
            with("action built: " + ground.id(), "GroundBenchmark.built", "ground", ground.name()));
      }
    }
    for (ReadingBenchmark.Requests requests : ReadingBenchmark.Requests.values()) {
      String which = requests == ReadingBenchmark.Requests.PERMITS ? "permits" : "refusals";
      rows.add(
          with(
              "sentence and clauses read, " + which,
              "ReadingBenchmark.whyAndClauses",
              "requests",
              requests.name()),
          with("remedies read, " + which, "ReadingBenchmark.remedies", "requests", requests.name()),
          with(
              "everything written as JSON, " + which,
              "ReadingBenchmark.everything",
              "requests",
              requests.name()));
    }
    return rows.add(
            ours(Table.OURS, "logged in memory", "LogBenchmark.inMemory"),
            ours(Table.OURS, "logged through SLF4J, lines dropped", "LogBenchmark.slf4j"))
        .build();
  }

  private static Row ours(Table table, String label, String benchmark) {
    return new Row(table, label, benchmark, Optional.empty());
  }

  private static Row with(String label, String benchmark, String name, String value) {
    return new Row(Table.OURS, label, benchmark, Optional.of(new Parameter(name, value)));
  }

  boolean isPeer() {
    return peer().isPresent();
  }

  /** Who it is, where it is not our engine. */
  Optional<Peer> peer() {
    return parameter()
        .filter(each -> each.name().equals("peer"))
        .map(each -> Peer.valueOf(each.value()));
  }

  /** Whether the others are compared with it. */
  boolean isHandWritten() {
    return peer().filter(Peer::isHandWritten).isPresent();
  }

  /** For JMH: the benchmark and no other. */
  String include() {
    return "\\." + Pattern.quote(benchmark) + "$";
  }
}
