package org.privacynotice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.privacynotice.decision.Truth.FALSE;
import static org.privacynotice.decision.Truth.TRUE;
import static org.privacynotice.decision.Truth.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

  @ParameterizedTest
  @CsvSource({
    "FALSE, FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE, UNKNOWN",
    "FALSE, TRUE, FALSE, TRUE",
    "UNKNOWN, FALSE, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "UNKNOWN, TRUE, UNKNOWN, TRUE",
    "TRUE, FALSE, FALSE, TRUE",
    "TRUE, UNKNOWN, UNKNOWN, TRUE",
    "TRUE, TRUE, TRUE, TRUE",
  })
  void andOr_ofEachPair_isKleenes(Truth a, Truth b, Truth and, Truth or) {
    assertThat(a.and(b)).isEqualTo(and);
    assertThat(a.or(b)).isEqualTo(or);
  }

  @Test
  void not_ofEach_turnsRoundAndLeavesUnknownUnknown() {
    assertThat(FALSE.not()).isEqualTo(TRUE);
    assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
    assertThat(TRUE.not()).isEqualTo(FALSE);
  }

  @Test
  void or_ofUnknownAndItsOpposite_isNotTrue() {
    assertThat(UNKNOWN.or(UNKNOWN.not())).isEqualTo(UNKNOWN);
  }

  @Test
  void of_whatIsKnown_isTrueOrFalse() {
    assertThat(Truth.of(true)).isEqualTo(TRUE);
    assertThat(Truth.of(false)).isEqualTo(FALSE);
  }

  @Test
  void values_inOrder_areLeastFirst() {
    assertThat(Truth.values()).containsExactly(FALSE, UNKNOWN, TRUE);
  }
}
