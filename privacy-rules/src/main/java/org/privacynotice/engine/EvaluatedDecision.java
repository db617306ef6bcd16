package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;

/**
 * A decision by what is in force: the verdicts are reached when it is made, every word about them
 * when it is read, from the same action and rules.
 */
final class EvaluatedDecision implements Decision {

  private final Regime regime;
  private final DataAction action;
  private final Instant at;
  private final Verdicts verdicts;
  private final Ground ground;
  private volatile Remedies.@Nullable Found remedies;

  private EvaluatedDecision(Regime regime, DataAction action, Instant at, Verdicts verdicts) {
    this.regime = regime;
    this.action = action;
    this.at = at;
    this.verdicts = verdicts;
    this.ground = verdicts.ground(action);
  }

  static Decision of(Regime regime, DataAction action, Instant at) {
    return new EvaluatedDecision(regime, action, at, regime.verdicts(action, at));
  }

  private Rulebook rulebook() {
    return regime.rulebook();
  }

  private Question question(int index) {
    return Question.of(regime, action, index, at);
  }

  /** The questions about its categories. */
  private Stream<Question> questions() {
    return IntStream.range(0, action.categories().size()).mapToObj(this::question);
  }

  private boolean isFault() {
    return ground == Ground.FAULT;
  }

  /** The verdicts on its categories; of a decision at fault there are none. */
  private Stream<Verdict> each() {
    return isFault() ? Stream.empty() : questions().map(question -> Verdict.of(question, verdicts));
  }

  @Override
  public DataAction action() {
    return action;
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public Ground ground() {
    return ground;
  }

  @Override
  public ImmutableSortedMap<String, Ground> categories() {
    ImmutableSortedMap.Builder<String, Ground> grounds = ImmutableSortedMap.naturalOrder();
    int index = 0;
    for (String category : action.categories()) {
      grounds.put(
          category, isFault() ? Ground.FAULT : verdicts.ground(action.categoryNumber(index)));
      index++;
    }
    return grounds.build();
  }

  @Override
  public ImmutableSortedSet<String> permittedCategories() {
    return categories().entrySet().stream()
        .filter(each -> each.getValue() == Ground.PERMITTED)
        .map(Map.Entry::getKey)
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  private Stream<Verdict> onGround() {
    return each().filter(verdict -> verdict.ground() == ground);
  }

  private Set<String> deciding() {
    Set<String> categories = new TreeSet<>();
    onGround().forEach(verdict -> categories.add(verdict.question().category()));
    return categories;
  }

  /** The determining clauses in the documents' order: the notice's come first. */
  private List<Clause> inDocumentOrder() {
    if (isFault()) {
      return List.of(fault().clause());
    }
    return onGround()
        .flatMap(verdict -> verdict.determining().stream())
        .map(Rule::clause)
        .distinct()
        .toList();
  }

  @Override
  public ImmutableList<Clause> clauses() {
    return inDocumentOrder().stream()
        .sorted(Comparator.comparing(Clause::id))
        .collect(toImmutableList());
  }

  @Override
  public ImmutableList<Nearest> nearest() {
    if (ground != Ground.NOT_COVERED) {
      return ImmutableList.of();
    }
    return new Nearness(onGround().map(Verdict::question).toList()).nearest();
  }

  @Override
  public ImmutableList<Missing> missing() {
    if (ground != Ground.UNDETERMINED) {
      return ImmutableList.of();
    }
    OpenFacts open = new OpenFacts();
    onGround()
        .forEach(verdict -> verdict.unknown().forEach(rule -> open.add(rule, verdict.question())));
    return open.missing(this::ask);
  }

  /** The open questions, those that bar the way on their own first. */
  private Set<String> asks() {
    Set<Set<String>> open = new LinkedHashSet<>();
    onGround()
        .forEach(
            verdict -> verdict.unknown().forEach(rule -> open.add(rule.open(verdict.question()))));
    Set<String> asks = new LinkedHashSet<>();
    open.stream()
        .sorted(Comparator.comparingInt(Set::size))
        .forEach(facts -> facts.forEach(fact -> asks.add(ask(fact))));
    return asks;
  }

  private String ask(String fact) {
    Fact known = rulebook().fact(fact);
    boolean given = questions().anyMatch(question -> question.value(fact).isPresent());
    if (given && known.type() == FactType.EVENT) {
      return known.ask() + " The day alone does not tell; give the time.";
    }
    return given && known.type() == FactType.JUDGEMENT
        ? known.ask() + " What is recorded was judged later than this."
        : known.ask();
  }

  @Override
  public ImmutableList<Fact> presumed() {
    Set<String> leanedOn = new TreeSet<>();
    each()
        .forEach(
            verdict ->
                leanedOn.addAll(Presumptions.leanedOn(verdict.question(), verdict.weighed())));
    return leanedOn.stream().map(rulebook()::fact).collect(toImmutableList());
  }

  @Override
  public ImmutableList<Duty> duties() {
    if (isFault()) {
      return ImmutableList.of();
    }
    List<Question> questions = questions().toList();
    List<Duty> duties = new ArrayList<>();
    for (Rule rule : regime.rules(Effect.REQUIRES, action)) {
      if (permitted() || rule.clause().owed()) {
        duty(rule, questions).ifPresent(duties::add);
      }
    }
    duties.sort(Comparator.comparing(duty -> duty.clause().id()));
    return ImmutableList.copyOf(duties);
  }

  private Optional<Duty> duty(Rule rule, List<Question> questions) {
    Truth greatest = Truth.FALSE;
    Set<String> open = new LinkedHashSet<>();
    for (Question question : questions) {
      Truth value = valueOrUnknown(rule, question);
      greatest = greatest.or(value);
      if (value == Truth.UNKNOWN) {
        rule.open(question).forEach(fact -> open.add(ask(fact)));
      }
    }
    if (greatest == Truth.FALSE) {
      return Optional.empty();
    }
    return Optional.of(
        new Duty(
            rule.clause(),
            rule.clause().owed(),
            greatest == Truth.TRUE ? ImmutableList.of() : ImmutableList.copyOf(open)));
  }

  /** A duty that cannot be evaluated is not dropped. */
  private static Truth valueOrUnknown(Rule rule, Question question) {
    try {
      return Verdict.value(rule, question);
    } catch (ClauseFault broken) {
      return Truth.UNKNOWN;
    }
  }

  @Override
  public ImmutableList<Remedy> remedies() {
    return foundRemedies().found();
  }

  @Override
  public boolean remediesCut() {
    return foundRemedies().cut();
  }

  /** Looked for once; two readers at once would find the same. */
  private Remedies.Found foundRemedies() {
    Remedies.Found known = remedies;
    if (known == null) {
      known = findRemedies();
      remedies = known;
    }
    return known;
  }

  private Remedies.Found findRemedies() {
    return permitted() || isFault()
        ? new Remedies.Found(ImmutableList.of(), false)
        : new Remedies(regime, action, at).find();
  }

  @Override
  public Optional<LocalDate> until() {
    boolean kept = action.activity() == Activity.RETAIN || action.activity() == Activity.ERASE;
    boolean toldElsewhere = rulebook().toldBy(action.purpose()).isPresent();
    if (!kept || toldElsewhere || isFault() || regime.version().isNone()) {
      return Optional.empty();
    }
    Set<Optional<LocalDate>> days = questions().map(this::lastDay).collect(Collectors.toSet());
    return days.size() == 1 ? days.iterator().next() : Optional.empty();
  }

  /**
   * A period that cannot be worked out has no known last day; where it matters, the decision is a
   * fault.
   */
  private Optional<LocalDate> lastDay(Question question) {
    try {
      return rulebook().retention().until(question);
    } catch (RuntimeException broken) {
      return Optional.empty();
    }
  }

  @Override
  public String controller() {
    return rulebook().controller(action.purpose()).name();
  }

  @Override
  public ImmutableList<Citation> enactments() {
    return each()
        .flatMap(verdict -> rulebook().enactments(verdict.question()).stream())
        .distinct()
        .collect(toImmutableList());
  }

  @Override
  public DocumentRef notice() {
    return regime.version().notice();
  }

  @Override
  public DocumentRef law() {
    return regime.version().law();
  }

  @Override
  public Optional<DocumentRef> deployment() {
    return regime.version().deployment();
  }

  @Override
  public String why() {
    return Wording.oneLine(sentence(wording()));
  }

  private String sentence(Wording wording) {
    if (isFault()) {
      return wording.fault(action, fault().clause(), fault().kind());
    }
    if (regime.version().isNone()) {
      return wording.notInForce(action, regime.version().timeline(), rulebook().dayOf(at));
    }
    String rest = wording.rest(permittedCategories());
    return switch (ground) {
      case PERMITTED -> wording.permitted(action, inDocumentOrder());
      case UNDETERMINED -> wording.undetermined(action, deciding(), asks(), rest);
      case NOT_COVERED -> wording.notCovered(action, deciding(), nearest(), rest);
      case FORBIDDEN -> wording.forbidden(action, deciding(), inDocumentOrder(), rest);
      case CONFLICT -> {
        List<Clause> bars =
            inDocumentOrder().stream().filter(clause -> clause.effect() == Effect.FORBIDS).toList();
        yield wording.conflict(action, deciding(), bars, rest);
      }
      case FAULT -> throw new IllegalStateException("a fault names its clause");
    };
  }

  @Override
  public String words(Remedy remedy) {
    return Wording.oneLine(wording().remedy(remedy));
  }

  @Override
  public String explain() {
    return wording().explain(this);
  }

  private ClauseFault fault() {
    return verdicts.fault(action).orElseThrow();
  }

  private Wording wording() {
    return new Wording(rulebook());
  }

  @Override
  public String toString() {
    return ground.id() + ": " + action;
  }
}
