package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.privacynotice.notice.Samples.SOURCE;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.vocabulary.Right;

class TimeLimitTest {

  private static TimeLimit.Builder limit(String within) {
    return TimeLimit.builder()
        .id("limit")
        .addRights(Right.ERASURE, Right.ACCESS)
        .within(Period.parse(within))
        .waits(true)
        .rolls(true)
        .inForce(InForce.ALWAYS)
        .gloss("It is answered in time.")
        .addSources(SOURCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "P30D", "P366D", "P1M", "P12M"})
  void build_withDaysOrMonths_isAccepted(String within) {
    TimeLimit limit = limit(within).extension(Period.parse(within)).build();
    assertThat(limit.within()).isEqualTo(Period.parse(within));
    assertThat(limit.rights()).containsExactly(Right.ACCESS, Right.ERASURE);
    assertThat(limit.pauses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"P0D", "P-1D", "P367D", "P0M", "P-1M", "P13M", "P1M1D", "P1M-1D", "P1Y", "P1Y1M"})
  void build_withAnotherLength_isRefused(String length) {
    assertThatThrownBy(() -> limit(length).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "time limit `limit`: `within` is 1 to 366 days or 1 to 12 months, and not both");
    assertThatThrownBy(() -> limit("P1M").extension(Period.parse(length)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "time limit `limit`: `extension` is 1 to 366 days or 1 to 12 months, and not both");
  }

  @Test
  void build_withAnExtensionInAnotherUnit_isRefused() {
    assertThatThrownBy(() -> limit("P30D").extension(Period.ofMonths(2)).build())
        .hasMessageContaining("write both in days or in months");
    assertThatThrownBy(() -> limit("P1M").extension(Period.ofDays(60)).build())
        .hasMessageContaining("write both in days or in months");
  }

  @Test
  void build_pausingForARightThatItIsNotFor_isRefused() {
    assertThat(limit("P1M").addPauses(Right.ACCESS).build().pauses()).containsExactly(Right.ACCESS);
    assertThatThrownBy(() -> limit("P1M").addPauses(Right.OBJECTION).build())
        .hasMessage("time limit `limit` pauses for a right that it is not for");
  }

  @Test
  void build_withoutRightSourceOrGloss_isRefused() {
    TimeLimit.Builder bare =
        TimeLimit.builder()
            .id("limit")
            .within(Period.ofMonths(1))
            .waits(false)
            .rolls(false)
            .inForce(InForce.ALWAYS)
            .gloss(" ");
    assertThatThrownBy(bare::build).hasMessage("time limit `limit` needs a right");
    bare.addRights(Right.ACCESS);
    assertThatThrownBy(bare::build).hasMessage("time limit `limit` needs a source");
    bare.addSources(SOURCE);
    assertThatThrownBy(bare::build).hasMessage("time limit `limit` needs a gloss");
  }

  @Test
  void build_withAnIdThatIsNone_doesNotRepeatIt() {
    assertThatThrownBy(
            () ->
                TimeLimit.builder()
                    .id("Jane Canary-Doe")
                    .addRights(Right.ACCESS)
                    .within(Period.ofMonths(1))
                    .waits(false)
                    .rolls(false)
                    .inForce(InForce.ALWAYS)
                    .gloss("It is.")
                    .addSources(SOURCE)
                    .build())
        .hasMessageStartingWith("a time limit id is")
        .hasMessageNotContaining("Canary");
  }
}
