package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;

/**
 * A table that people read, of questions and what a data protection officer answered: the {@code
 * questions.md} of a case folder, about the notice beside it, or about the contact centre's.
 */
final class QuestionTable {

  static final String HEAD = "| case | question | answer | because | article |";

  private static final Splitter CELLS = Splitter.on('|').trimResults();
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final Splitter IDS = Splitter.on(',').trimResults().omitEmptyStrings();

  private QuestionTable() {}

  /**
   * One line of a table.
   *
   * @param line all of it
   * @param name the case's
   * @param question as JSON
   * @param answer a word, then parts
   * @param because the clauses' ids
   */
  record Row(
      String line,
      String name,
      String question,
      ImmutableList<String> answer,
      ImmutableList<String> because) {

    private static Row parse(String line) {
      List<String> cells = CELLS.splitToList(line.substring(1, line.length() - 1));
      Preconditions.checkArgument(cells.size() == 5, "five cells make a row: %s", line);
      String question = cells.get(1);
      Preconditions.checkArgument(
          question.startsWith("`{") && question.endsWith("}`") && question.contains("\"at\""),
          "a question is JSON with its time, in backticks: %s",
          line);
      Preconditions.checkArgument(!cells.get(2).isEmpty(), "there is no answer: %s", line);
      Preconditions.checkArgument(!cells.get(4).isEmpty(), "an answer has its article: %s", line);
      return new Row(
          line,
          cells.get(0),
          question.substring(1, question.length() - 1),
          words(cells.get(2)),
          ImmutableList.copyOf(IDS.splitToList(cells.get(3))));
    }
  }

  static ImmutableList<Row> rows(Path folder) {
    return rows(read(folder.resolve("questions.md")));
  }

  static ImmutableList<Row> rows(String text) {
    List<String> lines = text.lines().toList();
    int head = lines.indexOf(HEAD);
    Preconditions.checkArgument(head >= 0, "there is no table `%s`", HEAD);
    ImmutableList<Row> rows =
        lines.stream()
            .skip(head + 2L)
            .filter(line -> !line.isBlank())
            .map(Row::parse)
            .collect(toImmutableList());
    Preconditions.checkArgument(!rows.isEmpty(), "the table has no row");
    return rows;
  }

  static ImmutableList<String> words(String answer) {
    return ImmutableList.copyOf(WORDS.splitToList(answer));
  }

  /** "until 2031-03-31 missing a, b" as parts; each begins with one of the known words. */
  static ImmutableSetMultimap<String, String> parts(List<String> words, Set<String> known) {
    ImmutableSetMultimap.Builder<String, String> parts = ImmutableSetMultimap.builder();
    String part = "";
    boolean more = false;
    for (String word : words) {
      boolean begins = known.contains(word);
      Preconditions.checkArgument(begins != more, "what is `%s`?", word);
      if (begins) {
        part = word;
      } else {
        parts.putAll(part, IDS.split(word));
      }
      more = begins || word.endsWith(",");
    }
    Preconditions.checkArgument(!more, "nothing stands after `%s`", part);
    return parts.build();
  }

  static <T> ImmutableSortedSet<String> ids(List<T> of, Function<T, String> id) {
    return of.stream().map(id).collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** The engine by a folder's documents. */
  static PrivacyEngine engine(Path folder) {
    Path own = folder.resolve("notice.yaml");
    Path deployment = folder.resolve("deployment.yaml");
    Notice notice =
        Files.exists(own) ? DocumentReader.notice(own) : Bundled.notice("contact-centre");
    PrivacyEngine.Builder engine = PrivacyEngine.builder().notice(notice).log(DecisionLog.none());
    if (Files.exists(deployment)) {
      engine.deployment(DocumentReader.deployment(deployment, notice));
    }
    return engine.build();
  }

  static List<Path> folders(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
