package org.privacynotice.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A system of the notice {@code contact-centre} and what it is listed for, as the peers get it: by
 * the purposes that actions name, without the headings above them. In collections that every
 * program has, as programs are timed from their start.
 *
 * @param id the system
 * @param services the purposes that it may be used for
 * @param excluded the purposes that it must not be used for
 */
public record Listed(String id, Set<String> services, Set<String> excluded) {

  /** All of them. */
  static final List<Listed> ALL =
      List.of(
          new Listed(
              "sidem",
              Set.of("parking-permits"),
              Set.of("penalty-charge-notices")),
          of("raad", "social-care-referral-screening"),
          of("h2h-sharepoint", "housing-referrals"),
          of("cammax", "service-centre-payments"),
          of("abavus", "concessionary-travel-applications"),
          of("orchestra", "queue-management"),
          of("onestep", "enforcement-agent-casework"),
          of("59r", "street-services-email"),
          of(
              "stopford",
              "citizenship-appointments",
              "registrars-appointments",
              "ceremonies",
              "certificates"),
          of("web-reg", "electoral-registration-queries"),
          of(
              "accolaid",
              "planning-and-environmental-health-requests",
              "noise-and-nuisance-complaints",
              "planning-and-environmental-health-payments"),
          of("rocktime", "bulky-waste-collections"),
          of("mayrise", "waste-work-orders", "waste-complaints"),
          of("confirm", "highways-work-orders", "highways-complaints"),
          of("workflows", "library-book-availability"),
          of("net-loans", "library-computer-availability"),
          of("access-database", "food-training-bookings"),
          of("bbis", "blue-badges"),
          of("taxicard-cms", "taxicards"),
          of("freedom-pass-cms", "freedom-passes"),
          of("tramzacct", "accessible-transport-concessions"),
          of("civica", "council-tax-billing", "council-tax-collection"),
          of("web-moto", "customer-payments"));

  /** Every purpose that a system is listed for or excluded from. */
  static final List<String> PURPOSES = purposes(ALL);

  private static Listed of(String id, String... services) {
    return new Listed(id, new LinkedHashSet<>(Arrays.asList(services)), Set.of());
  }

  /** Every purpose that one of them is listed for or excluded from. */
  static List<String> purposes(Collection<Listed> systems) {
    Set<String> purposes = new LinkedHashSet<>();
    for (Listed each : systems) {
      purposes.addAll(each.services);
      purposes.addAll(each.excluded);
    }
    return List.copyOf(purposes);
  }

  /** The clause of the notice that permits. */
  public String clause() {
    return "processors/" + id;
  }

  /** The clause of the notice that forbids what is excluded. */
  public String excludingClause() {
    return clause() + "/excludes";
  }
}
