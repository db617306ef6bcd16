package org.privacynotice.testkit.sample;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * A parking-permits service. It asks before it gives anything to SIDEM, and keeps to the answer for
 * permits and renewals. For penalty charge notices it does not, until it is mended: that is the
 * leak.
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

    /** What a resident comes with for a purpose; nothing, where the service is not for it. */
    public static Optional<Matter> of(String purpose) {
      return Arrays.stream(values()).filter(each -> each.purpose.equals(purpose)).findFirst();
    }
  }

  private final PrivacyEngine engine;
  private final Sidem sidem;
  private final Set<Matter> regardless;

  private ParkingPermits(PrivacyEngine engine, Sidem sidem, Set<Matter> regardless) {
    this.engine = engine;
    this.sidem = sidem;
    this.regardless = regardless;
  }

  /** The service as it was: penalty charge notices go to SIDEM, whatever the answer is. */
  public static ParkingPermits leaking(PrivacyEngine engine, Sidem sidem) {
    return new ParkingPermits(engine, sidem, EnumSet.of(Matter.PENALTY));
  }

  /** The service as it is now: it keeps to the answer. */
  public static ParkingPermits mended(PrivacyEngine engine, Sidem sidem) {
    return new ParkingPermits(engine, sidem, EnumSet.noneOf(Matter.class));
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

  /** Handles a matter; whether it went to SIDEM. */
  public boolean handle(Matter matter, String name, String address) {
    boolean permitted = engine.decide(sharing(engine, matter)).permitted();
    if (!permitted && !regardless.contains(matter)) {
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
