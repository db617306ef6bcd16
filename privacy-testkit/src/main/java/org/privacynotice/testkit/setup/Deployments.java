package org.privacynotice.testkit.setup;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.vocabulary.FactValue;

/** Deployments that add nothing, or are another in all but some parts. */
public final class Deployments {

  private Deployments() {}

  /** A deployment that adds nothing. */
  public static Deployment silent() {
    return Deployment.builder()
        .id("test")
        .title("what the test says")
        .version(LocalDate.EPOCH)
        .inForce(InForce.ALWAYS)
        .build();
  }

  /** Another deployment with these standing facts, withdrawn presumptions and schedule instead. */
  public static Deployment like(
      Deployment other,
      Map<String, FactValue> standing,
      Set<String> withdrawn,
      Iterable<RetentionEntry> retention) {
    return Deployment.builder()
        .id(other.id())
        .title(other.title())
        .version(other.version())
        .inForce(other.inForce())
        .putAllRecords(other.records())
        .putAllStanding(standing)
        .addAllWithdrawn(withdrawn)
        .addAllFacts(other.facts())
        .addAllStated(other.stated())
        .addAllRetention(retention)
        .build();
  }
}
