package org.privacynotice.benchmark;

import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * The shortest program that decides something: an engine on the bundled notice, one decision, its
 * ground. Run in new virtual machines it shows what starting costs.
 */
public final class FirstDecision {

  private FirstDecision() {}

  /** Decides once and prints the ground. */
  public static void main(String... none) {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(DecisionLog.none())
            .build();
    Decision decision =
        engine.decide(
            engine
                .share("name", "home-address")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK));
    System.out.println(decision.ground());
  }
}
