package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.decision.Missing;
import org.privacynotice.engine.QuestionTable.Row;
import org.privacynotice.exchange.RequestReader;
import org.privacynotice.notice.Clause;
import org.privacynotice.request.Answer;
import org.privacynotice.request.Applicable;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.RequestTerms.Term;
import org.privacynotice.vocabulary.Fact;

/**
 * What a data protection officer answered to people's requests, before anything was asked of the
 * engine.
 */
class WorkedRequestsTest {

  private static final Path FOLDER =
      Path.of("src/test/resources/org/privacynotice/engine/requests");

  /**
   * What is expected of terms. Days, what is missing, fees, what may be left out ({@code maybe}: of
   * the two, what hangs on a question) and the clauses are exactly those; duties, presumptions and
   * what is told are among its own; categories and the controller are those where any are named.
   */
  private record Expected(Answer answer, ImmutableSetMultimap<String, String> parts) {

    private static final ImmutableSet<String> PARTS =
        ImmutableSet.of(
            "due",
            "law",
            "promise",
            "missing",
            "charges",
            "withheld",
            "maybe",
            "granted",
            "refused",
            "duties",
            "presumed",
            "told",
            "controller");

    static Expected parse(List<String> words) {
      Answer answer =
          Arrays.stream(Answer.values())
              .filter(each -> each.id().equals(words.get(0)))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("what is `" + words + "`?"));
      boolean free = words.contains("free");
      ImmutableSetMultimap<String, String> parts =
          QuestionTable.parts(
              words.stream().skip(1).filter(word -> !word.equals("free")).toList(), PARTS);
      Preconditions.checkArgument(
          free == parts.get("charges").isEmpty(), "it is free, or it has charges: %s", words);
      parts.get("due").forEach(LocalDate::parse);
      return new Expected(answer, parts);
    }

    ImmutableSortedSet<String> all(String part) {
      return ImmutableSortedSet.copyOf(parts.get(part));
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyRequest_isAnsweredAsTheOfficerDid() {
    return QuestionTable.folders(FOLDER).stream()
        .map(folder -> dynamicContainer(String.valueOf(folder.getFileName()), tests(folder)));
  }

  private static Stream<DynamicTest> tests(Path folder) {
    List<Row> rows = QuestionTable.rows(folder);
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
    PrivacyEngine engine = QuestionTable.engine(folder);
    return rows.stream().map(row -> dynamicTest(row.name(), () -> ask(engine, row)));
  }

  private static void ask(PrivacyEngine engine, Row row) {
    RequestTerms terms = engine.terms(new RequestReader(engine::vocabulary).read(row.question()));
    Expected expected = Expected.parse(row.answer());
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(terms.answer()).as("answer").isEqualTo(expected.answer());
          softly.assertThat(ids(terms.due())).as("due").isEqualTo(expected.all("due"));
          softly
              .assertThat(ids(terms.statutory().map(WorkedRequestsTest::word)))
              .as("law")
              .isEqualTo(expected.all("law"));
          softly
              .assertThat(ids(terms.promise().map(WorkedRequestsTest::word)))
              .as("promise")
              .isEqualTo(expected.all("promise"));
          softly
              .assertThat(QuestionTable.ids(terms.missing(), Missing::fact))
              .as("missing")
              .isEqualTo(expected.all("missing"));
          softly
              .assertThat(ids(terms.charges(), Applicable::isCertain))
              .as("charges")
              .isEqualTo(expected.all("charges"));
          softly
              .assertThat(ids(terms.withheld(), Applicable::isCertain))
              .as("withheld")
              .isEqualTo(expected.all("withheld"));
          softly
              .assertThat(
                  ids(
                      Stream.of(terms.withheld(), terms.charges()).flatMap(List::stream).toList(),
                      each -> !each.isCertain()))
              .as("maybe")
              .isEqualTo(expected.all("maybe"));
          softly
              .assertThat(QuestionTable.ids(terms.clauses(), Clause::id))
              .as("because")
              .isEqualTo(ImmutableSortedSet.copyOf(row.because()));
          softly
              .assertThat(ids(terms.duties(), Applicable::isCertain))
              .as("duties")
              .containsAll(expected.all("duties"));
          softly
              .assertThat(QuestionTable.ids(terms.presumed(), Fact::id))
              .as("presumed")
              .containsAll(expected.all("presumed"));
          softly
              .assertThat(QuestionTable.ids(terms.information(), Clause::id))
              .as("told")
              .containsAll(expected.all("told"));
          softly
              .assertThat(categories(terms, Answer.GRANT))
              .as("granted")
              .containsAll(expected.all("granted"));
          softly
              .assertThat(categories(terms, Answer.REFUSE))
              .as("refused")
              .containsAll(expected.all("refused"));
          if (!expected.all("controller").isEmpty()) {
            softly
                .assertThat(terms.controller().replace(' ', '-'))
                .as("controller")
                .isEqualTo(expected.all("controller").first());
          }
          softly.assertThat(terms.why()).as("a sentence").endsWith(".").doesNotContain("\n");
          if (!softly.assertionErrorsCollected().isEmpty()) {
            softly.fail("row: %s%nanswered: %s", row.line(), terms.explain());
          }
        });
  }

  /** The day, or why there is none. */
  private static String word(Term term) {
    Deadline deadline = term.deadline();
    return deadline.due().map(Object::toString).orElse(deadline.state().id());
  }

  private static ImmutableSortedSet<String> ids(Optional<?> one) {
    return one.map(each -> ImmutableSortedSet.of(each.toString())).orElse(ImmutableSortedSet.of());
  }

  private static ImmutableSortedSet<String> ids(
      List<Applicable> applicable, Predicate<Applicable> wanted) {
    return QuestionTable.ids(
        applicable.stream().filter(wanted).toList(), each -> each.clause().id());
  }

  private static Set<String> categories(RequestTerms terms, Answer answer) {
    return Maps.filterValues(terms.categories(), each -> each == answer).keySet();
  }

  @Test
  void tables_together_holdEveryAnswer() {
    assertThat(
            QuestionTable.folders(FOLDER).stream()
                .flatMap(folder -> QuestionTable.rows(folder).stream())
                .map(row -> Expected.parse(row.answer()).answer()))
        .contains(Answer.values());
  }

  @Test
  void answerWithAnUnknownWord_isRefused() {
    for (String answer :
        List.of(
            "granted free",
            "grant",
            "grant free charges law/fee-for-further-copy",
            "grant free due",
            "grant free due tomorrow",
            "grant free by 2026-01-01")) {
      assertThatIllegalArgumentException()
          .as(answer)
          .isThrownBy(() -> parsed(QuestionTable.words(answer)));
    }
  }

  private static Expected parsed(List<String> words) {
    try {
      return Expected.parse(words);
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException(noDay);
    }
  }
}
