package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InForceTest {

  private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);
  private static final LocalDate MAY_9 = LocalDate.of(2026, 5, 9);

  private static InForce until(LocalDate day) {
    return new InForce(Optional.empty(), Optional.of(day));
  }

  private static InForce between(LocalDate from, LocalDate to) {
    return new InForce(Optional.of(from), Optional.of(to));
  }

  @Test
  void contains_theFirstAndLastDay_isTrueAndBeyondIsFalse() {
    InForce days = between(MAY_1, MAY_9);
    assertThat(days.contains(MAY_1.minusDays(1))).isFalse();
    assertThat(days.contains(MAY_1)).isTrue();
    assertThat(days.contains(MAY_9)).isTrue();
    assertThat(days.contains(MAY_9.plusDays(1))).isFalse();
  }

  @Test
  void contains_withAnOpenEnd_hasNoBoundThere() {
    assertThat(InForce.from(MAY_1).contains(LocalDate.MAX)).isTrue();
    assertThat(InForce.from(MAY_1).contains(MAY_1.minusDays(1))).isFalse();
    assertThat(until(MAY_1).contains(LocalDate.MIN)).isTrue();
    assertThat(until(MAY_1).contains(MAY_1.plusDays(1))).isFalse();
    assertThat(InForce.ALWAYS.contains(LocalDate.MIN)).isTrue();
    assertThat(InForce.ALWAYS.contains(LocalDate.MAX)).isTrue();
  }

  @Test
  void build_withTheEndBeforeTheStart_isRefused() {
    assertThatThrownBy(() -> between(MAY_9, MAY_1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the last day in force is before the first");
    assertThat(between(MAY_1, MAY_1).contains(MAY_1)).isTrue();
  }

  @Test
  void overlaps_onOneSharedDay_isTrueAndSideBySideIsFalse() {
    InForce before = until(MAY_1);
    InForce after = InForce.from(MAY_1.plusDays(1));
    assertThat(before.overlaps(after)).isFalse();
    assertThat(after.overlaps(before)).isFalse();
    assertThat(before.overlaps(InForce.from(MAY_1))).isTrue();
    assertThat(InForce.from(MAY_1).overlaps(before)).isTrue();
    assertThat(between(MAY_1, MAY_9).overlaps(between(MAY_1.plusDays(2), MAY_1.plusDays(3))))
        .isTrue();
    assertThat(InForce.ALWAYS.overlaps(between(MAY_1, MAY_1))).isTrue();
    assertThat(before.overlaps(before)).isTrue();
  }
}
