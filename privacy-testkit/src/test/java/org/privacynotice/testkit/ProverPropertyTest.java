package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/** What is proved is so: no action of the pattern that anybody can think of is permitted. */
class ProverPropertyTest {

  private static final List<PrivacyEngine> ENGINES =
      List.of(
          PrivacyEngine.builder()
              .notice(Bundled.notice("contact-centre"))
              .deployment(Bundled.demoDeployment())
              .log(DecisionLog.none())
              .build(),
          PrivacyEngine.builder()
              .notice(Bundled.notice("community-newsletter"))
              .log(DecisionLog.none())
              .build());

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static FactValue value(Fact fact, Random random) {
    boolean yes = random.nextBoolean();
    return switch (fact.type()) {
      case YES_NO, ATTESTED -> fact.valueOf(yes);
      case NAMED -> new FactValue.Named(any(fact.values().asList(), random));
      case REFERENCE -> yes ? new FactValue.Given("x/1") : FactValue.NOT_GIVEN;
      case JUDGEMENT ->
          yes ? new FactValue.Judged("dpo", LocalDate.of(2020, 1, 1), "x/1") : FactValue.NO;
      case EVENT ->
          yes
              ? new FactValue.OccurredOn(
                  LocalDate.of(2026, 11, 23).minusDays(random.nextInt(4000) - 30L))
              : FactValue.NOT_HAPPENED;
    };
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 150)
  void whatIsProved_isNeverPermitted_andWhatIsFound_is(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    PrivacyEngine engine = any(ENGINES, random);
    Vocabulary vocabulary = engine.vocabulary();
    Instant at = Instant.parse("2026-11-23T10:00:00Z");
    String category = any(vocabulary.ids(Vocabulary.Kind.CATEGORY), random);
    String purpose = any(vocabulary.ids(Vocabulary.Kind.PURPOSE), random);
    String party = any(vocabulary.ids(Vocabulary.Kind.RECIPIENT), random);
    int kind = random.nextInt(5);
    ActionPattern pattern =
        switch (kind) {
          case 0 -> ActionPattern.collect(category);
          case 1 -> ActionPattern.use(category);
          case 2 -> ActionPattern.share(category).recipient(notLocal(party));
          case 3 -> ActionPattern.retain(category).holder(party);
          default -> ActionPattern.erase(category).holder(party);
        };
    pattern = pattern.purpose(purpose).at(at);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < vocabulary.size(Vocabulary.Kind.FACT); i++) {
      if (vocabulary.fact(i).statedBy().byCase()) {
        facts.add(vocabulary.fact(i));
      }
    }
    Fact fixed = any(facts, random);
    FactValue fixedTo = value(fixed, random);
    Prover.Outcome outcome = new Prover(engine, pattern.fact(fixed.id(), fixedTo)).prove();
    Statistics.collect(outcome.getClass().getSimpleName());
    if (outcome instanceof Prover.Outcome.Permitted found) {
      assertThat(found.decision().permitted()).isTrue();
    } else if (outcome instanceof Prover.Outcome.Proved) {
      for (int i = 0; i < 40; i++) {
        DataAction.Builder<?, ?> action =
            switch (kind) {
              case 0 -> engine.collect(category);
              case 1 -> engine.use(category);
              case 2 -> engine.share(category).recipient(notLocal(party));
              case 3 -> engine.retain(category).holder(party);
              default -> engine.erase(category).holder(party);
            };
        action.purpose(purpose).at(at).fact(fixed.id(), fixedTo);
        double density = random.nextDouble();
        for (Fact fact : facts) {
          if (fact != fixed && random.nextDouble() < density) {
            action.fact(fact.id(), value(fact, random));
          }
        }
        assertThat(engine.decide(action).permitted()).isFalse();
      }
    }
  }

  private static String notLocal(String party) {
    return party.equals(Vocabulary.LOCAL) ? Vocabulary.OTHER : party;
  }
}
