package org.privacynotice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.privacynotice.vocabulary.FactValue;

class RemedyTest {

  private static final Remedy NONE =
      new Remedy(ImmutableSortedMap.of(), ImmutableSortedSet.of(), Optional.empty());

  private static Remedy record(String fact, FactValue value) {
    return new Remedy(
        ImmutableSortedMap.of(fact, value), ImmutableSortedSet.of(), Optional.empty());
  }

  private static Remedy leaveOut(String... categories) {
    return new Remedy(
        ImmutableSortedMap.of(), ImmutableSortedSet.copyOf(categories), Optional.empty());
  }

  private static Remedy recipient(String id) {
    return new Remedy(ImmutableSortedMap.of(), ImmutableSortedSet.of(), Optional.of(id));
  }

  @Test
  void sorted_remedies_areFewestChangesFirstThenFactsCategoriesRecipient() {
    List<Remedy> expected =
        List.of(
            record("basis", new FactValue.Named("consent")),
            record("basis", new FactValue.Named("contract")),
            record("needed", FactValue.NO),
            record("needed", FactValue.YES),
            leaveOut("age"),
            leaveOut("name"),
            recipient("raad"),
            recipient("sidem"),
            new Remedy(
                ImmutableSortedMap.of("needed", FactValue.YES),
                ImmutableSortedSet.of("name"),
                Optional.empty()),
            leaveOut("age", "name"),
            new Remedy(
                ImmutableSortedMap.of("a", FactValue.YES),
                ImmutableSortedSet.of("age"),
                Optional.of("raad")));
    List<Remedy> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(7));
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(expected);
  }

  @Test
  void compareTo_ofEqualRemedies_isZeroAndOfOthersIsNot() {
    List<Remedy> all =
        List.of(
            NONE,
            record("needed", FactValue.YES),
            record("needed", FactValue.NO),
            leaveOut("needed"),
            recipient("needed"));
    for (Remedy one : all) {
      for (Remedy two : all) {
        assertThat(one.compareTo(two) == 0).isEqualTo(one.equals(two));
      }
    }
  }

  @Test
  void size_ofARemedy_countsEveryChange() {
    assertThat(NONE.size()).isZero();
    assertThat(
            new Remedy(
                    ImmutableSortedMap.of("a", FactValue.YES, "b", FactValue.NO),
                    ImmutableSortedSet.of("name"),
                    Optional.of("sidem"))
                .size())
        .isEqualTo(4);
  }

  @Test
  void word_ofAValue_isAsInJson() {
    assertThat(Remedy.word(FactValue.YES)).isEqualTo("true");
    assertThat(Remedy.word(FactValue.NO)).isEqualTo("false");
    assertThat(Remedy.word(new FactValue.Named("public-task"))).isEqualTo("public-task");
  }
}
