package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;

class TransparencyTest {

  private static final Pattern NOTE =
      Pattern.compile("transparency on (\\d{4}-\\d\\d-\\d\\d): `([a-z-]+)` is (.*)");

  private static List<Remark> checklist(Notice notice, Law law) {
    return NoticeReview.of(notice, law, Optional.empty()).stream()
        .filter(remark -> NOTE.matcher(remark.message()).matches())
        .toList();
  }

  private static Matcher read(Remark remark) {
    Matcher note = NOTE.matcher(remark.message());
    assertThat(note.matches()).isTrue();
    return note;
  }

  private static final Map<Notice, List<Remark>> CHECKLISTS = new ConcurrentHashMap<>();

  /** What the checklist says of one item, and where it points. */
  private static String outcome(Notice notice, String id) {
    return CHECKLISTS.computeIfAbsent(notice, each -> checklist(each, Bundled.law())).stream()
        .filter(remark -> read(remark).group(2).equals(id))
        .map(remark -> remark.part() + ": " + read(remark).group(3))
        .findFirst()
        .orElse("not on the list");
  }

  private static Notice notice(String parts) {
    return notice("2026-07-01", "{services: {label: services}}", parts);
  }

  private static Notice notice(String version, String purposes, String parts) {
    String text =
        """
        notice: example
        title: Example
        version: %s
        controller: {name: A Council, kind: organisation}
        facts:
          ended: {type: event, ask: "When did it end?"}
        categories: {name: {label: name}}
        purposes: %s
        %s
        """
            .formatted(version, purposes, parts);
    return DocumentReader.notice("a.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law())
        .orThrow();
  }

  // The bundled notices.

  /** What the notice of 29 November 2019 tells of all that Art 13 and 14 want told. */
  @ParameterizedTest
  @CsvSource({
    "controller, partly told",
    "data-protection-officer, partly told",
    "purposes-and-bases, partly told",
    "legitimate-interests, not needed here",
    "recipients, told",
    "transfers, not told",
    "retention, partly told",
    "rights, partly told",
    "withdrawal-of-consent, not told",
    "complaint-to-the-regulator, told",
    "complaint-to-the-controller, partly told",
    "obligation-to-provide, not told",
    "automated-decisions, not told",
    "new-purposes, partly told",
    "categories, told",
    "source, not told"
  })
  void contactCentre_eachItem_isToldAsFarAsTheNoticeDoes(String id, String told) {
    assertThat(outcome(Bundled.notice("contact-centre"), id))
        .matches("[a-z0-9/-]+: " + told + "($|:| in | by ).*");
  }

  @Test
  void contactCentre_wholeList_isOneNoteEachOnTheLastDayOfTheLaw() {
    List<Remark> checklist = checklist(Bundled.notice("contact-centre"), Bundled.law());

    assertThat(checklist)
        .extracting(remark -> read(remark).group(2))
        .containsExactlyElementsOf(
            Bundled.law().transparency().stream().map(Disclosure::id).toList());
    assertThat(checklist)
        .allSatisfy(
            remark -> {
              assertThat(read(remark).group(1)).isEqualTo("2026-06-19");
              assertThat(remark.severity()).isEqualTo(Severity.NOTE);
              assertThat(remark.message()).doesNotContain("\n");
              assertThat(remark.help()).matches("(UK GDPR Art 1[34]|DPA 2018 s).*: [a-z].*");
            });
  }

  @Test
  void newsletter_whatItsBasesCallFor_isNeeded() {
    Notice newsletter = Bundled.notice("community-newsletter");
    assertThat(outcome(newsletter, "legitimate-interests")).isEqualTo("information: not told");
    assertThat(outcome(newsletter, "withdrawal-of-consent")).isEqualTo("information: not told");
    assertThat(outcome(newsletter, "retention"))
        .isEqualTo("retention/default: told by the periods given");
    assertThat(outcome(newsletter, "controller"))
        .isEqualTo("information/contact: partly told in `How to reach us`");
  }

  // What clauses tell.

  @Test
  void told_byTwoClauses_namesBothAndPointsAtTheFirst() {
    Notice notice =
        notice(
            """
            information:
              b: {tells: [rights], gloss: Rights., sources: [{heading: Your rights, item: 2}, {heading: Contact}]}
              a: {tells: [rights, source], gloss: Rights., sources: [{heading: Your rights, item: 1}]}
            """);
    assertThat(outcome(notice, "rights"))
        .isEqualTo("information/a: told in `Your rights 1, 2` and `Contact`");
    assertThat(outcome(notice, "source")).isEqualTo("information/a: told in `Your rights 1`");
  }

  @Test
  void told_whollyByOneAndPartlyByAnotherClause_isTold() {
    Notice notice =
        notice(
            """
            information:
              a: {tells-partly: [rights], gloss: Rights., sources: [{heading: A}]}
              b: {tells: [rights], gloss: Rights., sources: [{heading: B}]}
            """);
    assertThat(outcome(notice, "rights")).isEqualTo("information/b: told in `B`");
  }

  @Test
  void told_byAClauseThatIsNoLongerInForce_isNotTold() {
    String entry =
        """
        information:
          a: {tells: [rights], in-force: {%s: %s}, gloss: Rights., sources: [{heading: A}]}
        """;
    assertThat(outcome(notice(entry.formatted("to", "2026-06-30")), "rights"))
        .isEqualTo("information: not told");
    assertThat(outcome(notice(entry.formatted("from", "2026-07-01")), "rights"))
        .isEqualTo("information/a: told in `A`");
  }

  @Test
  void told_byAClauseAndShownInPart_isTold() {
    Notice notice =
        notice(
            """
            information:
              a: {tells: [retention], gloss: Six years., sources: [{heading: A}]}
            retention:
              default: {until: by-schedule, gloss: By schedule., sources: [{heading: B}]}
            """);
    assertThat(outcome(notice, "retention")).isEqualTo("information/a: told in `A`");
  }

  @Test
  void partlyTold_byAClauseAndAPart_namesBoth() {
    Notice notice =
        notice(
            """
            information:
              a: {tells-partly: [retention], gloss: Not long., sources: [{heading: A}]}
            retention:
              default: {until: by-schedule, gloss: By schedule., sources: [{heading: B}]}
            """);
    assertThat(outcome(notice, "retention"))
        .isEqualTo(
            "information/a: partly told in `A`: a schedule that the notice does not give governs"
                + " `default`");
  }

  // What parts of a notice show.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {label: a, bases: [contract], includes: {b: {label: b}}}}"
            + "| purpose/a: told by the bases that purposes declare",
        "{a: {label: a, bases: [contract], includes: {b: {label: b}}}, c: {label: c}}"
            + "| purpose/c: partly told: no lawful basis is declared for `c`",
        "{a: {label: a, bases: [contract]}, b: {label: b, notice: elsewhere}}"
            + "| purpose/a: told by the bases that purposes declare",
        "{a: {label: a}, b: {label: b}}"
            + "| purpose/a: partly told: no lawful basis is declared for `a` and 1 other purpose",
        "{a: {label: a}, b: {label: b}, c: {label: c}}"
            + "| purpose/a: partly told: no lawful basis is declared for `a` and 2 other purposes"
      })
  void bases_ofPurposes_areShownAsFarAsTheyAreDeclared(String purposes, String told) {
    assertThat(outcome(notice("2026-07-01", purposes, ""), "purposes-and-bases")).isEqualTo(told);
  }

  @Test
  void recipients_whereNoneIsListed_areNotShown() {
    assertThat(outcome(notice(""), "recipients"))
        .isEqualTo("information: not told: no recipient is listed");
    assertThat(outcome(notice("recipients: {police: {label: police, kind: agency}}"), "recipients"))
        .isEqualTo("recipient/police: told by the recipients listed");
  }

  private static String processor(String id, String place) {
    return "  %s: {label: %s, services: [services], %s sources: [{heading: Who}]}\n"
        .formatted(id, id, place);
  }

  @Test
  void places_ofAllProcessorsAtHome_showThatNothingGoesAbroad() {
    String home = processor("a", "place: GB,");
    assertThat(outcome(notice("processors:\n" + home), "transfers"))
        .isEqualTo("recipient/a: told by the places that recipients declare");
    assertThat(
            outcome(
                notice("processors:\n" + home + processor("b", "") + processor("c", "")),
                "transfers"))
        .isEqualTo("recipient/b: partly told: no place is declared for `b` and 1 other processor");
    assertThat(outcome(notice("processors:\n" + processor("b", "")), "transfers"))
        .isEqualTo("information: not told: no recipient declares a place");
  }

  @Test
  void places_abroad_areShownInPart() {
    assertThat(
            outcome(
                notice(
                    "processors:\n" + processor("a", "place: GB,") + processor("b", "place: US,")),
                "transfers"))
        .isEqualTo("recipient/b: partly told: nothing says by which safeguards data goes to `b`");
  }

  @Test
  void places_limited_areShownByTheLimit() {
    assertThat(
            outcome(
                notice(
                    """
                    limits:
                      home: {do: [share], if: {not: {place: GB}}, gloss: It stays., sources: [{heading: Where}]}
                    """),
                "transfers"))
        .isEqualTo("limits/home: told by clause `limits/home`");
  }

  @Test
  void retention_ofSomePurposesOrRecordsOnly_isShownInPart() {
    String two = "{a: {label: a, includes: {b: {label: b}}}, c: {label: c}}";
    String some = "retention: {x: {for: [a], until: ended, gloss: X., sources: [{heading: H}]}}";
    String kinds =
        """
        records: {r: {label: r}}
        retention: {x: {records: [r], until: ended, gloss: X., sources: [{heading: H}]}}
        """;
    assertThat(outcome(notice("2026-07-01", two, some), "retention"))
        .isEqualTo(
            "purpose/c: partly told: no entry says how long for every kind of record of `c`");
    assertThat(outcome(notice(kinds), "retention"))
        .isEqualTo(
            "purpose/services: partly told: no entry says how long for every kind of record of"
                + " `services`");
    assertThat(outcome(notice(""), "retention"))
        .isEqualTo("information: not told: no entry says how long");
  }

  @Test
  void retention_byScheduleDeepInAPeriod_isShownInPart() {
    assertThat(
            outcome(
                notice(
                    """
                    retention:
                      a: {for: [services], until: {latest: [ended, {years: 1, after: by-schedule}]}, gloss: A., sources: [{heading: H}]}
                      b: {until: by-schedule, gloss: B., sources: [{heading: H}]}
                      c: {records: [r], until: ended, gloss: B., sources: [{heading: H}]}
                    records: {r: {label: r}}
                    """),
                "retention"))
        .isEqualTo(
            "retention/a: partly told: a schedule that the notice does not give governs `a` and 1"
                + " other entry");
  }

  @Test
  void automation_limited_isShownAndSpokenOfIsShownInPart() {
    assertThat(
            outcome(
                notice(
                    """
                    limits:
                      people-decide: {do: [use], if: {automation: sole}, gloss: People decide., sources: [{heading: A}]}
                    """),
                "automated-decisions"))
        .isEqualTo("limits/people-decide: told by clause `limits/people-decide`");
    assertThat(
            outcome(
                notice(
                    """
                    duties:
                      look-again: {do: [use], if: {automation: sole}, gloss: Look again., sources: [{heading: A}]}
                    """),
                "automated-decisions"))
        .isEqualTo(
            "duties/look-again: partly told: clause `duties/look-again` does not say how they are"
                + " reached");
  }

  // When an item is needed.

  @ParameterizedTest
  @CsvSource({
    "bases: [consent], information: not told",
    "'bases: [public-task], article9: a', information: not told",
    "bases: [public-task], information: not needed here: the notice speaks of no such basis"
  })
  void withdrawal_isNeededWhereThePurposeRestsOnConsent(String declared, String told) {
    Notice notice = notice("2026-07-01", "{a: {label: a, " + declared + "}}", "");
    assertThat(outcome(notice, "withdrawal-of-consent")).isEqualTo(told);
  }

  @Test
  void withdrawal_isNeededWhereAClauseTestsForConsent() {
    assertThat(
            outcome(
                notice(
                    """
                    duties:
                      ask: {do: [collect], if: {any: [{basis: consent}]}, gloss: Ask., sources: [{heading: A}]}
                    """),
                "withdrawal-of-consent"))
        .isEqualTo("information: not told");
  }

  // Days.

  @Test
  void item_thatTheLawAsksForLater_isOnTheListOnceTheNoticeIsInForceThen() {
    String old = "in-force: {from: 2026-01-01, to: 2026-06-18}";
    String purposes = "{a: {label: a}}";
    assertThat(outcome(notice("2026-01-01", purposes, old), "complaint-to-the-controller"))
        .isEqualTo("not on the list");
    assertThat(outcome(notice("2026-01-01", purposes, ""), "complaint-to-the-controller"))
        .isEqualTo("information: not told");
  }

  @Test
  void item_thatTheLawNoLongerAsksFor_isOffTheList() {
    Law law =
        DocumentReader.law(
                "law.yaml",
                """
                law: example
                title: Example law
                version: 2026-01-01
                transparency:
                  past: {gloss: Say it., in-force: {to: 2030-12-31}, sources: [{law: An Act, at: s.1}]}
                  since: {gloss: Say that., in-force: {from: 2031-01-01}, sources: [{law: An Act, at: s.2}]}
                """
                    .getBytes(StandardCharsets.UTF_8))
            .orThrow();
    Notice notice = notice("");
    assertThat(checklist(notice, law))
        .extracting(Remark::message)
        .containsExactly("transparency on 2031-01-01: `since` is not told");
    assertThat(checklist(notice, law))
        .extracting(Remark::help)
        .containsExactly(
            "An Act s.2: say that; mark what tells it under `information` with tells: [since]");
  }
}
