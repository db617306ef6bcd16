import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.vocabulary.LawfulBasis;

@PrivacyNotice("contact-centre")
class WasteTest {

  @Test
  void name_goesToRocktime(PrivacyEngine engine) {
    assertThat(engine)
        .permits(
            engine
                .share("name")
                .recipient("rocktime")
                .purpose("bulky-waste-collections")
                .basis(LawfulBasis.PUBLIC_TASK));
  }
}
