package org.privacynotice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Kleene's laws; jqwik tries every combination, as there are so few. */
class TruthPropertyTest {

  /** Whether the first says no more than the second. */
  private static boolean saysNoMore(Truth one, Truth two) {
    return one == Truth.UNKNOWN || one == two;
  }

  @Property
  void not_twice_isWhatItWas(@ForAll Truth a) {
    assertThat(a.not().not()).isEqualTo(a);
  }

  @Property
  void deMorgan_ofAnyTwo_holds(@ForAll Truth a, @ForAll Truth b) {
    assertThat(a.and(b).not()).isEqualTo(a.not().or(b.not()));
    assertThat(a.or(b).not()).isEqualTo(a.not().and(b.not()));
  }

  @Property
  void andOr_inAnyOrderAndGrouping_areTheSame(@ForAll Truth a, @ForAll Truth b, @ForAll Truth c) {
    assertThat(a.and(b)).isEqualTo(b.and(a));
    assertThat(a.or(b)).isEqualTo(b.or(a));
    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    assertThat(a.or(b).or(c)).isEqualTo(a.or(b.or(c)));
  }

  @Property
  void andOr_ofAnyThree_distributeAndAbsorb(@ForAll Truth a, @ForAll Truth b, @ForAll Truth c) {
    assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
    assertThat(a.or(b.and(c))).isEqualTo(a.or(b).and(a.or(c)));
    assertThat(a.and(a.or(b))).isEqualTo(a);
    assertThat(a.or(a.and(b))).isEqualTo(a);
  }

  @Property
  void andOr_ofOneWithItselfAndTheBounds_areNeutral(@ForAll Truth a) {
    assertThat(a.and(a)).isEqualTo(a);
    assertThat(a.or(a)).isEqualTo(a);
    assertThat(a.and(Truth.TRUE)).isEqualTo(a);
    assertThat(a.or(Truth.FALSE)).isEqualTo(a);
    assertThat(a.and(Truth.FALSE)).isEqualTo(Truth.FALSE);
    assertThat(a.or(Truth.TRUE)).isEqualTo(Truth.TRUE);
  }

  @Property
  void everyConnective_toldMore_neverTakesBackWhatItSaid(
      @ForAll Truth a, @ForAll Truth more, @ForAll Truth b, @ForAll Truth andMore) {
    Assume.that(saysNoMore(a, more) && saysNoMore(b, andMore));
    assertThat(saysNoMore(a.and(b), more.and(andMore))).isTrue();
    assertThat(saysNoMore(a.or(b), more.or(andMore))).isTrue();
    assertThat(saysNoMore(a.not(), more.not())).isTrue();
  }

  @Property
  void verdict_toldMore_neverTurnsAFinalAnswerIntoAnother(
      @ForAll Truth p, @ForAll Truth more, @ForAll Truth f, @ForAll Truth andMore) {
    Assume.that(saysNoMore(p, more) && saysNoMore(f, andMore));
    Ground before = Ground.of(p, f);
    Ground after = Ground.of(more, andMore);
    switch (before) {
      case PERMITTED -> assertThat(after).isEqualTo(Ground.PERMITTED);
      case FORBIDDEN -> assertThat(after).isEqualTo(Ground.FORBIDDEN);
      case NOT_COVERED -> assertThat(after).isIn(Ground.NOT_COVERED, Ground.FORBIDDEN);
      default -> assertThat(after).isNotEqualTo(Ground.CONFLICT).isNotEqualTo(Ground.FAULT);
    }
  }
}
