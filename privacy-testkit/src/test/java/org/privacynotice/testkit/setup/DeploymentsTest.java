package org.privacynotice.testkit.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.privacynotice.document.Bundled;
import org.privacynotice.notice.Deployment;

class CouncilTest {

  @Test
  void like_withTheSameParts_isTheSame() {
    Deployment demo = Bundled.demoDeployment();

    assertThat(Council.like(demo, demo.standing(), demo.withdrawn(), demo.retention()))
        .isEqualTo(demo);
  }

  @Test
  void silent_addsNothing() {
    assertThat(Council.silent().clauses()).isEmpty();
    assertThat(Council.like(Council.silent(), Map.of(), Set.of(), List.of()))
        .isEqualTo(Council.silent());
  }
}
