package org.privacynotice.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.InMemoryDecisionLog;

/** The whole workload through our engine, logged. */
public class LogBenchmark {

  /** Records are kept until the next round. */
  @State(Scope.Benchmark)
  public static class InMemory {
    private volatile InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final PrivacyEngine engine = Ours.engine(record -> log.append(record));
    private final DataAction[] actions =
        Ours.checked(engine, Workload.CONTACT_CENTRE, question -> question.at(Ours.AT));
  }

  /** Lines are made ready by Logback and go nowhere. */
  @State(Scope.Benchmark)
  public static class Slf4j {
    private final PrivacyEngine engine = Ours.engine(DecisionLog.slf4j());
    private final DataAction[] actions =
        Ours.checked(engine, Workload.CONTACT_CENTRE, question -> question.at(Ours.AT));
  }

  /** In memory. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void inMemory(InMemory logged, Order order, Blackhole hole) {
    logged.log = new InMemoryDecisionLog();
    EngineBenchmark.decideAll(logged.engine, logged.actions, order, hole);
  }

  /** Through SLF4J. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void slf4j(Slf4j logged, Order order, Blackhole hole) {
    EngineBenchmark.decideAll(logged.engine, logged.actions, order, hole);
  }
}
