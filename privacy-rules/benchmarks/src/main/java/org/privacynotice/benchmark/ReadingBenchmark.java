package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.log.DecisionLog;

/** Our engine, deciding and then telling why. */
public class ReadingBenchmark {

  /** Which requests of the workload. */
  public enum Requests {
    /** Those that are permitted. */
    PERMITS(Ground.PERMITTED),
    /** The others. */
    REFUSALS(Ground.UNDETERMINED, Ground.NOT_COVERED, Ground.FORBIDDEN);

    private final ImmutableList<Ground> grounds;

    Requests(Ground... grounds) {
      this.grounds = ImmutableList.copyOf(grounds);
    }

    private Workload list() {
      return Workload.CONTACT_CENTRE.endingOn(grounds.toArray(new Ground[0]));
    }
  }

  /** The requests. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Asked {

    /** Which. */
    @Param Requests requests;

    private PrivacyEngine engine;
    private DataAction[] actions;

    /** Checks every answer. */
    @Setup
    public void check() {
      engine = Ours.engine(DecisionLog.none());
      actions = Ours.checked(engine, requests.list(), question -> question.at(Ours.AT));
    }
  }

  /** The sentence and the clauses. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void whyAndClauses(Asked asked, Order order, Blackhole hole) {
    for (int place : order.places) {
      DataAction action = asked.actions[place];
      Decision decision = asked.engine.decide(action);
      hole.consume(decision.why());
      hole.consume(decision.clauses());
    }
  }

  /** What would help. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void remedies(Asked asked, Order order, Blackhole hole) {
    for (int place : order.places) {
      DataAction action = asked.actions[place];
      hole.consume(asked.engine.decide(action).remedies());
    }
  }

  /** Everything that there is, as a line of JSON. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void everything(Asked asked, Order order, Blackhole hole) {
    for (int place : order.places) {
      DataAction action = asked.actions[place];
      hole.consume(DecisionWriter.write(asked.engine.decide(action)));
    }
  }
}
