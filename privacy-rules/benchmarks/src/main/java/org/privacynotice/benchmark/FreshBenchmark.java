package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Questions that were never asked before, so that an answer kept from an earlier one is of no use:
 * any categories, recipient, purpose and basis, and three facts, each stated or not. There are some
 * two thousand million of them.
 */
public class FreshBenchmark {

  private static final AtomicLong SEED = new AtomicLong(20_191_129);

  private static final ImmutableList<LawfulBasis> BASES =
      ImmutableList.copyOf(LawfulBasis.values());

  /** The engine. */
  @State(Scope.Benchmark)
  public static class Engine {
    final PrivacyEngine engine = Ours.engine(DecisionLog.none());
  }

  /** New questions for each round; making them is not measured. */
  @State(Scope.Thread)
  public static class Questions {

    private final SplittableRandom random = new SplittableRandom(SEED.incrementAndGet());
    private final DataAction[] actions = new DataAction[Workload.SIZE];

    /** Makes them. */
    @Setup(Level.Invocation)
    public void make(Engine engine) {
      Vocabulary vocabulary = engine.engine.vocabulary();
      List<String> categories = vocabulary.ids(Vocabulary.Kind.CATEGORY);
      List<String> purposes = vocabulary.ids(Vocabulary.Kind.PURPOSE);
      List<String> recipients = new ArrayList<>(vocabulary.ids(Vocabulary.Kind.RECIPIENT));
      recipients.remove(Vocabulary.LOCAL);
      for (int i = 0; i < actions.length; i++) {
        actions[i] = question(engine.engine, categories, purposes, recipients);
      }
    }

    private DataAction question(
        PrivacyEngine engine,
        List<String> categories,
        List<String> purposes,
        List<String> recipients) {
      int chosen = 1 + random.nextInt((1 << categories.size()) - 1);
      List<String> about = new ArrayList<>();
      for (int i = 0; i < categories.size(); i++) {
        if ((chosen & 1 << i) != 0) {
          about.add(categories.get(i));
        }
      }
      var question =
          engine
              .share(about.toArray(new String[0]))
              .recipient(any(recipients))
              .purpose(any(purposes))
              .at(Ours.AT);
      int basis = random.nextInt(BASES.size() + 1);
      if (basis < BASES.size()) {
        question.basis(BASES.get(basis));
      }
      for (String fact : List.of("needed", "necessary", "vulnerable")) {
        int said = random.nextInt(3);
        if (said > 0) {
          question.fact(fact, said == 1);
        }
      }
      return question.build();
    }

    private String any(List<String> ids) {
      return ids.get(random.nextInt(ids.size()));
    }
  }

  /** Action built before, never asked before. */
  @Benchmark
  @OperationsPerInvocation(Workload.SIZE)
  public void built(Engine engine, Questions questions, Order order, Blackhole hole) {
    EngineBenchmark.decideAll(engine.engine, questions.actions, order, hole);
  }
}
