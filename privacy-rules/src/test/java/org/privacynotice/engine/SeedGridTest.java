package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * Every system of the contact centre's notice by every service, as the notice's own list has it.
 */
class SeedGridTest {

  /** The systems with the services beside them in the notice, headings first. */
  private static final ImmutableListMultimap<String, String> LISTED =
      ImmutableListMultimap.<String, String>builder()
          .put("sidem", "parking-permits")
          .put("raad", "social-care-referral-screening")
          .put("h2h-sharepoint", "housing-referrals")
          .put("cammax", "service-centre-payments")
          .put("abavus", "concessionary-travel-applications")
          .put("orchestra", "queue-management")
          .put("onestep", "enforcement-agent-casework")
          .put("59r", "street-services-email")
          .putAll(
              "stopford",
              "registrars",
              "citizenship-appointments",
              "registrars-appointments",
              "ceremonies",
              "certificates")
          .put("web-reg", "electoral-registration-queries")
          .putAll(
              "accolaid",
              "planning-and-environmental-health",
              "planning-and-environmental-health-requests",
              "noise-and-nuisance-complaints",
              "planning-and-environmental-health-payments")
          .putAll("rocktime", "bulky-waste", "bulky-waste-collections", "bulky-waste-payments")
          .putAll("mayrise", "waste-management", "waste-work-orders", "waste-complaints")
          .putAll("confirm", "highways", "highways-work-orders", "highways-complaints")
          .put("workflows", "library-book-availability")
          .put("net-loans", "library-computer-availability")
          .put("access-database", "food-training-bookings")
          .put("bbis", "blue-badges")
          .put("taxicard-cms", "taxicards")
          .put("freedom-pass-cms", "freedom-passes")
          .put("tramzacct", "accessible-transport-concessions")
          .putAll("civica", "council-tax", "council-tax-billing", "council-tax-collection")
          .put("web-moto", "customer-payments")
          .build();

  /** Services that no system is listed for. */
  private static final String WITHOUT_SYSTEM = "penalty-charge-notices";

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private final PrivacyEngine engine =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .build();

  private Decision decide(String system, String service) {
    return engine.decide(
        engine
            .share("name", "home-address")
            .recipient(system)
            .purpose(service)
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(AT));
  }

  private static List<String> services() {
    return ImmutableSet.<String>builder()
        .addAll(LISTED.values())
        .add(WITHOUT_SYSTEM)
        .build()
        .asList();
  }

  @Test
  void everySystem_byEveryService_isAsTheNoticeListsIt() {
    assertThat(LISTED.keySet()).hasSize(23);
    for (String system : LISTED.keySet()) {
      for (String service : services()) {
        Ground expected =
            LISTED.containsEntry(system, service) ? Ground.PERMITTED : Ground.NOT_COVERED;
        if (system.equals("sidem") && service.equals("penalty-charge-notices")) {
          expected = Ground.FORBIDDEN;
        }
        if (system.equals("rocktime")
            && !service.equals("bulky-waste-collections")
            && expected == Ground.PERMITTED) {
          // "payments where necessary": asked about payments, or about the heading that holds them.
          expected = Ground.UNDETERMINED;
        }
        assertThat(decide(system, service).ground())
            .as(system + " for " + service)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void bulkyWaste_whenPaymentsAreNecessary_isPermitted() {
    for (String service : LISTED.get("rocktime")) {
      Decision decision =
          engine.decide(
              engine
                  .share("name", "home-address")
                  .recipient("rocktime")
                  .purpose(service)
                  .basis(LawfulBasis.PUBLIC_TASK)
                  .fact("necessary", true)
                  .at(AT));
      assertThat(decision.permitted()).as(service).isTrue();
    }
  }

  @Test
  void everySystem_forAllServicesAtOnce_isNotPermitted() {
    for (String system : LISTED.keySet()) {
      Ground expected = system.equals("sidem") ? Ground.FORBIDDEN : Ground.NOT_COVERED;
      assertThat(decide(system, "service-provision").ground()).as(system).isEqualTo(expected);
    }
  }

  @Test
  void grid_rendered_isTheReviewedOne() throws IOException {
    StringBuilder grid = new StringBuilder();
    grid.append("name and home address, on the basis of public task, at ").append(AT).append('\n');
    grid.append("P permitted, F forbidden, ? undetermined, . not covered\n\n");
    List<String> systems = LISTED.keySet().asList();
    for (int i = 0; i < systems.size(); i++) {
      grid.append("  ").append("| ".repeat(i)).append(systems.get(i)).append('\n');
    }
    for (String service : services()) {
      grid.append("  ");
      for (String system : systems) {
        grid.append(mark(decide(system, service).ground())).append(' ');
      }
      grid.append(' ').append(service).append('\n');
    }

    Golden.assertSame("seed-grid.txt", grid.toString());
  }

  private static char mark(Ground ground) {
    return switch (ground) {
      case PERMITTED -> 'P';
      case FORBIDDEN -> 'F';
      case UNDETERMINED -> '?';
      case NOT_COVERED -> '.';
      default -> '!';
    };
  }
}
