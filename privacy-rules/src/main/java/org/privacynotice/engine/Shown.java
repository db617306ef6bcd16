package org.privacynotice.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;

/**
 * What a part of a notice shows by itself, without a clause that tells it.
 *
 * @param extent how much of it
 * @param part where it stands in the notice's file
 * @param words of what is shown wholly what shows it: "the recipients listed"; else what is
 *     lacking: "no recipient is listed"
 */
record Shown(Extent extent, String part, String words) {

  /** Where data lies unless a recipient declares another country. */
  private static final String HOME = "GB";

  private static final String NOWHERE = "information";

  /** How much is shown. */
  enum Extent {
    WHOLLY,
    PARTLY,
    NOT_AT_ALL
  }

  /** What a part of the notice shows on a day. */
  static Shown of(Disclosure.Part part, Rulebook rulebook, LocalDate day) {
    Notice notice = rulebook.notice();
    return switch (part) {
      case BASES -> bases(rulebook);
      case CATEGORIES ->
          new Shown(
              Extent.WHOLLY,
              "category/" + notice.categories().get(0).id(),
              "the categories listed");
      case RECIPIENTS -> recipients(notice);
      case PLACES -> places(notice, day);
      case RETENTION -> retention(rulebook);
      case AUTOMATION -> automation(notice, day);
    };
  }

  private static Shown bases(Rulebook rulebook) {
    List<Purpose> purposes = rulebook.notice().purposes();
    List<String> silent =
        ownPurposes(rulebook).filter(id -> rulebook.purpose(id).bases().isEmpty()).toList();
    return silent.isEmpty()
        ? new Shown(
            Extent.WHOLLY, "purpose/" + purposes.get(0).id(), "the bases that purposes declare")
        : new Shown(
            Extent.PARTLY,
            "purpose/" + silent.get(0),
            "no lawful basis is declared for " + named(silent, "purpose"));
  }

  private static Shown recipients(Notice notice) {
    return notice.recipients().isEmpty()
        ? new Shown(Extent.NOT_AT_ALL, NOWHERE, "no recipient is listed")
        : new Shown(Extent.WHOLLY, first(notice.recipients()), "the recipients listed");
  }

  private static Shown places(Notice notice, LocalDate day) {
    Optional<Clause> limit = testing(notice, WellKnown.PLACE, day, true);
    if (limit.isPresent()) {
      return new Shown(Extent.WHOLLY, limit.get().id(), "clause `" + limit.get().id() + "`");
    }
    List<Recipient> placed =
        notice.recipients().stream().filter(each -> each.place().isPresent()).toList();
    if (placed.isEmpty()) {
      return new Shown(Extent.NOT_AT_ALL, NOWHERE, "no recipient declares a place");
    }
    List<Recipient> abroad =
        placed.stream().filter(each -> !each.place().equals(Optional.of(HOME))).toList();
    if (!abroad.isEmpty()) {
      return new Shown(
          Extent.PARTLY,
          first(abroad),
          "nothing says by which safeguards data goes to " + named(ids(abroad), "recipient"));
    }
    List<Processor> silent =
        notice.processors().stream().filter(each -> each.place().isEmpty()).toList();
    return silent.isEmpty()
        ? new Shown(Extent.WHOLLY, first(placed), "the places that recipients declare")
        : new Shown(
            Extent.PARTLY,
            first(silent),
            "no place is declared for " + named(ids(silent), "processor"));
  }

  private static Shown retention(Rulebook rulebook) {
    Notice notice = rulebook.notice();
    List<String> scheduled =
        notice.retention().stream()
            .filter(entry -> RetentionRules.isBySchedule(entry.until()))
            .map(RetentionEntry::id)
            .toList();
    List<String> silent =
        ownPurposes(rulebook)
            .filter(
                id -> notice.retention().stream().noneMatch(entry -> governs(entry, id, rulebook)))
            .toList();
    if (notice.retention().isEmpty()) {
      return new Shown(Extent.NOT_AT_ALL, NOWHERE, "no entry says how long");
    }
    if (!scheduled.isEmpty()) {
      return new Shown(
          Extent.PARTLY,
          "retention/" + scheduled.get(0),
          "a schedule that the notice does not give governs "
              + named(scheduled, "entry", "entries"));
    }
    return silent.isEmpty()
        ? new Shown(
            Extent.WHOLLY, "retention/" + notice.retention().get(0).id(), "the periods given")
        : new Shown(
            Extent.PARTLY,
            "purpose/" + silent.get(0),
            "no entry says how long for every kind of record of " + named(silent, "purpose"));
  }

  /** The purposes that this notice does not leave to another one. */
  private static Stream<String> ownPurposes(Rulebook rulebook) {
    return rulebook.notice().purposes().stream()
        .map(Purpose::id)
        .filter(id -> rulebook.purpose(id).toldBy().isEmpty());
  }

  private static boolean governs(RetentionEntry entry, String purpose, Rulebook rulebook) {
    return entry.records().isEmpty()
        && (entry.purposes().isEmpty()
            || entry.purposes().stream()
                .anyMatch(above -> rulebook.purposes().isUnder(purpose, above)));
  }

  private static Shown automation(Notice notice, LocalDate day) {
    Optional<Clause> limit = testing(notice, WellKnown.AUTOMATION, day, true);
    if (limit.isPresent()) {
      return new Shown(Extent.WHOLLY, limit.get().id(), "clause `" + limit.get().id() + "`");
    }
    return testing(notice, WellKnown.AUTOMATION, day, false)
        .map(
            clause ->
                new Shown(
                    Extent.PARTLY,
                    clause.id(),
                    "clause `" + clause.id() + "` does not say how they are reached"))
        .orElseGet(
            () -> new Shown(Extent.NOT_AT_ALL, NOWHERE, "no clause speaks of automated decisions"));
  }

  /** A clause whose condition asks for a fact: a limit, or any other. */
  private static Optional<Clause> testing(
      Notice notice, String fact, LocalDate day, boolean limits) {
    return notice.stated().stream()
        .filter(clause -> clause.inForce().contains(day))
        .filter(clause -> (clause.effect() == Effect.FORBIDS) == limits)
        .filter(clause -> !NamedValues.tested(clause.condition(), fact).isEmpty())
        .findFirst();
  }

  private static List<String> ids(List<? extends Recipient> recipients) {
    return recipients.stream().map(Recipient::id).toList();
  }

  private static String first(List<? extends Recipient> recipients) {
    return "recipient/" + recipients.get(0).id();
  }

  private static String named(List<String> ids, String one) {
    return named(ids, one, one + "s");
  }

  /** "`a`", "`a` and 1 other purpose", "`a` and 58 other purposes". */
  private static String named(List<String> ids, String one, String several) {
    int others = ids.size() - 1;
    String rest = others == 0 ? "" : " and " + others + " other " + (others == 1 ? one : several);
    return "`" + ids.get(0) + "`" + rest;
  }
}
