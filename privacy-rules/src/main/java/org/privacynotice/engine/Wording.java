package org.privacynotice.engine;

import com.google.common.base.Joiner;
import com.google.common.collect.Iterables;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.document.Printable;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Vocabulary;

/** Puts a decision into words that an auditor reads, in the notice's own labels. */
final class Wording {

  private static final int QUESTIONS_IN_A_SENTENCE = 3;
  private static final int SOURCES_IN_A_SENTENCE = 3;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final Rulebook rulebook;

  /** Words in the labels of a version. */
  Wording(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** "5 October 2026". */
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** "sharing name and home address with SIDEM for parking permits". */
  String doing(DataAction action, Collection<String> categories) {
    String what = action.activity().gerund() + " " + categories(categories);
    String who = action.activity() == Activity.SHARE ? " with " + recipient(action) : held(action);
    return what + who + " for " + purpose(action.purpose());
  }

  /** "name and home address, held by the council itself, for parking permits". */
  String what(DataAction action, Collection<String> categories) {
    return categories(categories) + held(action) + " for " + purpose(action.purpose());
  }

  private String held(DataAction action) {
    return action.party().isPresent() ? ", held by " + party(action.party().get()) + "," : "";
  }

  /** "name and home address". */
  String categories(Collection<String> categories) {
    return and(named(categories));
  }

  private String party(String id) {
    return id.equals(Vocabulary.OTHER)
        ? "somebody whom the notice does not name"
        : rulebook.partyLabel(id);
  }

  private String recipient(DataAction action) {
    return party(action.party().orElseThrow());
  }

  private String purpose(String id) {
    return id.equals(Vocabulary.OTHER)
        ? "a purpose that the notice does not name"
        : rulebook.purposeLabel(id);
  }

  private String category(String id) {
    return id.equals(Vocabulary.OTHER)
        ? "data that the notice does not name"
        : rulebook.categoryLabel(id);
  }

  private List<String> named(Collection<String> categories) {
    List<String> named = new ArrayList<>(categories.size());
    for (String id : categories) {
      named.add(category(id));
    }
    return named;
  }

  String permitted(DataAction action, List<Clause> clauses) {
    return "Permitted: " + doing(action, action.categories()) + ", under " + reason(clauses) + ".";
  }

  String forbidden(
      DataAction action, Collection<String> categories, List<Clause> clauses, String rest) {
    return "Refused: "
        + doing(action, categories)
        + " is forbidden by "
        + reason(clauses)
        + rest
        + ".";
  }

  String conflict(
      DataAction action, Collection<String> categories, List<Clause> bars, String rest) {
    return "Refused: the notice claims for %s what the law bars whatever the case, by %s, and must be mended%s."
        .formatted(doing(action, categories), reason(bars), rest);
  }

  String undetermined(
      DataAction action, Collection<String> categories, Collection<String> questions, String rest) {
    return "Refused for now: whether "
        + doing(action, categories)
        + " is permitted hangs on "
        + questions(questions)
        + rest
        + ".";
  }

  /** "a question not yet answered: “Is it needed?”". */
  static String questions(Collection<String> questions) {
    List<String> shown = new ArrayList<>();
    for (String ask : Iterables.limit(questions, QUESTIONS_IN_A_SENTENCE)) {
      shown.add("“" + ask + "”");
    }
    if (questions.size() > shown.size()) {
      shown.add((questions.size() - shown.size()) + " more");
    }
    String which = questions.size() == 1 ? "a question" : "questions";
    return which + " not yet answered: " + and(shown);
  }

  String notCovered(
      DataAction action, Collection<String> categories, List<Nearest> nearest, String rest) {
    String near = "";
    Optional<String> toldBy = rulebook.purpose(action.purpose()).toldBy();
    if (toldBy.isPresent()) {
      String purpose = purpose(action.purpose());
      near = "; ask the notice `" + toldBy.get() + "`, which tells of " + purpose;
    } else if (!nearest.isEmpty()) {
      near = "; the nearest clause is " + nearest(nearest.get(0));
    }
    return "Refused: nothing in the notice covers " + doing(action, categories) + near + rest + ".";
  }

  String notInForce(DataAction action, Timeline timeline, LocalDate day) {
    List<String> nearest = new ArrayList<>();
    timeline
        .before(day)
        .ifPresent(notice -> nearest.add(turn(notice, "ended", notice.inForce().to())));
    timeline
        .after(day)
        .ifPresent(notice -> nearest.add(turn(notice, "begins", notice.inForce().from())));
    return "Refused: no version of the notice `%s` is in force on %s, so nothing covers %s; %s."
        .formatted(
            rulebook.notice().id(),
            DAY.format(day),
            doing(action, action.categories()),
            and(nearest));
  }

  private static String turn(Notice version, String verb, Optional<LocalDate> day) {
    return "version %s %s on %s".formatted(version.version(), verb, DAY.format(day.orElseThrow()));
  }

  String fault(DataAction action, Clause clause, String kind) {
    return "Refused: clause `%s` could not be evaluated (%s), so nothing is decided about %s until it is mended."
        .formatted(clause.id(), kind, doing(action, action.categories()));
  }

  /** What else could be done, to end a refusal of only some categories. */
  String rest(Collection<String> permitted) {
    return permitted.isEmpty() ? "" : "; " + categories(permitted) + " alone would be permitted";
  }

  /** What the first clause says, and where it and the others are written. */
  static String reason(List<Clause> clauses) {
    String gloss = clauses.get(0).gloss();
    String sentence = gloss.endsWith(".") ? gloss.substring(0, gloss.length() - 1) : gloss;
    List<String> sources = sources(clauses);
    int more = sources.size() - SOURCES_IN_A_SENTENCE;
    String shown =
        String.join("; ", more <= 0 ? sources : sources.subList(0, SOURCES_IN_A_SENTENCE));
    return "“" + sentence + "” (" + shown + (more > 0 ? "; and " + more + " more" : "") + ")";
  }

  /** The sources of some clauses, items of one heading together. */
  static List<String> sources(List<Clause> clauses) {
    Map<String, Set<Integer>> places = new LinkedHashMap<>();
    for (Clause clause : clauses) {
      for (Citation source : clause.sources()) {
        if (source instanceof Citation.Heading heading) {
          Set<Integer> items = places.getOrDefault(heading.heading(), new TreeSet<>());
          if (heading.item() > 0) {
            items.add(heading.item());
          }
          places.put(heading.heading(), items);
        } else {
          places.putIfAbsent(source.text(), Set.of());
        }
      }
    }
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, Set<Integer>> place : places.entrySet()) {
      texts.add((place.getKey() + " " + Joiner.on(", ").join(place.getValue())).strip());
    }
    return texts;
  }

  private String nearest(Nearest nearest) {
    Map<String, Nearest.Failed> tests = new LinkedHashMap<>();
    for (Nearest.Failed failed : nearest.failed()) {
      tests.putIfAbsent(failed.test(), failed);
    }
    List<String> words = new ArrayList<>();
    for (Nearest.Failed failed : tests.values()) {
      words.add(failed(failed));
    }
    return "`" + nearest.clause().id() + "`, which is " + and(words);
  }

  private String failed(Nearest.Failed failed) {
    List<String> labels = new ArrayList<>();
    for (String id : failed.allows()) {
      labels.add(label(failed.test(), id));
    }
    String allowed = String.join(" or ", labels);
    String asked = label(failed.test(), failed.asked());
    return switch (failed.test()) {
      case "activity" -> "for " + allowed + " data";
      case "category", "purpose" -> "for " + allowed + ", not " + asked;
      case "instructions" ->
          allowed.isEmpty()
              ? "for a processor's own services"
              : "for a processor used for " + allowed + ", not for " + asked;
      case "recipient" -> "about " + allowed + ", not " + asked;
      case "holder" -> "for data held by " + allowed + ", not by " + asked;
      case "retention-period" ->
          failed.allows().contains("over")
              ? "for data whose retention period is over"
              : "for data whose retention period is not over";
      default -> "for `" + failed.test() + ": " + allowed + "`, not `" + asked + "`";
    };
  }

  private String label(String test, String id) {
    if (id.equals("any")) {
      return "any that the notice names";
    }
    return switch (test) {
      case "activity" -> Activity.valueOf(id.toUpperCase(Locale.ROOT)).gerund();
      case "purpose", "instructions" -> purpose(id);
      case "category" -> category(id);
      case "recipient", "holder" -> id.equals(Scope.PROCESSORS) ? "a processor" : party(id);
      default -> id;
    };
  }

  /** The full explanation, a line each. */
  String explain(Decision decision) {
    DataAction action = decision.action();
    List<String> lines = new ArrayList<>();
    lines.add(decision.why());
    lines.add(line("asked", doing(action, action.categories()) + ", on " + decision.at()));
    lines.add(
        line("outcome", decision.permitted() ? "permitted" : "refused, " + decision.ground().id()));
    if (action.categories().size() > 1) {
      decision
          .categories()
          .forEach((id, ground) -> lines.add(line("category", category(id) + ": " + ground.id())));
    }
    decision
        .clauses()
        .forEach(clause -> lines.add(line("clause", clause(clause, decision.ground()))));
    decision.nearest().forEach(near -> lines.add(line("nearest", nearest(near) + ".")));
    decision.missing().forEach(missing -> lines.add(line("question", missing(missing))));
    decision.presumed().forEach(fact -> lines.add(line("presumed", presumed(fact))));
    decision.duties().forEach(duty -> lines.add(line(heading(duty), duty(duty))));
    decision.remedies().forEach(remedy -> lines.add(line("remedy", remedy(remedy))));
    if (decision.remediesCut()) {
      lines.add(line("remedy", "(there may be more)"));
    }
    decision.until().ifPresent(day -> lines.add(line("last day", DAY.format(day))));
    if (!decision.enactments().isEmpty()) {
      lines.add(
          line(
              "laid down",
              String.join("; ", decision.enactments().stream().map(Citation::text).toList())));
    }
    lines.add(line("controller", decision.controller()));
    lines.add(
        line("decided by", decidedBy(decision.notice(), decision.law(), decision.deployment())));
    return String.join("\n", lines);
  }

  static String line(String head, String text) {
    return "  " + head + " ".repeat(Math.max(1, 12 - head.length())) + Printable.of(text);
  }

  private static String clause(Clause clause, Ground ground) {
    String effect = clause.effect().id();
    if (ground == Ground.UNDETERMINED) {
      effect = clause.effect() == Effect.PERMITS ? "may permit" : "may forbid";
    }
    return clause.id() + " " + effect + ": " + said(clause);
  }

  /** "law/access: Everybody may have a copy of the data about them. [UK GDPR Art 15]". */
  static String cited(Clause clause) {
    return clause.id() + ": " + said(clause);
  }

  private static String said(Clause clause) {
    return clause.gloss() + " [" + String.join("; ", sources(List.of(clause))) + "]";
  }

  private String missing(Missing missing) {
    return "%s, for %s: %s"
        .formatted(missing.fact(), and(named(missing.categories())), missing.ask());
  }

  static String presumed(Fact fact) {
    return fact.id() + ": " + fact.presumed().map(Fact.Presumption::reason).orElse("");
  }

  private static String heading(Duty duty) {
    if (!duty.owed()) {
      return "duty";
    }
    return duty.open().isEmpty() ? "owed now" : "maybe owed";
  }

  private static String duty(Duty duty) {
    return duty.clause().id() + ": " + duty.text();
  }

  /** "leave out sex", "record `needed: true`, if it is so". */
  String remedy(Remedy remedy) {
    List<String> facts =
        remedy.record().entrySet().stream()
            .map(entry -> "`" + entry.getKey() + ": " + Remedy.word(entry.getValue()) + "`")
            .toList();
    List<String> changes = new ArrayList<>();
    remedy.leaveOut().forEach(id -> changes.add("leave out " + category(id)));
    remedy.recipient().ifPresent(id -> changes.add("share with " + party(id) + " instead"));
    if (!facts.isEmpty()) {
      changes.add(
          "record " + and(facts) + (facts.size() == 1 ? ", if it is so" : ", if they are so"));
    }
    return and(changes);
  }

  /** "notice contact-centre 2019-11-29, law uk 2026-06-19". */
  static String decidedBy(DocumentRef notice, DocumentRef law, Optional<DocumentRef> deployment) {
    List<String> documents = new ArrayList<>();
    documents.add(
        "notice " + notice.id() + notice.version().map(v -> " " + v).orElse(", none in force"));
    documents.add(named("law", law));
    deployment.ifPresent(document -> documents.add(named("deployment", document)));
    return String.join(", ", documents);
  }

  private static String named(String kind, DocumentRef document) {
    return kind + " " + document.id() + document.version().map(v -> " " + v).orElse("");
  }

  /** "a", "a and b", "a, b and c". */
  static String and(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
