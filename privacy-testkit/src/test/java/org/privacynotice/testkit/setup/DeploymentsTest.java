package org.privacynotice.testkit.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.privacynotice.document.Bundled;
import org.privacynotice.notice.Deployment;

class DeploymentsTest {

  @Test
  void like_withTheSameParts_isTheSame() {
    Deployment demo = Bundled.demoDeployment();

    assertThat(Deployments.like(demo, demo.standing(), demo.withdrawn(), demo.retention()))
        .isEqualTo(demo);
  }

  @Test
  void silent_addsNothing() {
    assertThat(Deployments.silent().clauses()).isEmpty();
    assertThat(Deployments.like(Deployments.silent(), Map.of(), Set.of(), List.of()))
        .isEqualTo(Deployments.silent());
  }
}
