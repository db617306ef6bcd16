package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.engine.QuestionTable.Row;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Fact;

/**
 * What a data protection officer answered, before anything was encoded, to the questions in each
 * folder's {@code questions.md} about the notice beside it, or about the contact centre's.
 */
class WorkedNoticesTest {

  private static final Path FOLDER = Path.of("src/test/resources/org/privacynotice/engine/worked");

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

    static Answer parse(List<String> words) {
      Preconditions.checkArgument(!words.isEmpty(), "there is no answer");
      String word = words.get(0);
      Ground ground =
          Arrays.stream(Ground.values())
              .filter(each -> each.id().equals(word) && each != Ground.FAULT)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("`" + word + "` is no answer"));
      ImmutableSetMultimap<String, String> parts =
          QuestionTable.parts(words.subList(1, words.size()), PARTS);
      Preconditions.checkArgument(parts.get("until").size() <= 1, "two last days");
      return new Answer(
          ground,
          parts.get("until").stream().findFirst().map(LocalDate::parse),
          parts.get("missing"),
          parts.get("duties"),
          parts.get("presumed"));
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyQuestion_isAnsweredAsTheOfficerDid() {
    return QuestionTable.folders(FOLDER).stream()
        .map(folder -> dynamicContainer(String.valueOf(folder.getFileName()), tests(folder)));
  }

  private static Stream<DynamicTest> tests(Path folder) {
    ImmutableList<Row> rows = QuestionTable.rows(folder);
    return Stream.concat(
        Stream.of(dynamicTest("a table that tells enough", () -> requireTelling(rows))),
        rows.stream()
            .map(row -> dynamicTest(row.name(), () -> ask(QuestionTable.engine(folder), row))));
  }

  /** A construct is shown by what it permits, what it refuses and what it leaves open. */
  private static void requireTelling(List<Row> rows) {
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
    assertThat(rows)
        .extracting(row -> Answer.parse(row.answer()).ground())
        .contains(Ground.PERMITTED, Ground.UNDETERMINED)
        .containsAnyOf(Ground.FORBIDDEN, Ground.NOT_COVERED, Ground.CONFLICT);
  }

  private static void ask(PrivacyEngine engine, Row row) {
    Decision decision = engine.decide(new ActionReader(engine::vocabulary).read(row.question()));
    Answer answer = Answer.parse(row.answer());
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(decision.ground()).as("answer").isEqualTo(answer.ground());
          softly.assertThat(decision.until()).as("until").isEqualTo(answer.until());
          if (!answer.missing().isEmpty()) {
            softly
                .assertThat(QuestionTable.ids(decision.missing(), Missing::fact))
                .as("missing")
                .isEqualTo(ImmutableSortedSet.copyOf(answer.missing()));
          }
          softly
              .assertThat(QuestionTable.ids(decision.duties(), duty -> duty.clause().id()))
              .as("duties")
              .containsAll(answer.duties());
          softly
              .assertThat(QuestionTable.ids(decision.presumed(), Fact::id))
              .as("presumed")
              .containsAll(answer.presumed());
          softly
              .assertThat(QuestionTable.ids(decision.clauses(), Clause::id))
              .as("because")
              .containsAll(row.because());
          if (!softly.assertionErrorsCollected().isEmpty()) {
            softly.fail("row: %s%ndecided: %s", row.line(), decision.explain());
          }
        });
  }

  @Test
  void folderWithoutATable_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> QuestionTable.rows("# Words alone\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuestionTable.rows(QuestionTable.HEAD + "\n| --- |\n"));
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
      assertThatIllegalArgumentException()
          .as(answer)
          .isThrownBy(() -> Answer.parse(QuestionTable.words(answer)));
    }
  }
}
