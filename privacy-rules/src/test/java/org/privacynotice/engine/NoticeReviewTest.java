package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;

class NoticeReviewTest {

  /** All but the transparency checklist, which has tests of its own. */
  private static List<Remark> review(Notice notice, Law law, Optional<Deployment> deployment) {
    return NoticeReview.of(notice, law, deployment).stream()
        .filter(remark -> !remark.message().startsWith("transparency on "))
        .toList();
  }

  private static List<String> found(Notice notice, Law law) {
    return review(notice, law, Optional.empty()).stream()
        .map(remark -> remark.severity().word() + " " + remark.part() + ": " + remark.message())
        .toList();
  }

  private static List<String> found(Notice notice) {
    return found(notice, Bundled.law());
  }

  private static final String PURPOSES =
      "purposes: {permits: {label: permits, bases: [public-task]}}";

  /** A notice of 2020 with some parts. */
  private static Notice notice(String parts) {
    return notice("{from: 2020-01-01}", PURPOSES, parts, Bundled.law());
  }

  private static Notice notice(String inForce, String purposes, String parts, Law law) {
    String text =
        """
        notice: example
        title: Example
        version: 2020-01-01
        in-force: %s
        controller: {name: A Council, kind: public-authority}
        facts:
          needed: {type: yes-no, ask: "Is it needed?"}
          channel: {type: named, values: [phone, web], ask: "How did it come in?"}
          ended: {type: event, ask: "When did it end?"}
          urgent: {type: yes-no, ask: "Is it urgent?", presumed: {value: false, because: It seldom is.}}
        categories: {details: {label: details, includes: {name: {label: name}, age: {label: age}}}}
        %s
        %s
        """
            .formatted(inForce, purposes, parts);
    return DocumentReader.notice("a.yaml", text.getBytes(StandardCharsets.UTF_8), law).orThrow();
  }

  @Test
  void review_ofTheBundledNotices_findsTheConflictAndNothingElseWrong() {
    assertThat(review(Bundled.notice("contact-centre"), Bundled.law(), Optional.empty()))
        .extracting(remark -> remark.severity() + " " + remark.part())
        .containsExactlyInAnyOrder("NOTE category/age", "NOTE category/sex");
    assertThat(review(Bundled.notice("community-newsletter"), Bundled.law(), Optional.empty()))
        .extracting(remark -> remark.severity() + " " + remark.part())
        .containsExactly("ERROR purpose/newsletter");
  }

  /** Each construct of a real notice as an officer would write it. */
  @Test
  void review_ofTheWorkedNotices_findsWhatTheyClaimAgainstTheLawAndNothingElse()
      throws IOException {
    List<String> errors = new ArrayList<>();
    int reviewed = 0;
    try (Stream<Path> folders =
        Files.list(Path.of("src/test/resources/org/privacynotice/engine/worked"))) {
      for (Path file :
          folders.map(folder -> folder.resolve("notice.yaml")).filter(Files::exists).toList()) {
        String folder = file.getParent().getFileName().toString();
        review(DocumentReader.notice(file), Bundled.law(), Optional.empty())
            .forEach(remark -> errors.add(folder + " " + remark.severity() + " " + remark.part()));
        reviewed++;
      }
    }
    assertThat(reviewed).isGreaterThan(10);
    assertThat(errors)
        .containsExactlyInAnyOrder(
            "controller-by-purpose ERROR purpose/hall-lettings",
            "controller-by-purpose ERROR purpose/residents-survey",
            "declared-special-category ERROR purpose/faith-network");
  }

  // Permissions that can never permit.

  @Test
  void permission_thatALimitOfItsOwnNoticeForbids_isAnErrorThatNamesTheLimit() {
    assertThat(
            found(
                notice(
                    """
                    collects:
                      details: {categories: [name], for: [permits], gloss: Names., sources: [{heading: A}]}
                    limits:
                      never: {do: [collect, use], categories: [name], gloss: No names., sources: [{heading: B}]}
                    """)))
        .containsExactly(
            "error collects/details: clause `collects/details` can never permit: `limits/never`"
                + " forbids all of it");
  }

  @Test
  void permission_thatALimitForbidsOnlyInPart_isNone() {
    String part =
        """
        collects:
          details: {categories: [name, age], for: [permits], gloss: Details., sources: [{heading: A}]}
        limits:
          never: {%s, gloss: No., sources: [{heading: B}]}
        """;
    assertThat(found(notice(part.formatted("do: [collect, use], categories: [name]")))).isEmpty();
    assertThat(found(notice(part.formatted("do: [collect]")))).isEmpty();
    assertThat(found(notice(part.formatted("do: [collect, use], if: needed")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "needed",
        "{not: needed}",
        "{channel: web}",
        "ended",
        "urgent",
        "{all: [needed, {channel: web}]}",
        "{any: [needed, {channel: web}]}"
      })
  void permission_onTheConditionOnWhichALimitForbids_isAnError(String condition) {
    Notice notice =
        notice(
            """
            uses:
              details: {categories: [name], for: [permits], if: %1$s, gloss: Names., sources: [{heading: A}]}
            limits:
              never: {do: [use], if: %1$s, gloss: No names., sources: [{heading: B}]}
            """
                .formatted(condition));
    assertThat(found(notice))
        .containsExactly(
            "error uses/details: clause `uses/details` can never permit: `limits/never` forbids all"
                + " of it");
  }

  @Test
  void permission_thatTwoLimitsForbidTogether_isAnError() {
    assertThat(
            found(
                notice(
                    """
                    uses:
                      details: {categories: [name], for: [permits], gloss: Names., sources: [{heading: A}]}
                    limits:
                      one: {do: [use], if: needed, gloss: One., sources: [{heading: B}]}
                      two: {do: [use], if: {not: needed}, gloss: Two., sources: [{heading: B}]}
                    """)))
        .containsExactly(
            "error uses/details: clause `uses/details` can never permit: one clause or another"
                + " forbids all of it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{all: [needed, {not: needed}]}",
        "{all: [{channel: web}, {channel: phone}]}",
        "{not: {channel: [phone, web]}}",
        "{not: {any: [ended, {not: ended}]}}",
        "{with: any-agency}",
        "{all: [{since: 2030-01-01}, {not: {since: 2029-01-01}}]}"
      })
  void permission_onAConditionThatNeverHolds_isAnError(String condition) {
    Notice notice =
        notice(
            """
            recipients: {any-agency: {label: an agency, kind: agency}}
            uses:
              details: {categories: [name], for: [permits], if: %s, gloss: Names., sources: [{heading: A}]}
            """
                .formatted(condition));
    assertThat(found(notice))
        .containsExactly(
            "error uses/details: clause `uses/details` can never permit: its condition never holds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in-force: {from: 2026-01-01}",
        "in-force: {to: 2020-12-31}",
        "if: {since: 2031-01-01}",
        "if: {not: {since: 2020-01-02}}"
      })
  void permission_thatIsBarredOnSomeDaysOnly_isNoError(String when) {
    Notice notice =
        notice(
            """
            uses:
              details: {categories: [name], for: [permits], gloss: Names., sources: [{heading: A}]}
            limits:
              never: {do: [use], %s, gloss: No names., sources: [{heading: B}]}
            """
                .formatted(when));
    assertThat(found(notice)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in-force: {from: 2021-03-01, to: 2021-03-31}",
        "in-force: {from: 2040-01-01}",
        "if: {since: 2040-01-01}",
        "if: {not: {since: 2020-01-02}}"
      })
  void permission_thatStandsOnFewDays_isNoError(String when) {
    Notice notice =
        notice(
            """
            uses:
              details: {categories: [name], for: [permits], %s, gloss: Names., sources: [{heading: A}]}
            """
                .formatted(when));
    assertThat(found(notice)).isEmpty();
  }

  @Test
  void permission_onlyOnDaysOnWhichTheNoticeIsNotInForce_isAnError() {
    assertThat(
            found(
                notice(
                    """
                    uses:
                      details: {categories: [name], for: [permits], in-force: {to: 2019-12-31}, gloss: Names., sources: [{heading: A}]}
                    """)))
        .containsExactly(
            "error uses/details: clause `uses/details` is in force on no day on which the notice"
                + " is");
  }

  @Test
  void permission_thatOnlyAPresumptionBars_isNoError() {
    assertThat(
            found(
                notice(
                    """
                    uses:
                      details: {categories: [name], for: [permits], gloss: Names., sources: [{heading: A}]}
                      hurried: {categories: [age], for: [permits], if: urgent, gloss: Ages., sources: [{heading: A}]}
                    limits:
                      unhurried: {do: [use], if: {not: urgent}, gloss: No., sources: [{heading: B}]}
                    """)))
        .isEmpty();
  }

  @Test
  void permission_forPurposesOfAnotherNoticeOnly_isAnError() {
    Notice notice =
        notice(
            "{from: 2020-01-01}",
            "purposes: {care: {label: care, notice: adult-social-care}}",
            """
            uses:
              details: {categories: [name], for: [care], gloss: Names., sources: [{heading: A}]}
            """,
            Bundled.law());
    assertThat(found(notice))
        .containsExactly(
            "error uses/details: clause `uses/details` covers nothing that this notice speaks for");
  }

  @Test
  void permission_thatTheDeploymentForbids_isAnErrorThatNamesIt() {
    Notice notice =
        notice(
            """
            uses:
              details: {categories: [name], for: [permits], gloss: Names., sources: [{heading: A}]}
            """);
    String text =
        """
        deployment: ours
        title: Ours
        version: 2020-01-01
        limits:
          never: {do: [use], for: [permits], gloss: Never., sources: [{heading: A}]}
        """;
    Deployment deployment =
        DocumentReader.deployment(
                "b.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law(), notice)
            .orThrow();
    assertThat(review(notice, Bundled.law(), Optional.of(deployment)))
        .extracting(Remark::message)
        .containsExactly(
            "clause `uses/details` can never permit: `deployment/never` forbids all of it");
  }

  @Test
  void retention_ofEveryForm_isNoErrorUnlessItNeverGoverns() {
    String parts =
        """
        records: {permit: {label: permit}}
        retention:
          permits: {records: [permit], until: {years: 6, after: ended}, gloss: Six., sources: [{heading: A}]}
          permits-ended: {for: [permits], until: {earliest: [ended, {days: 1, after: ended}]}, gloss: One., sources: [{heading: A}]}
          default: {until: by-schedule, gloss: As scheduled., sources: [{heading: A}]}
        """;
    String two = "purposes: {permits: {label: permits}, fines: {label: fines}}";
    assertThat(found(notice("{from: 2020-01-01}", two, parts, Bundled.law()))).isEmpty();
    assertThat(found(notice(parts)))
        .containsExactly(
            "error retention/default: clause `retention/default` can never permit: its condition"
                + " never holds",
            "error retention/default/erase: clause `retention/default/erase` can never permit: its"
                + " condition never holds");
  }

  // Conflicts with the law.

  private static Law law(String limits) {
    String text =
        """
        law: example
        title: Example law
        version: 2020-01-01
        facts:
          basis: {type: named, values: [consent, contract, public-task], ask: "Which basis?"}
          article9: {type: named, values: [a, b, g], ask: "Which point?"}
          place: {type: named, values: [GB, US], ask: "Where?", presumed: {value: GB, because: It stays.}}
        limits:
        %s
        """
            .formatted(limits.indent(2));
    return DocumentReader.law("law.yaml", text.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private static final Law NO_CONTRACT =
      law(
          "no-contract: {do: [collect], if: {basis: contract}, in-force: {from: 2026-02-05},"
              + " gloss: No contract., sources: [{law: An Act, at: s.1}]}");

  private static final String COLLECTS =
      """
      collects:
        details: {do: [collect, use], categories: [name], for: [services], gloss: Names., sources: [{heading: A}]}
      """;

  private static String services(String declared) {
    return "purposes: {services: {label: services, "
        + declared
        + ", includes: {permits: {label: permits}}}}";
  }

  @Test
  void basis_thatTheLawBarsFromADay_isAnErrorOfThatDay() {
    Notice notice =
        notice("{from: 2020-01-01}", services("bases: [contract]"), COLLECTS, NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT))
        .containsExactly(
            "error purpose/services: purpose `services` declares the basis `contract`, which the"
                + " law bars as of 2026-02-05: No contract");
  }

  @Test
  void basis_thatTheLawBarsFromTheFirstDayOn_isAnErrorWithoutADay() {
    Notice notice =
        notice("{from: 2026-02-05}", services("bases: [contract]"), COLLECTS, NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT))
        .containsExactly(
            "error purpose/services: purpose `services` declares the basis `contract`, which the"
                + " law bars: No contract");
  }

  @Test
  void basis_thatTheLawBarsOnlyOnceTheNoticeHasEnded_isNoError() {
    Notice notice =
        notice(
            "{from: 2020-01-01, to: 2026-02-04}",
            services("bases: [contract]"),
            COLLECTS,
            NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT)).isEmpty();
  }

  @Test
  void basis_thatTheLawBarsBesideOthers_isTheOneNamed() {
    Notice notice =
        notice("{from: 2026-03-01}", services("bases: [contract, consent]"), COLLECTS, NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT))
        .containsExactly(
            "error purpose/services: purpose `services` declares the basis `contract`, which the"
                + " law bars: No contract");
  }

  @Test
  void basis_forWhichNothingIsPermittedThatTheLawBars_isNoError() {
    Notice notice =
        notice(
            "{from: 2026-03-01}",
            services("bases: [contract]"),
            COLLECTS.replace("do: [collect, use]", "do: [use]"),
            NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT)).isEmpty();
  }

  @Test
  void basis_thatTheLawDoesNotKnow_isNoConflict() {
    Notice notice =
        notice("{from: 2026-03-01}", services("bases: [vital-interests]"), COLLECTS, NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT)).isEmpty();
  }

  @Test
  void basis_thatNobodyDeclares_isNoConflict() {
    Notice notice = notice("{from: 2026-03-01}", services("lgsl: 1"), COLLECTS, NO_CONTRACT);
    assertThat(found(notice, NO_CONTRACT)).isEmpty();
  }

  @Test
  void groundForSensitiveData_thatTheLawBars_isAnErrorOfThePurpose() {
    Law law =
        law(
            "no-b: {do: [use], if: {article9: b}, gloss: No point (b)., sources: [{law: An Act, at:"
                + " s.2}]}");
    Notice notice = notice("{from: 2020-01-01}", services("article9: b"), COLLECTS, law);
    assertThat(found(notice, law))
        .containsExactly(
            "error purpose/services: purpose `services` declares a ground for sensitive data, which"
                + " the law bars: No point (b)");
  }

  @Test
  void placeOfARecipient_thatTheLawBars_isAnErrorOfThePermission() {
    Law law =
        law(
            "stay: {do: [share], if: {place: US}, gloss: It stays., sources: [{law: An Act, at:"
                + " s.3}]}");
    Notice notice =
        notice(
            "{from: 2020-01-01}",
            services("lgsl: 1"),
            """
            recipients:
              agencies: {label: agencies, kind: class, includes: {here: {label: here, kind: agency}, there: {label: there, kind: agency, place: US}}}
            shares:
              all: {categories: [name], for: [services], with: [agencies], gloss: Names., sources: [{heading: A}]}
              there: {categories: [name], for: [services], with: [there], gloss: Names., sources: [{heading: A}]}
            """,
            law);
    assertThat(found(notice, law))
        .containsExactly(
            "error shares/all: clause `shares/all` permits, whatever the case, what the law bars:"
                + " It stays",
            "error shares/there: clause `shares/there` permits, whatever the case, what the law"
                + " bars: It stays",
            "error shares/there: clause `shares/there` can never permit: `law/stay` forbids all of"
                + " it");
  }

  // Open permissions.

  @Test
  void permission_openBesideAGuardedOne_isNotedToMakeTheGuardPointless() {
    String parts =
        """
        collects:
          guarded: {categories: [age], for: [permits], if: needed, %s gloss: If needed., sources: [{heading: A}]}
          open: {categories: %s, for: any, gloss: Anything., in-force: {to: 2020-12-31}, sources: [{heading: B}]}
        """;
    assertThat(found(notice(parts.formatted("", "any"))))
        .containsExactly(
            "note collects/open: clause `collects/open` permits without a condition all that"
                + " `collects/guarded` permits only on one");
    assertThat(found(notice(parts.formatted("", "[name]")))).isEmpty();
    assertThat(found(notice(parts.formatted("in-force: {from: 2021-01-01},", "any")))).isEmpty();
  }

  @Test
  void processor_openBesideAGuardedShare_isNotedToMakeTheGuardPointless() {
    assertThat(
            found(
                notice(
                    """
                    processors:
                      sidem: {label: SIDEM, services: [permits], sources: [{heading: A}]}
                    shares:
                      guarded: {categories: [name], for: [permits], with: [sidem], if: needed, gloss: If needed., sources: [{heading: B}]}
                    """)))
        .containsExactly(
            "note processors/sidem: clause `processors/sidem` permits without a condition all that"
                + " `shares/guarded` permits only on one");
  }

  @Test
  void permissionToKeep_openBesideARetentionEntry_isNotedToMakeItsPeriodPointless() {
    assertThat(
            found(
                notice(
                    """
                    uses:
                      keep: {do: [retain], categories: any, for: any, with: any, gloss: Kept., sources: [{heading: A}]}
                    retention:
                      default: {until: {years: 1, after: ended}, gloss: One year., sources: [{heading: B}]}
                    """)))
        .containsExactly(
            "note uses/keep: clause `uses/keep` permits without a condition all that"
                + " `retention/default` permits only on one");
  }
}
