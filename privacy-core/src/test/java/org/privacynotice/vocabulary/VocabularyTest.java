package org.privacynotice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.vocabulary.Vocabulary.Kind;

class VocabularyTest {

  private static final Fact NEEDED = yesNo("needed", "Is it needed?");

  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of(
              terms(
                  List.of("name", "email"), List.of("parking-permits"), List.of("sidem"), NEEDED)));

  private static Fact yesNo(String id, String ask) {
    return Fact.builder()
        .id(id)
        .type(FactType.YES_NO)
        .ask(ask)
        .statedBy(Fact.StatedBy.CASE)
        .build();
  }

  private static Terms terms(
      List<String> categories, List<String> purposes, List<String> recipients, Fact... facts) {
    return new Terms(
        ImmutableSortedSet.copyOf(categories),
        ImmutableSortedSet.copyOf(purposes),
        ImmutableSortedSet.copyOf(recipients),
        ImmutableList.copyOf(facts));
  }

  private static Terms facts(Fact... facts) {
    return terms(List.of(), List.of(), List.of(), facts);
  }

  private static Terms categories(String... ids) {
    return terms(List.of(ids), List.of(), List.of());
  }

  @Test
  void of_noDocument_hasOtherAndLocalOnly() {
    Vocabulary empty = Vocabulary.of(List.of());
    assertThat(empty.ids(Kind.CATEGORY)).containsExactly("other");
    assertThat(empty.ids(Kind.PURPOSE)).containsExactly("other");
    assertThat(empty.ids(Kind.RECIPIENT)).containsExactly("other", "local");
    assertThat(empty.ids(Kind.FACT)).isEmpty();
    assertThat(empty.number(Kind.CATEGORY, "other")).isEqualTo(Vocabulary.OTHER_NUMBER);
    assertThat(empty.number(Kind.PURPOSE, "other")).isEqualTo(Vocabulary.OTHER_NUMBER);
    assertThat(empty.number(Kind.RECIPIENT, "other")).isEqualTo(Vocabulary.OTHER_NUMBER);
  }

  @Test
  void of_aDocument_numbersItsIdsInOrderAfterTheReserved() {
    assertThat(VOCABULARY.ids(Kind.CATEGORY)).containsExactly("other", "email", "name");
    assertThat(VOCABULARY.ids(Kind.PURPOSE)).containsExactly("other", "parking-permits");
    assertThat(VOCABULARY.ids(Kind.RECIPIENT)).containsExactly("other", "local", "sidem");
    assertThat(VOCABULARY.ids(Kind.FACT)).containsExactly("needed");
    assertThat(VOCABULARY.size(Kind.CATEGORY)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void number_ofEachId_isItsPlace(Kind kind) {
    for (String id : VOCABULARY.ids(kind)) {
      assertThat(VOCABULARY.number(kind, id)).isEqualTo(VOCABULARY.ids(kind).indexOf(id));
      assertThat(VOCABULARY.has(kind, id)).isTrue();
    }
  }

  @Test
  void with_moreTerms_keepsEveryNumberAndAddsAtTheEnd() {
    Vocabulary grown = VOCABULARY.with(List.of(categories("age", "name")));
    assertThat(grown.ids(Kind.CATEGORY)).containsExactly("other", "email", "name", "age");
    assertThat(VOCABULARY.has(Kind.CATEGORY, "age")).as("the earlier one is as it was").isFalse();
  }

  @Test
  void with_nothingNew_isTheSame() {
    assertThat(VOCABULARY.with(List.of())).isSameAs(VOCABULARY);
    assertThat(VOCABULARY.with(List.of(categories("name")))).isSameAs(VOCABULARY);
  }

  @Test
  void number_ofASlip_saysWhatWasProbablyMeant() {
    assertThatThrownBy(() -> VOCABULARY.number(Kind.PURPOSE, "parking-permit"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage(
            "`parking-permit` is no purpose of any version of the notice;"
                + " did you mean `parking-permits`?");
  }

  @Test
  void number_ofAnUnknownId_listsWhatThereIs() {
    assertThatThrownBy(() -> VOCABULARY.number(Kind.CATEGORY, "blood-group"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage(
            "`blood-group` is no data category of any version of the notice;"
                + " known: `email`, `name`, `other`");
    assertThatThrownBy(() -> VOCABULARY.number(Kind.RECIPIENT, "stopford"))
        .hasMessageStartingWith("`stopford` is no recipient of any version of the notice;");
    assertThatThrownBy(() -> VOCABULARY.fact("wanted-by-all"))
        .hasMessage("`wanted-by-all` is no fact of any version of the notice; known: `needed`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Canary-Doe 07700 900123",
        "NAME",
        "name ",
        "",
        "\u0000",
        "name\nERROR forged line",
        "${jndi:ldap://canary}",
        "\u202Eeman",
        "canary/../etc",
        "%s%n"
      })
  void number_ofHostileText_neverRepeatsIt(String hostile) {
    for (Kind kind : Kind.values()) {
      assertThat(VOCABULARY.has(kind, hostile)).isFalse();
      assertThatThrownBy(() -> VOCABULARY.number(kind, hostile))
          .isInstanceOf(UnknownIdException.class)
          .hasMessageStartingWith("(text that is not an id) is no " + kind.word())
          .satisfies(
              thrown ->
                  assertThat(thrown.getMessage())
                      .doesNotContain("anary", "jndi", "forged", "\n", "\u0000", "\u202E", "%s"));
    }
  }

  @Test
  void number_ofAVeryLongText_staysShort() {
    assertThatThrownBy(() -> VOCABULARY.number(Kind.CATEGORY, "a".repeat(1_000_000)))
        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void of_aFactDeclaredWithTwoTypes_isRefused() {
    Fact asEvent =
        Fact.builder()
            .id("needed")
            .type(FactType.EVENT)
            .ask("Since when?")
            .statedBy(Fact.StatedBy.CASE)
            .build();
    assertThatThrownBy(() -> Vocabulary.of(List.of(facts(NEEDED), facts(asEvent))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fact `needed` is declared with two different types");
    assertThatThrownBy(() -> VOCABULARY.with(List.of(facts(asEvent))))
        .hasMessage("fact `needed` is declared with two different types");
  }

  @Test
  void of_aFactDeclaredTwice_takesWhatEitherTakesInTheLaterWords() {
    Fact law =
        Fact.builder()
            .id("record")
            .type(FactType.NAMED)
            .ask("Old question?")
            .statedBy(Fact.StatedBy.CASE)
            .addValues("permit")
            .build();
    Fact deployment =
        Fact.builder()
            .id("record")
            .type(FactType.NAMED)
            .ask("New question?")
            .statedBy(Fact.StatedBy.DEPLOYMENT)
            .addValues("enquiry")
            .build();
    Fact joined = Vocabulary.of(List.of(facts(law), facts(deployment))).fact("record");
    assertThat(joined.values()).containsExactly("enquiry", "permit");
    assertThat(joined.ask()).isEqualTo("New question?");
    assertThat(joined.statedBy()).isEqualTo(Fact.StatedBy.EITHER);
    assertThat(Vocabulary.of(List.of(facts(law), facts(law))).fact("record").statedBy())
        .isEqualTo(Fact.StatedBy.CASE);
  }

  @Test
  void toString_says_howManyOnly() {
    assertThat(VOCABULARY)
        .hasToString("Vocabulary[3 categories, 2 purposes, 3 recipients, 1 facts]");
  }
}
