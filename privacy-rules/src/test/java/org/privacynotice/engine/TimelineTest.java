package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.Digest;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;

class TimelineTest {

  /** A version that lets names be collected, under a clause named after its text. */
  private static Notice version(String id, String date, String inForce, String text) {
    String notice =
        """
        notice: %s
        title: Permits
        version: %s
        in-force: %s
        controller: {name: A Council, kind: public-authority}
        categories: {name: {label: name}}
        purposes: {permits: {label: permits}}
        collects:
          %s: {categories: [name], for: [permits], gloss: Names are collected., sources: [{heading: What}]}
        """
            .formatted(id, date, inForce, text);
    return read(notice);
  }

  private static Notice read(String notice) {
    return DocumentReader.notice("a.yaml", notice.getBytes(StandardCharsets.UTF_8), Bundled.law())
        .orThrow();
  }

  private static Notice version(String date, String inForce) {
    return version("permits", date, inForce, "details");
  }

  private static List<String> findings(Notice... notices) {
    return Timeline.of(Arrays.asList(notices)).findings().stream()
        .map(
            found ->
                found.place()
                    + " "
                    + found.remark().severity().word()
                    + " "
                    + found.remark().part()
                    + ": "
                    + found.remark().message())
        .toList();
  }

  private static PrivacyEngine engine(Notice... versions) {
    PrivacyEngine.Builder builder = PrivacyEngine.builder().log(DecisionLog.none());
    for (Notice version : versions) {
      builder.notice(version);
    }
    return builder.build();
  }

  private static Decision decide(PrivacyEngine engine, String at) {
    return engine.decide(
        engine
            .collect("name")
            .purpose("permits")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(Instant.parse(at)));
  }

  // What does not fit.

  @Test
  void findings_versionsThatMeet_areNone() {
    assertThat(
            findings(
                version("2021-01-01", "{from: 2021-01-01}"),
                version("2019-01-01", "{to: 2020-02-29}"),
                version("2020-03-01", "{from: 2020-03-01, to: 2020-12-31}")))
        .isEmpty();
    assertThat(findings(version("2021-01-01", "{from: 2021-01-01}"))).isEmpty();
    assertThat(Timeline.of(List.of()).findings()).isEmpty();
  }

  @Test
  void findings_versionsInForceOnTheSameDay_areErrors() {
    assertThat(
            findings(
                version("2021-01-01", "{from: 2021-01-01}"),
                version("2019-01-01", "{from: 2019-01-01, to: 2021-01-01}")))
        .containsExactly(
            "1 error in-force: versions 2019-01-01 and 2021-01-01 of `permits` are both in force on"
                + " 2021-01-01");
    assertThat(
            findings(
                version("2019-01-01", "{from: 2019-01-01}"),
                version("2021-01-01", "{from: 2021-01-01, to: 2021-06-30}")))
        .containsExactly(
            "0 error in-force: versions 2019-01-01 and 2021-01-01 of `permits` are both in force"
                + " from 2021-01-01 to 2021-06-30");
    assertThat(
            findings(
                version("2019-01-01", "{to: 2020-06-30}"),
                version("2020-01-01", "{to: 2020-12-31}")))
        .containsExactly(
            "0 error in-force: versions 2019-01-01 and 2020-01-01 of `permits` are both in force up"
                + " to 2020-06-30");
    assertThat(findings(version("2019-01-01", "{}"), version("2020-01-01", "{}")))
        .containsExactly(
            "0 error in-force: versions 2019-01-01 and 2020-01-01 of `permits` are both in force"
                + " always");
  }

  @Test
  void findings_oneVersionOverTwoOthers_nameEachPair() {
    assertThat(
            findings(
                version("2019-01-01", "{from: 2019-01-01}"),
                version("2020-01-01", "{from: 2020-01-01, to: 2020-12-31}"),
                version("2021-01-01", "{from: 2021-01-01}")))
        .containsExactly(
            "0 error in-force: versions 2019-01-01 and 2020-01-01 of `permits` are both in force"
                + " from 2020-01-01 to 2020-12-31",
            "0 error in-force: versions 2019-01-01 and 2021-01-01 of `permits` are both in force"
                + " from 2021-01-01 on");
  }

  @Test
  void findings_anOverlap_saysWhenToEndTheEarlierVersion() {
    List<Notice> versions =
        List.of(
            version("2019-01-01", "{from: 2019-01-01}"),
            version("2021-01-01", "{from: 2021-01-01}"));
    assertThat(Timeline.of(versions).findings())
        .extracting(found -> found.remark().help())
        .containsExactly("end version 2019-01-01 on 2020-12-31: `to` under `in-force`");
  }

  @Test
  void findings_daysWithoutAVersion_areNotes() {
    assertThat(
            findings(
                version("2019-01-01", "{from: 2019-01-01, to: 2019-12-31}"),
                version("2020-04-01", "{from: 2020-04-01, to: 2020-12-31}"),
                version("2021-01-02", "{from: 2021-01-02}")))
        .containsExactly(
            "0 note in-force: no version of `permits` is in force from 2020-01-01 to 2020-03-31;"
                + " nothing is permitted then",
            "1 note in-force: no version of `permits` is in force on 2021-01-01; nothing is"
                + " permitted then");
  }

  @Test
  void findings_aVersionWithinAnotherOne_leavesNoGapBehindIt() {
    assertThat(
            findings(
                version("2019-01-01", "{from: 2019-01-01, to: 2020-12-31}"),
                version("2019-06-01", "{from: 2019-06-01, to: 2019-06-30}"),
                version("2021-01-01", "{from: 2021-01-01}")))
        .containsExactly(
            "0 error in-force: versions 2019-01-01 and 2019-06-01 of `permits` are both in force"
                + " from 2019-06-01 to 2019-06-30");
  }

  @Test
  void findings_differentNotices_areErrorsAndNothingElseIsSaid() {
    assertThat(
            findings(
                version("permits", "2019-01-01", "{}", "a"),
                version("badges", "2019-01-01", "{}", "a"),
                version("permits", "2019-01-01", "{}", "a")))
        .containsExactly("1 error notice: `permits` and `badges` are different notices");
  }

  @Test
  void findings_versionsOfDifferentZones_areErrors() {
    Notice other =
        read(
            """
            notice: permits
            title: Permits
            version: 2021-01-01
            zone: Europe/Dublin
            controller: {name: A Council, kind: public-authority}
            categories: {name: {label: name}}
            purposes: {permits: {label: permits}}
            """);
    assertThat(findings(version("2019-01-01", "{from: 2019-01-01, to: 2020-12-31}"), other))
        .containsExactly(
            "1 error zone: versions of `permits` count their days in `Europe/London` and in"
                + " `Europe/Dublin`");
  }

  @Test
  void findings_aLaterVersionInForceBeforeAnEarlierOne_isANote() {
    assertThat(
            findings(
                version("2021-01-01", "{from: 2019-01-01, to: 2019-12-31}"),
                version("2019-01-01", "{from: 2020-01-01}")))
        .containsExactly(
            "1 note in-force: version 2019-01-01 of `permits` is in force after version 2021-01-01,"
                + " the later one");
  }

  // Corrections.

  private static final Notice WRITTEN =
      version("permits", "2019-01-01", "{from: 2019-01-01, to: 2019-03-31}", "written");

  private static final Notice CORRECTED =
      version("permits", "2019-01-01", "{from: 2019-04-01}", "corrected");

  @Test
  void findings_aCorrectionThatFollows_isANote() {
    assertThat(findings(CORRECTED, WRITTEN))
        .containsExactly(
            "0 note in-force: version 2019-01-01 of `permits` has two texts, one in force from"
                + " 2019-01-01 to 2019-03-31 and one from 2019-04-01 on");
  }

  @Test
  void findings_aCorrectionBesideWhatItCorrects_isAnError() {
    assertThat(
            findings(
                version("permits", "2019-01-01", "{from: 2019-01-01}", "written"),
                version("permits", "2019-01-01", "{from: 2019-01-01}", "corrected")))
        .containsExactly(
            "1 error in-force: version 2019-01-01 of `permits` has two texts, both in force from"
                + " 2019-01-01 on");
  }

  @Test
  void findings_oneVersionGivenTwice_isAnError() {
    assertThat(findings(CORRECTED, CORRECTED))
        .containsExactly("1 error in-force: version 2019-01-01 of `permits` is given twice");
  }

  @Test
  void correction_hasADigestOfItsOwnWhichDecisionsName() {
    PrivacyEngine engine = engine(CORRECTED, WRITTEN);
    Decision before = decide(engine, "2019-03-31T22:59:59Z");
    Decision after = decide(engine, "2019-03-31T23:00:00Z");

    assertThat(engine.notices()).containsExactly(WRITTEN, CORRECTED);
    assertThat(before.clauses()).extracting(Clause::id).containsExactly("collects/written");
    assertThat(after.clauses()).extracting(Clause::id).containsExactly("collects/corrected");
    assertThat(before.notice().version()).isEqualTo(after.notice().version());
    assertThat(before.notice().digest()).contains(Digest.of(WRITTEN));
    assertThat(after.notice().digest()).contains(Digest.of(CORRECTED));
    assertThat(Digest.of(WRITTEN)).isNotEqualTo(Digest.of(CORRECTED));
  }

  @Test
  void correction_putInPlaceOfWhatItCorrects_isNamedByTheDecisionsThatFollow() {
    Notice wrong = version("permits", "2019-01-01", "{from: 2019-01-01}", "wrong");
    Notice right = version("permits", "2019-01-01", "{from: 2019-01-01}", "right");
    PrivacyEngine engine = engine(wrong);
    Optional<String> first = decide(engine, "2020-01-01T12:00:00Z").notice().digest();
    engine.replaceNotice(right);

    assertThat(first).contains(Digest.of(wrong));
    assertThat(decide(engine, "2020-01-01T12:00:00Z").notice().digest()).contains(Digest.of(right));
  }

  // The engine.

  @Test
  void engine_ofVersionsWithErrors_isRefusedWithTheSameWords() {
    Notice first = version("2019-01-01", "{from: 2019-01-01}");
    Notice second = version("2021-01-01", "{from: 2021-01-01}");
    Notice other = version("badges", "2021-01-01", "{}", "a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine(second, first))
        .withMessage(
            "versions 2019-01-01 and 2021-01-01 of `permits` are both in force from 2021-01-01 on");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine(first, other))
        .withMessage("`permits` and `badges` are different notices");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine(first).replaceNotice(second, second))
        .withMessage("version 2021-01-01 of `permits` is given twice");
  }

  @Test
  void decision_whereNoVersionIsInForce_namesTheNearestOnBothSides() {
    PrivacyEngine engine =
        engine(
            version("2020-04-01", "{from: 2020-04-01, to: 2020-12-31}"),
            version("2018-01-01", "{from: 2018-01-01, to: 2018-12-31}"),
            version("2019-01-01", "{from: 2019-01-01, to: 2019-12-31}"));

    assertThat(
            List.of(
                decide(engine, "2017-12-31T23:59:59Z").why(),
                decide(engine, "2020-02-01T12:00:00Z").why(),
                decide(engine, "2021-01-01T00:00:00Z").why()))
        .containsExactly(
            "Refused: no version of the notice `permits` is in force on 31 December 2017, so nothing"
                + " covers collecting name for permits; version 2018-01-01 begins on 1 January"
                + " 2018.",
            "Refused: no version of the notice `permits` is in force on 1 February 2020, so nothing"
                + " covers collecting name for permits; version 2019-01-01 ended on 31 December"
                + " 2019 and version 2020-04-01 begins on 1 April 2020.",
            "Refused: no version of the notice `permits` is in force on 1 January 2021, so nothing"
                + " covers collecting name for permits; version 2020-04-01 ended on 31 December"
                + " 2020.");
    Decision between = decide(engine, "2020-02-01T12:00:00Z");
    assertThat(between.ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(between.notice().version()).isEmpty();
    assertThat(between.notice().digest()).isEmpty();
  }

  @Test
  void decision_oneSecondBeforeMidnightInSummerTime_isOfTheDayBefore() {
    PrivacyEngine engine =
        engine(
            version("permits", "2020-01-01", "{from: 2020-01-01, to: 2020-06-30}", "first"),
            version("permits", "2020-07-01", "{from: 2020-07-01}", "second"));

    assertThat(decide(engine, "2020-06-30T22:59:59Z").clauses())
        .extracting(Clause::id)
        .containsExactly("collects/first");
    assertThat(decide(engine, "2020-06-30T23:00:00Z").clauses())
        .extracting(Clause::id)
        .containsExactly("collects/second");
  }

  /** In St John's the clocks went back from 00:01 to 23:01: one day came, went and came again. */
  @Test
  void decide_whereADayBeginsTwice_goesByTheDay() {
    Notice before = in("America/St_Johns", "2009-01-01", "{to: 2010-11-06}");
    Notice after = in("America/St_Johns", "2010-11-07", "{from: 2010-11-07}");
    PrivacyEngine engine = engine(before, after);
    ZoneId zone = ZoneId.of("America/St_Johns");
    for (String at :
        List.of(
            "2010-11-07T02:29:59Z",
            "2010-11-07T02:30:00Z",
            "2010-11-07T02:30:59Z",
            "2010-11-07T02:31:00Z",
            "2010-11-07T03:29:59Z",
            "2010-11-07T03:30:00Z",
            "2010-11-08T12:00:00Z")) {
      boolean later = Instant.parse(at).atZone(zone).getDayOfMonth() >= 7;
      assertThat(decide(engine, at).notice().version())
          .as(at)
          .contains(later ? after.version() : before.version());
    }
  }

  /** Also in the zones farthest from Greenwich, and in Samoa, which left out the day before. */
  @Test
  void decide_nearTheFirstDayOfAVersion_goesByTheDayInItsZone() {
    for (String zone : List.of("Pacific/Kiritimati", "Etc/GMT+12", "Pacific/Apia", "UTC")) {
      Notice before = in(zone, "2010-01-01", "{to: 2011-12-30}");
      Notice after = in(zone, "2011-12-31", "{from: 2011-12-31}");
      PrivacyEngine engine = engine(before, after);
      Instant turn = Instant.parse("2011-12-31T00:00:00Z");
      for (int hours = -40; hours <= 40; hours++) {
        for (int seconds = -1; seconds <= 1; seconds++) {
          Instant at = turn.plusSeconds(3_600L * hours + seconds);
          boolean later = !at.atZone(ZoneId.of(zone)).toLocalDate().isBefore(after.version());
          assertThat(decide(engine, at.toString()).notice().version())
              .as("%s in %s", at, zone)
              .contains(later ? after.version() : before.version());
        }
      }
    }
  }

  private static Notice in(String zone, String date, String inForce) {
    return read(
        """
        notice: permits
        title: Permits
        version: %s
        zone: %s
        in-force: %s
        controller: {name: A Council, kind: public-authority}
        categories: {name: {label: name}}
        purposes: {permits: {label: permits}}
        collects:
          details: {categories: [name], for: [permits], gloss: Names are collected., sources: [{heading: What}]}
        """
            .formatted(date, zone, inForce));
  }
}
