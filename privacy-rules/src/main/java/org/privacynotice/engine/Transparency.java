package org.privacynotice.engine;

import com.google.common.collect.Sets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/**
 * The checklist of what the law wants a notice to tell, as on one day: for each item whether it is
 * told, told in part, not told or not needed here, and where.
 *
 * <p>An item is told where a clause says that it tells it, or where a part of the notice shows it
 * wholly; in part, where a clause or a part does so in part. Where the law wants it only with some
 * lawful basis, it is needed if the notice speaks of that basis: a purpose declares it, or the
 * condition of a clause tests it.
 */
final class Transparency {

  /** Where what is nowhere told would be written. */
  private static final String NOWHERE = "information";

  private final Rulebook rulebook;
  private final Notice notice;
  private final LocalDate day;

  private Transparency(Rulebook rulebook, LocalDate day) {
    this.rulebook = rulebook;
    this.notice = rulebook.notice();
    this.day = day;
  }

  /** A note for each item of the law's list that is in force on a day. */
  static List<Remark> of(Rulebook rulebook, Law law, LocalDate day) {
    Transparency transparency = new Transparency(rulebook, day);
    return law.transparency().stream()
        .filter(disclosure -> law.inForce().contains(day))
        .filter(disclosure -> disclosure.inForce().contains(day))
        .map(transparency::remark)
        .toList();
  }

  private Remark remark(Disclosure disclosure) {
    if (!isNeeded(disclosure)) {
      return note(disclosure, NOWHERE, "not needed here: the notice speaks of no such basis");
    }
    List<Clause> telling = telling(disclosure, Clause::tells);
    if (!telling.isEmpty()) {
      return note(disclosure, telling.get(0).id(), "told in " + places(telling));
    }
    Shown shown =
        disclosure
            .shownBy()
            .map(part -> Shown.of(part, rulebook, day))
            .orElseGet(() -> new Shown(Shown.Extent.NOT_AT_ALL, NOWHERE, ""));
    if (shown.extent() == Shown.Extent.WHOLLY) {
      return note(disclosure, shown.part(), "told by " + shown.words());
    }
    String lacking = shown.words().isEmpty() ? "" : ": " + shown.words();
    List<Clause> inPart = telling(disclosure, Clause::tellsPartly);
    if (!inPart.isEmpty()) {
      String where = "partly told in " + places(inPart);
      return gap(disclosure, inPart.get(0).id(), where + lacking);
    }
    boolean partly = shown.extent() == Shown.Extent.PARTLY;
    return gap(disclosure, shown.part(), (partly ? "partly told" : "not told") + lacking);
  }

  private boolean isNeeded(Disclosure disclosure) {
    return disclosure.onlyWith().isEmpty()
        || !Sets.intersection(disclosure.onlyWith(), bases()).isEmpty();
  }

  /** The lawful bases that the notice speaks of; explicit consent is consent. */
  private Set<LawfulBasis> bases() {
    Set<LawfulBasis> bases = EnumSet.noneOf(LawfulBasis.class);
    for (Purpose purpose : notice.purposes()) {
      bases.addAll(purpose.bases());
      if (purpose.article9().equals(Optional.of(SpecialCategoryCondition.A))) {
        bases.add(LawfulBasis.CONSENT);
      }
    }
    Set<String> tested =
        inForce().stream()
            .flatMap(clause -> NamedValues.tested(clause.condition(), WellKnown.BASIS).stream())
            .collect(Collectors.toSet());
    for (LawfulBasis basis : LawfulBasis.values()) {
      if (tested.contains(basis.id())) {
        bases.add(basis);
      }
    }
    return bases;
  }

  private List<Clause> telling(Disclosure disclosure, Function<Clause, Set<String>> what) {
    return inForce().stream()
        .filter(clause -> what.apply(clause).contains(disclosure.id()))
        .toList();
  }

  private List<Clause> inForce() {
    return notice.stated().stream().filter(clause -> clause.inForce().contains(day)).toList();
  }

  private static String places(List<Clause> clauses) {
    return Wording.and(
        Wording.sources(clauses).stream().map(source -> "`" + source + "`").toList());
  }

  /** A note with what the law wants as help. */
  private Remark note(Disclosure disclosure, String part, String outcome) {
    return note(disclosure, part, outcome, "");
  }

  /** A note that also says how to write what is lacking. */
  private Remark gap(Disclosure disclosure, String part, String outcome) {
    String structured = disclosure.shownBy().map(Transparency::written).orElse("");
    return note(
        disclosure,
        part,
        outcome,
        "; "
            + structured
            + "mark what tells it under `information` with tells: ["
            + disclosure.id()
            + "]");
  }

  private static String written(Disclosure.Part part) {
    return switch (part) {
      case BASES -> "write bases: [...] at a purpose, and those under it inherit it, or ";
      case CATEGORIES -> "";
      case RECIPIENTS -> "list them under `processors` and `recipients`, or ";
      case PLACES -> "write `place` at every processor, or a limit on `place`, or ";
      case RETENTION ->
          "write the period itself as `until` (a deployment's schedule tells nobody), or ";
      case AUTOMATION -> "write a limit on `automation`, or ";
    };
  }

  private Remark note(Disclosure disclosure, String part, String outcome, String how) {
    String gloss = NoticeReview.withoutStop(disclosure.gloss());
    String wanted = gloss.substring(0, 1).toLowerCase(Locale.ROOT) + gloss.substring(1);
    return new Remark(
        Severity.NOTE,
        part,
        "transparency on %s: `%s` is %s".formatted(day, disclosure.id(), outcome),
        NoticeReview.sources(disclosure.sources()) + ": " + wanted + how);
  }
}
