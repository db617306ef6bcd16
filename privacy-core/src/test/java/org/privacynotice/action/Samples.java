package org.privacynotice.action;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Arrays;
import java.util.List;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;
import org.privacynotice.vocabulary.Terms;
import org.privacynotice.vocabulary.Vocabulary;

/** A small vocabulary for the tests of this package. */
final class Samples {

  static final Terms TERMS =
      new Terms(
          ImmutableSortedSet.of("name", "home-address", "ethnic-origin"),
          ImmutableSortedSet.of("parking-permits", "blue-badges"),
          ImmutableSortedSet.of("sidem", "raad"),
          ImmutableList.of(
              fact("needed", FactType.YES_NO),
              fact("consent", FactType.ATTESTED),
              Fact.builder()
                  .id("basis")
                  .type(FactType.NAMED)
                  .ask("Which basis?")
                  .statedBy(Fact.StatedBy.CASE)
                  .addAllValues(Arrays.stream(LawfulBasis.values()).map(LawfulBasis::id).toList())
                  .build(),
              Fact.builder()
                  .id("article9")
                  .type(FactType.NAMED)
                  .ask("Which point?")
                  .statedBy(Fact.StatedBy.CASE)
                  .addAllValues(
                      Arrays.stream(SpecialCategoryCondition.values())
                          .map(SpecialCategoryCondition::id)
                          .toList())
                  .build(),
              fact("permit-ended", FactType.EVENT),
              fact("required-by-law", FactType.REFERENCE),
              Fact.builder()
                  .id("processor-contract")
                  .type(FactType.YES_NO)
                  .ask("Is there a contract?")
                  .statedBy(Fact.StatedBy.DEPLOYMENT)
                  .build()));

  private Samples() {}

  private static Fact fact(String id, FactType type) {
    return Fact.builder().id(id).type(type).ask("What of it?").statedBy(Fact.StatedBy.CASE).build();
  }

  static Vocabulary vocabulary() {
    return Vocabulary.of(List.of(TERMS));
  }
}
