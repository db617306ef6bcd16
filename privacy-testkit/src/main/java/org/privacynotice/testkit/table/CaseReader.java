package org.privacynotice.testkit.table;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Suggestion;
import org.privacynotice.vocabulary.Vocabulary;

/** Makes actions and expectations of a table's rows, in the words of an engine's notices. */
final class CaseReader {

  private static final ImmutableSet<String> COLUMNS =
      ImmutableSet.of(
          "case", "do", "categories", "purpose", "recipient", "holder", "at", "expected", "clause");

  /** What stands before a fact that is called as a column is. */
  private static final String FACT = "fact-";

  /** What stands between a fact and the category for which alone it is stated. */
  private static final String FOR = "-for-";

  private static final Map<String, Activity> ACTIVITIES =
      Maps.uniqueIndex(List.of(Activity.values()), Activity::id);

  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final ImmutableSet<String> YES = ImmutableSet.of("yes", "true");
  private static final ImmutableSet<String> NO = ImmutableSet.of("no", "false");

  private final String file;
  private final PrivacyEngine engine;
  private final Labels labels;

  CaseReader(String file, PrivacyEngine engine) {
    this.file = file;
    this.engine = engine;
    this.labels = new Labels(engine);
  }

  /** What the row asks. */
  DataAction action(Row row) {
    requireColumns(row);
    Cell activity = required(row, "do");
    DataAction.Builder<?, ?> builder = builder(row, at(activity, "do", () -> activity(activity)));
    Cell about = required(row, "categories");
    List<String> categories = at(about, "categories", () -> categories(about));
    at(about, "categories", () -> builder.categories(categories.toArray(String[]::new)));
    Cell purpose = required(row, "purpose");
    at(
        purpose,
        "purpose",
        () -> builder.purpose(labels.id(Vocabulary.Kind.PURPOSE, purpose.text())));
    row.cell("at").ifPresent(cell -> at(cell, "at", () -> builder.at(instant(cell.text()))));
    row.cells()
        .forEach(
            (column, cell) ->
                stated(column)
                    .ifPresent(
                        stated ->
                            at(cell, column, () -> state(builder, stated, categories, cell))));
    return at(activity, "do", builder::build);
  }

  private List<String> categories(Cell cell) {
    return words(cell, "data category").stream()
        .map(words -> labels.id(Vocabulary.Kind.CATEGORY, words))
        .toList();
  }

  private DataAction.Builder<?, ?> state(
      DataAction.Builder<?, ?> builder, Statement stated, List<String> categories, Cell cell) {
    FactValue value = value(stated.fact(), cell.text());
    if (stated.of().isEmpty()) {
      return builder.fact(stated.fact().id(), value);
    }
    String category = labels.id(Vocabulary.Kind.CATEGORY, stated.of());
    if (!categories.contains(category)) {
      throw new IllegalArgumentException(
          "the case is not about `"
              + category
              + "`; name that among its categories, or leave the cell empty");
    }
    return builder.factFor(category, stated.fact().id(), value);
  }

  /** What the row expects. */
  Expected expected(Row row) {
    Cell answer = required(row, "expected");
    return new Expected(
        at(answer, "expected", () -> Expected.answer(answer.text())),
        ImmutableList.copyOf(
            row.cell("clause")
                .map(cell -> at(cell, "clause", () -> clauses(cell)))
                .orElse(List.of())));
  }

  private static Activity activity(Cell cell) {
    String word = cell.text().toLowerCase(Locale.ROOT);
    for (Activity each : Activity.values()) {
      if (each.id().equals(word) || each.gerund().equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        Cell.quoted(cell.text())
            + " is no activity; "
            + Suggestion.help(word, ACTIVITIES.keySet()));
  }

  private DataAction.Builder<?, ?> builder(Row row, Activity activity) {
    String wanted = activity == Activity.SHARE ? "recipient" : activity.hasParty() ? "holder" : "";
    for (String column : List.of("recipient", "holder")) {
      if (!column.equals(wanted) && row.cell(column).isPresent()) {
        throw bad(
            row.cell(column).get(),
            column,
            "does not go with `" + activity.id() + "`; leave the cell empty");
      }
    }
    if (wanted.isEmpty()) {
      return activity == Activity.COLLECT ? engine.collect() : engine.use();
    }
    Cell cell = required(row, wanted);
    String party = at(cell, wanted, () -> labels.id(Vocabulary.Kind.RECIPIENT, cell.text()));
    return at(
        cell,
        wanted,
        () ->
            switch (activity) {
              case SHARE -> engine.share().recipient(party);
              case RETAIN -> engine.retain().holder(party);
              default -> engine.erase().holder(party);
            });
  }

  /** An instant, or noon of a day in the newest notice's zone. */
  private Instant instant(String text) {
    try {
      if (text.contains("T")) {
        return Instant.parse(text);
      }
      List<Notice> notices = engine.notices();
      return LocalDate.parse(text)
          .atTime(LocalTime.NOON)
          .atZone(notices.get(notices.size() - 1).zone())
          .toInstant();
    } catch (DateTimeException impossible) {
      throw new IllegalArgumentException(
          "takes a day, as in 2026-01-31, which means its noon, or an instant, as in"
              + " 2026-01-31T09:30:00Z");
    }
  }

  private static FactValue value(Fact fact, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (fact.type() == FactType.NAMED) {
      return fact.valueOf(fact.values().contains(text) ? text : word.replace(' ', '-'));
    }
    if (YES.contains(word)) {
      return fact.valueOf(true);
    }
    if (NO.contains(word)) {
      return fact.valueOf(false);
    }
    if (fact.type() == FactType.JUDGEMENT) {
      return judged(text);
    }
    return fact.valueOf(text);
  }

  /** Who, when and where it is written. */
  private static FactValue judged(String text) {
    List<String> parts = WORDS.splitToList(text);
    try {
      if (parts.size() == 3) {
        return new FactValue.Judged(parts.get(0), LocalDate.parse(parts.get(1)), parts.get(2));
      }
    } catch (DateTimeException impossible) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "takes no, or who judged it so, when and where that is written, as in"
            + " `data-protection-officer 2026-01-31 assessment/14`");
  }

  private List<String> clauses(Cell cell) {
    Set<String> known = known();
    List<String> ids = words(cell, "clause");
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new IllegalArgumentException(
            Cell.quoted(id) + " is no clause; " + Suggestion.help(id, known));
      }
    }
    return ids;
  }

  private Set<String> known() {
    return Stream.of(engine.notices(), List.of(engine.law()), engine.deployment().stream().toList())
        .flatMap(List::stream)
        .flatMap(document -> document.clauses().stream())
        .map(Clause::id)
        .collect(Collectors.toSet());
  }

  /** The words of a list, which names something or is left out. */
  private static List<String> words(Cell cell, String what) {
    List<String> words = cell.words();
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "names no " + what + "; write one between the semicolons, or leave the cell empty");
    }
    return words;
  }

  /**
   * What a column states.
   *
   * @param of the words for the category of which alone it is stated; none for all of them
   */
  private record Statement(Fact fact, String of) {}

  /**
   * What a column states: {@code needed}, {@code needed for age}, {@code fact case} where the fact
   * is called as a column is. Nothing, where it is one of a table's own.
   */
  private Optional<Statement> stated(String column) {
    if (COLUMNS.contains(column)) {
      return Optional.empty();
    }
    return statement(column)
        .or(
            () ->
                column.startsWith(FACT)
                    ? statement(column.substring(FACT.length()))
                    : Optional.empty());
  }

  private Optional<Statement> statement(String name) {
    Optional<Statement> longest = fact(name).map(fact -> new Statement(fact, ""));
    for (int at = name.lastIndexOf(FOR);
        longest.isEmpty() && at > 0;
        at = name.lastIndexOf(FOR, at - 1)) {
      String category = name.substring(at + FOR.length());
      longest = fact(name.substring(0, at)).map(fact -> new Statement(fact, category));
    }
    return longest;
  }

  private Optional<Fact> fact(String id) {
    return engine.vocabulary().has(Vocabulary.Kind.FACT, id)
        ? Optional.of(engine.vocabulary().fact(id))
        : Optional.empty();
  }

  private void requireColumns(Row row) {
    row.cells()
        .forEach(
            (column, cell) -> {
              if (!COLUMNS.contains(column) && stated(column).isEmpty()) {
                List<String> known = new ArrayList<>(COLUMNS);
                known.addAll(engine.vocabulary().ids(Vocabulary.Kind.FACT));
                throw new BadTable(
                    file,
                    cell.line(),
                    cell.column(),
                    "column "
                        + Cell.quoted(column)
                        + " is neither one of a table nor a fact; "
                        + Suggestion.help(column, known));
              }
            });
  }

  private Cell required(Row row, String column) {
    return row.cell(column)
        .orElseThrow(
            () ->
                new BadTable(
                    file,
                    row.line(),
                    1,
                    "this case has nothing in column `" + column + "`; fill it in"));
  }

  private <T> T at(Cell cell, String column, Supplier<T> step) {
    try {
      return step.get();
    } catch (BadTable placed) {
      throw placed;
    } catch (IllegalArgumentException refused) {
      throw bad(cell, column, String.valueOf(refused.getMessage()));
    }
  }

  private BadTable bad(Cell cell, String column, String message) {
    return new BadTable(
        file, cell.line(), cell.column(), "column " + Cell.quoted(column) + ": " + message);
  }
}
