package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.Activity;
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

  /** Every kind of document; all that a pattern leaves free is tried, near whatever turns. */
  @Property(tries = 2_000)
  void whatIsProvedOfAMadeUpNotice_isNeverPermitted_andWhatIsFound_is(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    GeneratedPolicies made = new GeneratedPolicies(random);
    PrivacyEngine engine = made.engine();
    Question question = new Question(made, engine, random);
    Prover.Outcome outcome = new Prover(engine, question.pattern()).prove();
    Statistics.label("made up").collect(outcome.getClass().getSimpleName());
    if (outcome instanceof Prover.Outcome.Permitted found) {
      assertThat(found.decision().permitted()).isTrue();
      assertThat(engine.decide(found.decision().action()).permitted()).isTrue();
    } else if (outcome instanceof Prover.Outcome.Proved) {
      for (int i = 0; i < 60; i++) {
        DataAction action = question.action();
        Decision decision = engine.decide(action);
        assertThat(decision.permitted())
            .as("%s of %s", Facts.words(action), decision.clauses())
            .isFalse();
      }
    }
  }

  /** A pattern, and actions that it matches. */
  private static final class Question {

    private final GeneratedPolicies made;
    private final PrivacyEngine engine;
    private final Random random;
    private final Activity activity;
    private final List<String> categories;
    private final List<String> purposes;
    private final List<String> parties;
    private final Map<String, FactValue> fixed = new TreeMap<>();
    private final List<Fact> free = new ArrayList<>();
    private final Optional<Instant> at;

    Question(GeneratedPolicies made, PrivacyEngine engine, Random random) {
      this.made = made;
      this.engine = engine;
      this.random = random;
      this.activity = made.activity();
      this.categories = named(Vocabulary.Kind.CATEGORY);
      this.purposes = named(Vocabulary.Kind.PURPOSE);
      this.parties = activity.hasParty() ? named(Vocabulary.Kind.RECIPIENT) : List.of();
      double fixing = random.nextDouble() / 2;
      Vocabulary vocabulary = engine.vocabulary();
      for (int i = 0; i < vocabulary.size(Vocabulary.Kind.FACT); i++) {
        Fact fact = vocabulary.fact(i);
        if (fact.statedBy().byCase() && random.nextDouble() < fixing) {
          fixed.put(fact.id(), made.value(fact));
        } else if (fact.statedBy().byCase()) {
          free.add(fact);
        }
      }
      this.at = random.nextInt(3) == 0 ? Optional.of(time()) : Optional.empty();
    }

    /** Some ids, or none for all. */
    private List<String> named(Vocabulary.Kind kind) {
      List<String> ids = new ArrayList<>(engine.vocabulary().ids(kind));
      ids.remove(Vocabulary.LOCAL);
      return random.nextInt(3) == 0 ? List.of() : List.of(any(ids, random));
    }

    private Instant time() {
      LocalDate day = any(GeneratedPolicies.DAYS, random);
      return made.instant(day.plusYears(random.nextInt(4)).plusDays(random.nextInt(60) - 20L));
    }

    ActionPattern pattern() {
      String[] all = categories.toArray(String[]::new);
      ActionPattern pattern =
          switch (activity) {
            case COLLECT -> ActionPattern.collect(all);
            case USE -> ActionPattern.use(all);
            case SHARE -> ActionPattern.share(all).recipient(parties.toArray(String[]::new));
            case RETAIN -> ActionPattern.retain(all).holder(parties.toArray(String[]::new));
            case ERASE -> ActionPattern.erase(all).holder(parties.toArray(String[]::new));
          };
      pattern = pattern.purpose(purposes.toArray(String[]::new));
      for (Map.Entry<String, FactValue> fact : fixed.entrySet()) {
        pattern = pattern.fact(fact.getKey(), fact.getValue());
      }
      return at.isPresent() ? pattern.at(at.get()) : pattern;
    }

    /** Any, with what is asked then answered, as far as it is free. */
    DataAction action() {
      DataAction action = begun();
      for (int i = 0; i < 8; i++) {
        List<Fact> open =
            engine.decide(action).missing().stream()
                .map(missing -> engine.vocabulary().fact(missing.fact()))
                .filter(free::contains)
                .toList();
        if (open.isEmpty()) {
          return action;
        }
        Fact fact = any(open, random);
        action = action.withFacts(Map.of(fact.id(), made.value(fact)));
      }
      return action;
    }

    private DataAction begun() {
      String category = one(categories, Vocabulary.Kind.CATEGORY);
      String another = random.nextInt(4) == 0 ? one(List.of(), Vocabulary.Kind.CATEGORY) : category;
      DataAction.Builder<?, ?> action =
          switch (activity) {
            case COLLECT -> engine.collect(category, another);
            case USE -> engine.use(category, another);
            case SHARE -> engine.share(category, another).recipient(notLocal(party()));
            case RETAIN -> engine.retain(category, another).holder(party());
            case ERASE -> engine.erase(category, another).holder(party());
          };
      action.purpose(one(purposes, Vocabulary.Kind.PURPOSE)).at(at.orElseGet(this::time));
      fixed.forEach(action::fact);
      double density = random.nextDouble();
      for (Fact fact : free) {
        if (random.nextDouble() < density) {
          action.fact(fact.id(), made.value(fact));
        }
        if (random.nextInt(8) == 0) {
          action.factFor(category, fact.id(), made.value(fact));
        }
      }
      return action.build();
    }

    private String party() {
      String party = one(parties, Vocabulary.Kind.RECIPIENT);
      return party.equals("group") && random.nextBoolean() ? "agency" : party; // a member of it
    }

    private String one(List<String> named, Vocabulary.Kind kind) {
      return any(named.isEmpty() ? engine.vocabulary().ids(kind) : named, random);
    }
  }

  private static String notLocal(String party) {
    return party.equals(Vocabulary.LOCAL) ? Vocabulary.OTHER : party;
  }
}
