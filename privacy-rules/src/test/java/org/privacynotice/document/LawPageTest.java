package org.privacynotice.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;

/** The page that shows the bundled law as tables is made from the law itself. */
class LawPageTest {

  private static final Path PAGE = Path.of("docs/law.md");

  private final Law law = Bundled.law();
  private final StringBuilder page = new StringBuilder();

  @Test
  void page_showsTheLawAsItIs() throws IOException {
    String rendered = rendered();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, rendered);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(rendered);
  }

  private String rendered() {
    line("# The law, as data");
    line("");
    line(
        "What `uk.yaml` holds, in its version of "
            + law.version()
            + ". This page is made from that file by a test; change the file, never the page.");
    line(
        "An action, or a request, is judged by the clauses in force on its day. The wording is ours; the provisions count.");
    line("");
    line("## What decides an action");
    line("");
    line("Each of these forbids when it is true, and asks when it is not known.");
    line("");
    row("clause", "forbids", "data", "what it says", "when", "in force", "provisions");
    row("---", "---", "---", "---", "---", "---", "---");
    for (Clause clause : of(Effect.FORBIDS)) {
      row(
          code(clause.id()),
          activities(clause),
          sensitivities(clause),
          clause.gloss(),
          when(clause),
          inForce(clause.inForce()),
          sources(clause.sources()));
    }
    line("");
    line("## What is a duty, and decides nothing");
    line("");
    line(
        "A duty comes with what is done, or is owed as things stand; whether it is met shows later and elsewhere.");
    line("");
    row("clause", "with", "duty", "when", "in force", "provisions");
    row("---", "---", "---", "---", "---", "---");
    for (Clause clause : of(Effect.REQUIRES)) {
      row(
          code(clause.id()) + (clause.owed() ? " (owed)" : ""),
          about(clause),
          clause.gloss(),
          when(clause),
          inForce(clause.inForce()),
          sources(clause.sources()));
    }
    line("");
    line("## What is information, and why it decides nothing");
    line("");
    row("clause", "what it says", "in force", "provisions");
    row("---", "---", "---", "---");
    for (Clause clause : of(Effect.INFORMS)) {
      row(code(clause.id()), clause.gloss(), inForce(clause.inForce()), sources(clause.sources()));
    }
    line("");
    line("## What decides a person's request");
    line("");
    line("A request must be granted where something makes that owed and nothing excuses.");
    line("");
    row("clause", "request", "effect", "what it says", "when", "in force", "provisions");
    row("---", "---", "---", "---", "---", "---", "---");
    for (Effect effect : List.of(Effect.GRANTS, Effect.EXCUSES, Effect.WITHHOLDS, Effect.CHARGES)) {
      for (Clause clause : of(effect)) {
        row(
            code(clause.id()),
            about(clause),
            effect.id(),
            clause.gloss(),
            when(clause),
            inForce(clause.inForce()),
            sources(clause.sources()));
      }
    }
    line("");
    line("## How soon");
    line("");
    row("time limit", "request", "what it says", "in force", "provisions");
    row("---", "---", "---", "---", "---");
    for (TimeLimit limit : law.timeLimits()) {
      row(
          code(limit.id()),
          limit.rights().stream().map(Right::id).collect(Collectors.joining(", ")),
          limit.gloss(),
          inForce(limit.inForce()),
          sources(limit.sources()));
    }
    line("");
    line("## The facts");
    line("");
    line(
        "A judgement is the record of who judged it, when and where that is written. What is presumed holds until somebody"
            + " states otherwise; a deployment may withdraw any presumption, and is asked then.");
    line("");
    row("fact", "type", "question", "presumed");
    row("---", "---", "---", "---");
    for (Fact fact : law.facts()) {
      row(
          code(fact.id()),
          fact.type().id(),
          fact.ask(),
          fact.presumed()
              .map(
                  each ->
                      code(YamlText.inline(CanonicalWriter.value(each.value())))
                          + ": "
                          + each.reason())
              .orElse(""));
    }
    return page.toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private static String code(String id) {
    return "`" + id + "`";
  }

  private List<Clause> of(Effect effect) {
    return law.clauses().stream()
        .filter(clause -> clause.effect() == effect)
        .sorted(Comparator.comparing(Clause::id))
        .toList();
  }

  private static String activities(Clause clause) {
    return clause.scope().activities().stream().map(Activity::id).collect(Collectors.joining(", "));
  }

  private static String about(Clause clause) {
    String rights =
        clause.scope().rights().stream().map(Right::id).collect(Collectors.joining(", "));
    return rights.isEmpty() ? activities(clause) : rights;
  }

  private static String sensitivities(Clause clause) {
    return clause.scope().sensitivities().isEmpty()
        ? "any data"
        : clause.scope().sensitivities().stream()
            .map(Sensitivity::id)
            .collect(Collectors.joining(", "));
  }

  /** The condition as the file has it, and whom the clause is about where that is not anybody. */
  private static String when(Clause clause) {
    String parties =
        clause.scope().parties().any() || clause.scope().parties().isNone()
            ? ""
            : "with " + String.join(", ", clause.scope().parties().ids()) + " ";
    return clause.condition().equals(Condition.ALWAYS)
        ? parties + "always"
        : parties + code(YamlText.inline(CanonicalWriter.condition(clause.condition())));
  }

  private static String inForce(InForce inForce) {
    String from = inForce.from().map(day -> "from " + day).orElse("");
    String to = inForce.to().map(day -> "to " + day).orElse("");
    return from.isEmpty() || to.isEmpty() ? from + to : from + " " + to;
  }

  private static String sources(List<Citation> sources) {
    return sources.stream().map(Citation::text).collect(Collectors.joining("; "));
  }
}
