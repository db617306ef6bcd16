package org.privacynotice.benchmark;

/** Code written by hand for this notice: a switch over the ids as they come. */
class StringSwitch implements Contestant.Plain {

  private static final Answer SIDEM = Answer.permits("processors/sidem");
  private static final Answer SIDEM_EXCLUDES = Answer.refuses("processors/sidem/excludes");
  private static final Answer RAAD = Answer.permits("processors/raad");
  private static final Answer H2H_SHAREPOINT = Answer.permits("processors/h2h-sharepoint");
  private static final Answer CAMMAX = Answer.permits("processors/cammax");
  private static final Answer ABAVUS = Answer.permits("processors/abavus");
  private static final Answer ORCHESTRA = Answer.permits("processors/orchestra");
  private static final Answer ONESTEP = Answer.permits("processors/onestep");
  private static final Answer STREETLINE = Answer.permits("processors/59r");
  private static final Answer STOPFORD = Answer.permits("processors/stopford");
  private static final Answer WEB_REG = Answer.permits("processors/web-reg");
  private static final Answer ACCOLAID = Answer.permits("processors/accolaid");
  private static final Answer ROCKTIME = Answer.permits("processors/rocktime");
  private static final Answer MAYRISE = Answer.permits("processors/mayrise");
  private static final Answer CONFIRM = Answer.permits("processors/confirm");
  private static final Answer WORKFLOWS = Answer.permits("processors/workflows");
  private static final Answer NET_LOANS = Answer.permits("processors/net-loans");
  private static final Answer ACCESS_DATABASE = Answer.permits("processors/access-database");
  private static final Answer BBIS = Answer.permits("processors/bbis");
  private static final Answer TAXICARD_CMS = Answer.permits("processors/taxicard-cms");
  private static final Answer FREEDOM_PASS_CMS = Answer.permits("processors/freedom-pass-cms");
  private static final Answer TRAMZACCT = Answer.permits("processors/tramzacct");
  private static final Answer CIVICA = Answer.permits("processors/civica");
  private static final Answer WEB_MOTO = Answer.permits("processors/web-moto");
  private static final Answer ON_LEGITIMATE_INTERESTS =
      Answer.refuses(Clauses.LEGITIMATE_INTERESTS);
  private static final Answer BASIS_OPEN = Answer.refuses(Clauses.LAWFUL_BASIS);
  private static final Answer SENSITIVE_REFUSED = Answer.refuses(Clauses.SENSITIVE);

  @Override
  @SuppressWarnings("ReferenceEquality") // there is one answer that explains nothing
  public final Answer decide(Request asked) {
    Answer listed = listed(asked.recipient(), asked.purpose());
    if (!listed.permitted() && listed != Answer.UNEXPLAINED) {
      return listed; // excluded
    }
    if ("legitimate-interests".equals(asked.basis())) {
      return ON_LEGITIMATE_INTERESTS;
    }
    boolean sensitive = false;
    for (int i = 0; i < asked.categories().size(); i++) {
      sensitive |= Request.isSensitive(asked.categories().get(i));
    }
    if (sensitive && asked.needed() != null && !asked.needed()) {
      return SENSITIVE_REFUSED;
    }
    if (listed == Answer.UNEXPLAINED) {
      return listed;
    }
    if (asked.basis() == null) {
      return BASIS_OPEN;
    }
    if (sensitive && asked.needed() == null) {
      return SENSITIVE_REFUSED;
    }
    return listed;
  }

  /** What the notice says of a system and a purpose. */
  Answer listed(String recipient, String purpose) {
    return switch (recipient) {
      case "sidem" ->
          switch (purpose) {
            case "parking-permits" -> SIDEM;
            case "penalty-charge-notices" -> SIDEM_EXCLUDES;
            default -> Answer.UNEXPLAINED;
          };
      case "raad" -> only("social-care-referral-screening", purpose, RAAD);
      case "h2h-sharepoint" -> only("housing-referrals", purpose, H2H_SHAREPOINT);
      case "cammax" -> only("service-centre-payments", purpose, CAMMAX);
      case "abavus" -> only("concessionary-travel-applications", purpose, ABAVUS);
      case "orchestra" -> only("queue-management", purpose, ORCHESTRA);
      case "onestep" -> only("enforcement-agent-casework", purpose, ONESTEP);
      case "59r" -> only("street-services-email", purpose, STREETLINE);
      case "stopford" ->
          switch (purpose) {
            case "citizenship-appointments",
                "registrars-appointments",
                "ceremonies",
                "certificates" ->
                STOPFORD;
            default -> Answer.UNEXPLAINED;
          };
      case "web-reg" -> only("electoral-registration-queries", purpose, WEB_REG);
      case "accolaid" ->
          switch (purpose) {
            case "planning-and-environmental-health-requests",
                "noise-and-nuisance-complaints",
                "planning-and-environmental-health-payments" ->
                ACCOLAID;
            default -> Answer.UNEXPLAINED;
          };
      case "rocktime" -> only("bulky-waste-collections", purpose, ROCKTIME);
      case "mayrise" ->
          switch (purpose) {
            case "waste-work-orders", "waste-complaints" -> MAYRISE;
            default -> Answer.UNEXPLAINED;
          };
      case "confirm" ->
          switch (purpose) {
            case "highways-work-orders", "highways-complaints" -> CONFIRM;
            default -> Answer.UNEXPLAINED;
          };
      case "workflows" -> only("library-book-availability", purpose, WORKFLOWS);
      case "net-loans" -> only("library-computer-availability", purpose, NET_LOANS);
      case "access-database" -> only("food-training-bookings", purpose, ACCESS_DATABASE);
      case "bbis" -> only("blue-badges", purpose, BBIS);
      case "taxicard-cms" -> only("taxicards", purpose, TAXICARD_CMS);
      case "freedom-pass-cms" -> only("freedom-passes", purpose, FREEDOM_PASS_CMS);
      case "tramzacct" -> only("accessible-transport-concessions", purpose, TRAMZACCT);
      case "civica" ->
          switch (purpose) {
            case "council-tax-billing", "council-tax-collection" -> CIVICA;
            default -> Answer.UNEXPLAINED;
          };
      case "web-moto" -> only("customer-payments", purpose, WEB_MOTO);
      default -> Answer.UNEXPLAINED;
    };
  }

  private static Answer only(String service, String purpose, Answer permits) {
    return service.equals(purpose) ? permits : Answer.UNEXPLAINED;
  }
}
