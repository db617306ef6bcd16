package org.privacynotice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundTest {

  /** The table of the design, row by row: permits, forbids, ground. */
  @ParameterizedTest
  @CsvSource({
    "TRUE,    TRUE,    FORBIDDEN",
    "TRUE,    UNKNOWN, UNDETERMINED",
    "TRUE,    FALSE,   PERMITTED",
    "UNKNOWN, TRUE,    FORBIDDEN",
    "UNKNOWN, UNKNOWN, UNDETERMINED",
    "UNKNOWN, FALSE,   UNDETERMINED",
    "FALSE,   TRUE,    FORBIDDEN",
    "FALSE,   UNKNOWN, NOT_COVERED",
    "FALSE,   FALSE,   NOT_COVERED",
  })
  void of_eachPair_isTheTables(Truth permits, Truth forbids, Ground ground) {
    assertThat(Ground.of(permits, forbids)).isEqualTo(ground);
  }

  @Test
  void values_inOrder_areLeastFinalFirst() {
    assertThat(Stream.of(Ground.values()).map(Ground::id))
        .containsExactly(
            "permitted", "undetermined", "not-covered", "forbidden", "conflict", "fault");
  }

  @Test
  void orMoreFinal_ofAnyTwo_isTheLaterInOrder() {
    for (Ground one : Ground.values()) {
      for (Ground two : Ground.values()) {
        assertThat(one.orMoreFinal(two)).isEqualTo(one.ordinal() > two.ordinal() ? one : two);
      }
    }
  }
}
