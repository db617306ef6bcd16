package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.privacynotice.notice.Samples.SOURCE;
import static org.privacynotice.notice.Samples.clause;
import static org.privacynotice.notice.Samples.scope;

import com.google.common.collect.ImmutableSortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;

class ClauseTest {

  private static final Scope USING = scope(Activity.USE).parties(Selection.NONE).build();

  @Test
  void build_withoutTheRest_hasNoConditionIsAlwaysInForceAndNotOwed() {
    Clause clause = clause("uses/feedback", Effect.PERMITS).scope(USING).build();
    assertThat(clause.condition()).isEqualTo(Condition.ALWAYS);
    assertThat(clause.inForce()).isEqualTo(InForce.ALWAYS);
    assertThat(clause.owed()).isFalse();
  }

  @Test
  void build_anIdThatIsNoPath_isRefusedWithoutRepeatingIt() {
    Clause.Builder builder = clause("Jane Doe", Effect.FORBIDS).scope(USING);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a clause id is a path of ids");
  }

  @Test
  void build_withoutSourceOrGloss_isRefused() {
    Clause.Builder noSource =
        Clause.builder().id("a").effect(Effect.FORBIDS).scope(USING).gloss("It says so.");
    assertThatThrownBy(noSource::build).hasMessage("clause `a` needs a source");
    Clause.Builder noGloss =
        Clause.builder().id("a").effect(Effect.FORBIDS).scope(USING).addSources(SOURCE).gloss(" ");
    assertThatThrownBy(noGloss::build).hasMessage("clause `a` needs a gloss");
  }

  @ParameterizedTest
  @EnumSource(Effect.class)
  void build_owed_isForDutiesOnly(Effect effect) {
    boolean permits = effect == Effect.PERMITS;
    Scope anybody = scope(Activity.USE).parties(permits ? Selection.NONE : Selection.ANY).build();
    Clause.Builder builder = clause("a", effect).scope(anybody).owed(true);
    if (effect == Effect.REQUIRES) {
      assertThat(builder.build().owed()).isTrue();
    } else {
      assertThatThrownBy(builder::build).hasMessage("clause `a`: only a duty is owed");
    }
  }

  @Test
  void build_aScopeThatNamesNothing_isRefusedUnlessItOnlyInforms() {
    Scope nothing =
        Scope.builder()
            .categories(Selection.NONE)
            .purposes(Selection.NONE)
            .parties(Selection.NONE)
            .build();
    assertThat(clause("a", Effect.INFORMS).scope(nothing).build().scope()).isEqualTo(nothing);
    assertThatThrownBy(() -> clause("a", Effect.FORBIDS).scope(nothing).build())
        .hasMessage("clause `a` names either an activity or a request");
    Scope noCategory =
        Scope.builder()
            .addActivities(Activity.USE)
            .categories(Selection.NONE)
            .purposes(Selection.ANY)
            .parties(Selection.NONE)
            .build();
    assertThatThrownBy(() -> clause("a", Effect.REQUIRES).scope(noCategory).build())
        .hasMessage("clause `a` names no category");
    Scope noPurpose =
        Scope.builder()
            .addActivities(Activity.USE)
            .categories(Selection.ANY)
            .purposes(Selection.NONE)
            .parties(Selection.NONE)
            .build();
    assertThatThrownBy(() -> clause("a", Effect.PERMITS).scope(noPurpose).build())
        .hasMessage("clause `a` names no purpose");
  }

  @ParameterizedTest
  @EnumSource(Activity.class)
  void build_aPermission_namesPartiesExactlyWhereTheActivityHasOne(Activity activity) {
    Scope with = scope(activity).parties(Selection.ANY).build();
    Scope without = scope(activity).parties(Selection.NONE).build();
    Scope right = activity.hasParty() ? with : without;
    Scope wrong = activity.hasParty() ? without : with;
    assertThat(clause("a", Effect.PERMITS).scope(right).build().scope()).isEqualTo(right);
    assertThatThrownBy(() -> clause("a", Effect.PERMITS).scope(wrong).build())
        .hasMessage(
            "clause `a` names recipients or holders exactly where it shares, keeps or erases");
  }

  @Test
  void build_aPermissionWithExceptions_isRefusedAndALimitMayHaveThem() {
    Selection except = new Selection(true, ImmutableSortedSet.of(), ImmutableSortedSet.of("name"));
    Scope scope =
        Scope.builder()
            .addActivities(Activity.USE)
            .categories(except)
            .purposes(Selection.ANY)
            .parties(Selection.NONE)
            .build();
    assertThatThrownBy(() -> clause("a", Effect.PERMITS).scope(scope).build())
        .hasMessage("clause `a` permits: exceptions are limits of their own");
    Scope limit =
        Scope.builder()
            .addActivities(Activity.USE)
            .categories(except)
            .purposes(Selection.ANY)
            .parties(Selection.ANY)
            .build();
    assertThat(clause("a", Effect.FORBIDS).scope(limit).build().scope()).isEqualTo(limit);
    assertThatThrownBy(() -> clause("a", Effect.FORBIDS).scope(scope).build())
        .hasMessageContaining("speaks of nobody");
  }

  @ParameterizedTest
  @EnumSource(Effect.class)
  void build_whatIsTold_isForInformingClausesOnly(Effect effect) {
    boolean permits = effect == Effect.PERMITS;
    Scope anybody = scope(Activity.USE).parties(permits ? Selection.NONE : Selection.ANY).build();
    if (effect == Effect.INFORMS) {
      Clause clause = clause("a", effect).scope(anybody).addTells("b").addTellsPartly("c").build();
      assertThat(clause.tells()).containsExactly("b");
      assertThat(clause.tellsPartly()).containsExactly("c");
    } else {
      assertThatThrownBy(() -> clause("a", effect).scope(anybody).addTells("b").build())
          .hasMessage("clause `a` does not inform, so it tells nothing");
      assertThatThrownBy(() -> clause("a", effect).scope(anybody).addTellsPartly("b").build())
          .hasMessage("clause `a` does not inform, so it tells nothing");
    }
  }

  @Test
  void build_theSameToldWhollyAndInPart_isRefused() {
    Clause.Builder builder =
        clause("a", Effect.INFORMS).scope(USING).addTells("b", "c").addTellsPartly("c");
    assertThatThrownBy(builder::build).hasMessage("clause `a` tells the same wholly and in part");
  }

  @Test
  void selection_ofAllAndSome_isRefused() {
    ImmutableSortedSet<String> some = ImmutableSortedSet.of("name");
    assertThatThrownBy(() -> new Selection(true, some, ImmutableSortedSet.of()))
        .hasMessage("a selection names some or all, not both");
    assertThat(Selection.of("name", "email").ids()).containsExactly("email", "name");
    assertThat(Selection.NONE.isNone()).isTrue();
    assertThat(Selection.ANY.isNone()).isFalse();
  }

  @Test
  void text_ofACitation_isOneLine() {
    assertThat(SOURCE.text()).isEqualTo("Who processes the information? 1");
    assertThat(new Citation.Heading("Your rights", 0).text()).isEqualTo("Your rights");
    assertThat(new Citation.Provision("UK GDPR", "Art 6(1)").text()).isEqualTo("UK GDPR Art 6(1)");
  }

  @Test
  void citation_ofNothing_isRefused() {
    assertThatThrownBy(() -> new Citation.Heading(" ", 1)).hasMessage("a citation has a heading");
    assertThatThrownBy(() -> new Citation.Heading("Your rights", -1))
        .hasMessage("items are counted from 1");
    assertThatThrownBy(() -> new Citation.Provision("", "s.7"))
        .hasMessage("a citation names the enactment");
    assertThatThrownBy(() -> new Citation.Provision("DPA 2018", " "))
        .hasMessage("a citation names the provision");
  }
}
