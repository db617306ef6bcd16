package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * Why it was decided so, worked out from the same action and rules when it is read, each part once;
 * threads that read one for the first time at the same time each work out the same. The same for
 * all decisions of which the same was asked, whatever their reference and subject.
 */
final class Explanation {

  private final Regime regime;
  private final DataAction action;
  private final Instant at;
  private final Ground ground;
  private @Nullable ImmutableList<Verdict> verdicts;
  private @Nullable ImmutableSortedMap<String, Ground> categories;
  private @Nullable ImmutableList<Clause> determining;
  private @Nullable ImmutableList<Clause> clauses;
  private @Nullable ImmutableList<Nearest> nearest;
  private @Nullable ImmutableList<Missing> missing;
  private @Nullable ImmutableList<Fact> presumed;
  private @Nullable ImmutableList<Duty> duties;
  private Remedies.@Nullable Found remedies;

  @SuppressWarnings("NullableOptional") // null as long as it is not worked out
  private @Nullable Optional<LocalDate> until;

  private @Nullable ImmutableList<Citation> enactments;
  private @Nullable String why;

  Explanation(Regime regime, DataAction action, Instant at, Ground ground) {
    this.regime = regime;
    this.action = action;
    this.at = at;
    this.ground = ground;
  }

  private Rulebook rulebook() {
    return regime.rulebook();
  }

  private boolean permitted() {
    return ground == Ground.PERMITTED;
  }

  private boolean isFault() {
    return ground == Ground.FAULT;
  }

  /** The verdicts on its categories. */
  private ImmutableList<Verdict> verdicts() {
    ImmutableList<Verdict> known = verdicts;
    if (known == null) {
      known = findVerdicts();
      verdicts = known;
    }
    return known;
  }

  private ImmutableList<Verdict> findVerdicts() {
    ImmutableList<Rule> rules = regime.deciding(action);
    ImmutableList.Builder<Verdict> verdicts = ImmutableList.builder();
    for (int i = 0; i < action.categories().size(); i++) {
      verdicts.add(regime.verdict(rules, Question.of(regime, action, i, at)));
    }
    return verdicts.build();
  }

  /** The questions about its categories. */
  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (Verdict verdict : verdicts()) {
      questions.add(verdict.question());
    }
    return questions;
  }

  /** The verdicts that count; of a decision at fault there are none. */
  private List<Verdict> each() {
    return isFault() ? ImmutableList.of() : verdicts();
  }

  /** Those that have the decision's ground. */
  private List<Verdict> onGround() {
    List<Verdict> onGround = new ArrayList<>();
    for (Verdict verdict : each()) {
      if (verdict.ground() == ground) {
        onGround.add(verdict);
      }
    }
    return onGround;
  }

  ImmutableSortedMap<String, Ground> categories() {
    ImmutableSortedMap<String, Ground> known = categories;
    if (known == null) {
      known = grounds();
      categories = known;
    }
    return known;
  }

  private ImmutableSortedMap<String, Ground> grounds() {
    ImmutableSortedMap.Builder<String, Ground> grounds = ImmutableSortedMap.naturalOrder();
    for (Verdict verdict : verdicts()) {
      grounds.put(verdict.question().category(), isFault() ? Ground.FAULT : verdict.ground());
    }
    return grounds.build();
  }

  ImmutableSortedSet<String> permittedCategories() {
    return on(Ground.PERMITTED);
  }

  private ImmutableSortedSet<String> on(Ground wanted) {
    ImmutableSortedSet.Builder<String> those = ImmutableSortedSet.naturalOrder();
    for (Map.Entry<String, Ground> each : categories().entrySet()) {
      if (each.getValue() == wanted) {
        those.add(each.getKey());
      }
    }
    return those.build();
  }

  /** The categories that have the decision's ground. */
  private ImmutableSortedSet<String> deciding() {
    return on(ground);
  }

  /** The determining clauses in the documents' order: the notice's come first. */
  private ImmutableList<Clause> determining() {
    ImmutableList<Clause> known = determining;
    if (known == null) {
      known = findDetermining();
      determining = known;
    }
    return known;
  }

  private ImmutableList<Clause> findDetermining() {
    if (isFault()) {
      return ImmutableList.of(fault().clause());
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Verdict verdict : onGround()) {
      rules.addAll(verdict.determining());
    }
    ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
    for (Rule rule : rules) {
      clauses.add(rule.clause());
    }
    return clauses.build();
  }

  ImmutableList<Clause> clauses() {
    ImmutableList<Clause> known = clauses;
    if (known == null) {
      known = ImmutableList.sortedCopyOf(Comparator.comparing(Clause::id), determining());
      clauses = known;
    }
    return known;
  }

  ImmutableList<Nearest> nearest() {
    ImmutableList<Nearest> known = nearest;
    if (known == null) {
      known = findNearest();
      nearest = known;
    }
    return known;
  }

  private ImmutableList<Nearest> findNearest() {
    if (ground != Ground.NOT_COVERED) {
      return ImmutableList.of();
    }
    List<Question> questions = new ArrayList<>();
    for (Verdict verdict : onGround()) {
      questions.add(verdict.question());
    }
    return new Nearness(questions).nearest();
  }

  ImmutableList<Missing> missing() {
    ImmutableList<Missing> known = missing;
    if (known == null) {
      known = findMissing();
      missing = known;
    }
    return known;
  }

  private ImmutableList<Missing> findMissing() {
    if (ground != Ground.UNDETERMINED) {
      return ImmutableList.of();
    }
    OpenFacts open = new OpenFacts();
    for (Verdict verdict : onGround()) {
      for (Set<String> facts : verdict.open()) {
        open.add(facts, verdict.question());
      }
    }
    return open.missing(this::ask);
  }

  /** The open questions, those that bar the way on their own first. */
  private Set<String> asks() {
    Set<Set<String>> open = new LinkedHashSet<>();
    for (Verdict verdict : onGround()) {
      open.addAll(verdict.open());
    }
    List<Set<String>> fewestFirst = new ArrayList<>(open);
    fewestFirst.sort(Comparator.comparingInt(Set::size));
    Set<String> asks = new LinkedHashSet<>();
    for (Set<String> facts : fewestFirst) {
      for (String fact : facts) {
        asks.add(ask(fact));
      }
    }
    return asks;
  }

  private String ask(String fact) {
    Fact known = rulebook().fact(fact);
    boolean given = false;
    for (Verdict verdict : verdicts()) {
      given |= verdict.question().value(fact).isPresent();
    }
    if (given && known.type() == FactType.EVENT) {
      return known.ask() + " The day alone does not tell; give the time.";
    }
    return given && known.type() == FactType.JUDGEMENT
        ? known.ask() + " What is recorded was judged later than this."
        : known.ask();
  }

  ImmutableList<Fact> presumed() {
    ImmutableList<Fact> known = presumed;
    if (known == null) {
      known = leanedOn();
      presumed = known;
    }
    return known;
  }

  private ImmutableList<Fact> leanedOn() {
    Set<String> leanedOn = new HashSet<>();
    for (Verdict verdict : each()) {
      leanedOn.addAll(verdict.leanedOn());
    }
    ImmutableList.Builder<Fact> presumed = ImmutableList.builder();
    for (String fact : ImmutableList.sortedCopyOf(leanedOn)) {
      presumed.add(rulebook().fact(fact));
    }
    return presumed.build();
  }

  ImmutableList<Duty> duties() {
    ImmutableList<Duty> known = duties;
    if (known == null) {
      known = findDuties();
      duties = known;
    }
    return known;
  }

  private ImmutableList<Duty> findDuties() {
    if (isFault()) {
      return ImmutableList.of();
    }
    List<Question> questions = Likeness.unlike(questions());
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
        for (String fact : rule.open(question)) {
          open.add(ask(fact));
        }
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
        : new Remedies(regime, action, at).find(refused());
  }

  /** The verdict on the first category that is refused. */
  private Verdict refused() {
    for (Verdict verdict : each()) {
      if (verdict.ground() != Ground.PERMITTED) {
        return verdict;
      }
    }
    throw new IllegalStateException("a refusal refuses a category");
  }

  Optional<LocalDate> until() {
    Optional<LocalDate> known = until;
    if (known == null) {
      known = lastDay();
      until = known;
    }
    return known;
  }

  private Optional<LocalDate> lastDay() {
    boolean kept = action.activity() == Activity.RETAIN || action.activity() == Activity.ERASE;
    boolean toldElsewhere = rulebook().purpose(action.purpose()).toldBy().isPresent();
    if (!kept || toldElsewhere || isFault() || regime.version().isNone()) {
      return Optional.empty();
    }
    Set<Optional<LocalDate>> days = new HashSet<>();
    for (Question question : Likeness.unlike(questions())) {
      days.add(lastDay(question));
    }
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
    ImmutableList<Citation> known = enactments;
    if (known == null) {
      known = findEnactments();
      enactments = known;
    }
    return known;
  }

  private ImmutableList<Citation> findEnactments() {
    Set<Citation> enactments = new LinkedHashSet<>();
    for (Verdict verdict : each()) {
      enactments.addAll(rulebook().enactments(verdict.question()));
    }
    return ImmutableList.copyOf(enactments);
  }

  String why() {
    String known = why;
    if (known == null) {
      known = Printable.of(sentence());
      why = known;
    }
    return known;
  }

  private String sentence() {
    Wording wording = new Wording(rulebook());
    if (isFault()) {
      return wording.fault(action, fault().clause(), fault().kind());
    }
    if (regime.version().isNone()) {
      return wording.notInForce(action, regime.version().timeline(), rulebook().dayOf(at));
    }
    String rest = wording.rest(permittedCategories());
    return switch (ground) {
      case PERMITTED -> wording.permitted(action, determining());
      case UNDETERMINED -> wording.undetermined(action, deciding(), asks(), rest);
      case NOT_COVERED -> wording.notCovered(action, deciding(), nearest(), rest);
      case FORBIDDEN -> wording.forbidden(action, deciding(), determining(), rest);
      case CONFLICT -> wording.conflict(action, deciding(), bars(), rest);
      case FAULT -> throw new IllegalStateException("a fault names its clause");
    };
  }

  /** Those of the determining clauses that forbid. */
  private List<Clause> bars() {
    List<Clause> bars = new ArrayList<>();
    for (Clause clause : determining()) {
      if (clause.effect() == Effect.FORBIDS) {
        bars.add(clause);
      }
    }
    return bars;
  }

  private ClauseFault fault() {
    for (Verdict verdict : verdicts()) {
      if (verdict.fault().isPresent()) {
        return verdict.fault().get();
      }
    }
    throw new IllegalStateException("a fault is some clause's");
  }
}
