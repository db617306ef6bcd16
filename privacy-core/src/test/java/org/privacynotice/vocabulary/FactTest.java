package org.privacynotice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {

  private static final Instant INSTANT = Instant.parse("2026-01-31T09:30:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final FactValue JUDGED =
      new FactValue.Judged("Canary_7", DAY, "assessment/Canary_14");

  private static Fact fact(FactType type) {
    Fact.Builder builder =
        Fact.builder().id("asked").type(type).ask("Is it?").statedBy(Fact.StatedBy.CASE);
    return type == FactType.NAMED ? builder.addValues("blue", "green").build() : builder.build();
  }

  /** Every kind of answer that somebody could give. */
  private static final Map<String, Function<Fact, FactValue>> ANSWERS =
      ImmutableMap.<String, Function<Fact, FactValue>>builder()
          .put("true", fact -> fact.valueOf(true))
          .put("false", fact -> fact.valueOf(false))
          .put("named value", fact -> fact.valueOf("green"))
          .put("reference", fact -> fact.valueOf("Case/7_a"))
          .put("day", fact -> fact.valueOf("2026-01-31"))
          .put("instant", fact -> fact.valueOf("2026-01-31T09:30:00Z"))
          .put("prose", fact -> fact.valueOf("Jane Canary-Doe 07700 900123"))
          .put("empty", fact -> fact.valueOf(""))
          .put("YES", fact -> fact.accept(FactValue.YES))
          .put("Named", fact -> fact.accept(new FactValue.Named("blue")))
          .put("other Named", fact -> fact.accept(new FactValue.Named("red")))
          .put("OccurredAt", fact -> fact.accept(new FactValue.OccurredAt(INSTANT)))
          .put("OccurredOn", fact -> fact.accept(new FactValue.OccurredOn(DAY)))
          .put("NotHappened", fact -> fact.accept(FactValue.NOT_HAPPENED))
          .put("Given", fact -> fact.accept(new FactValue.Given("Canary_7")))
          .put("NotGiven", fact -> fact.accept(FactValue.NOT_GIVEN))
          .put("Judged", fact -> fact.accept(JUDGED))
          .buildOrThrow();

  /** What comes of each; whatever is not here is refused. */
  private static final Map<FactType, Map<String, FactValue>> TAKEN =
      Map.of(
          FactType.YES_NO,
          Map.of("true", FactValue.YES, "false", FactValue.NO, "YES", FactValue.YES),
          FactType.ATTESTED,
          Map.of(
              "true", FactValue.YES,
              "false", FactValue.NO,
              "YES", FactValue.YES,
              "named value", new FactValue.Given("green"),
              "reference", new FactValue.Given("Case/7_a"),
              "day", new FactValue.Given("2026-01-31"),
              "instant", new FactValue.Given("2026-01-31T09:30:00Z"),
              "Given", new FactValue.Given("Canary_7")),
          FactType.JUDGEMENT,
          Map.of("false", FactValue.NO, "Judged", JUDGED),
          FactType.NAMED,
          Map.of("named value", new FactValue.Named("green"), "Named", new FactValue.Named("blue")),
          FactType.EVENT,
          Map.of(
              "false", FactValue.NOT_HAPPENED,
              "day", new FactValue.OccurredOn(DAY),
              "instant", new FactValue.OccurredAt(INSTANT),
              "OccurredAt", new FactValue.OccurredAt(INSTANT),
              "OccurredOn", new FactValue.OccurredOn(DAY),
              "NotHappened", FactValue.NOT_HAPPENED),
          FactType.REFERENCE,
          Map.of(
              "false", FactValue.NOT_GIVEN,
              "named value", new FactValue.Given("green"),
              "reference", new FactValue.Given("Case/7_a"),
              "day", new FactValue.Given("2026-01-31"),
              "instant", new FactValue.Given("2026-01-31T09:30:00Z"),
              "Given", new FactValue.Given("Canary_7"),
              "NotGiven", FactValue.NOT_GIVEN));

  @TestFactory
  Stream<DynamicTest> everyType_everyAnswer_isTakenOrRefusedWithoutRepeatingIt() {
    return Stream.of(FactType.values())
        .flatMap(
            type ->
                ANSWERS.entrySet().stream()
                    .map(
                        answer ->
                            DynamicTest.dynamicTest(
                                type + " " + answer.getKey(),
                                () -> answer(type, answer.getKey(), answer.getValue()))));
  }

  private static void answer(FactType type, String name, Function<Fact, FactValue> answer) {
    Fact fact = fact(type);
    FactValue expected = TAKEN.get(type).get(name);
    if (expected != null) {
      assertThat(answer.apply(fact)).isEqualTo(expected);
      return;
    }
    assertThatThrownBy(() -> answer.apply(fact))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage())
                    .startsWith("fact `asked` ")
                    .doesNotContain("anary", "07700", "Case/7"));
  }

  @Test
  void valueOf_anIllTypedAnswer_saysWhatAnAnswerLooksLike() {
    assertThat(refusal(FactType.YES_NO)).isEqualTo("fact `asked` takes true or false");
    assertThat(refusal(FactType.ATTESTED))
        .isEqualTo(
            "fact `asked` takes true, false or a reference"
                + " (letters, digits and ./:_-, at most 64)");
    assertThat(refusal(FactType.EVENT))
        .isEqualTo(
            "fact `asked` takes a date (2026-01-31), an instant (2026-01-31T09:30:00Z) or false"
                + " (has not happened)");
    assertThat(refusal(FactType.REFERENCE))
        .isEqualTo(
            "fact `asked` takes a reference (letters, digits and ./:_-, at most 64) or false"
                + " (not given)");
    assertThat(refusal(FactType.NAMED))
        .isEqualTo("fact `asked` has no value (text that is not an id); known: `blue`, `green`");
    assertThatThrownBy(() -> fact(FactType.NAMED).valueOf(true))
        .hasMessage("fact `asked` takes one of its named values");
  }

  private static String refusal(FactType type) {
    try {
      fact(type).valueOf("Jane Canary-Doe");
      return "";
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void valueOf_aSlipInANamedValue_saysWhatWasProbablyMeant() {
    assertThatThrownBy(() -> fact(FactType.NAMED).valueOf("geen"))
        .hasMessage("fact `asked` has no value `geen`; did you mean `green`?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29", // no leap year
        "1900-02-29", // a century that is none
        "2026-02-30",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-1-31",
        "26-01-31",
        "+12026-01-31",
        "-2026-01-31",
        "2026-W05-6",
        "2026-031",
        "31/01/2026",
        "2026-01-31 09:30:00Z",
        "2026-01-31T09:30:00", // no offset
        "2026-01-31T09:30Z", // no seconds
        "2026-01-31T24:00:00Z",
        "2026-01-31T23:59:60Z", // leap seconds are not told apart
        "2026-02-30T09:30:00Z",
        "2026-01-31T09:30:00+19:00",
        "2026-01-31T09:30:00+01",
        "2026-01-31T09:30:00Z[Europe/London]",
        "2026-01-31T09:30:00.1234567890Z",
        "2026-01-31t09:30:00z",
        "２０２６-01-31",
        "today",
        "true",
        "2026-01-31\n"
      })
  void valueOf_anEventThatCannotBe_isRefused(String text) {
    assertThatThrownBy(() -> fact(FactType.EVENT).valueOf(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("fact `asked` takes a date");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29",
    "2000-02-29, 2000-02-29",
    "0001-01-01, 0001-01-01",
    "9999-12-31, 9999-12-31"
  })
  void valueOf_aDayThatExists_isThatDay(String text, LocalDate day) {
    assertThat(fact(FactType.EVENT).valueOf(text)).isEqualTo(new FactValue.OccurredOn(day));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
    "2026-01-31T09:30:00+01:00, 2026-01-31T08:30:00Z",
    "2026-01-01T00:00:00+14:00, 2025-12-31T10:00:00Z",
    "2024-02-29T23:59:59.999999999-05:00, 2024-03-01T04:59:59.999999999Z",
    "2026-01-31T09:30:00.5Z, 2026-01-31T09:30:00.500Z",
    "2026-01-31T09:30:00-00:00, 2026-01-31T09:30:00Z"
  })
  void valueOf_anInstantWithItsOffset_isThatInstant(String text, Instant instant) {
    assertThat(fact(FactType.EVENT).valueOf(text)).isEqualTo(new FactValue.OccurredAt(instant));
  }

  @Test
  void build_withoutAQuestion_isRefused() {
    Fact.Builder builder =
        Fact.builder().id("asked").type(FactType.YES_NO).ask(" ").statedBy(Fact.StatedBy.CASE);
    assertThatThrownBy(builder::build).hasMessage("fact `asked` needs its question");
  }

  @Test
  void build_valuesWhereNoneBelong_isRefused() {
    Fact.Builder none =
        Fact.builder().id("asked").type(FactType.NAMED).ask("?").statedBy(Fact.StatedBy.CASE);
    assertThatThrownBy(none::build)
        .hasMessage("fact `asked`: named facts, and only they, list values");
    Fact.Builder some =
        Fact.builder()
            .id("asked")
            .type(FactType.EVENT)
            .ask("?")
            .statedBy(Fact.StatedBy.CASE)
            .addValues("a");
    assertThatThrownBy(some::build)
        .hasMessage("fact `asked`: named facts, and only they, list values");
  }

  @Test
  void build_aValueThatIsNoReference_isRefusedWithoutRepeatingIt() {
    Fact.Builder builder =
        Fact.builder()
            .id("asked")
            .type(FactType.NAMED)
            .ask("?")
            .statedBy(Fact.StatedBy.CASE)
            .addValues("Jane Doe");
    assertThatThrownBy(builder::build)
        .hasMessage("fact `asked`: a value is letters, digits and ./:_-, at most 64");
  }

  @Test
  void build_withAPresumptionOfAnotherType_isRefused() {
    Fact.Builder builder =
        Fact.builder()
            .id("asked")
            .type(FactType.EVENT)
            .ask("?")
            .statedBy(Fact.StatedBy.CASE)
            .presumed(new Fact.Presumption(FactValue.NO, "why"));
    assertThatThrownBy(builder::build).hasMessageStartingWith("fact `asked` takes a date");
  }

  @Test
  void statedBy_each_saysWho() {
    assertThat(Stream.of(Fact.StatedBy.values()).filter(Fact.StatedBy::byCase))
        .containsExactly(Fact.StatedBy.CASE, Fact.StatedBy.EITHER);
    assertThat(Stream.of(Fact.StatedBy.values()).filter(Fact.StatedBy::byDeployment))
        .containsExactly(Fact.StatedBy.DEPLOYMENT, Fact.StatedBy.EITHER);
  }

  @Test
  void ids_ofTheFixedVocabularies_areThoseOfFilesAndJson() {
    assertThat(Stream.of(FactType.values()).map(FactType::id))
        .containsExactly("yes-no", "attested", "judgement", "named", "event", "reference");
    assertThat(Stream.of(LawfulBasis.values()).map(LawfulBasis::id))
        .containsExactly(
            "consent",
            "contract",
            "legal-obligation",
            "vital-interests",
            "public-task",
            "recognised-legitimate-interests",
            "legitimate-interests");
    assertThat(Stream.of(LawfulBasis.values()).map(LawfulBasis::point))
        .containsExactly("a", "b", "c", "d", "e", "ea", "f");
    assertThat(Stream.of(SpecialCategoryCondition.values()).map(SpecialCategoryCondition::id))
        .isEqualTo(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    assertThat(Stream.of(Activity.values()).map(Activity::id))
        .containsExactly("collect", "use", "share", "retain", "erase");
    assertThat(Stream.of(Activity.values()).filter(Activity::hasParty))
        .containsExactly(Activity.SHARE, Activity.RETAIN, Activity.ERASE);
  }
}
