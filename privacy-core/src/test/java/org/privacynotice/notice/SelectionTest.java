package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.privacynotice.notice.Samples.purpose;

import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.privacynotice.vocabulary.Purpose;

class SelectionTest {

  private static final List<Purpose> PURPOSES =
      List.of(
          purpose("services"),
          purpose("permits", "services"),
          purpose("badges", "permits"),
          purpose("fines"));

  @Test
  void among_takesWhatLiesUnder_andLeavesOutWhatLiesUnder() {
    assertThat(Selection.of("permits").among(PURPOSES)).containsExactly("permits", "badges");
    assertThat(Selection.of("services").among(PURPOSES))
        .containsExactly("services", "permits", "badges");
    assertThat(Selection.of("other").among(PURPOSES)).isEmpty();
    assertThat(Selection.NONE.among(PURPOSES)).isEmpty();
    assertThat(Selection.ANY.among(PURPOSES))
        .containsExactly("services", "permits", "badges", "fines");
    Selection allBut =
        new Selection(true, ImmutableSortedSet.of(), ImmutableSortedSet.of("permits"));
    assertThat(allBut.among(PURPOSES)).containsExactly("services", "fines");
  }

  @Test
  void equals_theSameIds_inWhateverOrderTheyWereGiven() {
    Selection one = Selection.of("permits", "badges");

    assertThat(one)
        .isEqualTo(Selection.of("badges", "permits"))
        .hasSameHashCodeAs(Selection.of("badges", "permits"))
        .isNotEqualTo(Selection.of("permits"))
        .isNotEqualTo(
            new Selection(
                false, ImmutableSortedSet.of("badges", "permits"), ImmutableSortedSet.of("fines")));
    assertThat(Selection.ANY).isNotEqualTo(Selection.NONE);
  }
}
