package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.Share;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.vocabulary.LawfulBasis;

@PrivacyNotice("contact-centre")
class PrivacySoftAssertionsTest {

  private static Share.Builder sidem(PrivacyEngine engine, String purpose) {
    return engine.share("name").recipient("sidem").purpose(purpose).basis(LawfulBasis.PUBLIC_TASK);
  }

  @Test
  void assertionsThatHold_passTogether(PrivacyEngine engine, RecordingLog log) {
    PrivacySoftAssertions softly = new PrivacySoftAssertions();
    softly
        .assertThat(engine.decide(sidem(engine, "parking-permits")))
        .isPermitted()
        .allowing("name");
    softly.assertThat(engine).permits(sidem(engine, "parking-permits"));
    softly.assertThat(log).onlyPermitted();
    softly.assertThat("a").isEqualTo("a");

    softly.assertAll();
  }

  @Test
  void assertionsThatDoNotHold_failTogether(
      PrivacyEngine engine, RecordingLog log, Recorder recorder) {
    PrivacySoftAssertions softly = new PrivacySoftAssertions();
    softly
        .assertThat(engine.decide(sidem(engine, "penalty-charge-notices")))
        .isPermitted()
        .because("processors/raad");
    softly
        .assertThat(engine)
        .permits(sidem(engine, "penalty-charge-notices"))
        .keepsUntil(LocalDate.of(2030, 1, 1));
    softly.assertThat(log).onlyPermitted().sharedOnlyWith("sidem");
    softly.assertThat(recorder).actedAsAnswered();

    assertThat(softly.errorsCollected()).hasSize(7);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(softly::assertAll)
        .withMessageContaining("expected: permitted")
        .withMessageContaining("because of clause processors/raad")
        .withMessageContaining("kept until 2030-01-01")
        .withMessageContaining("only permissions")
        .withMessageContaining("nothing was shared")
        .withMessageContaining("nothing was reported as done");
  }
}
