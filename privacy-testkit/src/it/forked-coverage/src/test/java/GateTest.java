import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.testkit.coverage.CoverageGate;
import org.privacynotice.vocabulary.LawfulBasis;

/** Reaches enough by both tests; one of them alone is not held to it. */
@PrivacyNotice("contact-centre")
@CoverageGate(clauses = 4)
class GateTest {

  private static DataAction share(PrivacyEngine engine, String recipient, String purpose) {
    return engine
        .share("name")
        .recipient(recipient)
        .purpose(purpose)
        .basis(LawfulBasis.PUBLIC_TASK)
        .build();
  }

  @Test
  void name_goesToSidem(PrivacyEngine engine) {
    assertThat(engine).permits(share(engine, "sidem", "parking-permits"));
  }

  @Test
  void name_goesToRocktime(PrivacyEngine engine) {
    assertThat(engine).permits(share(engine, "rocktime", "bulky-waste-collections"));
  }
}
