package org.privacynotice.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The whole workload through one of the others. */
public class PeerBenchmark {

  /** One of the others, and the questions in its form; every thread has its own. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // set before anything is measured
  public static class Asked {

    /** Which. */
    @Param Peer peer;

    private Contestant<Object> contestant;
    private Object[] questions;

    /** Checks every answer. */
    @Setup
    @SuppressWarnings("unchecked") // it is asked what it has prepared
    public void check() {
      contestant = (Contestant<Object>) peer.checked();
      questions = Workload.CONTACT_CENTRE.requests().stream().map(contestant::prepare).toArray();
    }
  }

  /** Every request once. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void decide(Asked asked, Order order, Blackhole hole) {
    Contestant<Object> contestant = asked.contestant;
    Object[] questions = asked.questions;
    for (int place : order.places) {
      hole.consume(contestant.decide(questions[place]));
    }
  }
}
