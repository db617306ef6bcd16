package org.privacynotice.testkit.sample;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.testkit.generated.FromNotice;
import org.privacynotice.testkit.generated.Principles;

/** What the docs show of generated actions. */
class DocsPropertyTest {

  private static final PrivacyEngine ENGINE =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .build();

  @Property
  void nothingIsPermittedByDefault(@ForAll @FromNotice("contact-centre") DataAction action) {
    Principles.defaultDeny(ENGINE::decide, action);
  }
}
