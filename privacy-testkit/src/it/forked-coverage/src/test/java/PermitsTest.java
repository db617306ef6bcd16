import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.vocabulary.LawfulBasis;

@PrivacyNotice("contact-centre")
class PermitsTest {

  @Test
  void name_goesToSidem(PrivacyEngine engine) {
    assertThat(engine)
        .permits(
            engine
                .share("name")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK));
  }
}
