package org.privacynotice.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Questions of every kind, so varied that none comes twice: any activity, categories, purpose,
 * recipient or holder, at any time of three years, with up to a dozen of all the facts that the
 * notice and the law ask, each with any value that it may have, and some stated for one category
 * only.
 */
final class Anything {

  private static final int MOST_STATED = 12;
  private static final int COUNTED = 200_000;
  private static final int DAYS = 3 * 365;
  private static final LocalDate LAST = LocalDate.of(2026, 11, 23);

  private final PrivacyEngine engine;
  private final Random random;
  private final List<String> categories;
  private final List<String> purposes;
  private final List<String> parties;
  private final List<Fact> facts;

  Anything(PrivacyEngine engine, long seed) {
    this.engine = engine;
    random = new Random(seed);
    Vocabulary vocabulary = engine.vocabulary();
    categories = new ArrayList<>(vocabulary.ids(Vocabulary.Kind.CATEGORY));
    purposes = vocabulary.ids(Vocabulary.Kind.PURPOSE);
    parties =
        vocabulary.ids(Vocabulary.Kind.RECIPIENT).stream()
            .filter(id -> !id.equals(Vocabulary.LOCAL))
            .toList();
    facts =
        vocabulary.ids(Vocabulary.Kind.FACT).stream()
            .map(vocabulary::fact)
            .filter(fact -> fact.statedBy().byCase())
            .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The next one. */
  DataAction next() {
    Collections.shuffle(categories, random);
    List<String> about = categories.subList(0, 1 + random.nextInt(categories.size()));
    DataAction.Builder<?, ?> question =
        begun(about.toArray(new String[0])).purpose(any(purposes)).at(instant());
    Collections.shuffle(facts, random);
    int stated = random.nextInt(MOST_STATED + 1);
    for (Fact fact : facts.subList(0, stated)) {
      question.fact(fact.id(), value(fact));
    }
    for (String category : about) {
      if (random.nextInt(4) == 0) {
        Fact fact = any(facts);
        question.factFor(category, fact.id(), value(fact));
      }
    }
    return question.build();
  }

  private DataAction.Builder<?, ?> begun(String... about) {
    return switch (random.nextInt(5)) {
      case 0 -> engine.collect(about);
      case 1 -> engine.use(about);
      case 2 -> engine.share(about).recipient(any(parties));
      case 3 -> engine.retain(about).holder(holder());
      default -> engine.erase(about).holder(holder());
    };
  }

  private String holder() {
    return random.nextBoolean() ? Vocabulary.LOCAL : any(parties);
  }

  private FactValue value(Fact fact) {
    return switch (fact.type()) {
      case YES_NO -> fact.valueOf(random.nextBoolean());
      case ATTESTED ->
          random.nextBoolean() ? fact.valueOf(random.nextBoolean()) : fact.valueOf(reference());
      case JUDGEMENT ->
          random.nextInt(3) == 0
              ? fact.valueOf(false)
              : new FactValue.Judged("officer", day(), reference());
      case NAMED -> fact.valueOf(any(fact.values().asList()));
      case EVENT ->
          switch (random.nextInt(3)) {
            case 0 -> fact.valueOf(false);
            case 1 -> new FactValue.OccurredOn(day());
            default -> new FactValue.OccurredAt(instant());
          };
      case REFERENCE -> random.nextInt(3) == 0 ? fact.valueOf(false) : fact.valueOf(reference());
    };
  }

  private String reference() {
    return "record/" + random.nextInt(1_000_000);
  }

  private LocalDate day() {
    return LAST.minusDays(random.nextInt(DAYS));
  }

  private Instant instant() {
    return Ours.AT.minus(random.nextInt(DAYS * 24 * 60), ChronoUnit.MINUTES);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A sentence that says how many of the questions are different ones: counted, not claimed. */
  static String variety() {
    Anything anything = new Anything(Ours.engine(DecisionLog.none()), 1);
    Set<List<Object>> different = new HashSet<>();
    int permitted = 0;
    for (int i = 0; i < COUNTED; i++) {
      DataAction action = anything.next();
      different.add(asked(action));
      if (i < Workload.SIZE && anything.engine.decide(action).permitted()) {
        permitted++;
      }
    }
    return "Of %,d questions of the line `anything stated`, with up to %d of %d facts, %,d are"
            .formatted(COUNTED, MOST_STATED, anything.facts.size(), different.size())
        + " different ones, were all of them asked at one time and with the same references;"
        + " of the first %,d, %d are permitted.%n".formatted(Workload.SIZE, permitted);
  }

  /** What is asked, but for the time and the texts of references. */
  private static List<Object> asked(DataAction action) {
    return List.of(
        action.activity(),
        action.categories(),
        action.purpose(),
        action.party(),
        // A reference's text is not in it.
        action.facts().toString(),
        action.categories().stream().map(each -> action.factsFor(each).toString()).toList());
  }
}
