package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.TreeMultimap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * A decision by the version in force: the verdicts are reached when it is made, every word about
 * them when it is read, from the same action and rulebook.
 */
final class EvaluatedDecision implements Decision {

  private final Policy policy;
  private final DocumentRef notice;
  private final Rulebook rulebook;
  private final DataAction action;
  private final Instant at;
  private final ImmutableList<Verdict> verdicts;
  private final Optional<ClauseFault> fault;
  private final Ground ground;
  private volatile Remedies.@Nullable Found remedies;

  private EvaluatedDecision(
      Policy policy,
      DocumentRef notice,
      Rulebook rulebook,
      DataAction action,
      Instant at,
      ImmutableList<Verdict> verdicts,
      Optional<ClauseFault> fault) {
    this.policy = policy;
    this.notice = notice;
    this.rulebook = rulebook;
    this.action = action;
    this.at = at;
    this.verdicts = verdicts;
    this.fault = fault;
    this.ground =
        fault.isPresent()
            ? Ground.FAULT
            : verdicts.stream().map(Verdict::ground).reduce(Ground.PERMITTED, Ground::orMoreFinal);
  }

  static Decision of(
      Policy policy,
      DocumentRef notice,
      Rulebook rulebook,
      DataAction action,
      Instant at,
      LocalDate day) {
    try {
      ImmutableList.Builder<Verdict> verdicts = ImmutableList.builder();
      for (int index = 0; index < action.categories().size(); index++) {
        verdicts.add(Verdict.of(new Question(rulebook, action, index, at, day, Knowledge.FULL)));
      }
      return new EvaluatedDecision(
          policy, notice, rulebook, action, at, verdicts.build(), Optional.empty());
    } catch (ClauseFault fault) {
      return new EvaluatedDecision(
          policy, notice, rulebook, action, at, ImmutableList.of(), Optional.of(fault));
    }
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
    TreeMap<String, Ground> grounds = new TreeMap<>();
    action.categories().forEach(id -> grounds.put(id, Ground.FAULT));
    verdicts.forEach(verdict -> grounds.put(verdict.question().category(), verdict.ground()));
    return ImmutableSortedMap.copyOf(grounds);
  }

  @Override
  public ImmutableSortedSet<String> permittedCategories() {
    return onGround(Ground.PERMITTED)
        .map(verdict -> verdict.question().category())
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  private Stream<Verdict> onGround(Ground wanted) {
    return verdicts.stream().filter(verdict -> verdict.ground() == wanted);
  }

  private Set<String> deciding() {
    Set<String> categories = new TreeSet<>();
    onGround(ground).forEach(verdict -> categories.add(verdict.question().category()));
    return categories;
  }

  /** The determining clauses in the documents' order: the notice's come first. */
  private List<Clause> inDocumentOrder() {
    if (fault.isPresent()) {
      return List.of(fault.get().clause());
    }
    return onGround(ground)
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
    return new Nearness(onGround(ground).map(Verdict::question).toList()).nearest();
  }

  @Override
  public ImmutableList<Missing> missing() {
    if (ground != Ground.UNDETERMINED) {
      return ImmutableList.of();
    }
    TreeMultimap<String, String> open = TreeMultimap.create();
    onGround(ground)
        .forEach(
            verdict ->
                verdict
                    .unknown()
                    .forEach(
                        rule ->
                            rule.open(verdict.question())
                                .forEach(fact -> open.put(fact, verdict.question().category()))));
    return open.asMap().entrySet().stream()
        .map(
            entry ->
                new Missing(
                    entry.getKey(),
                    ImmutableSortedSet.copyOf(entry.getValue()),
                    ask(entry.getKey())))
        .collect(toImmutableList());
  }

  /** The open questions, those that bar the way on their own first. */
  private Set<String> questions() {
    Set<Set<String>> open = new LinkedHashSet<>();
    onGround(ground)
        .forEach(
            verdict -> verdict.unknown().forEach(rule -> open.add(rule.open(verdict.question()))));
    Set<String> asks = new LinkedHashSet<>();
    open.stream()
        .sorted(Comparator.comparingInt(Set::size))
        .forEach(facts -> facts.forEach(fact -> asks.add(ask(fact))));
    return asks;
  }

  private String ask(String fact) {
    Fact known = rulebook.fact(fact);
    boolean given = verdicts.stream().anyMatch(each -> each.question().value(fact).isPresent());
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
    verdicts.forEach(
        verdict -> leanedOn.addAll(Presumptions.leanedOn(verdict.question(), verdict.weighed())));
    return leanedOn.stream().map(rulebook::fact).collect(toImmutableList());
  }

  @Override
  public ImmutableList<Duty> duties() {
    if (fault.isPresent()) {
      return ImmutableList.of();
    }
    List<Duty> duties = new ArrayList<>();
    for (Rule rule : rulebook.rules(Effect.REQUIRES, verdicts.get(0).question())) {
      if (permitted() || rule.clause().owed()) {
        duty(rule).ifPresent(duties::add);
      }
    }
    duties.sort(Comparator.comparing(duty -> duty.clause().id()));
    return ImmutableList.copyOf(duties);
  }

  private Optional<Duty> duty(Rule rule) {
    Truth greatest = Truth.FALSE;
    Set<String> open = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      Truth value = valueOrUnknown(rule, verdict.question());
      greatest = greatest.or(value);
      if (value == Truth.UNKNOWN) {
        rule.open(verdict.question()).forEach(fact -> open.add(ask(fact)));
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
    if (permitted() || fault.isPresent()) {
      return new Remedies.Found(ImmutableList.of(), false);
    }
    return new Remedies(verdicts.get(0).question()).find();
  }

  @Override
  public Optional<LocalDate> until() {
    boolean kept = action.activity() == Activity.RETAIN || action.activity() == Activity.ERASE;
    boolean toldElsewhere = rulebook.toldBy(action.purpose()).isPresent();
    if (!kept || toldElsewhere || fault.isPresent() || isNothingInForce()) {
      return Optional.empty();
    }
    Set<Optional<LocalDate>> days = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      days.add(lastDay(verdict.question()));
    }
    return days.size() == 1 ? days.iterator().next() : Optional.empty();
  }

  /**
   * A period that cannot be worked out has no known last day; where it matters, the decision is a
   * fault.
   */
  private Optional<LocalDate> lastDay(Question question) {
    try {
      return rulebook.retention().until(question);
    } catch (RuntimeException broken) {
      return Optional.empty();
    }
  }

  private boolean isNothingInForce() {
    return notice.version().isEmpty();
  }

  @Override
  public String controller() {
    return rulebook.controller(action.purpose()).name();
  }

  @Override
  public ImmutableList<Citation> enactments() {
    return verdicts.stream()
        .flatMap(verdict -> rulebook.enactments(verdict.question()).stream())
        .distinct()
        .collect(toImmutableList());
  }

  @Override
  public DocumentRef notice() {
    return notice;
  }

  @Override
  public DocumentRef law() {
    return policy.law();
  }

  @Override
  public Optional<DocumentRef> deployment() {
    return policy.deployment();
  }

  @Override
  public String why() {
    return Wording.oneLine(sentence(wording()));
  }

  private String sentence(Wording wording) {
    if (fault.isPresent()) {
      return wording.fault(action, fault.get().clause(), fault.get().kind());
    }
    if (isNothingInForce()) {
      return wording.notInForce(action, policy.timeline(), verdicts.get(0).question().day());
    }
    String rest = wording.rest(permittedCategories());
    return switch (ground) {
      case PERMITTED -> wording.permitted(action, inDocumentOrder());
      case UNDETERMINED -> wording.undetermined(action, deciding(), questions(), rest);
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

  private Wording wording() {
    return new Wording(rulebook);
  }

  @Override
  public String toString() {
    return ground.id() + ": " + action;
  }
}
