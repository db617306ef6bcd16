package org.privacynotice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Retain;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.exchange.GoldenFile;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Right;

class RecordWriterTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private static final Pseudonyms KEYED =
      Pseudonyms.keyed("k1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  private final PrivacyEngine engine =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.none())
          .build();

  private static String written(RecordWriter writer, DecisionRecord record) {
    StringBuilder to = new StringBuilder();
    writer.write(record, to);
    return to.toString();
  }

  private static String written(DecisionRecord record) {
    return written(new RecordWriter(), record);
  }

  private Decision everyKindOfFact() {
    return engine.decide(
        engine
            .share("name", "home-address")
            .recipient("sidem")
            .purpose("parking-permits")
            .basis(LawfulBasis.CONSENT)
            .fact("needed", true)
            .fact("contact-ended", "2026-01-31")
            .fact("permit-ended", Instant.parse("2026-01-31T09:30:00Z"))
            .fact("consent-withdrawn", false)
            .fact("required-by-law", "order/7")
            .judged("substantial-public-interest", "dpo", LocalDate.parse("2026-01-31"), "case/14")
            .factFor("name", "consent", "record/7")
            .at(AT)
            .subject("opaque-7f3a")
            .ref("caller-17"));
  }

  private SubjectRequest request() {
    return SubjectRequest.builder()
        .right(Right.ACCESS)
        .dates(
            RequestDates.builder()
                .received(LocalDate.parse("2026-11-02"))
                .addClarifications(
                    new RequestDates.Asked(
                        LocalDate.parse("2026-11-03"), Optional.of(LocalDate.parse("2026-11-05"))))
                .extension(
                    new RequestDates.Extension(
                        LocalDate.parse("2026-11-10"), RequestDates.Reason.COMPLEXITY))
                .build())
        .about(
            Retain.in(engine.vocabulary(), "name")
                .holder("local")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .at(AT)
                .subject("opaque-7f3a")
                .build())
        .build();
  }

  @Test
  void write_ofRecords_isTheFixedText() {
    Decision decision = everyKindOfFact();
    List<String> lines = new ArrayList<>();
    for (Pseudonyms pseudonyms : List.of(KEYED, Pseudonyms.none())) {
      lines.add(written(new DecisionRecord(decision, pseudonyms).askedBy("permits-desk")));
      lines.add(written(new DecisionRecord(engine.terms(request()), pseudonyms)));
    }
    GoldenFile.assertSame("log/records.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void write_ofADayOfDecisions_isTheSameAgainAndTheDecisionsJsonWithoutAdvice() {
    RecordWriter writer = new RecordWriter();
    ActionReader reader = new ActionReader(engine::vocabulary);
    for (String line : new String(Bundled.demoDay(), StandardCharsets.UTF_8).lines().toList()) {
      DataAction action = reader.read(line);
      Decision decision = engine.decide(action);
      DecisionRecord record = new DecisionRecord(decision, KEYED);
      String first = written(writer, record);
      assertThat(written(writer, record)).isEqualTo(first);
      assertThat(written(new RecordWriter(), record)).isEqualTo(first);
      assertThat(first.chars()).allMatch(c -> c >= ' ' && c <= '~');
      String json = DecisionWriter.write(decision);
      String beforeAdvice =
          json.substring(json.indexOf("\"outcome\""), json.indexOf(",\"remedies\":"));
      String afterAdvice = json.substring(json.indexOf(",\"why\":"));
      assertThat(first).contains("\"decision\":{" + beforeAdvice + afterAdvice);
      assertThat(first).startsWith("\"action\":{\"do\":\"" + action.activity().id() + "\"");
    }
  }

  @Test
  void write_inAnotherLanguageAndZone_isTheSame() {
    String here = written(new DecisionRecord(everyKindOfFact(), KEYED));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String language : List.of("tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        assertThat(written(new DecisionRecord(everyKindOfFact(), KEYED))).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void askedBy_whatIsNoId_isRefusedWithoutRepeatingIt() {
    DecisionRecord record = new DecisionRecord(everyKindOfFact(), KEYED);
    assertThatThrownBy(() -> record.askedBy("Jane Doe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a caller id is lower-case letters")
        .hasMessageNotContaining("Jane");
  }

  @Test
  void decide_byANamedCaller_recordsWhoAsked() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine named =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(log)
            .caller("parking-permits-service")
            .build();
    named.decide(named.use("name").purpose("parking-permits"));
    named.decideAll(Stream.of(named.use("name").purpose("other").build())).forEach(each -> {});
    assertThat(log.records())
        .hasSize(2)
        .allSatisfy(record -> assertThat(record.caller()).contains("parking-permits-service"));
  }
}
