package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.privacynotice.notice.Samples.SOURCE;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.privacynotice.vocabulary.LawfulBasis;

class DisclosureTest {

  private static Disclosure.Builder disclosure(String id) {
    return Disclosure.builder().id(id).gloss("Say who.").addSources(SOURCE);
  }

  private static Law.Builder law() {
    return Law.builder()
        .id("law")
        .title("Law")
        .version(LocalDate.of(2026, 5, 1))
        .inForce(InForce.ALWAYS);
  }

  private static Clause telling(String id) {
    return Samples.clause(id, Effect.INFORMS)
        .scope(
            Scope.builder()
                .categories(Selection.NONE)
                .purposes(Selection.NONE)
                .parties(Selection.NONE)
                .build())
        .addTells("who")
        .build();
  }

  @Test
  void build_withoutTheRest_isWantedAlwaysAndOfEverybody() {
    Disclosure disclosure = disclosure("who").build();
    assertThat(disclosure.inForce()).isEqualTo(InForce.ALWAYS);
    assertThat(disclosure.shownBy()).isEmpty();
    assertThat(disclosure.onlyWith()).isEmpty();
  }

  @Test
  void build_basesInAnyOrder_isTheSame() {
    Disclosure one =
        disclosure("who").addOnlyWith(LawfulBasis.CONSENT, LawfulBasis.CONTRACT).build();
    Disclosure two =
        disclosure("who").addOnlyWith(LawfulBasis.CONTRACT, LawfulBasis.CONSENT).build();
    assertThat(one).isEqualTo(two);
  }

  @Test
  void build_withoutIdGlossOrSource_isRefused() {
    assertThatThrownBy(() -> disclosure("Who it is").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("disclosure");
    Disclosure.Builder noGloss = Disclosure.builder().id("who").gloss(" ").addSources(SOURCE);
    assertThatThrownBy(noGloss::build).hasMessage("disclosure `who` needs a gloss");
    Disclosure.Builder noSource = Disclosure.builder().id("who").gloss("Say who.");
    assertThatThrownBy(noSource::build).hasMessage("disclosure `who` needs a source");
  }

  @Test
  void law_withDisclosuresInAnyOrder_isTheSame() {
    Law one = law().addTransparency(disclosure("a").build(), disclosure("b").build()).build();
    Law two = law().addTransparency(disclosure("b").build(), disclosure("a").build()).build();
    assertThat(one).isEqualTo(two);
    assertThat(one.transparency()).extracting(Disclosure::id).containsExactly("a", "b");
  }

  @Test
  void law_withADisclosureTwice_isRefused() {
    Law.Builder law = law().addTransparency(disclosure("a").build(), disclosure("a").build());
    assertThatThrownBy(law::build).hasMessage("disclosure `a` stands twice");
  }

  @Test
  void lawOrDeployment_thatTells_isRefusedAndANoticeIsNot() {
    Law.Builder law = law().addStated(telling("law/contact"));
    assertThatThrownBy(law::build)
        .hasMessage("clause `law/contact` tells something, which only a notice's can");
    Deployment.Builder deployment =
        Deployment.builder()
            .id("ours")
            .title("Ours")
            .version(LocalDate.of(2026, 5, 1))
            .inForce(InForce.ALWAYS)
            .addStated(telling("deployment/contact"));
    assertThatThrownBy(deployment::build)
        .hasMessage("clause `deployment/contact` tells something, which only a notice's can");
    assertThat(Samples.whole().addStated(telling("information/contact")).build().stated())
        .hasSize(1);
  }
}
