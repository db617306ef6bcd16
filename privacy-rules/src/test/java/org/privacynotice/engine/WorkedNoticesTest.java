package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Fact;

/**
 * What a data protection officer answered, before anything was encoded, to the questions in each
 * folder's {@code questions.md} about the notice beside it, or about the contact centre's.
 */
class WorkedNoticesTest {

  private static final Path FOLDER = Path.of("src/test/resources/org/privacynotice/engine/worked");

  private static final String HEAD = "| case | question | answer | because | article |";

  private static final Splitter CELLS = Splitter.on('|').trimResults();
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final Splitter IDS = Splitter.on(',').trimResults().omitEmptyStrings();

  /**
   * What is expected of a decision: the last day is that or none, the facts missing are those where
   * any are named, and the duties and presumptions named are among its own.
   */
  private record Answer(
      Ground ground,
      Optional<LocalDate> until,
      ImmutableSet<String> missing,
      ImmutableSet<String> duties,
      ImmutableSet<String> presumed) {

    private static final ImmutableSet<String> PARTS =
        ImmutableSet.of("until", "missing", "duties", "presumed");

    static Answer parse(String text) {
      List<String> words = WORDS.splitToList(text);
      Preconditions.checkArgument(!words.isEmpty(), "there is no answer");
      String word = words.get(0);
      Ground ground =
          Arrays.stream(Ground.values())
              .filter(each -> each.id().equals(word) && each != Ground.FAULT)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("`" + word + "` is no answer"));
      ImmutableSetMultimap<String, String> parts = parts(words.subList(1, words.size()));
      Preconditions.checkArgument(parts.get("until").size() <= 1, "two last days");
      return new Answer(
          ground,
          parts.get("until").stream().findFirst().map(LocalDate::parse),
          parts.get("missing"),
          parts.get("duties"),
          parts.get("presumed"));
    }

    private static ImmutableSetMultimap<String, String> parts(List<String> words) {
      ImmutableSetMultimap.Builder<String, String> parts = ImmutableSetMultimap.builder();
      String part = "";
      boolean more = false;
      for (String word : words) {
        boolean begins = PARTS.contains(word);
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
  }

  /** One line of a table. */
  private record Row(
      String line, String name, String question, Answer answer, List<String> because) {

    static Row parse(String line) {
      List<String> cells = CELLS.splitToList(line.substring(1, line.length() - 1));
      Preconditions.checkArgument(cells.size() == 5, "five cells make a row: %s", line);
      String question = cells.get(1);
      Preconditions.checkArgument(
          question.startsWith("`{") && question.endsWith("}`") && question.contains("\"at\""),
          "a question is an action with its time, in backticks: %s",
          line);
      Preconditions.checkArgument(!cells.get(4).isEmpty(), "an answer has its article: %s", line);
      return new Row(
          line,
          cells.get(0),
          question.substring(1, question.length() - 1),
          Answer.parse(cells.get(2)),
          IDS.splitToList(cells.get(3)));
    }

    static ImmutableList<Row> all(String text) {
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
  }

  @TestFactory
  Stream<DynamicContainer> everyQuestion_isAnsweredAsTheOfficerDid() {
    return folders().stream()
        .map(folder -> dynamicContainer(String.valueOf(folder.getFileName()), tests(folder)));
  }

  private static Stream<DynamicTest> tests(Path folder) {
    ImmutableList<Row> rows = Row.all(read(folder.resolve("questions.md")));
    return Stream.concat(
        Stream.of(dynamicTest("a table that tells enough", () -> requireTelling(rows))),
        rows.stream().map(row -> dynamicTest(row.name(), () -> ask(engine(folder), row))));
  }

  /** A construct is shown by what it permits, what it refuses and what it leaves open. */
  private static void requireTelling(List<Row> rows) {
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
    assertThat(rows)
        .extracting(row -> row.answer().ground())
        .contains(Ground.PERMITTED, Ground.UNDETERMINED)
        .containsAnyOf(Ground.FORBIDDEN, Ground.NOT_COVERED, Ground.CONFLICT);
  }

  private static void ask(PrivacyEngine engine, Row row) {
    Decision decision = engine.decide(new ActionReader(engine::vocabulary).read(row.question()));
    Answer answer = row.answer();
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(decision.ground()).as("answer").isEqualTo(answer.ground());
          softly.assertThat(decision.until()).as("until").isEqualTo(answer.until());
          if (!answer.missing().isEmpty()) {
            softly
                .assertThat(ids(decision.missing(), Missing::fact))
                .as("missing")
                .isEqualTo(ImmutableSortedSet.copyOf(answer.missing()));
          }
          softly
              .assertThat(ids(decision.duties(), duty -> duty.clause().id()))
              .as("duties")
              .containsAll(answer.duties());
          softly
              .assertThat(ids(decision.presumed(), Fact::id))
              .as("presumed")
              .containsAll(answer.presumed());
          softly
              .assertThat(ids(decision.clauses(), Clause::id))
              .as("because")
              .containsAll(row.because());
          if (!softly.assertionErrorsCollected().isEmpty()) {
            softly.fail("row: %s%ndecided: %s", row.line(), decision.explain());
          }
        });
  }

  private static <T> ImmutableSortedSet<String> ids(List<T> of, Function<T, String> id) {
    return of.stream().map(id).collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  private static PrivacyEngine engine(Path folder) {
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

  private static List<Path> folders() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
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

  @Test
  void folderWithoutATable_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Row.all("# Words alone\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> Row.all(HEAD + "\n| --- |\n"));
  }

  @Test
  void answerWithAnUnknownWord_isRefused() {
    for (String answer :
        List.of(
            "",
            "fault",
            "allowed",
            "permitted till 2031-03-31",
            "permitted until",
            "undetermined missing a b",
            "undetermined missing duties a",
            "permitted until 2031-03-31, 2032-03-31")) {
      assertThatIllegalArgumentException().as(answer).isThrownBy(() -> Answer.parse(answer));
    }
  }
}
