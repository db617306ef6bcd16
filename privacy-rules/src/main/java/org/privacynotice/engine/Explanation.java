package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.base.Suppliers;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Truth;
import org.privacynotice.document.Printable;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;

/**
 * Why it was decided so, worked out from the same action and rules when it is read, each part once.
 * The same for all decisions of which the same was asked, whatever their reference and subject.
 */
final class Explanation {

  private final Regime regime;
  private final DataAction action;
  private final Instant at;
  private final Ground ground;
  private final Supplier<ImmutableList<Verdict>> verdicts = once(this::find);
  private final Supplier<ImmutableSortedMap<String, Ground>> categories = once(this::grounds);
  private final Supplier<ImmutableList<Clause>> determining = once(this::findDetermining);
  private final Supplier<ImmutableList<Clause>> clauses = once(this::byId);
  private final Supplier<ImmutableList<Nearest>> nearest = once(this::findNearest);
  private final Supplier<ImmutableList<Missing>> missing = once(this::findMissing);
  private final Supplier<ImmutableList<Fact>> presumed = once(this::leanedOn);
  private final Supplier<ImmutableList<Duty>> duties = once(this::findDuties);
  private final Supplier<Remedies.Found> remedies = once(this::findRemedies);
  private final Supplier<Optional<LocalDate>> until = once(this::lastDay);
  private final Supplier<ImmutableList<Citation>> enactments = once(this::findEnactments);
  private final Supplier<String> why = once(() -> Printable.of(sentence()));

  Explanation(Regime regime, DataAction action, Instant at, Ground ground) {
    this.regime = regime;
    this.action = action;
    this.at = at;
    this.ground = ground;
  }

  private static <T> Supplier<T> once(Supplier<T> part) {
    return Suppliers.memoize(part::get);
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

  private boolean permitted() {
    return ground == Ground.PERMITTED;
  }

  private boolean isFault() {
    return ground == Ground.FAULT;
  }

  private ImmutableList<Verdict> find() {
    ImmutableList<Rule> rules = regime.deciding(action);
    return questions().map(question -> regime.verdict(rules, question)).collect(toImmutableList());
  }

  /** The verdicts on its categories; of a decision at fault there are none. */
  private Stream<Verdict> each() {
    return isFault() ? Stream.empty() : verdicts.get().stream();
  }

  ImmutableSortedMap<String, Ground> categories() {
    return categories.get();
  }

  private ImmutableSortedMap<String, Ground> grounds() {
    ImmutableSortedMap.Builder<String, Ground> grounds = ImmutableSortedMap.naturalOrder();
    for (Verdict verdict : verdicts.get()) {
      grounds.put(verdict.question().category(), isFault() ? Ground.FAULT : verdict.ground());
    }
    return grounds.build();
  }

  ImmutableSortedSet<String> permittedCategories() {
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
  private ImmutableList<Clause> findDetermining() {
    if (isFault()) {
      return ImmutableList.of(fault().clause());
    }
    return onGround()
        .flatMap(verdict -> verdict.determining().stream())
        .distinct()
        .map(Rule::clause)
        .collect(toImmutableList());
  }

  ImmutableList<Clause> clauses() {
    return clauses.get();
  }

  private ImmutableList<Clause> byId() {
    return ImmutableList.sortedCopyOf(Comparator.comparing(Clause::id), determining.get());
  }

  ImmutableList<Nearest> nearest() {
    return nearest.get();
  }

  private ImmutableList<Nearest> findNearest() {
    if (ground != Ground.NOT_COVERED) {
      return ImmutableList.of();
    }
    return new Nearness(onGround().map(Verdict::question).toList()).nearest();
  }

  ImmutableList<Missing> missing() {
    return missing.get();
  }

  private ImmutableList<Missing> findMissing() {
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

  ImmutableList<Fact> presumed() {
    return presumed.get();
  }

  private ImmutableList<Fact> leanedOn() {
    Set<String> leanedOn = new TreeSet<>();
    each().forEach(verdict -> leanedOn.addAll(verdict.leanedOn()));
    return leanedOn.stream().map(rulebook()::fact).collect(toImmutableList());
  }

  ImmutableList<Duty> duties() {
    return duties.get();
  }

  private ImmutableList<Duty> findDuties() {
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

  Remedies.Found remedies() {
    return remedies.get();
  }

  private Remedies.Found findRemedies() {
    return permitted() || isFault()
        ? new Remedies.Found(ImmutableList.of(), false)
        : new Remedies(regime, action, at).find(refused());
  }

  /** The verdict on the first category that is refused. */
  private Verdict refused() {
    return each().filter(verdict -> verdict.ground() != Ground.PERMITTED).findFirst().orElseThrow();
  }

  Optional<LocalDate> until() {
    return until.get();
  }

  private Optional<LocalDate> lastDay() {
    boolean kept = action.activity() == Activity.RETAIN || action.activity() == Activity.ERASE;
    boolean toldElsewhere = rulebook().purpose(action.purpose()).toldBy().isPresent();
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

  ImmutableList<Citation> enactments() {
    return enactments.get();
  }

  private ImmutableList<Citation> findEnactments() {
    return each()
        .flatMap(verdict -> rulebook().enactments(verdict.question()).stream())
        .distinct()
        .collect(toImmutableList());
  }

  String why() {
    return why.get();
  }

  private String sentence() {
    Wording wording = wording();
    if (isFault()) {
      return wording.fault(action, fault().clause(), fault().kind());
    }
    if (regime.version().isNone()) {
      return wording.notInForce(action, regime.version().timeline(), rulebook().dayOf(at));
    }
    String rest = wording.rest(permittedCategories());
    return switch (ground) {
      case PERMITTED -> wording.permitted(action, determining.get());
      case UNDETERMINED -> wording.undetermined(action, deciding(), asks(), rest);
      case NOT_COVERED -> wording.notCovered(action, deciding(), nearest(), rest);
      case FORBIDDEN -> wording.forbidden(action, deciding(), determining.get(), rest);
      case CONFLICT -> {
        List<Clause> bars =
            determining.get().stream().filter(clause -> clause.effect() == Effect.FORBIDS).toList();
        yield wording.conflict(action, deciding(), bars, rest);
      }
      case FAULT -> throw new IllegalStateException("a fault names its clause");
    };
  }

  private ClauseFault fault() {
    return verdicts.get().stream()
        .flatMap(verdict -> verdict.fault().stream())
        .findFirst()
        .orElseThrow();
  }

  private Wording wording() {
    return new Wording(rulebook());
  }
}
