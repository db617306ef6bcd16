package org.privacynotice.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.decision.Missing;
import org.privacynotice.document.Printable;
import org.privacynotice.notice.Clause;
import org.privacynotice.request.Answer;
import org.privacynotice.request.Applicable;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.RequestTerms.Term;
import org.privacynotice.request.Step;
import org.privacynotice.vocabulary.Fact;

/** Puts the terms of a request into words that an auditor reads. */
final class RequestWording implements RequestTerms.Words {

  private final Wording wording;

  /** Words in the labels of a version. */
  RequestWording(Rulebook rulebook) {
    this.wording = new Wording(rulebook);
  }

  @Override
  public String why(RequestTerms terms) {
    return Printable.of(
        switch (terms.answer()) {
          case GRANT ->
              "To be granted%s: %s, under %s."
                  .formatted(by(terms), asked(terms), Wording.reason(terms.clauses()));
          case GRANT_IN_PART ->
              "To be granted in part%s: %s, for %s and not for %s."
                  .formatted(
                      by(terms), asked(terms), of(Answer.GRANT, terms), of(Answer.REFUSE, terms));
          case REFUSE ->
              "Need not be granted: %s, %s; the person is told so%s."
                  .formatted(asked(terms), ground(terms), by(terms));
          case UNDETERMINED ->
              "Not settled yet: whether %s must be granted hangs on %s%s."
                  .formatted(
                      asked(terms),
                      Wording.questions(terms.missing().stream().map(Missing::ask).toList()),
                      terms
                          .due()
                          .map(day -> ", and the answer is due by " + Wording.day(day))
                          .orElse(""));
        });
  }

  private static String ground(RequestTerms terms) {
    return terms.clauses().isEmpty()
        ? "because nothing makes that owed"
        : "under " + Wording.reason(terms.clauses());
  }

  private static String by(RequestTerms terms) {
    return terms.due().map(day -> " by " + Wording.day(day)).orElse("");
  }

  private String asked(RequestTerms terms) {
    return terms.request().right().label()
        + " ("
        + wording.what(terms.request().about(), terms.categories().keySet())
        + ")";
  }

  private String of(Answer wanted, RequestTerms terms) {
    return wording.categories(
        terms.categories().entrySet().stream()
            .filter(entry -> entry.getValue() == wanted)
            .map(Map.Entry::getKey)
            .toList());
  }

  @Override
  public String explain(RequestTerms terms) {
    List<String> lines = new ArrayList<>();
    lines.add(why(terms));
    lines.add(Wording.line("answer", terms.answer().id()));
    if (terms.categories().size() > 1) {
      terms
          .categories()
          .forEach(
              (id, answer) ->
                  lines.add(
                      Wording.line(
                          "category", wording.categories(List.of(id)) + ": " + answer.id())));
    }
    for (Clause clause : terms.clauses()) {
      lines.add(Wording.line("clause", Wording.cited(clause)));
    }
    for (Missing missing : terms.missing()) {
      lines.add(
          Wording.line(
              "question",
              "%s, for %s: %s"
                  .formatted(
                      missing.fact(), wording.categories(missing.categories()), missing.ask())));
    }
    for (Fact fact : terms.presumed()) {
      lines.add(Wording.line("presumed", Wording.presumed(fact)));
    }
    lines.add(Wording.line("due", due(terms)));
    for (Step step : terms.reasoning()) {
      lines.add(Wording.line("", step.text()));
    }
    lines.add(Wording.line("cost", terms.isFree() ? "free" : "a reasonable fee may be asked"));
    add(lines, "fee", terms.charges());
    add(lines, "left out", terms.withheld());
    add(lines, "duty", terms.duties());
    for (Clause clause : terms.information()) {
      lines.add(Wording.line("told", Wording.cited(clause)));
    }
    lines.add(Wording.line("controller", terms.controller()));
    lines.add(
        Wording.line(
            "decided by", Wording.decidedBy(terms.notice(), terms.law(), terms.deployment())));
    return String.join("\n", lines);
  }

  private static String due(RequestTerms terms) {
    Optional<LocalDate> statutory = terms.statutory().flatMap(RequestWording::day);
    Optional<LocalDate> promised = terms.promise().flatMap(RequestWording::day);
    String binding = terms.due().map(Wording::day).orElse("not known yet");
    return binding
        + statutory.map(day -> "; by law " + Wording.day(day)).orElse("")
        + promised.map(day -> "; by the notice " + Wording.day(day)).orElse("");
  }

  private static Optional<LocalDate> day(Term term) {
    return term.deadline().due();
  }

  private static void add(List<String> lines, String head, List<Applicable> applicable) {
    for (Applicable each : applicable) {
      lines.add(
          Wording.line(
              each.isCertain() ? head : "maybe " + head, each.clause().id() + ": " + each.text()));
    }
  }
}
