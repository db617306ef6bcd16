package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.privacynotice.decision.Ground;

/**
 * A line of a table and the benchmark behind it.
 *
 * @param table the table
 * @param label what the line is called
 * @param benchmark class and method
 * @param parameters which of several that the method measures
 */
record Row(Table table, String label, String benchmark, ImmutableMap<String, String> parameters) {

  /** The tables. */
  enum Table {
    /** Everybody, on the whole workload. */
    EVERYBODY,
    /** Our engine alone. */
    OURS
  }

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
              ImmutableMap.of("peer", peer.name())));
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
        ours(Table.OURS, "action built, anything stated", "FreshBenchmark.built"));
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
    return new Row(table, label, benchmark, ImmutableMap.of());
  }

  private static Row with(String label, String benchmark, String name, String value) {
    return new Row(Table.OURS, label, benchmark, ImmutableMap.of(name, value));
  }

  /**
   * How often it is measured, each time in a new virtual machine and after the others have had
   * their turn: more than once where two are compared closely.
   */
  int turns() {
    boolean compared =
        isHandWritten()
            || Stream.of("EngineBenchmark.built", "EngineBenchmark.fromStrings")
                .anyMatch(benchmark::equals);
    return compared ? 2 : 1;
  }

  /** Whether it is measured with two threads as well. */
  boolean isShared() {
    return isPeer() || parameters.isEmpty();
  }

  boolean isPeer() {
    return peer().isPresent();
  }

  /** Who it is, where it is not our engine. */
  Optional<Peer> peer() {
    return Optional.ofNullable(parameters.get("peer")).map(Peer::valueOf);
  }

  /** Whether the others are compared with it. */
  boolean isHandWritten() {
    return peer().filter(Peer::isHandWritten).isPresent();
  }

  /** For JMH: the benchmark and no other. */
  static String include(String benchmark) {
    return "\\." + Pattern.quote(benchmark) + "$";
  }
}
