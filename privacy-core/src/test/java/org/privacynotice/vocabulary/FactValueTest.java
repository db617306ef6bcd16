package org.privacynotice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactValueTest {

  @Test
  void toString_ofAReference_neverShowsIt() {
    assertThat(new FactValue.Given("case/CANARY-7")).hasToString("Given[...]");
    assertThat(String.valueOf(new Fact.Presumption(new FactValue.Given("CANARY-7"), "why")))
        .doesNotContain("CANARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Jane Canary-Doe", "a\nb", "é"})
  void given_whatIsNoReference_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> new FactValue.Given(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reference is letters, digits and ./:_-, at most 64 characters");
  }

  @Test
  void equals_ofTheSameStatement_isTrue() {
    assertThat(new FactValue.Given("a")).isEqualTo(new FactValue.Given("a"));
    assertThat(new FactValue.YesNo(true)).isEqualTo(FactValue.YES).isNotEqualTo(FactValue.NO);
    assertThat(new FactValue.NotHappened()).isEqualTo(FactValue.NOT_HAPPENED);
    assertThat(new FactValue.NotGiven())
        .isEqualTo(FactValue.NOT_GIVEN)
        .isNotEqualTo(FactValue.NOT_HAPPENED);
  }

  @Test
  void occurredOn_andAnInstantOfThatDay_areDifferentStatements() {
    FactValue day = new FactValue.OccurredOn(LocalDate.of(2026, 1, 31));
    FactValue instant = new FactValue.OccurredAt(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(day).isNotEqualTo(instant);
  }
}
