package org.privacynotice.benchmark;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Notice;

/** The whole workload through one engine of many versions, and through many engines. */
public class EditionsBenchmark {

  /** One engine; every request is about another version than the one before. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Versions {

    /** How many. */
    @Param({"1", "10", "100"})
    int versions;

    private PrivacyEngine engine;
    private DataAction[] actions;

    /** Checks every answer, by each of the versions. */
    @Setup
    public void check() {
      Notice[] all = Editions.versions(versions);
      engine = Ours.engine(all);
      actions = new DataAction[Workload.SIZE];
      for (int i = 0; i < versions; i++) {
        Notice version = all[i];
        DataAction[] then =
            Ours.checked(
                engine, Workload.CONTACT_CENTRE, question -> question.at(Editions.during(version)));
        for (int place = i; place < actions.length; place += versions) {
          actions[place] = then[place];
        }
      }
    }
  }

  /** As many engines as notices; every request is put to another than the one before. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Notices {

    /** How many. */
    @Param({"1", "10", "100", "1000"})
    int notices;

    private PrivacyEngine[] engines;
    private DataAction[] actions;

    /** Checks every answer. */
    @Setup
    public void check() {
      engines =
          IntStream.range(0, notices)
              .mapToObj(number -> Ours.engine(Editions.notice(number)))
              .toArray(PrivacyEngine[]::new);
      actions = new DataAction[Workload.SIZE];
      for (int i = 0; i < actions.length; i++) {
        actions[i] =
            Ours.checked(
                engines[i % notices],
                Workload.CONTACT_CENTRE.only(i),
                question -> question.at(Ours.AT))[0];
      }
    }
  }

  /** Action built before, at times spread over the versions. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void versions(Versions asked, Order order, Blackhole hole) {
    EngineBenchmark.decideAll(asked.engine, asked.actions, order, hole);
  }

  /** Action built before, by one of many engines. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void notices(Notices asked, Order order, Blackhole hole) {
    PrivacyEngine[] engines = asked.engines;
    for (int place : order.places) {
      Decision decision = engines[place % engines.length].decide(asked.actions[place]);
      hole.consume(decision.permitted());
      hole.consume(decision);
    }
  }
}
