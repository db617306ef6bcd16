package org.privacynotice.benchmark;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

/** Questions that were never asked before, so that nothing kept from an earlier one is of use. */
public class FreshBenchmark {

  private static final AtomicLong SEED = new AtomicLong(20_191_129);

  /** The engine. */
  @State(Scope.Benchmark)
  public static class Engine {
    final PrivacyEngine engine = Ours.engine(DecisionLog.none());
  }

  /** New questions for each round; making them is not measured. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Questions {

    private final DataAction[] actions = new DataAction[Workload.SIZE];
    private Anything anything;

    /** Begins somewhere else than any other thread. */
    @Setup
    public void begin(Engine engine) {
      anything = new Anything(engine.engine, SEED.incrementAndGet());
    }

    /** Makes them. */
    @Setup(Level.Invocation)
    public void make() {
      for (int i = 0; i < actions.length; i++) {
        actions[i] = anything.next();
      }
    }
  }

  /** Action built before, never asked before. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void built(Engine engine, Questions questions, Order order, Blackhole hole) {
    EngineBenchmark.decideAll(engine.engine, questions.actions, order, hole);
  }
}
