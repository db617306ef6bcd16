package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Term;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Proves that no action of a pattern is permitted.
 *
 * <p>It rests on one law of the engine: telling more never turns permission into refusal, nor a
 * final refusal into permission. So each cell (category, purpose, party) is asked at each of the
 * times between which nothing changes, with all that a case may state left unknown: whatever a
 * deployment or a presumption would fill in, and a case could override, is taken away first. A
 * final refusal there holds for all that could be stated. Where it is undetermined, one of the open
 * facts is split into every value that some condition could tell from the others, and each is asked
 * again. What the notice itself declares cannot be taken away, so facts that it declares are split
 * from the start. Categories are asked one by one: no condition asks which others are present, and
 * what touches a refused one is refused.
 */
final class Prover {

  /** How many combinations of facts are asked about one cell at one time, at most. */
  static final int MOST_COMBINATIONS = 1 << 12;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** What was found. */
  sealed interface Outcome {

    /**
     * No action of the pattern is permitted.
     *
     * @param cells how many cells were looked at, each at every time
     */
    record Proved(int cells) implements Outcome {}

    /**
     * One that is.
     *
     * @param decision the permission, as the engine itself gives it
     */
    record Permitted(Decision decision) implements Outcome {}

    /**
     * Nothing is known.
     *
     * @param decision the last refusal that was not final
     * @param why what stopped the proof
     */
    record Open(Decision decision, String why) implements Outcome {}
  }

  /** One category, purpose and party, and a time. */
  private record Cell(String category, String purpose, @Nullable String party, Instant at) {}

  /** What one version names, by id. */
  private record Names(
      ImmutableMap<String, Term> categories,
      ImmutableMap<String, Term> purposes,
      ImmutableMap<String, Term> recipients) {

    static Names of(Notice notice) {
      return new Names(
          byId(notice.categories()), byId(notice.purposes()), byId(notice.recipients()));
    }

    private static ImmutableMap<String, Term> byId(List<? extends Term> terms) {
      return Maps.uniqueIndex(List.<Term>copyOf(terms), Term::id);
    }
  }

  private final PrivacyEngine engine;
  private final PrivacyEngine bare;
  private final List<Names> versions;
  private final Vocabulary vocabulary;
  private final ActionPattern pattern;
  private final ImmutableSortedMap<String, FactValue> fixed;
  private final ImmutableList<Document> documents;
  private final Map<String, ImmutableList<FactValue>> untimed = new HashMap<>();
  private final Thresholds thresholds;
  private int combinations;

  Prover(PrivacyEngine engine, ActionPattern pattern) {
    this.engine = engine;
    this.vocabulary = engine.vocabulary();
    this.pattern = pattern;
    this.versions = engine.notices().stream().map(Names::of).toList();
    this.fixed = pattern.facts(vocabulary);
    Deployment deployment = engine.deployment().orElseGet(Council::silent);
    this.documents =
        ImmutableList.<Document>builder()
            .addAll(engine.notices())
            .add(engine.law(), deployment)
            .build();
    this.bare = unlogged(bared(deployment));
    this.thresholds = new Thresholds(documents);
  }

  private PrivacyEngine unlogged(Optional<Deployment> deployment) {
    PrivacyEngine.Builder builder =
        PrivacyEngine.builder().law(engine.law()).log(DecisionLog.none());
    engine.notices().forEach(builder::notice);
    deployment.ifPresent(builder::deployment);
    return builder.build();
  }

  /** The deployment without whatever a case may state otherwise. */
  private Optional<Deployment> bared(Deployment deployment) {
    Map<String, FactValue> standing = new TreeMap<>(deployment.standing());
    standing.keySet().removeIf(this::isStatable);
    Set<String> withdrawn = new TreeSet<>(deployment.withdrawn());
    for (Document document : documents) {
      for (Fact fact : document.allFacts()) {
        if (fact.presumed().isPresent() && isStatable(fact.id())) {
          withdrawn.add(fact.id());
        }
      }
    }
    return Optional.of(Council.like(deployment, standing, withdrawn, deployment.retention()));
  }

  private boolean isStatable(String fact) {
    return vocabulary.fact(fact).statedBy().byCase();
  }

  /**
   * Looks through all of the pattern.
   *
   * @throws IllegalArgumentException when there is nothing to look through, or time must be fixed
   */
  Outcome prove() {
    List<Instant> times = pattern.at().map(List::of).orElseGet(this::times);
    Set<String> categories =
        selected(Vocabulary.Kind.CATEGORY, pattern.categories(), Notice::categories);
    Set<String> purposes = selected(Vocabulary.Kind.PURPOSE, pattern.purposes(), Notice::purposes);
    List<@Nullable String> parties = parties();
    int cells = 0;
    for (String purpose : purposes) {
      for (@Nullable String party : parties) {
        for (String category : categories) {
          cells++;
          List<String> declared = declared(category, purpose, party);
          for (Instant at : times) {
            combinations = 0;
            Cell cell = new Cell(category, purpose, party, at);
            Optional<Outcome> failed = refuted(cell, fixed, declared);
            if (failed.isPresent()) {
              return failed.get();
            }
          }
        }
      }
    }
    return new Outcome.Proved(cells);
  }

  private List<@Nullable String> parties() {
    List<@Nullable String> parties = new ArrayList<>();
    if (!pattern.activity().hasParty()) {
      parties.add(null);
      return parties;
    }
    Set<String> all = selected(Vocabulary.Kind.RECIPIENT, pattern.parties(), Notice::recipients);
    if (pattern.activity() == Activity.SHARE) {
      all.remove(Vocabulary.LOCAL);
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "the pattern matches no action: `local` is a holder, not a recipient");
    }
    parties.addAll(all);
    return parties;
  }

  /** The ids named, with all that lies under them in any version; all ids, where none is named. */
  private Set<String> selected(
      Vocabulary.Kind kind, Set<String> named, Function<Notice, List<? extends Term>> terms) {
    Set<String> selected = new TreeSet<>(named.isEmpty() ? vocabulary.ids(kind) : named);
    named.forEach(id -> vocabulary.number(kind, id));
    boolean grown = !named.isEmpty();
    while (grown) {
      grown = false;
      for (Notice notice : engine.notices()) {
        for (Term term : terms.apply(notice)) {
          grown |=
              term.parent().isPresent()
                  && selected.contains(term.parent().get())
                  && selected.add(term.id());
        }
      }
    }
    return selected;
  }

  /**
   * What keeps this from being proved, if anything does.
   *
   * @param stated what is stated so far
   * @param forced facts that are to be split before anything is asked
   */
  private Optional<Outcome> refuted(
      Cell cell, ImmutableSortedMap<String, FactValue> stated, List<String> forced) {
    if (!forced.isEmpty()) {
      return split(cell, stated, forced.get(0), forced.subList(1, forced.size()));
    }
    Decision decision = bare.decide(action(cell, stated));
    if (decision.ground() == Ground.PERMITTED) {
      return Optional.of(new Outcome.Permitted(asked(cell, stated)));
    }
    if (combinations >= MOST_COMBINATIONS) {
      return open(
          decision,
          "%,d combinations were asked and more are left; fix some of the open facts"
              .formatted(MOST_COMBINATIONS));
    }
    if (decision.ground() == Ground.FAULT) {
      return open(decision, "a clause could not be evaluated");
    }
    Optional<String> next = next(decision, stated, cell.at());
    if (next.isPresent()) {
      return split(cell, stated, next.get(), List.of());
    }
    combinations++;
    return Optional.empty();
  }

  /**
   * The open fact to split; none, where the refusal holds for all that a case can still state. It
   * is one of the clause that is nearest to being settled, permitting ones first: where none of
   * these can be true, the rest need not be looked at. The order decides how long a proof is, not
   * what it proves.
   */
  private Optional<String> next(Decision decision, Map<String, FactValue> stated, Instant at) {
    Set<String> open = new TreeSet<>();
    for (Missing missing : decision.missing()) {
      if (isStatable(missing.fact()) && !stated.containsKey(missing.fact())) {
        open.add(missing.fact());
      }
    }
    Set<String> elsewhere = new TreeSet<>(open); // of a period, the lawful basis, what is inferred
    decision.clauses().forEach(clause -> elsewhere.removeAll(asked(clause)));
    boolean permits = decision.clauses().stream().anyMatch(Prover::isPermitting);
    return decision.clauses().stream()
        .filter(clause -> !permits || isPermitting(clause))
        .map(clause -> openIn(clause, open, elsewhere))
        .filter(facts -> !facts.isEmpty())
        .min(Comparator.comparingInt(Set::size))
        .or(() -> Optional.of(open))
        .flatMap(
            facts ->
                facts.stream()
                    .min(Comparator.comparingInt((String fact) -> values(fact, at).size())));
  }

  private static boolean isPermitting(Clause clause) {
    return clause.effect() == Effect.PERMITS;
  }

  private static Set<String> openIn(Clause clause, Set<String> open, Set<String> elsewhere) {
    Set<String> facts = new TreeSet<>(asked(clause));
    facts.retainAll(open);
    return facts.isEmpty() ? elsewhere : facts;
  }

  private static Set<String> asked(Clause clause) {
    Set<String> facts = new TreeSet<>();
    for (Condition test : Condition.tests(clause.condition())) {
      if (test instanceof Condition.Holds holds) {
        facts.add(holds.fact());
      } else if (test instanceof Condition.OneOf oneOf) {
        facts.add(oneOf.fact());
      }
    }
    return facts;
  }

  private static Optional<Outcome> open(Decision decision, String why) {
    return Optional.of(new Outcome.Open(decision, why));
  }

  private Optional<Outcome> split(
      Cell cell, ImmutableSortedMap<String, FactValue> stated, String fact, List<String> forced) {
    for (FactValue value : values(fact, cell.at())) {
      Optional<Outcome> failed =
          refuted(
              cell,
              ImmutableSortedMap.<String, FactValue>naturalOrder()
                  .putAll(stated)
                  .put(fact, value)
                  .buildOrThrow(),
              forced);
      if (failed.isPresent()) {
        return failed;
      }
    }
    return Optional.empty();
  }

  /** The same asked of the engine as it is, where standing facts and presumptions hold. */
  private Decision asked(Cell cell, Map<String, FactValue> stated) {
    return unlogged(engine.deployment()).decide(action(cell, stated));
  }

  private DataAction action(Cell cell, Map<String, FactValue> stated) {
    DataAction.Builder<?, ?> action =
        switch (pattern.activity()) {
          case COLLECT -> Collect.in(vocabulary, cell.category());
          case USE -> Use.in(vocabulary, cell.category());
          case SHARE -> Share.in(vocabulary, cell.category()).recipient(party(cell));
          case RETAIN -> Retain.in(vocabulary, cell.category()).holder(party(cell));
          case ERASE -> Erase.in(vocabulary, cell.category()).holder(party(cell));
        };
    action.purpose(cell.purpose()).at(cell.at());
    stated.forEach(action::fact);
    return action.build();
  }

  private static String party(Cell cell) {
    return Optional.ofNullable(cell.party()).orElseThrow();
  }

  /**
   * The facts that the notice answers for a cell and a case may answer otherwise, as far as they
   * are free. A basis that a purpose does not declare permits nothing, but for erasing.
   */
  private List<String> declared(String category, String purpose, @Nullable String party) {
    Set<String> declared = new TreeSet<>();
    for (Names version : versions) {
      for (Term each : above(version.categories(), category)) {
        if (((DataCategory) each).specialKind().isPresent()) {
          declared.add("special-kind");
        }
      }
      for (Term each : above(version.purposes(), purpose)) {
        addDeclared((Purpose) each, declared);
      }
      if (party != null) {
        for (Term each : above(version.recipients(), party)) {
          if (((Recipient) each).place().isPresent()) {
            declared.add("place");
          }
        }
      }
    }
    return declared.stream()
        .filter(fact -> vocabulary.has(Vocabulary.Kind.FACT, fact))
        .filter(fact -> isStatable(fact) && !fixed.containsKey(fact))
        .toList();
  }

  private void addDeclared(Purpose purpose, Set<String> declared) {
    if (purpose.article9().isPresent()) {
      declared.add("article9");
    }
    if (purpose.schedule1().isPresent()) {
      declared.add("schedule1");
    }
    if (!purpose.enactments().isEmpty()) {
      declared.add("required-by-law");
    }
    if (!purpose.bases().isEmpty() && pattern.activity() == Activity.ERASE) {
      declared.add("basis");
    }
  }

  /** The term and those that it lies under. */
  private static List<Term> above(ImmutableMap<String, Term> byId, String id) {
    List<Term> above = new ArrayList<>();
    Term term = byId.get(id);
    while (term != null) {
      above.add(term);
      term = term.parent().map(byId::get).orElse(null);
    }
    return above;
  }

  /** Values of a fact such that every other does, at the time, what one of these does. */
  private List<FactValue> values(String id, Instant at) {
    Fact fact = vocabulary.fact(id);
    return switch (fact.type()) {
      case EVENT -> thresholds.events(id, at, zone());
      case JUDGEMENT ->
          List.of(
              FactValue.NO,
              new FactValue.Judged(
                  "prover", at.atZone(zone()).toLocalDate().minusDays(1), "proof"));
      case YES_NO, ATTESTED, REFERENCE, NAMED -> untimed.computeIfAbsent(id, any -> untimed(fact));
    };
  }

  private ImmutableList<FactValue> untimed(Fact fact) {
    return switch (fact.type()) {
      case REFERENCE -> ImmutableList.of(FactValue.NOT_GIVEN, new FactValue.Given("prover"));
      case NAMED -> named(fact);
      default -> ImmutableList.of(FactValue.NO, FactValue.YES);
    };
  }

  /** Of the values that stand in the same tests, one each. */
  private ImmutableList<FactValue> named(Fact fact) {
    if (fact.id().equals("basis")) {
      return fact.values().stream()
          .<FactValue>map(FactValue.Named::new)
          .collect(ImmutableList.toImmutableList());
    }
    Map<List<Boolean>, FactValue> unlike = new LinkedHashMap<>();
    List<ImmutableSortedSet<String>> tests = tests(fact.id());
    for (String value : fact.values()) {
      unlike.putIfAbsent(
          tests.stream().map(test -> test.contains(value)).toList(), new FactValue.Named(value));
    }
    return ImmutableList.copyOf(unlike.values());
  }

  private List<ImmutableSortedSet<String>> tests(String fact) {
    List<ImmutableSortedSet<String>> tests = new ArrayList<>();
    for (Document document : documents) {
      for (Clause clause : document.clauses()) {
        for (Condition test : Condition.tests(clause.condition())) {
          if (test instanceof Condition.OneOf oneOf && oneOf.fact().equals(fact)) {
            tests.add(oneOf.values());
          }
        }
      }
      // A kind of record is told from others by its retention entry, which no condition shows.
      document.retention().forEach(entry -> tests.add(entry.records()));
    }
    return tests;
  }

  private ZoneId zone() {
    return engine.notices().get(0).zone();
  }

  /** Times such that between two of them nothing changes: one in each stretch. */
  private List<Instant> times() {
    Set<Instant> turns = new TreeSet<>();
    for (Document document : documents) {
      addTurns(document.inForce(), turns);
      for (Clause clause : document.clauses()) {
        addTurns(clause.inForce(), turns);
        for (Condition test : Condition.tests(clause.condition())) {
          if (test instanceof Condition.Since since) {
            turns.add(start(since.day()));
          }
        }
      }
    }
    addTurnsOfFacts(turns);
    turns.removeIf(turn -> !turn.isBefore(LATEST)); // no action is done then
    Instant before = turns.stream().findFirst().orElse(Instant.EPOCH);
    turns.add(before.atOffset(ZoneOffset.UTC).minusYears(1).toInstant());
    return List.copyOf(turns);
  }

  /**
   * What is stated, stands or is presumed holds from its time on, and the periods that run from it
   * are over some time; whoever asks whether they are.
   */
  private void addTurnsOfFacts(Set<Instant> turns) {
    fixed.forEach((fact, value) -> addTurns(fact, value, turns));
    engine
        .deployment()
        .ifPresent(each -> each.standing().forEach((fact, value) -> addTurns(fact, value, turns)));
    for (Document document : documents) {
      for (Fact fact : document.allFacts()) {
        fact.presumed().ifPresent(presumed -> addTurns(fact.id(), presumed.value(), turns));
      }
    }
  }

  private void addTurns(String fact, FactValue value, Set<Instant> turns) {
    if (value instanceof FactValue.OccurredAt event) {
      turns.add(event.instant());
      addOver(fact, event.instant().atZone(zone()).toLocalDate(), turns);
    } else if (value instanceof FactValue.OccurredOn event) {
      turns.add(start(event.day()));
      turns.add(start(event.day().plusDays(1)));
      addOver(fact, event.day(), turns);
    } else if (value instanceof FactValue.Judged judged) {
      turns.add(start(judged.on()));
    }
  }

  private void addOver(String event, LocalDate day, Set<Instant> turns) {
    thresholds.over(event, day).forEach(over -> turns.add(start(over)));
  }

  private void addTurns(InForce days, Set<Instant> turns) {
    days.from().ifPresent(day -> turns.add(start(day)));
    days.to().ifPresent(day -> turns.add(start(day.plusDays(1))));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }
}
