package org.privacynotice.document;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;

/**
 * The bundled notice says what the published one does: each sentence of it is a row of {@code
 * seed-rows.csv} with the clauses that it became, and the ids that others lean on are written out
 * here.
 */
class ContactCentreNoticeTest {

  private static final Notice NOTICE = Bundled.notice("contact-centre");

  private static final Map<String, Clause> CLAUSES =
      NOTICE.clauses().stream().collect(toMap(Clause::id, clause -> clause));

  /** A sentence of the published notice. */
  private record Row(
      int number, String sentence, String heading, int item, List<String> clauses, String reason) {}

  private static final List<Row> ROWS = rows();

  private static List<Row> rows() {
    try (InputStream in =
        ContactCentreNoticeTest.class.getResourceAsStream(
            "/org/privacynotice/bundled/seed-rows.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(ContactCentreNoticeTest::row).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Row row(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + ",").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    assertThat(cells).as(line).hasSize(6);
    return new Row(
        Integer.parseInt(cells.get(0)),
        cells.get(1),
        cells.get(2),
        cells.get(3).isEmpty() ? 0 : Integer.parseInt(cells.get(3)),
        Splitter.on(' ').omitEmptyStrings().splitToList(cells.get(4)),
        cells.get(5));
  }

  @Test
  void rows_are1To61_inOrder() {
    assertThat(ROWS)
        .extracting(Row::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 61).boxed().toList());
    assertThat(ROWS).extracting(Row::sentence).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void eachClauseOfARow_isThereAndCitesItsHeadingAndItem() {
    int cited = 0;
    for (Row row : ROWS) {
      for (String id : row.clauses()) {
        assertThat(CLAUSES).as("row %s", row.number()).containsKey(id);
        assertThat(CLAUSES.get(id).sources())
            .as("row %s, %s", row.number(), id)
            .contains(new Citation.Heading(row.heading(), row.item()));
        cited++;
      }
    }
    assertThat(cited).isGreaterThan(61);
  }

  @Test
  void eachClause_standsInARow() {
    Set<String> listed = new TreeSet<>();
    ROWS.forEach(row -> listed.addAll(row.clauses()));
    assertThat(listed).isEqualTo(new TreeSet<>(CLAUSES.keySet()));
  }

  @Test
  void eachSourceOfAClause_isTheHeadingOfARow() {
    Set<String> headings = new TreeSet<>();
    ROWS.forEach(row -> headings.add(row.heading()));
    for (Clause clause : NOTICE.clauses()) {
      for (Citation source : clause.sources()) {
        assertThat(source).as(clause.id()).isInstanceOf(Citation.Heading.class);
        assertThat(headings).contains(((Citation.Heading) source).heading());
      }
    }
  }

  @Test
  void eachRowWithoutAClause_hasAReason() {
    for (Row row : ROWS) {
      if (row.clauses().isEmpty()) {
        assertThat(row.reason()).as("row %s", row.number()).isNotBlank();
      }
    }
  }

  @Test
  void head_isThePublishedOne() {
    assertThat(NOTICE.id()).isEqualTo("contact-centre");
    assertThat(NOTICE.version()).isEqualTo(LocalDate.of(2019, 11, 29));
    assertThat(NOTICE.inForce().from()).contains(LocalDate.of(2019, 11, 29));
    assertThat(NOTICE.inForce().to()).isEmpty();
    assertThat(NOTICE.zone().getId()).isEqualTo("Europe/London");
    assertThat(NOTICE.controller().kind()).isEqualTo(Controller.Kind.PUBLIC_AUTHORITY);
  }

  @Test
  void categories_areTheEleven_withTheirSensitivities() {
    Map<String, Sensitivity> sensitivities =
        NOTICE.categories().stream().collect(toMap(DataCategory::id, DataCategory::sensitivity));
    assertThat(sensitivities)
        .containsOnly(
            Map.entry("name", Sensitivity.ORDINARY),
            Map.entry("home-address", Sensitivity.ORDINARY),
            Map.entry("mailing-address", Sensitivity.ORDINARY),
            Map.entry("forwarding-address", Sensitivity.ORDINARY),
            Map.entry("telephone", Sensitivity.ORDINARY),
            Map.entry("email", Sensitivity.ORDINARY),
            Map.entry("verification-details", Sensitivity.ORDINARY),
            Map.entry("enquiry-details", Sensitivity.ORDINARY),
            Map.entry("ethnic-origin", Sensitivity.SPECIAL),
            Map.entry("age", Sensitivity.NOTICE),
            Map.entry("sex", Sensitivity.NOTICE));
    assertThat(NOTICE.categories()).allMatch(category -> category.parent().isEmpty());
  }

  /** Id, name, services; not: what it is not for; remote: not held locally. */
  private static final String PROCESSORS =
      """
      sidem | SIDEM | parking-permits | not penalty-charge-notices
      raad | RAAD | social-care-referral-screening |
      h2h-sharepoint | H2H Sharepoint site | housing-referrals |
      cammax | Cammax | service-centre-payments |
      abavus | Abavus | concessionary-travel-applications |
      orchestra | Orchestra | queue-management |
      onestep | OneStep | enforcement-agent-casework |
      59r | 59R | street-services-email |
      stopford | Stopford | registrars | remote
      web-reg | Web Reg | electoral-registration-queries |
      accolaid | Accolaid | planning-and-environmental-health | remote
      rocktime | RockTime | bulky-waste |
      mayrise | Mayrise | waste-management |
      confirm | Confirm | highways |
      workflows | Workflows | library-book-availability |
      net-loans | Net Loans | library-computer-availability |
      access-database | Access Database | food-training-bookings |
      bbis | Blue Badge Information Service | blue-badges |
      taxicard-cms | Taxicard CMS | taxicards |
      freedom-pass-cms | Freedom Pass CMS | freedom-passes |
      tramzacct | Tramzacct | accessible-transport-concessions |
      civica | Civica | council-tax |
      web-moto | Web moto | customer-payments |
      """;

  @Test
  void processors_areThe23_withTheirServicesAndExclusions() {
    Map<String, String> written = new TreeMap<>();
    for (Processor processor : NOTICE.processors()) {
      String excludes =
          processor.excludes().isEmpty() ? "" : "not " + String.join(" ", processor.excludes());
      String note = processor.heldLocally() ? excludes : (excludes + " remote").trim();
      String services = String.join(" ", processor.services());
      written.put(
          processor.id(),
          "%s | %s | %s | %s".formatted(processor.id(), processor.label(), services, note).trim());
    }
    assertThat(written).hasSize(23);
    assertThat(written.values())
        .containsExactlyInAnyOrderElementsOf(PROCESSORS.lines().map(String::trim).toList());
    assertThat(NOTICE.processors()).allMatch(processor -> processor.parent().isEmpty());
  }

  @Test
  void blueBadgeInformationService_isSuppliedByNorthgate() {
    assertThat(NOTICE.processors())
        .filteredOn(processor -> processor.supplier().isPresent())
        .extracting(Processor::id, processor -> processor.supplier().orElseThrow())
        .containsExactly(tuple("bbis", "Northgate"));
  }

  /** Each purpose with what lies right under it. */
  private static final String PURPOSES =
      """
      : service-provision legal-obligations equalities-monitoring service-improvement
      : fraud-and-crime statutory-duties disclosure-required-by-law
      : public-funds public-safety risk-of-harm emergency-assistance
      service-provision: parking-permits penalty-charge-notices social-care-referral-screening
      service-provision: housing-referrals service-centre-payments concessionary-travel-applications
      service-provision: queue-management enforcement-agent-casework street-services-email
      service-provision: registrars electoral-registration-queries
      service-provision: planning-and-environmental-health bulky-waste waste-management highways
      service-provision: library-book-availability library-computer-availability
      service-provision: food-training-bookings blue-badges taxicards freedom-passes
      service-provision: accessible-transport-concessions council-tax customer-payments
      registrars: citizenship-appointments registrars-appointments ceremonies certificates
      planning-and-environmental-health: planning-and-environmental-health-requests
      planning-and-environmental-health: noise-and-nuisance-complaints
      planning-and-environmental-health: planning-and-environmental-health-payments
      bulky-waste: bulky-waste-collections bulky-waste-payments
      waste-management: waste-work-orders waste-complaints
      highways: highways-work-orders highways-complaints
      council-tax: council-tax-billing council-tax-collection
      service-improvement: performance-monitoring quality-improvement service-planning
      fraud-and-crime: crime-detection crime-prevention prosecution
      statutory-duties: adult-social-care-referral court-proceedings debt-enforcement
      """;

  @Test
  void purposes_lieWhereTheyShould() {
    Map<String, String> expected = new TreeMap<>();
    for (String line : PURPOSES.lines().toList()) {
      List<String> parts = Splitter.on(':').trimResults().splitToList(line);
      Splitter.on(' ').split(parts.get(1)).forEach(id -> expected.put(id, parts.get(0)));
    }
    Map<String, String> written =
        NOTICE.purposes().stream()
            .collect(toMap(Purpose::id, purpose -> purpose.parent().orElse("")));
    assertThat(written).isEqualTo(expected);
  }

  @Test
  void purposes_declareNoLawfulBasis() {
    assertThat(NOTICE.purposes())
        .allMatch(purpose -> purpose.bases().isEmpty() && purpose.article9().isEmpty());
  }

  @Test
  void recipients_areTheNamedOnes_withTheirKindsAndClasses() {
    Map<String, String> written =
        NOTICE.recipients().stream()
            .filter(Party.class::isInstance)
            .map(Party.class::cast)
            .collect(
                toMap(
                    Party::id,
                    party -> party.kind().id() + party.parent().map(" "::concat).orElse("")));
    assertThat(written)
        .containsOnly(
            Map.entry("council-departments", "class"),
            Map.entry("fraud-team", "department council-departments"),
            Map.entry("adult-social-care", "department council-departments"),
            Map.entry("external-agencies", "class"),
            Map.entry("police", "agency external-agencies"),
            Map.entry("hmrc", "agency external-agencies"),
            Map.entry("magistrates-courts", "agency external-agencies"),
            Map.entry("enforcement-agents", "agency external-agencies"),
            Map.entry("data-subject", "data-subject"),
            Map.entry("public", "public"));
  }

  @Test
  void facts_ofTheGuards_areDeclaredByNoticeOrLaw() {
    ImmutableSet.Builder<String> facts = ImmutableSet.builder();
    NOTICE.allFacts().forEach(fact -> facts.add(fact.id()));
    Bundled.law().allFacts().forEach(fact -> facts.add(fact.id()));
    assertThat(facts.build())
        .contains(
            "needed",
            "necessary",
            "contact-ended",
            "vulnerable",
            "required-by-law",
            "consent",
            "consent-withdrawn",
            "policy-document",
            "basis",
            "article9",
            "schedule1",
            "place",
            "record");
  }

  @Test
  void otherBundledDocuments_areRead() {
    assertThat(Bundled.notices()).containsExactly("community-newsletter", "contact-centre");
    for (String id : Bundled.notices()) {
      assertThat(Bundled.reading(id).findings()).isEmpty();
    }
    assertThat(Bundled.demoDeployment().retention()).isNotEmpty();
    assertThat(Bundled.demoDay()).isNotEmpty();
  }
}
