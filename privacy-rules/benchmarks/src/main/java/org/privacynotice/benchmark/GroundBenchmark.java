package org.privacynotice.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Ground;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

/** Our engine on those requests that end on one ground. */
public class GroundBenchmark {

  /** The requests. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Asked {

    /** Which ground. */
    @Param({"PERMITTED", "UNDETERMINED", "NOT_COVERED", "FORBIDDEN", "CONFLICT"})
    Ground ground;

    private PrivacyEngine engine;
    private DataAction[] actions;

    /** Checks every answer. */
    @Setup
    public void check() {
      if (ground == Ground.CONFLICT) {
        engine = Ours.conflictingEngine();
        actions = Ours.conflicting(engine);
      } else {
        engine = Ours.engine(DecisionLog.none());
        actions =
            Ours.checked(
                engine, Workload.CONTACT_CENTRE.endingOn(ground), question -> question.at(Ours.AT));
      }
    }
  }

  /** Action built before, with its time. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void built(Asked asked, Order order, Blackhole hole) {
    EngineBenchmark.decideAll(asked.engine, asked.actions, order, hole);
  }
}
