package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Retain;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.exchange.TermsWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.InMemoryDecisionLog;
import org.privacynotice.log.Pseudonyms;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.request.Answer;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.UnknownIdException;
import org.privacynotice.vocabulary.Vocabulary;

class RequestTermsTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final String CANARY = "Jane Canary-Doe 07700 900123";
  private static final String REFERENCE = "CANARY/07700-900123";

  private static final Pseudonyms KEYED =
      Pseudonyms.keyed("k1", "a".repeat(32).getBytes(StandardCharsets.US_ASCII));

  private static PrivacyEngine.Builder contactCentre() {
    return PrivacyEngine.builder()
        .notice(Bundled.notice("contact-centre"))
        .deployment(Bundled.demoDeployment())
        .log(DecisionLog.none())
        .holidays(Holidays.none())
        .clock(Clock.fixed(AT, ZoneOffset.ofHours(13)));
  }

  private static SubjectRequest request(Right right, String received, Retain about) {
    return SubjectRequest.builder()
        .right(right)
        .dates(RequestDates.builder().received(LocalDate.parse(received)).build())
        .about(about)
        .build();
  }

  private static Retain.Builder name(PrivacyEngine engine) {
    return engine
        .retain("name")
        .holder("local")
        .purpose("parking-permits")
        .basis(LawfulBasis.PUBLIC_TASK);
  }

  private static RequestTerms access(PrivacyEngine engine, String received, String at) {
    return engine.terms(
        request(Right.ACCESS, received, name(engine).at(Instant.parse(at)).build()));
  }

  // Log.

  @ParameterizedTest
  @EnumSource(Right.class)
  void terms_ofEachRight_areLoggedBeforeTheyAreReturned(Right right) {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine = contactCentre().log(log).build();
    RequestTerms terms = engine.terms(request(right, "2026-11-02", name(engine).build()));

    assertThat(log.records()).hasSize(1);
    DecisionRecord record = log.records().get(0);
    assertThat(record.sentence()).isEqualTo(terms.why());
    assertThat(record.permitted()).isEqualTo(terms.answer() == Answer.GRANT);
    assertThat(record.fields())
        .containsEntry("request.right", right.id())
        .containsEntry("terms.answer", terms.answer().id())
        .containsEntry("request.received", "2026-11-02")
        .containsEntry("terms.at", "2026-11-23T10:00:00Z")
        .containsEntry("terms.law.digest", terms.law().digest().orElseThrow())
        .containsEntry("terms.notice.digest", terms.notice().digest().orElseThrow());
  }

  @Test
  void log_thatThrows_leavesNoTerms() {
    for (RuntimeException failure :
        List.of(
            new IllegalStateException(CANARY),
            new UncheckedIOException(new IOException("disk full")),
            new DecisionLogException("disk full"))) {
      PrivacyEngine engine =
          contactCentre()
              .log(
                  record -> {
                    throw failure;
                  })
              .build();
      for (Right right : Right.values()) {
        assertThatExceptionOfType(DecisionLogException.class)
            .isThrownBy(() -> engine.terms(request(right, "2026-11-02", name(engine).build())))
            .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("Canary"));
      }
    }
  }

  /** Who asks and what documents say of them is in the log as keyed pseudonyms, or not at all. */
  @ParameterizedTest
  @EnumSource(Right.class)
  void everyPartOfTerms_withCanaries_showsNone(Right right) {
    for (Pseudonyms pseudonyms : List.of(KEYED, Pseudonyms.none())) {
      InMemoryDecisionLog log = new InMemoryDecisionLog();
      PrivacyEngine engine = contactCentre().log(log).pseudonyms(pseudonyms).build();
      SubjectRequest request = request(right, "2026-11-02", withCanaries(engine));
      RequestTerms terms = engine.terms(request);
      DecisionRecord record = log.records().get(0);
      List<String> shown =
          new ArrayList<>(
              List.of(
                  request.toString(),
                  terms.toString(),
                  terms.why(),
                  terms.explain(),
                  terms.clauses().toString(),
                  terms.missing().toString(),
                  terms.reasoning().toString(),
                  terms.charges().toString(),
                  terms.withheld().toString(),
                  terms.duties().toString(),
                  record.sentence(),
                  record.toString(),
                  record.fields().toString()));
      shown.add(TermsWriter.write(terms).replace("\"ref\":\"" + CANARY + "\"", ""));
      assertThat(shown)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .doesNotContainIgnoringCase("canary")
                      .doesNotContain("Jane", "07700"));
      if (pseudonyms == KEYED) {
        assertThat(record.fields().get("subject").toString()).startsWith("k1:");
        assertThat(record.fields().get("ref").toString()).startsWith("k1:");
        assertThat(record.fields().get("subject")).isNotEqualTo(record.fields().get("ref"));
      } else {
        assertThat(record.fields()).doesNotContainKeys("subject", "ref");
      }
    }
  }

  private static Retain withCanaries(PrivacyEngine engine) {
    return name(engine)
        .subject(CANARY)
        .ref(CANARY)
        .fact("erasure-required", REFERENCE)
        .judged("inaccurate", REFERENCE, LocalDate.parse("2026-11-03"), REFERENCE)
        .judged("compelling-grounds", REFERENCE, LocalDate.parse("2026-11-03"), REFERENCE)
        .factFor("name", "consent", REFERENCE)
        .build();
  }

  @Test
  void exceptions_withCanaries_showNone() {
    PrivacyEngine late = contactCentre().clock(Clock.fixed(AT, ZoneOffset.UTC)).build();
    PrivacyEngine other = broken();
    PrivacyEngine unlogged =
        contactCentre()
            .log(
                record -> {
                  throw new IllegalStateException("full");
                })
            .build();
    Retain about = withCanaries(late);
    for (ThrowingCallable failing :
        List.<ThrowingCallable>of(
            () -> late.terms(request(Right.ACCESS, "2026-11-24", about)),
            () -> other.terms(request(Right.ACCESS, "2026-11-02", about)),
            () -> unlogged.terms(request(Right.ACCESS, "2026-11-02", about)),
            () ->
                other.terms(
                    request(
                        Right.ERASURE,
                        "2026-11-02",
                        begun(other).subject(CANARY).ref(CANARY).build())))) {
      assertThatThrownBy(failing)
          .satisfies(
              thrown ->
                  assertThat(trace(thrown))
                      .doesNotContainIgnoringCase("canary")
                      .doesNotContain("Jane", "07700"));
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  // Time, versions and vocabularies.

  @Test
  void request_withoutATime_isAnsweredByTheEnginesClock() {
    PrivacyEngine engine = contactCentre().build();
    assertThat(engine.terms(request(Right.ACCESS, "2026-11-02", name(engine).build())).at())
        .isEqualTo(AT);
  }

  /** In London it is the 4th already at half past eleven at night, summer time, Greenwich's 3rd. */
  @ParameterizedTest
  @CsvSource({"2026-09-03T22:59:59Z, false", "2026-09-03T23:00:00Z, true"})
  void receipt_laterThanTheDayAskedFor_isRefusedByTheNoticesZone(String at, boolean taken) {
    PrivacyEngine engine = contactCentre().build();
    if (taken) {
      assertThat(access(engine, "2026-09-04", at).answer()).isEqualTo(Answer.GRANT);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> access(engine, "2026-09-04", at))
          .withMessage(
              "`received` is after the day of `at`; a request is answered once it is there");
    }
  }

  @Test
  void anyOtherDay_laterThanTheDayAskedFor_isRefused() {
    PrivacyEngine engine = contactCentre().build();
    LocalDate today = LocalDate.parse("2026-11-23");
    LocalDate tomorrow = today.plusDays(1);
    RequestDates.Asked open = new RequestDates.Asked(tomorrow, Optional.empty());
    RequestDates.Asked answered = new RequestDates.Asked(today, Optional.of(tomorrow));
    RequestDates.Asked done = new RequestDates.Asked(today, Optional.of(today));
    for (RequestDates.Builder late :
        List.of(
            RequestDates.builder().identity(open),
            RequestDates.builder().identity(answered),
            RequestDates.builder().fee(answered),
            RequestDates.builder().addClarifications(done, open),
            RequestDates.builder().addClarifications(answered),
            RequestDates.builder()
                .extension(new RequestDates.Extension(tomorrow, RequestDates.Reason.NUMBER)))) {
      RequestDates dates = late.received(today).build();
      SubjectRequest request =
          SubjectRequest.builder()
              .right(Right.ACCESS)
              .dates(dates)
              .about(name(engine).build())
              .build();
      assertThat(dates.last()).isEqualTo(tomorrow);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> engine.terms(request))
          .withMessageContaining("after the day of `at`");
    }
  }

  @Test
  void noVersionInForce_isAnsweredByTheLaw() {
    PrivacyEngine engine = contactCentre().build();
    RequestTerms terms = access(engine, "2018-06-01", "2018-06-04T10:00:00Z");

    assertThat(terms.answer()).isEqualTo(Answer.GRANT);
    assertThat(terms.due()).contains(LocalDate.parse("2018-07-02"));
    assertThat(terms.promise()).isEmpty();
    assertThat(terms.notice().version()).isEmpty();
    assertThat(terms.law().digest()).isPresent();
    assertThat(terms.controller()).isEqualTo("Royal Borough of Kensington and Chelsea");
    assertThat(terms.explain()).contains("none in force");
    assertThat(
            engine
                .terms(
                    request(
                        Right.ERASURE,
                        "2018-06-01",
                        name(engine).at(Instant.parse("2018-06-04T10:00:00Z")).build()))
                .answer())
        .as("no schedule is in force either")
        .isEqualTo(Answer.UNDETERMINED);
  }

  @Test
  void promise_isThatOfTheVersionInForceOnTheDayOfReceipt() {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(promising("2024-01-01", Optional.of("2026-10-31"), 10))
            .notice(promising("2026-11-01", Optional.empty(), 20))
            .log(DecisionLog.none())
            .holidays(Holidays.none())
            .build();

    RequestTerms before = begun(engine, "2026-10-31", "2026-11-02T10:00:00Z");
    assertThat(before.due()).contains(LocalDate.parse("2026-11-10"));
    assertThat(before.notice().version()).contains(LocalDate.parse("2026-11-01"));
    assertThat(begun(engine, "2026-11-01", "2026-11-02T10:00:00Z").due())
        .contains(LocalDate.parse("2026-11-21"));
    assertThat(begun(engine, "2023-12-31", "2024-01-02T10:00:00Z").promise()).isEmpty();
  }

  private static RequestTerms begun(PrivacyEngine engine, String received, String at) {
    return engine.terms(
        request(
            Right.ACCESS,
            received,
            engine
                .retain("name")
                .holder("local")
                .purpose("permits")
                .at(Instant.parse(at))
                .build()));
  }

  private static Notice promising(String from, Optional<String> to, int days) {
    return small(from, to.map(LocalDate::parse))
        .addTimeLimits(
            TimeLimit.builder()
                .id("copies")
                .addRights(Right.ACCESS)
                .within(TimeLimit.Length.days(days))
                .waits(false)
                .rolls(false)
                .inForce(InForce.ALWAYS)
                .gloss("A copy comes soon.")
                .addSources(new Citation.Heading("Your rights", 1))
                .build())
        .build();
  }

  @Test
  void requestOfAnotherEngine_isAnsweredByIdsOrRefusedAsUnknown() {
    PrivacyEngine one = contactCentre().build();
    PrivacyEngine two = contactCentre().build();
    SubjectRequest request = request(Right.ACCESS, "2026-11-02", name(one).build());

    assertThat(TermsWriter.write(two.terms(request)))
        .isEqualTo(TermsWriter.write(one.terms(request)));
    assertThatExceptionOfType(UnknownIdException.class).isThrownBy(() -> broken().terms(request));
  }

  @Test
  void swap_keepsOldRequests() {
    PrivacyEngine engine = contactCentre().build();
    SubjectRequest request = request(Right.ACCESS, "2026-11-02", name(engine).build());
    String before = TermsWriter.write(engine.terms(request));
    Vocabulary vocabulary = engine.vocabulary();
    engine.replaceNotice(Bundled.notice("contact-centre"));

    assertThat(engine.vocabulary()).isSameAs(vocabulary);
    assertThat(TermsWriter.write(engine.terms(request))).isEqualTo(before);
  }

  // What cannot be worked out.

  /** A period that runs past the end of the calendar cannot be worked out. */
  private static PrivacyEngine broken() {
    return PrivacyEngine.builder()
        .notice(
            small("2020-01-01", Optional.empty())
                .addFacts(
                    Fact.builder()
                        .id("begun")
                        .type(FactType.EVENT)
                        .ask("When did it begin?")
                        .statedBy(Fact.StatedBy.CASE)
                        .build())
                .addRetention(
                    RetentionEntry.builder()
                        .id("default")
                        .until(
                            new RetentionPeriod.Plus(
                                new RetentionPeriod.Event("begun"),
                                1_000_000_000,
                                RetentionPeriod.Unit.YEARS))
                        .gloss("Kept for a very long time.")
                        .addSources(new Citation.Heading("How long", 1))
                        .build())
                .build())
        .log(DecisionLog.none())
        .holidays(Holidays.none())
        .clock(Clock.fixed(AT, ZoneOffset.UTC))
        .build();
  }

  private static Notice.Builder small(String from, Optional<LocalDate> to) {
    return Notice.builder()
        .id("small")
        .title("Small")
        .version(LocalDate.parse(from))
        .inForce(new InForce(Optional.of(LocalDate.parse(from)), to))
        .controller(new Controller("A Council", Controller.Kind.PUBLIC_AUTHORITY))
        .addCategories(
            DataCategory.builder()
                .id("name")
                .label("name")
                .sensitivity(Sensitivity.ORDINARY)
                .build())
        .addPurposes(Purpose.builder().id("permits").label("permits").build());
  }

  private static Retain.Builder begun(PrivacyEngine engine) {
    return engine
        .retain("name")
        .holder("local")
        .purpose("permits")
        .basis(LawfulBasis.PUBLIC_TASK)
        .fact("begun", LocalDate.parse("2020-01-01"));
  }

  @Test
  void brokenClause_leavesNoTermsAndNamesItself() {
    PrivacyEngine engine = broken();
    assertThatExceptionOfType(BrokenClauseException.class)
        .isThrownBy(() -> engine.terms(request(Right.ERASURE, "2026-11-02", begun(engine).build())))
        .withMessageStartingWith("clause `law/erasure-when-over` could not be evaluated (")
        .withMessageEndingWith("), so there are no terms until it is mended")
        .withNoCause()
        .satisfies(broken -> assertThat(broken.clause()).isEqualTo("law/erasure-when-over"));
    assertThat(engine.terms(request(Right.ACCESS, "2026-11-02", begun(engine).build())).answer())
        .as("what does not hang on the clause")
        .isEqualTo(Answer.GRANT);
  }

  @Test
  void holidays_thatAreNotKnown_leaveNoTerms() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine =
        contactCentre()
            .log(log)
            .holidays(
                (day, jurisdiction) -> {
                  throw new IllegalStateException("no holidays are known");
                })
            .build();
    assertThatIllegalStateException()
        .isThrownBy(() -> engine.terms(request(Right.ACCESS, "2026-11-02", name(engine).build())))
        .withMessage("no holidays are known");
    assertThat(log.records()).isEmpty();
  }

  /** UK GDPR Art 12(5): only a fee that may be asked holds up the clock. */
  @Test
  void fee_thatMayNotBeAsked_holdsUpNoClock() {
    PrivacyEngine engine = contactCentre().build();
    RequestDates dates =
        RequestDates.builder()
            .received(LocalDate.parse("2026-11-02"))
            .fee(new RequestDates.Asked(LocalDate.parse("2026-11-03"), Optional.empty()))
            .build();
    RequestTerms free =
        engine.terms(
            SubjectRequest.builder()
                .right(Right.ACCESS)
                .dates(dates)
                .about(name(engine).build())
                .build());
    assertThat(free.due()).contains(LocalDate.parse("2026-12-02"));
    assertThat(free.reasoning().get(0).text())
        .isEqualTo(
            "A fee was asked for on 3 November 2026, but nothing makes one possible here: no clock"
                + " waits for it.");
    assertThat(free.request().dates()).isEqualTo(dates);

    RequestTerms charged =
        engine.terms(
            SubjectRequest.builder()
                .right(Right.ACCESS)
                .dates(dates)
                .about(name(engine).fact("further-copy", true).build())
                .build());
    assertThat(charged.due()).isEmpty();
  }

  // May and must.

  @Test
  void mustAndMay_areAnsweredApart() {
    PrivacyEngine engine = contactCentre().build();
    DataAction erase =
        engine
            .erase("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("record", "enquiry")
            .fact("contact-ended", "2025-10-01")
            .fact("consent", true)
            .fact("consent-withdrawn", "2026-11-01")
            .fact("basis", "consent")
            .build();
    Retain held =
        engine
            .retain("name")
            .holder("local")
            .purpose("parking-permits")
            .fact("record", "enquiry")
            .fact("contact-ended", "2025-10-01")
            .fact("consent", true)
            .fact("consent-withdrawn", "2026-11-01")
            .fact("basis", "consent")
            .build();
    assertThat(engine.decide(erase).permitted())
        .as("the law lets anybody erase what it orders erased, though the period is not over")
        .isTrue();
    assertThat(engine.terms(request(Right.ERASURE, "2026-11-02", held)).answer())
        .as("and yet it must be erased when the person asks")
        .isEqualTo(Answer.GRANT);
  }

  /** UK GDPR Art 18(2): it may be stored; anything else needs one of the exceptions. */
  @ParameterizedTest
  @CsvSource({"2020-01-01", "2023-03-31", "2024-10-01", "2026-11-22", "2026-11-23"})
  void restrictedData_mayOnlyBeStored_andNoPeriodEnds(String ended) {
    PrivacyEngine engine = contactCentre().build();
    for (String record : List.of("permit", "enquiry")) {
      for (int years : List.of(0, 1, 5, 50)) {
        Instant at = AT.plusSeconds(years * 365L * 24 * 3600);
        Decision kept = engine.decide(restricted(name(engine), record, ended).at(at).build());
        assertThat(kept.permitted()).as("kept").isTrue();
        assertThat(kept.until()).as("no last day").isEmpty();
        assertThat(
                engine
                    .decide(
                        restricted(
                                engine.erase("name").holder("local").purpose("parking-permits"),
                                record,
                                ended)
                            .at(at)
                            .build())
                    .permitted())
            .as("erased")
            .isFalse();
        for (DataAction.Builder<?, ?> other :
            List.of(
                engine.use("name").purpose("parking-permits").basis(LawfulBasis.PUBLIC_TASK),
                engine
                    .share("name")
                    .recipient("sidem")
                    .purpose("parking-permits")
                    .basis(LawfulBasis.PUBLIC_TASK))) {
          assertThat(engine.decide(restricted(other, record, ended).at(at).build()).ground())
              .isIn(Ground.FORBIDDEN, Ground.UNDETERMINED);
        }
        assertThat(
                engine
                    .terms(
                        request(
                            Right.ERASURE,
                            "2026-11-23",
                            restricted(name(engine), record, ended).at(at).build()))
                    .clauses())
            .extracting(Clause::id)
            .doesNotContain("law/erasure-when-over");
      }
    }
  }

  private static <B extends DataAction.Builder<?, B>> B restricted(
      DataAction.Builder<?, B> builder, String record, String ended) {
    return builder
        .fact("restricted", true)
        .fact("record", record)
        .fact("permit-ended", ended)
        .fact("contact-ended", ended);
  }

  // The machine's own ways.

  @ParameterizedTest
  @CsvSource({
    "tr-TR, Europe/Istanbul",
    "ar-EG, Pacific/Kiritimati",
    "th-TH-u-ca-buddhist-nu-thai, America/St_Johns"
  })
  void terms_whateverLanguageAndZone_areTheSameBytes(String language, String zone) {
    String here = everything();
    Locale locale = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(everything()).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zoneBefore);
    }
  }

  private static String everything() {
    PrivacyEngine engine = contactCentre().holidays(Holidays.standard()).build();
    StringBuilder all = new StringBuilder();
    for (Right right : Right.values()) {
      for (String received : List.of("2026-02-04", "2026-02-15", "2026-11-02")) {
        RequestTerms terms = engine.terms(request(right, received, name(engine).build()));
        all.append(TermsWriter.write(terms)).append('\n').append(terms.explain()).append('\n');
      }
    }
    return all.toString();
  }
}
