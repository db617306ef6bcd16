package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Makes up questions about a notice, most of them near a boundary: inside a clause's scope,
 * answered until it is just permitted; the same with one thing changed, one fact missing, or a
 * second before or after.
 */
final class Scenes {

  /** How many questions of a decision are answered at most. */
  private static final int MOST_ANSWERS = 16;

  /** How many values of a fact are tried at most. */
  private static final int MOST_VALUES = 8;

  private final Notice notice;
  private final PrivacyEngine engine;
  private final ImmutableList<Clause> clauses;
  private final ImmutableList<Instant> turns;
  private final Instant usual;

  Scenes(Notice notice, Optional<Deployment> deployment) {
    this.notice = notice;
    PrivacyEngine.Builder builder = PrivacyEngine.builder().notice(notice).log(DecisionLog.none());
    deployment.ifPresent(builder::deployment);
    this.engine = builder.build();
    this.clauses =
        Stream.concat(
                notice.clauses().stream(),
                deployment.stream().flatMap(each -> each.clauses().stream()))
            .filter(clause -> clause.scope().rights().isEmpty())
            .filter(
                clause -> clause.effect() == Effect.PERMITS || clause.effect() == Effect.FORBIDS)
            .collect(ImmutableList.toImmutableList());
    Law law = Bundled.law();
    this.turns = turns(deployment, law);
    this.usual = noon(usualDay(law.version()));
  }

  PrivacyEngine engine() {
    return engine;
  }

  /**
   * When what does not turn on time is asked: the law's day, or the nearest that the notice has.
   */
  Instant usual() {
    return usual;
  }

  private LocalDate usualDay(LocalDate day) {
    InForce inForce = notice.inForce();
    if (inForce.from().isPresent() && day.isBefore(inForce.from().get())) {
      return inForce.from().get();
    }
    return inForce.to().isPresent() && day.isAfter(inForce.to().get()) ? inForce.to().get() : day;
  }

  private Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(notice.zone()).toInstant();
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(notice.zone()).toInstant();
  }

  /** The instants from which on something else is in force. */
  private ImmutableList<Instant> turns(Optional<Deployment> deployment, Law law) {
    Set<LocalDate> days = new TreeSet<>();
    List<Document> documents = new ArrayList<>(List.of(notice, law));
    deployment.ifPresent(documents::add);
    for (Document document : documents) {
      addTurns(document.inForce(), days);
      for (Clause clause : document.clauses()) {
        addTurns(clause.inForce(), days);
        for (Condition test : Condition.tests(clause.condition())) {
          if (test instanceof Condition.Since since) {
            days.add(since.day());
          }
        }
      }
    }
    return days.stream().map(this::start).collect(ImmutableList.toImmutableList());
  }

  private static void addTurns(InForce inForce, Set<LocalDate> days) {
    inForce.from().ifPresent(days::add);
    inForce.to().map(day -> day.plusDays(1)).ifPresent(days::add);
  }

  /** A question of one of some kinds. */
  Sketch next(Random random, Set<Activity> activities) {
    List<Clause> fitting =
        clauses.stream()
            .filter(clause -> clause.scope().activities().stream().anyMatch(activities::contains))
            .toList();
    if (fitting.isEmpty() || random.nextInt(8) == 0) {
      return anything(random, activities);
    }
    return nearBoundary(random, one(fitting, random), activities);
  }

  /** A question about one clause. */
  Sketch near(Random random, String id) {
    Clause clause =
        clauses.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "notice `"
                            + notice.id()
                            + "` has no clause of that id that permits or"
                            + " forbids an activity"));
    return nearBoundary(random, clause, clause.scope().activities());
  }

  private Sketch nearBoundary(Random random, Clause clause, Set<Activity> activities) {
    Sketch answered = answered(random, within(random, clause, activities));
    return switch (random.nextInt(7)) {
      case 0 -> answered;
      case 1 -> withOneFactLess(random, answered);
      case 2 -> shifted(random, answered);
      case 3 -> withOwnFacts(random, clause, answered);
      case 4 -> toldApart(random, answered);
      default -> changed(random, answered);
    };
  }

  private static Sketch withOneFactLess(Random random, Sketch sketch) {
    return sketch.facts().isEmpty()
        ? sketch
        : sketch.withoutFact(one(sketch.facts().keySet().asList(), random));
  }

  /** The facts that the clause itself asks for are as they may be. */
  private Sketch withOwnFacts(Random random, Clause clause, Sketch begun) {
    Sketch sketch = begun;
    for (Condition test : Condition.tests(clause.condition())) {
      String id =
          test instanceof Condition.Holds holds
              ? holds.fact()
              : test instanceof Condition.OneOf named ? named.fact() : "";
      if (!id.isEmpty() && engine.vocabulary().fact(id).statedBy().byCase()) {
        Fact fact = engine.vocabulary().fact(id);
        sketch = sketch.withFact(id, one(values(fact, sketch.at(), random), random));
      }
    }
    return sketch;
  }

  /** One of the facts is stated anew for one of the categories. */
  private Sketch toldApart(Random random, Sketch sketch) {
    if (sketch.facts().isEmpty()) {
      return sketch;
    }
    String fact = one(sketch.facts().keySet().asList(), random);
    return sketch.withFactFor(
        one(sketch.categories().asList(), random), fact, anotherValue(random, sketch, fact));
  }

  private Sketch anything(Random random, Set<Activity> activities) {
    Vocabulary ids = engine.vocabulary();
    Sketch sketch =
        Sketch.of(
            one(ImmutableList.sortedCopyOf(activities), random),
            some(ids.ids(Vocabulary.Kind.CATEGORY), random),
            one(ids.ids(Vocabulary.Kind.PURPOSE), random),
            one(parties(), random),
            usual);
    return random.nextBoolean() ? sketch : answered(random, sketch);
  }

  /** Every recipient; where it is a holder, the council's own keeping shows up by its clauses. */
  private ImmutableList<String> parties() {
    return engine.vocabulary().ids(Vocabulary.Kind.RECIPIENT).stream()
        .filter(id -> !id.equals(Vocabulary.LOCAL))
        .collect(ImmutableList.toImmutableList());
  }

  private Sketch within(Random random, Clause clause, Set<Activity> activities) {
    Scope scope = clause.scope();
    List<Activity> allowed = scope.activities().stream().filter(activities::contains).toList();
    Activity activity = one(allowed, random);
    return Sketch.of(
        activity,
        some(scope.categories().among(notice.categories()).asList(), random),
        one(scope.purposes().among(notice.purposes()).asList(), random),
        party(random, scope.parties(), activity),
        usual);
  }

  /** One of them; the council's own keeping as often as all others together. */
  private String party(Random random, Selection selection, Activity activity) {
    List<String> parties = new ArrayList<>(selection.among(notice.recipients()));
    if (selection.ids().contains(Scope.PROCESSORS)) {
      notice.processors().stream().map(Identified::id).forEach(parties::add);
    }
    if (activity == Activity.SHARE) {
      return parties.isEmpty() ? Vocabulary.OTHER : one(parties, random);
    }
    boolean local = selection.any() || selection.ids().contains(Vocabulary.LOCAL);
    boolean kept = parties.isEmpty() || (local && random.nextBoolean());
    return kept ? Vocabulary.LOCAL : one(parties, random);
  }

  /** Answers what is open, each time with what comes nearest to a permission. */
  private Sketch answered(Random random, Sketch begun) {
    Sketch sketch = begun;
    for (int i = 0; i < MOST_ANSWERS; i++) {
      Optional<Fact> open = open(sketch);
      if (open.isEmpty()) {
        return sketch;
      }
      Sketch best = null;
      Ground ground = Ground.FAULT;
      for (FactValue value : Iterables.limit(values(open.get(), begun.at(), random), MOST_VALUES)) {
        Sketch with = sketch.withFact(open.get().id(), value);
        Ground now = decide(with).ground();
        if (best == null || now.compareTo(ground) < 0) {
          best = with;
          ground = now;
        }
      }
      if (best == null) {
        return sketch;
      }
      sketch = best;
    }
    return sketch;
  }

  private Optional<Fact> open(Sketch sketch) {
    return decide(sketch).missing().stream()
        .map(Missing::fact)
        .filter(fact -> !sketch.facts().containsKey(fact))
        .map(engine.vocabulary()::fact)
        .filter(fact -> fact.statedBy().byCase())
        .findFirst();
  }

  private Decision decide(Sketch sketch) {
    DataAction action = sketch.action(engine.vocabulary());
    return engine.decide(action);
  }

  /** Values that a fact can have, in any order; an event's are near the action's time. */
  List<FactValue> values(Fact fact, Instant at, Random random) {
    LocalDate day = at.atZone(notice.zone()).toLocalDate();
    List<FactValue> values =
        new ArrayList<>(
            switch (fact.type()) {
              case YES_NO -> List.of(FactValue.YES, FactValue.NO);
              case ATTESTED ->
                  List.of(FactValue.YES, FactValue.NO, new FactValue.Given("record/1"));
              case JUDGEMENT ->
                  List.of(FactValue.NO, new FactValue.Judged("officer", day, "record/1"));
              case NAMED -> fact.values().stream().<FactValue>map(FactValue.Named::new).toList();
              case EVENT ->
                  List.of(
                      FactValue.NOT_HAPPENED,
                      new FactValue.OccurredAt(at.minusSeconds(1)),
                      new FactValue.OccurredAt(at),
                      new FactValue.OccurredAt(at.plusSeconds(1)),
                      new FactValue.OccurredOn(day),
                      new FactValue.OccurredOn(day.minusYears(1)),
                      new FactValue.OccurredOn(day.minusYears(10)));
              case REFERENCE -> List.of(FactValue.NOT_GIVEN, new FactValue.Given("record/1"));
            });
    Collections.shuffle(values, random);
    return values;
  }

  /** A second before, at, or a second after something turns: a period's end, an event, a law. */
  private Sketch shifted(Random random, Sketch begun) {
    Sketch sketch = begun;
    for (Map.Entry<String, FactValue> stated : begun.facts().entrySet()) {
      if (stated.getValue() instanceof FactValue.NotHappened) {
        LocalDate day = sketch.at().atZone(notice.zone()).toLocalDate();
        sketch = sketch.withFact(stated.getKey(), new FactValue.OccurredOn(day.minusYears(1)));
      }
    }
    Set<Instant> moments = new LinkedHashSet<>();
    decide(sketch).until().ifPresent(day -> moments.add(start(day.plusDays(1))));
    for (FactValue value : sketch.facts().values()) {
      if (value instanceof FactValue.OccurredAt event) {
        moments.add(event.instant());
      } else if (value instanceof FactValue.OccurredOn event) {
        moments.add(start(event.day()));
        moments.add(start(event.day().plusDays(1)));
      }
    }
    moments.addAll(turns);
    Sketch asked = sketch;
    List<Instant> turning = moments.stream().filter(moment -> turnsAt(asked, moment)).toList();
    if (moments.isEmpty()) {
      return sketch;
    }
    Instant moment = one(turning.isEmpty() ? ImmutableList.copyOf(moments) : turning, random);
    return sketch.withAt(moment.plusSeconds(random.nextInt(3) - 1L));
  }

  /** Whether the answer is another from this moment on, or after it. */
  private boolean turnsAt(Sketch sketch, Instant moment) {
    Ground at = decide(sketch.withAt(moment)).ground();
    return at != decide(sketch.withAt(moment.minusSeconds(1))).ground()
        || at != decide(sketch.withAt(moment.plusSeconds(1))).ground();
  }

  /** One thing is another. */
  private Sketch changed(Random random, Sketch sketch) {
    Vocabulary ids = engine.vocabulary();
    return switch (random.nextInt(4)) {
      case 0 -> sketch.withPurpose(one(ids.ids(Vocabulary.Kind.PURPOSE), random));
      case 1 -> sketch.activity().hasParty() ? sketch.withParty(one(parties(), random)) : sketch;
      case 2 -> sketch.withCategory(one(ids.ids(Vocabulary.Kind.CATEGORY), random));
      default -> sketch.facts().isEmpty() ? sketch : withAnotherValue(random, sketch);
    };
  }

  private Sketch withAnotherValue(Random random, Sketch sketch) {
    String fact = one(sketch.facts().keySet().asList(), random);
    return sketch.withFact(fact, anotherValue(random, sketch, fact));
  }

  private FactValue anotherValue(Random random, Sketch sketch, String fact) {
    return one(values(engine.vocabulary().fact(fact), sketch.at(), random), random);
  }

  private static ImmutableSortedSet<String> some(List<String> of, Random random) {
    Set<String> some = new LinkedHashSet<>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      some.add(one(of, random));
    }
    return ImmutableSortedSet.copyOf(some);
  }

  static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
