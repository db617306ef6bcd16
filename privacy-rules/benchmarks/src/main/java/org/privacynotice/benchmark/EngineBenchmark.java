package org.privacynotice.benchmark;

import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

/** The whole workload through our engine, which all threads share; nothing is logged. */
public class EngineBenchmark {

  /** Actions that say when they are done. */
  @State(Scope.Benchmark)
  public static class Timed {
    final PrivacyEngine engine = Ours.engine(DecisionLog.none());
    final DataAction[] actions =
        Ours.checked(engine, Workload.CONTACT_CENTRE, question -> question.at(Ours.AT));
  }

  /** Actions that do not. */
  @State(Scope.Benchmark)
  public static class Untimed {
    final PrivacyEngine engine = Ours.engine(DecisionLog.none());
    final DataAction[] actions =
        Ours.checked(engine, Workload.CONTACT_CENTRE, UnaryOperator.identity());
  }

  /** Actions with an exceptional fact. */
  @State(Scope.Benchmark)
  public static class Exceptional {
    final PrivacyEngine engine = Ours.engine(DecisionLog.none());
    final DataAction[] actions = Ours.objectedTo(engine);
  }

  /** Decides and asks only whether; the decision is kept, so that it has to be made. */
  static void decideAll(PrivacyEngine engine, DataAction[] actions, Order order, Blackhole hole) {
    for (int place : order.places) {
      Decision decision = engine.decide(actions[place]);
      hole.consume(decision.permitted());
      hole.consume(decision);
    }
  }

  /** Action built before, with its time. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void built(Timed timed, Order order, Blackhole hole) {
    decideAll(timed.engine, timed.actions, order, hole);
  }

  /** Action built before, without a time: the engine reads its clock. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void builtClockRead(Untimed untimed, Order order, Blackhole hole) {
    decideAll(untimed.engine, untimed.actions, order, hole);
  }

  /** Action built from texts, with its time, and decided. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void fromStrings(Timed timed, Order order, Blackhole hole) {
    PrivacyEngine engine = timed.engine;
    for (int place : order.places) {
      Request request = Workload.CONTACT_CENTRE.requests().get(place);
      Decision decision = engine.decide(Ours.question(engine, request).at(Ours.AT));
      hole.consume(decision.permitted());
      hole.consume(decision);
    }
  }

  /** Action built from texts, without a time, and decided. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void fromStringsClockRead(Timed timed, Order order, Blackhole hole) {
    PrivacyEngine engine = timed.engine;
    for (int place : order.places) {
      Request request = Workload.CONTACT_CENTRE.requests().get(place);
      Decision decision = engine.decide(Ours.question(engine, request));
      hole.consume(decision.permitted());
      hole.consume(decision);
    }
  }

  /** Action built before, with a fact stated that the law presumes. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void builtExceptional(Exceptional exceptional, Order order, Blackhole hole) {
    decideAll(exceptional.engine, exceptional.actions, order, hole);
  }
}
