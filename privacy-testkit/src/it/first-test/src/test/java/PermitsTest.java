import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.ActionPattern;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.vocabulary.LawfulBasis;

@PrivacyNotice("contact-centre")
class PermitsTest {

  @Test
  void permit_goesToSidem_andAFineNeverDoes(PrivacyEngine engine) {
    assertThat(
            engine.decide(
                engine
                    .share("name", "home-address")
                    .recipient("sidem")
                    .purpose("parking-permits")
                    .basis(LawfulBasis.PUBLIC_TASK)))
        .isPermitted()
        .because("processors/sidem");
    assertThat(engine)
        .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
  }
}
