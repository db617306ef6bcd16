package org.privacynotice.testkit.sample;

import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * A parking-permits service. It asks before it gives anything to SIDEM, and keeps to the answer for
 * permits and renewals. For penalty charge notices it does not: that is the leak.
 */
public final class ParkingPermits {

  /** What a resident may come with. */
  public enum Matter {
    /** A new permit. */
    PERMIT("parking-permits"),
    /** A permit that goes on. */
    RENEWAL("parking-permits"),
    /** A penalty charge notice, which SIDEM is not for. */
    PENALTY("penalty-charge-notices");

    private final String purpose;

    Matter(String purpose) {
      this.purpose = purpose;
    }

    /** The purpose of the notice. */
    public String purpose() {
      return purpose;
    }
  }

  private final PrivacyEngine engine;
  private final Sidem sidem;

  /** A service over an engine and the parking system. */
  public ParkingPermits(PrivacyEngine engine, Sidem sidem) {
    this.engine = engine;
    this.sidem = sidem;
  }

  /** What handling a matter does with personal data: what the service asks leave for. */
  public static DataAction sharing(PrivacyEngine engine, Matter matter) {
    return engine
        .share("name", "home-address")
        .recipient("sidem")
        .purpose(matter.purpose())
        .basis(LawfulBasis.PUBLIC_TASK)
        .build();
  }

  /** Whether the service gives data to SIDEM in a matter, by the answer that it got. */
  public static boolean goesAhead(Matter matter, Decision answer) {
    return answer.permitted() || matter == Matter.PENALTY;
  }

  /** Handles a matter; whether it went to SIDEM. */
  public boolean handle(Matter matter, String name, String address) {
    Decision answer = engine.decide(sharing(engine, matter));
    if (!goesAhead(matter, answer)) {
      return false;
    }
    if (matter == Matter.PENALTY) {
      sidem.storePenalty(name, address);
    } else {
      sidem.storePermit(name, address);
    }
    return true;
  }
}
