package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.privacynotice.action.Retain;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.deadline.RequestClock;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.request.Answer;
import org.privacynotice.request.Applicable;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.RequestTerms.Term;
import org.privacynotice.request.Step;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Right;

/** Works out the terms of one request at one time, from the clauses and time limits in force. */
final class Answering {

  private final Regime regime;
  private final Rulebook rulebook;
  private final SubjectRequest request;
  private final Instant at;
  private final ImmutableList<RequestVerdict> verdicts;
  private final ImmutableList<Applicable> charges;
  private final RequestDates dates;

  /**
   * The terms of a request.
   *
   * @param regime what is in force
   * @param law the law, whose time limit binds
   * @throws BrokenClauseException when a clause cannot be evaluated, so that nothing can be said
   * @throws IllegalArgumentException when something happened to the request after that day
   */
  static RequestTerms terms(
      Regime regime, Law law, SubjectRequest request, Instant at, Holidays holidays) {
    Version version = regime.version();
    requirePast(request.dates(), version.dayOf(at));
    Optional<Notice> promising =
        version.timeline().versions().stream()
            .filter(notice -> notice.inForce().contains(request.dates().received()))
            .findFirst();
    Rulebook rulebook = regime.rulebook();
    RequestClock clock = new RequestClock(holidays, rulebook.notice().jurisdiction());
    Retain about = (Retain) request.about().against(rulebook.vocabulary());
    try {
      return new Answering(regime, request, about, at)
          .terms(law, promising, clock)
          .notice(version.notice())
          .law(version.law())
          .deployment(version.deployment())
          .words(new RequestWording(rulebook))
          .build();
    } catch (ClauseFault fault) {
      throw new BrokenClauseException(fault.clause().id(), fault.kind());
    }
  }

  private static void requirePast(RequestDates dates, LocalDate today) {
    Preconditions.checkArgument(
        !dates.received().isAfter(today),
        "`received` is after the day of `at`; a request is answered once it is there");
    Preconditions.checkArgument(
        !dates.last().isAfter(today),
        "one of the request's days is after the day of `at`; give those that have come");
  }

  /**
   * Puts the request to the clauses.
   *
   * @throws ClauseFault when one of them cannot be evaluated
   */
  private Answering(Regime regime, SubjectRequest request, Retain about, Instant at) {
    this.regime = regime;
    this.rulebook = regime.rulebook();
    this.request = request;
    this.at = at;
    this.verdicts =
        IntStream.range(0, about.categories().size())
            .mapToObj(index -> Question.of(regime, about, index, at))
            .map(question -> new RequestVerdict(question, request.right()))
            .collect(toImmutableList());
    this.charges = applicable(Effect.CHARGES);
    this.dates = isFree() ? request.dates().withoutFee() : request.dates();
  }

  /** Then no fee may be asked, and no clock waits for one that was. */
  private boolean isFree() {
    return charges.stream().noneMatch(Applicable::isCertain);
  }

  private Right right() {
    return request.right();
  }

  /**
   * The terms, but for the names of the documents.
   *
   * @param law the law, whose time limit binds
   * @param promising the version of the notice in force when the request came, if any was
   * @param clock by which days are counted
   */
  private RequestTerms.Builder terms(
      Document law, Optional<? extends Document> promising, RequestClock clock) {
    Answer answer =
        verdicts.stream().map(RequestVerdict::answer).reduce(Answer::with).orElseThrow();
    Optional<Term> statutory = term(law, clock);
    Optional<Term> promise = promising.flatMap(notice -> term(notice, clock));
    Optional<LocalDate> due =
        Stream.of(statutory, promise)
            .flatMap(Optional::stream)
            .flatMap(term -> term.deadline().due().stream())
            .min(Comparator.naturalOrder());
    RequestTerms.Builder terms =
        RequestTerms.builder()
            .request(request)
            .at(at)
            .answer(answer)
            .addAllClauses(clauses(answer))
            .addAllMissing(missing())
            .addAllPresumed(presumed())
            .statutory(statutory)
            .promise(promise)
            .due(due)
            .addAllReasoning(reasoning(statutory, promise, due))
            .addAllCharges(charges)
            .addAllWithheld(
                answer == Answer.REFUSE ? ImmutableList.of() : applicable(Effect.WITHHOLDS))
            .addAllDuties(applicable(Effect.REQUIRES))
            .addAllInformation(information())
            .controller(rulebook.purpose(request.about().purpose()).controller().name());
    verdicts.forEach(
        verdict -> terms.putCategories(verdict.question().category(), verdict.answer()));
    return terms;
  }

  private ImmutableList<Clause> clauses(Answer answer) {
    return verdicts.stream()
        .filter(verdict -> verdict.answer() == answer || answer == Answer.GRANT_IN_PART)
        .flatMap(verdict -> verdict.determining().stream())
        .map(Rule::clause)
        .distinct()
        .sorted(Comparator.comparing(Clause::id))
        .collect(toImmutableList());
  }

  private ImmutableList<Missing> missing() {
    OpenFacts open = new OpenFacts();
    for (RequestVerdict verdict : verdicts) {
      if (verdict.answer() == Answer.UNDETERMINED) {
        verdict
            .unknown()
            .forEach(rule -> open.add(rule.open(verdict.question()), verdict.question()));
      }
    }
    return open.missing(fact -> rulebook.fact(fact).ask());
  }

  private ImmutableList<Fact> presumed() {
    Set<String> leanedOn = new TreeSet<>();
    for (RequestVerdict verdict : verdicts) {
      List<Rule> weighed = new ArrayList<>(verdict.weighed());
      if (verdict.answer() == Answer.GRANT) {
        weighed.addAll(untrue(Effect.CHARGES, verdict.question()));
        weighed.addAll(untrue(Effect.WITHHOLDS, verdict.question()));
      }
      leanedOn.addAll(leanedOn(weighed, verdict.question()));
    }
    return leanedOn.stream().map(rulebook::fact).collect(toImmutableList());
  }

  private static Set<String> leanedOn(List<Rule> rules, Question question) {
    Set<String> all = question.rulebook().presumed();
    List<Presumptions.Weighed> weighed = new ArrayList<>();
    for (Rule rule : rules) {
      weighed.add(
          new Presumptions.Weighed(
              all,
              Verdict.value(rule, question),
              withheld -> Verdict.value(rule, question.without(withheld))));
    }
    return Presumptions.leanedOn(weighed, all);
  }

  /** What is neither charged nor withheld, perhaps on a presumption alone. */
  private List<Rule> untrue(Effect effect, Question question) {
    return regime.rules(effect, right()).stream()
        .filter(rule -> Verdict.value(rule, question) == Truth.FALSE)
        .toList();
  }

  /** What applies to some of the data, or may. */
  private ImmutableList<Applicable> applicable(Effect effect) {
    ImmutableList.Builder<Applicable> applicable = ImmutableList.builder();
    for (Rule rule : byId(regime.rules(effect, right()))) {
      Truth greatest = Truth.FALSE;
      Set<String> open = new LinkedHashSet<>();
      for (RequestVerdict verdict : verdicts) {
        greatest = greatest.or(Verdict.value(rule, verdict.question()));
        rule.open(verdict.question()).forEach(fact -> open.add(rulebook.fact(fact).ask()));
      }
      if (greatest == Truth.TRUE) {
        applicable.add(new Applicable(rule.clause(), ImmutableList.of()));
      } else if (greatest == Truth.UNKNOWN) {
        applicable.add(new Applicable(rule.clause(), ImmutableList.copyOf(open)));
      }
    }
    return applicable.build();
  }

  private ImmutableList<Clause> information() {
    return byId(regime.rules(Effect.INFORMS, right())).stream()
        .map(Rule::clause)
        .collect(toImmutableList());
  }

  private static List<Rule> byId(List<Rule> rules) {
    return rules.stream().sorted(Comparator.comparing(rule -> rule.clause().id())).toList();
  }

  /** The document's time limit for the request; of several the one that ends first. */
  private Optional<Term> term(Document document, RequestClock clock) {
    LocalDate received = request.dates().received();
    return document.timeLimits().stream()
        .filter(limit -> limit.rights().contains(right()))
        .filter(
            limit -> limit.inForce().contains(received) && document.inForce().contains(received))
        .map(limit -> new Term(limit, clock.deadline(limit, right(), dates)))
        .min(
            Comparator.comparing((Term term) -> term.deadline().due().orElse(LocalDate.MAX))
                .thenComparing(term -> term.limit().id()));
  }

  private ImmutableList<Step> reasoning(
      Optional<Term> statutory, Optional<Term> promise, Optional<LocalDate> due) {
    ImmutableList.Builder<Step> steps = ImmutableList.builder();
    request
        .dates()
        .fee()
        .filter(asked -> isFree())
        .ifPresent(
            asked ->
                steps.add(
                    new Step(
                        Optional.empty(),
                        "A fee was asked for on "
                            + Wording.day(asked.asked())
                            + ", but nothing makes one possible here: no clock waits for it.",
                        ImmutableList.of())));
    if (statutory.isEmpty()) {
      steps.add(
          new Step(
              Optional.empty(),
              "The law had no time limit for this request on the day on which it came.",
              ImmutableList.of()));
    }
    statutory.ifPresent(term -> steps.addAll(term.deadline().steps()));
    promise.ifPresent(
        term -> {
          TimeLimit limit = term.limit();
          steps.add(
              new Step(Optional.empty(), "The notice promises: " + limit.gloss(), limit.sources()));
          steps.addAll(term.deadline().steps());
        });
    if (statutory.isPresent() && promise.isPresent() && due.isPresent()) {
      boolean promised = promise.get().deadline().due().equals(due);
      boolean both = promised && statutory.get().deadline().due().equals(due);
      String which =
          both
              ? "Both end on the same day"
              : promised ? "The promise ends first" : "The law's limit ends first";
      steps.add(
          new Step(due, which + ", so " + Wording.day(due.get()) + " binds.", ImmutableList.of()));
    }
    return steps.build();
  }
}
