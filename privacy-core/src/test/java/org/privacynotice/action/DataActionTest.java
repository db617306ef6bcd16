package org.privacynotice.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;
import org.privacynotice.vocabulary.Terms;
import org.privacynotice.vocabulary.UnknownIdException;
import org.privacynotice.vocabulary.Vocabulary;
import org.privacynotice.vocabulary.Vocabulary.Kind;

class DataActionTest {

  private static final Vocabulary VOCABULARY = Samples.vocabulary();
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  /** One builder of each activity, complete. */
  private static Stream<DataAction.Builder<?, ?>> everyActivity() {
    return Stream.of(
        Collect.in(VOCABULARY, "name", "ethnic-origin").purpose("blue-badges"),
        Use.in(VOCABULARY, "name", "ethnic-origin").purpose("blue-badges"),
        Share.in(VOCABULARY, "name", "ethnic-origin").recipient("sidem").purpose("blue-badges"),
        Retain.in(VOCABULARY, "name", "ethnic-origin").holder("sidem").purpose("blue-badges"),
        Erase.in(VOCABULARY, "name", "ethnic-origin").holder("sidem").purpose("blue-badges"));
  }

  private static Share.Builder share() {
    return Share.in(VOCABULARY, "name", "home-address")
        .recipient("sidem")
        .purpose("parking-permits");
  }

  @Test
  void again_withOtherReferencesAndTime_isTheSameButForThem() {
    DataAction first =
        share().fact("needed", true).factFor("name", "consent", "record/7").ref("r").at(AT).build();
    DataAction again = first.again(AT.plusSeconds(1), "who", "r2");
    assertThat(again.toString()).isEqualTo(first.toString());
    assertThat(again.facts()).isEqualTo(first.facts());
    assertThat(again.factsFor("name")).isEqualTo(first.factsFor("name"));
    assertThat(again.at()).contains(AT.plusSeconds(1));
    assertThat(again.subject()).contains("who");
    assertThat(again.ref()).contains("r2");
    assertThat(first.again(null, null, null).at()).isEmpty();
    assertThat(first.again(null, null, null).ref()).isEmpty();
    assertThatThrownBy(() -> first.again(null, null, "")).hasMessage("ref is 1 to 256 characters");
  }

  @Test
  void activity_ofEachKind_isItsOwn() {
    assertThat(everyActivity().map(builder -> builder.build().activity()))
        .containsExactly(Activity.values());
  }

  @ParameterizedTest
  @MethodSource("everyActivity")
  void build_withTheLeastThatItNeeds_hasNothingElse(DataAction.Builder<?, ?> builder) {
    DataAction action = builder.build();
    assertThat(action.facts()).isEmpty();
    assertThat(action.factsFor("name")).isEmpty();
    assertThat(action.at()).isEmpty();
    assertThat(action.subject()).isEmpty();
    assertThat(action.ref()).isEmpty();
    assertThat(action.party())
        .isEqualTo(action.activity().hasParty() ? Optional.of("sidem") : Optional.empty());
    assertThat(action.partyNumber() != DataAction.NOBODY).isEqualTo(action.activity().hasParty());
    assertThat(action.vocabulary()).isSameAs(VOCABULARY);
  }

  @Test
  void build_whole_givesEveryPartBack() {
    Share action =
        share()
            .basis(LawfulBasis.PUBLIC_TASK)
            .article9(SpecialCategoryCondition.G)
            .fact("needed", true)
            .fact("permit-ended", "2025-10-01")
            .factFor("name", "needed", false)
            .at(AT)
            .subject("opaque-7f3a")
            .ref("caller-17")
            .build();
    assertThat(action.recipient()).isEqualTo("sidem");
    assertThat(action.purpose()).isEqualTo("parking-permits");
    assertThat(action.at()).contains(AT);
    assertThat(action.subject()).contains("opaque-7f3a");
    assertThat(action.ref()).contains("caller-17");
    assertThat(action.facts())
        .containsExactly(
            Map.entry("article9", new FactValue.Named("g")),
            Map.entry("basis", new FactValue.Named("public-task")),
            Map.entry("needed", FactValue.YES),
            Map.entry("permit-ended", new FactValue.OccurredOn(LocalDate.of(2025, 10, 1))));
    assertThat(action.factsFor("name")).containsExactly(Map.entry("needed", FactValue.NO));
    assertThat(action.factsFor("home-address")).isEmpty();
    assertThat(action.factsFor("Jane Doe")).isEmpty();
  }

  @Test
  void holder_ofRetainAndErase_isTheParty() {
    assertThat(
            Retain.in(VOCABULARY, "name").holder("local").purpose("blue-badges").build().holder())
        .isEqualTo("local");
    assertThat(Erase.in(VOCABULARY, "name").holder("raad").purpose("blue-badges").build().holder())
        .isEqualTo("raad");
  }

  @Test
  void categories_inAnyOrderAndTwice_areASortedSetWithTheirNumbers() {
    DataAction action =
        Use.in(VOCABULARY, "name", "ethnic-origin", "home-address", "name")
            .purpose("blue-badges")
            .build();
    assertThat(action.categories()).containsExactly("ethnic-origin", "home-address", "name");
    for (int i = 0; i < 3; i++) {
      assertThat(action.categoryNumber(i))
          .isEqualTo(VOCABULARY.number(Kind.CATEGORY, action.categories().asList().get(i)));
    }
    assertThat(action.purposeNumber()).isEqualTo(VOCABULARY.number(Kind.PURPOSE, "blue-badges"));
    assertThat(share().build().partyNumber()).isEqualTo(VOCABULARY.number(Kind.RECIPIENT, "sidem"));
  }

  @Test
  void categories_givenAgain_replaceThoseBefore() {
    assertThat(share().categories("ethnic-origin").build().categories())
        .containsExactly("ethnic-origin");
  }

  @Test
  void stated_forACategory_comesBeforeThatForAll() {
    DataAction action =
        share()
            .fact("needed", true)
            .fact("consent", "record/7")
            .factFor("name", "needed", false)
            .build();
    int needed = VOCABULARY.number(Kind.FACT, "needed");
    int consent = VOCABULARY.number(Kind.FACT, "consent");
    int event = VOCABULARY.number(Kind.FACT, "permit-ended");
    assertThat(action.statedFor("home-address").get(needed))
        .contains(FactValue.YES); // home-address
    assertThat(action.statedFor("name").get(needed)).contains(FactValue.NO); // name
    assertThat(action.statedFor("name").get(consent)).contains(new FactValue.Given("record/7"));
    assertThat(action.statedFor("name").get(event)).isEmpty();
  }

  @Test
  void other_asCategoryPurposeAndRecipient_isTaken() {
    DataAction action = Share.in(VOCABULARY, "other").recipient("other").purpose("other").build();
    assertThat(action.categoryNumber(0)).isEqualTo(Vocabulary.OTHER_NUMBER);
    assertThat(action.purposeNumber()).isEqualTo(Vocabulary.OTHER_NUMBER);
    assertThat(action.partyNumber()).isEqualTo(Vocabulary.OTHER_NUMBER);
  }

  @Test
  void build_withoutCategory_isRefused() {
    wrong("an action names at least one category", Use.in(VOCABULARY).purpose("other")::build);
  }

  @Test
  void build_withoutPurpose_isRefused() {
    wrong("an action names its purpose", Use.in(VOCABULARY, "name")::build);
  }

  @Test
  void build_withoutRecipientOrHolder_isRefused() {
    wrong("the action names no recipient", Share.in(VOCABULARY, "name").purpose("other")::build);
    wrong("the action names no holder", Retain.in(VOCABULARY, "name").purpose("other")::build);
    wrong("the action names no holder", Erase.in(VOCABULARY, "name").purpose("other")::build);
  }

  @Test
  void recipient_local_isRefusedWhereverItIsGiven() {
    wrong(
        "`local` is a holder, not a recipient",
        () -> Share.in(VOCABULARY, "name").recipient("local"));
    Share share = share().build();
    wrong("`local` is a holder, not a recipient", () -> share.withParty("local"));
  }

  @Test
  void build_factsForACategoryNotAskedAbout_isRefused() {
    wrong(
        "facts are stated for category `ethnic-origin`, which the action does not ask about",
        share().factFor("ethnic-origin", "needed", true)::build);
  }

  @Test
  void fact_statedTwice_isRefused() {
    wrong("fact `needed` is stated twice", () -> share().fact("needed", true).fact("needed", true));
    wrong(
        "fact `basis` is stated twice",
        () -> share().basis(LawfulBasis.CONSENT).fact("basis", "consent"));
    wrong(
        "fact `needed` is stated twice for category `name`",
        () -> share().factFor("name", "needed", true).factFor("name", "needed", false));
  }

  @Test
  void fact_thatOnlyTheDeploymentStates_isRefused() {
    wrong(
        "fact `processor-contract` is stated in the deployment file, not with an action",
        () -> share().fact("processor-contract", true));
    wrong(
        "fact `processor-contract` is stated in the deployment file, not with an action",
        () -> share().factFor("name", "processor-contract", true));
    DataAction action = share().build();
    wrong(
        "fact `processor-contract` is stated in the deployment file, not with an action",
        () -> action.withFacts(Map.of("processor-contract", FactValue.YES)));
  }

  @Test
  void fact_ofAnotherType_isRefused() {
    wrong("fact `needed` takes true or false", () -> share().fact("needed", "yes"));
    wrong("fact `needed` takes true or false", () -> share().fact("needed", AT));
    wrong(
        "fact `needed` takes true or false",
        () -> share().fact("needed", LocalDate.of(2026, 1, 1)));
    wrong("fact `basis` takes one of its named values", () -> share().fact("basis", true));
    wrong(
        "fact `needed` takes true or false",
        () -> share().factFor("name", "needed", FactValue.NOT_GIVEN));
  }

  @Test
  void everyPart_withAnUnknownId_isRefusedWithASuggestion() {
    List<ThrowingCallable> wrong =
        List.of(
            () -> Collect.in(VOCABULARY, "nam"),
            () -> share().purpose("parking-permit"),
            () -> share().recipient("siden"),
            () -> Retain.in(VOCABULARY, "name").holder("siden"),
            () -> Erase.in(VOCABULARY, "name").holder("siden"),
            () -> share().fact("neede", true),
            () -> share().fact("neede", "x"),
            () -> share().fact("neede", AT),
            () -> share().factFor("nam", "needed", true),
            () -> share().factFor("name", "neede", true),
            () -> share().build().withParty("siden"),
            () -> share().build().withoutFact("neede"),
            () -> share().build().withFacts(Map.of("neede", FactValue.YES)));
    for (ThrowingCallable each : wrong) {
      assertThatThrownBy(each)
          .isInstanceOf(UnknownIdException.class)
          .hasMessageContaining("did you mean `");
    }
  }

  @Test
  void refAndSubject_emptyOrTooLong_areRefusedWithoutRepeatingThem() {
    wrong("ref is 1 to 256 characters", () -> share().ref(""));
    wrong("ref is 1 to 256 characters", () -> share().ref("x".repeat(257)));
    wrong("subject is 1 to 256 characters", () -> share().subject(""));
    wrong("subject is 1 to 256 characters", () -> share().subject("x".repeat(257)));
    String longest = "x".repeat(256);
    assertThat(share().ref(longest).subject(longest).build().ref()).contains(longest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-12-31T23:59:59.999999999Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void at_beyondTheCalendar_isRefused(String text) {
    Instant instant = Instant.parse(text);
    wrong("an action is done in the years 1 to 9999", () -> share().at(instant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void at_theFirstAndLastInstant_isTaken(String text) {
    assertThat(share().at(Instant.parse(text)).build().at()).contains(Instant.parse(text));
  }

  private static void wrong(String message, ThrowingCallable misuse) {
    assertThatThrownBy(misuse).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @ParameterizedTest
  @MethodSource("everyActivity")
  void copies_ofEveryActivity_keepTheRest(DataAction.Builder<?, ?> builder) {
    DataAction action =
        builder
            .fact("needed", true)
            .factFor("name", "consent", true)
            .factFor("ethnic-origin", "article9", "g")
            .at(AT)
            .subject("s")
            .ref("r")
            .build();
    Vocabulary grown =
        VOCABULARY.with(
            List.of(
                new Terms(
                    ImmutableSortedSet.of("age"),
                    ImmutableSortedSet.of(),
                    ImmutableSortedSet.of(),
                    ImmutableList.of())));
    for (DataAction copy :
        List.of(
            action.without(Set.of("ethnic-origin")),
            action.withFacts(Map.of("permit-ended", FactValue.NOT_HAPPENED)),
            action.against(grown))) {
      assertThat(copy).hasSameClassAs(action).isNotSameAs(action);
      assertThat(copy.purpose()).isEqualTo("blue-badges");
      assertThat(copy.party()).isEqualTo(action.party());
      assertThat(copy.facts()).containsEntry("needed", FactValue.YES);
      assertThat(copy.factsFor("name")).containsOnlyKeys("consent");
      assertThat(copy.at()).contains(AT);
      assertThat(copy.subject()).contains("s");
      assertThat(copy.ref()).contains("r");
    }
  }

  @Test
  void without_someCategories_leavesThemAndTheirFactsOut() {
    DataAction action =
        share().factFor("name", "needed", true).factFor("home-address", "needed", false).build();
    DataAction less = action.without(Set.of("name", "ethnic-origin"));
    assertThat(less.categories()).containsExactly("home-address");
    assertThat(less.factsFor("name")).isEmpty();
    assertThat(less.factsFor("home-address")).containsEntry("needed", FactValue.NO);
    assertThat(action.categories()).as("the action is as it was").hasSize(2);
  }

  @Test
  void without_allCategories_isRefused() {
    DataAction action = share().build();
    wrong(
        "an action names at least one category",
        () -> action.without(Set.of("name", "home-address")));
  }

  @Test
  void withFacts_aFactStatedAlready_replacesItForAllButNotForOneCategory() {
    DataAction action = share().fact("needed", false).factFor("name", "needed", false).build();
    DataAction more = action.withFacts(Map.of("needed", FactValue.YES));
    assertThat(more.facts()).containsEntry("needed", FactValue.YES);
    assertThat(more.factsFor("name")).containsEntry("needed", FactValue.NO);
    assertThat(action.facts()).containsEntry("needed", FactValue.NO);
  }

  @Test
  void withoutFact_oneStated_leavesItOutForAllAndForEach() {
    DataAction action =
        share()
            .fact("needed", true)
            .factFor("name", "needed", false)
            .factFor("home-address", "needed", false)
            .factFor("home-address", "consent", true)
            .build();
    DataAction less = action.withoutFact("needed");
    assertThat(less.facts()).doesNotContainKey("needed");
    assertThat(less.factsFor("name")).isEmpty();
    assertThat(less.factsFor("home-address")).containsOnlyKeys("consent");
    assertThat(less.withoutFact("consent").tellsCategoriesApart()).isFalse();
    assertThat(action.factsFor("name")).as("the action is as it was").containsKey("needed");
  }

  @Test
  void withParty_another_replacesIt() {
    assertThat(share().build().withParty("raad").party()).contains("raad");
    assertThat(
            Retain.in(VOCABULARY, "name")
                .holder("sidem")
                .purpose("other")
                .build()
                .withParty("local")
                .party())
        .contains("local");
  }

  @Test
  void withParty_ofAnActivityThatNamesNobody_isRefused() {
    DataAction use = Use.in(VOCABULARY, "name").purpose("other").build();
    assertThatThrownBy(() -> use.withParty("sidem"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("use names nobody");
  }

  @Test
  void against_itsOwnVocabulary_isTheSameAction() {
    DataAction action = share().build();
    assertThat(action.against(VOCABULARY)).isSameAs(action);
  }

  @Test
  void against_aVocabularyWithOtherNumbers_hasThose() {
    Vocabulary other =
        Vocabulary.of(
            List.of(
                new Terms(
                    ImmutableSortedSet.of("age", "name", "home-address", "zip"),
                    ImmutableSortedSet.of("a", "parking-permits"),
                    ImmutableSortedSet.of("a", "sidem"),
                    ImmutableList.of())));
    DataAction moved = share().build().against(other);
    assertThat(moved.vocabulary()).isSameAs(other);
    assertThat(moved.purposeNumber()).isEqualTo(other.number(Kind.PURPOSE, "parking-permits"));
    assertThat(moved.partyNumber()).isEqualTo(other.number(Kind.RECIPIENT, "sidem"));
    assertThat(moved.categoryNumber(0)).isEqualTo(other.number(Kind.CATEGORY, "home-address"));
  }

  @Test
  void against_aVocabularyThatLacksAnId_isRefused() {
    Vocabulary empty = Vocabulary.of(List.of());
    DataAction action = share().build();
    assertThatThrownBy(() -> action.against(empty)).isInstanceOf(UnknownIdException.class);
  }

  @Test
  void toString_ofAnAction_isIdsOnly() {
    assertThat(share().fact("needed", true).ref("CANARY").subject("CANARY").build())
        .hasToString("share[home-address, name] for parking-permits party sidem");
    assertThat(Use.in(VOCABULARY, "name").purpose("other").build())
        .hasToString("use[name] for other");
  }
}
