package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.privacynotice.notice.Samples.SOURCE;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.notice.TimeLimit.Length;
import org.privacynotice.vocabulary.Right;

class TimeLimitTest {

  private static TimeLimit.Builder limit(Length within) {
    return TimeLimit.builder()
        .id("limit")
        .addRights(Right.ERASURE, Right.ACCESS)
        .within(within)
        .waits(true)
        .rolls(true)
        .inForce(InForce.ALWAYS)
        .gloss("It is answered in time.")
        .addSources(SOURCE);
  }

  @ParameterizedTest
  @CsvSource({"1,DAYS", "30,DAYS", "366,DAYS", "1,MONTHS", "12,MONTHS"})
  void build_withDaysOrMonths_isAccepted(int amount, Length.Unit unit) {
    Length within = new Length(amount, unit);
    TimeLimit limit = limit(within).extension(within).build();
    assertThat(limit.within()).isEqualTo(within);
    assertThat(limit.extension()).contains(within);
    assertThat(limit.rights()).containsExactly(Right.ACCESS, Right.ERASURE);
    assertThat(limit.pauses()).isEmpty();
  }

  @Test
  void build_withALongerLength_isRefused() {
    assertThatThrownBy(() -> limit(Length.days(367)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time limit `limit`: `within` is at most 366 days");
    assertThatThrownBy(() -> limit(Length.months(1)).extension(Length.months(13)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time limit `limit`: `extension` is at most 12 months");
  }

  @Test
  void build_withAnExtensionInAnotherUnit_isRefused() {
    assertThatThrownBy(() -> limit(Length.days(30)).extension(Length.months(2)).build())
        .hasMessageContaining("write both in days or in months");
    assertThatThrownBy(() -> limit(Length.months(1)).extension(Length.days(60)).build())
        .hasMessageContaining("write both in days or in months");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void length_ofLessThanOne_isRefused(int amount) {
    assertThatThrownBy(() -> Length.days(amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a length in days is at least 1");
    assertThatThrownBy(() -> Length.months(amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a length in months is at least 1");
  }

  @Test
  void plus_inTheSameUnit_isCountedAsOne() {
    LocalDate start = LocalDate.of(2026, 1, 31);
    Length one = Length.months(1);
    assertThat(one.plus(Length.months(2))).isEqualTo(Length.months(3));
    assertThat(one.plus(Length.months(2)).from(start)).isEqualTo(LocalDate.of(2026, 4, 30));
    assertThat(Length.days(366).plus(Length.days(366))).isEqualTo(Length.days(732));
    assertThatThrownBy(() -> one.plus(Length.days(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days and months cannot be added");
  }

  @Test
  void from_aDay_isSoManyDaysLaterOrTheSameDayOfTheMonth() {
    LocalDate start = LocalDate.of(2026, 1, 31);
    assertThat(Length.days(30).from(start)).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(Length.months(1).from(start)).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(Length.months(12).from(start)).isEqualTo(LocalDate.of(2027, 1, 31));
  }

  @Test
  void build_pausingForARightThatItIsNotFor_isRefused() {
    assertThat(limit(Length.months(1)).addPauses(Right.ACCESS).build().pauses())
        .containsExactly(Right.ACCESS);
    assertThatThrownBy(() -> limit(Length.months(1)).addPauses(Right.OBJECTION).build())
        .hasMessage("time limit `limit` pauses for a right that it is not for");
  }

  @Test
  void build_withoutRightSourceOrGloss_isRefused() {
    TimeLimit.Builder bare =
        TimeLimit.builder()
            .id("limit")
            .within(Length.months(1))
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
                    .within(Length.months(1))
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
