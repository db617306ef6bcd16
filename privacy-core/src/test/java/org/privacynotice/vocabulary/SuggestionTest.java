package org.privacynotice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> KNOWN =
      List.of("sidem", "stopford", "raad", "confirm", "civica", "cammax");

  @ParameterizedTest
  @CsvSource({
    "siden, sidem", // one letter for another
    "sdem, sidem", // one left out
    "siddem, sidem", // one too many
    "isdem, sidem", // two swapped
    "stopfrod, stopford",
    "radd, raad",
    "sidem, sidem",
  })
  void nearest_ofASlip_isTheWordMeant(String written, String meant) {
    assertThat(Suggestion.nearest(written, KNOWN)).contains(meant);
    assertThat(Suggestion.help(written, KNOWN)).isEqualTo("did you mean `" + meant + "`?");
  }

  @Test
  void nearest_ofSomethingElse_isNothing() {
    assertThat(Suggestion.nearest("mayrise", KNOWN)).isEmpty();
    assertThat(Suggestion.nearest("", List.of("ab"))).isEmpty();
    assertThat(Suggestion.nearest("abc", List.of())).isEmpty();
  }

  @Test
  void nearest_ofAWordOfOneOrTwoLetters_isNoOtherWord() {
    assertThat(Suggestion.nearest("k", List.of("a", "b"))).isEmpty();
    assertThat(Suggestion.nearest("99", List.of("19", "9"))).isEmpty();
    assertThat(Suggestion.nearest("a", List.of("a", "b"))).contains("a");
  }

  @Test
  void nearest_ofEquals_isTheFirstInOrder() {
    assertThat(Suggestion.nearest("bat", List.of("rat", "cat", "hat"))).contains("cat");
  }

  @Test
  void nearest_ofFewerSlips_comesBeforeTheFirstInOrder() {
    assertThat(Suggestion.nearest("certificate", List.of("certificat", "certificates-x")))
        .contains("certificat");
  }

  @Test
  void nearest_ofAWordTooLong_isNothing() {
    String longest = "a".repeat(64);
    assertThat(Suggestion.nearest(longest, List.of(longest))).contains(longest);
    assertThat(Suggestion.nearest(longest + "a", List.of(longest))).isEmpty();
  }

  @Test
  void help_withNothingNear_listsWhatThereIsInOrder() {
    assertThat(Suggestion.help("zzzzzz", List.of("raad", "civica")))
        .isEqualTo("known: `civica`, `raad`");
    assertThat(Suggestion.help("zzzzzz", List.of())).isEqualTo("there is none to choose from");
  }

  @Test
  void help_withMoreThanTwelve_listsTwelveAndCountsTheRest() {
    ImmutableList.Builder<String> many = ImmutableList.builder();
    for (int i = 10; i < 24; i++) {
      many.add("id-" + i);
    }
    assertThat(Suggestion.help("something", many.build()))
        .isEqualTo(
            "known: `id-10`, `id-11`, `id-12`, `id-13`, `id-14`, `id-15`, `id-16`, `id-17`,"
                + " `id-18`, `id-19`, `id-20`, `id-21` and 2 more");
  }

  @Test
  void help_whateverWasWritten_neverRepeatsIt() {
    assertThat(Suggestion.help("Jane Canary-Doe", KNOWN)).doesNotContain("Jane");
  }
}
