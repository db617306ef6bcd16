package org.privacynotice.benchmark;

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
import org.privacynotice.document.GeneratedNotice;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Notice;

/** The workload of made-up notices with more and more systems, through our engine and by hand. */
public class GrowthBenchmark {

  /** Which requests. */
  public enum Which {
    /** All. */
    MIXED,
    /** Those that are permitted. */
    PERMITTED,
    /** Those that nothing covers. */
    NOT_COVERED;

    private Workload of(Workload all) {
      return switch (this) {
        case MIXED -> all;
        case PERMITTED -> all.endingOn(Ground.PERMITTED);
        case NOT_COVERED -> all.endingOn(Ground.NOT_COVERED);
      };
    }
  }

  /** The notice and the requests about it. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Estate {

    /** How many systems. */
    @Param({"23", "230", "2300", "23000"})
    int systems;

    /** Which requests. */
    @Param Which which;

    private Notice notice;
    private Workload workload;

    /** Makes them up. */
    @Setup
    public void make() {
      notice = GeneratedNotice.of(systems);
      workload = which.of(new Workload(Systems.in(notice)));
    }
  }

  /** Code written by hand for the notice; every thread has its own. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Written {

    /** How. */
    @Param ByHand how;

    private Contestant<Object> contestant;
    private Object[] questions;

    /** Checks every answer. */
    @Setup
    @SuppressWarnings("unchecked") // it is asked what it has prepared
    public void check(Estate estate) {
      contestant = (Contestant<Object>) estate.workload.checked(how.of(estate.workload));
      questions = estate.workload.requests().stream().map(contestant::prepare).toArray();
    }
  }

  /** Our engine, which all threads share. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Engine {

    private PrivacyEngine engine;
    private DataAction[] actions;

    /** Checks every answer. */
    @Setup
    public void check(Estate estate) {
      engine = Ours.engine(estate.notice);
      actions = Ours.checked(engine, estate.workload, question -> question.at(Ours.AT));
    }
  }

  /** By hand. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void byHand(Written written, Order order, Blackhole hole) {
    Contestant<Object> contestant = written.contestant;
    Object[] questions = written.questions;
    for (int place : order.places) {
      hole.consume(contestant.decide(questions[place]));
    }
  }

  /** Action built before. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void built(Engine ours, Order order, Blackhole hole) {
    EngineBenchmark.decideAll(ours.engine, ours.actions, order, hole);
  }

  /** Action built from texts and decided. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void fromStrings(Engine ours, Estate estate, Order order, Blackhole hole) {
    for (int place : order.places) {
      Request request = estate.workload.requests().get(place);
      Decision decision = ours.engine.decide(Ours.question(ours.engine, request).at(Ours.AT));
      hole.consume(decision.permitted());
      hole.consume(decision);
    }
  }
}
