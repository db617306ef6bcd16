package org.privacynotice.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Nearest;
import org.privacynotice.decision.Remedy;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.FactValue;

/**
 * What is to be said of a failure: a name and a value a line, aligned. It holds ids and the
 * notice's words: nobody's reference, whatever an action states.
 */
final class Facts {

  private record Line(String name, String text) {}

  private final List<Line> lines = new ArrayList<>();

  /** A fact; the name stands once, and without a text nothing does. */
  Facts add(String name, Stream<String> texts) {
    List<String> all = texts.flatMap(String::lines).toList();
    for (int i = 0; i < all.size(); i++) {
      lines.add(new Line(i == 0 ? name + ":" : "", all.get(i)));
    }
    return this;
  }

  Facts add(String name, String... texts) {
    return add(name, Arrays.stream(texts));
  }

  /** What was asked: who may get which data for what, and what is stated. */
  Facts asked(DataAction action) {
    return add("asked", words(action)).add("stated", stated(action));
  }

  /** All by which a decision explains itself. */
  Facts decided(Decision decision) {
    return add("decided", "for " + decision.at() + ", by " + words(decision.notice()))
        .add("why", decision.why())
        .add("clauses", decision.clauses().stream().map(Facts::words))
        .add("nearest", decision.nearest().stream().map(Facts::words))
        .add(
            "missing",
            decision.missing().stream().map(missing -> missing.fact() + ": " + missing.ask()))
        .add("presumed", decision.presumed().stream().map(fact -> fact.id()))
        .add(
            "duties",
            decision.duties().stream().map(duty -> duty.clause().id() + ": " + duty.text()))
        .add("remedy", decision.remedies().stream().map(decision::words));
  }

  /** What was answered, in a word or two. */
  static String answer(Decision decision) {
    return decision.permitted() ? "permitted" : "refused: " + decision.ground().id();
  }

  static String words(DataAction action) {
    String preposition = action.activity() == Activity.SHARE ? " with " : " at ";
    return action.activity().id()
        + " "
        + String.join(", ", action.categories())
        + " for "
        + action.purpose()
        + action.party().map(party -> preposition + party).orElse("")
        + action.at().map(at -> " on " + at).orElse("");
  }

  private static Stream<String> stated(DataAction action) {
    Stream<String> forAll = Stream.of(words(action.facts()));
    Stream<String> forSome =
        action.categories().stream()
            .filter(category -> !action.factsFor(category).isEmpty())
            .map(category -> "of " + category + ": " + words(action.factsFor(category)));
    return Stream.concat(forAll, forSome).filter(text -> !text.isEmpty());
  }

  static String words(Map<String, FactValue> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + "=" + words(fact.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(FactValue value) {
    if (value instanceof FactValue.OccurredAt event) {
      return event.instant().toString();
    }
    if (value instanceof FactValue.OccurredOn event) {
      return event.day().toString();
    }
    if (value instanceof FactValue.Judged judged) {
      return "judged on " + judged.on();
    }
    if (value instanceof FactValue.NotHappened) {
      return "not happened";
    }
    if (value instanceof FactValue.Given) {
      return "given";
    }
    return value instanceof FactValue.NotGiven ? "not given" : Remedy.word(value);
  }

  private static String words(DocumentRef document) {
    return document.id()
        + document.version().map(version -> " " + version).orElse(", no version in force");
  }

  private static String words(Clause clause) {
    return clause.id()
        + " "
        + clause.effect().id()
        + " ("
        + clause.sources().stream().map(Citation::text).collect(Collectors.joining("; "))
        + ")";
  }

  private static String words(Nearest nearest) {
    return nearest.clause().id()
        + ": "
        + nearest.failed().stream()
            .map(
                failed ->
                    failed.test()
                        + " asked "
                        + failed.asked()
                        + ", allows "
                        + String.join(", ", failed.allows()))
            .collect(Collectors.joining("; "));
  }

  /** The lines, each on its own. */
  String text() {
    int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    return lines.stream()
        .map(
            line -> "  " + line.name() + " ".repeat(width - line.name().length() + 1) + line.text())
        .collect(Collectors.joining("\n", "\n", ""));
  }
}
