package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.RefusedException;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.Digest;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.InMemoryDecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.UnknownIdException;

class PrivacyEngineTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final Notice CONTACT_CENTRE = Bundled.notice("contact-centre");

  private static PrivacyEngine engine(DecisionLog log) {
    return PrivacyEngine.builder()
        .notice(CONTACT_CENTRE)
        .log(log)
        .clock(Clock.fixed(AT, ZoneId.of("Pacific/Auckland")))
        .build();
  }

  private static Share.Builder permits(PrivacyEngine engine) {
    return engine
        .share("name", "home-address")
        .recipient("sidem")
        .purpose("parking-permits")
        .basis(LawfulBasis.PUBLIC_TASK);
  }

  @Test
  void requirePermitted_ofARefusal_throwsTheExplanation() {
    PrivacyEngine engine = engine(DecisionLog.none());
    Decision refusal = engine.decide(permits(engine).purpose("penalty-charge-notices"));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(refusal::requirePermitted)
        .withMessageContaining("SIDEM is not used for penalty charge notices")
        .satisfies(refused -> assertThat(refused.decision()).isSameAs(refusal));
  }

  @Test
  void action_withoutATime_isDecidedByTheClockReadOnce() {
    PrivacyEngine engine = engine(DecisionLog.none());

    assertThat(engine.decide(permits(engine)).at()).isEqualTo(AT);
  }

  @Test
  void everyDecision_isLoggedBeforeItIsReturned() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine = engine(log);
    engine.decide(permits(engine));
    engine.decide(permits(engine).purpose("penalty-charge-notices"));

    assertThat(log.records()).extracting(DecisionRecord::permitted).containsExactly(true, false);
  }

  @Test
  void logThatFails_leavesNoAnswerForPermissionsAndRefusalsAlike() {
    PrivacyEngine engine =
        engine(
            record -> {
              throw new IllegalStateException("disk full");
            });

    assertThatExceptionOfType(DecisionLogException.class)
        .isThrownBy(() -> engine.decide(permits(engine)));
    assertThatExceptionOfType(DecisionLogException.class)
        .isThrownBy(() -> engine.decide(permits(engine).purpose("penalty-charge-notices")));
  }

  @Test
  void withoutALog_noEngineIsBuilt() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> PrivacyEngine.builder().notice(CONTACT_CENTRE).build())
        .withMessageContaining("DecisionLog.none()");
  }

  @Test
  void conflict_whereTheNoticeClaimsWhatTheLawBars() {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("community-newsletter"))
            .log(DecisionLog.none())
            .build();
    Decision silent = engine.decide(engine.use("email").purpose("newsletter").at(AT));
    Decision repeated =
        engine.decide(
            engine
                .use("email")
                .purpose("newsletter")
                .basis(LawfulBasis.LEGITIMATE_INTERESTS)
                .at(AT));

    assertThat(silent.ground()).isEqualTo(Ground.CONFLICT);
    assertThat(repeated.ground()).isEqualTo(Ground.CONFLICT);
    assertThat(silent.clauses())
        .extracting(Clause::effect)
        .contains(Effect.FORBIDS, Effect.PERMITS);
    assertThat(silent.why()).contains("must be mended");
    assertThat(silent.remedies()).isEmpty();
  }

  @Test
  void conflict_onlyWhereTheBasisIsTheNotices() {
    PrivacyEngine engine = engine(DecisionLog.none());
    Decision decision =
        engine.decide(
            engine
                .share("name")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.LEGITIMATE_INTERESTS));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
  }

  /** A period that runs past the end of the calendar cannot be worked out. */
  private static Notice broken() {
    return small("broken", "2020-01-01", Optional.empty())
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
        .build();
  }

  private static Notice.Builder small(String id, String from, Optional<LocalDate> to) {
    return Notice.builder()
        .id(id)
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

  @Test
  void brokenClause_refusesTheWholeActionAndNamesItself() {
    PrivacyEngine engine = PrivacyEngine.builder().notice(broken()).log(DecisionLog.none()).build();
    Decision decision =
        engine.decide(
            engine
                .retain("name")
                .holder("local")
                .purpose("permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("begun", LocalDate.parse("2020-01-01"))
                .at(AT));

    assertThat(decision.ground()).isEqualTo(Ground.FAULT);
    assertThat(decision.permitted()).isFalse();
    assertThat(decision.categories()).containsEntry("name", Ground.FAULT);
    assertThat(decision.clauses()).extracting(Clause::id).containsExactly("retention/default");
    assertThat(decision.why()).contains("`retention/default` could not be evaluated");
    assertThat(decision.explain()).contains("refused, fault");
    assertThat(DecisionWriter.write(decision)).contains("\"ground\":\"fault\"");
    assertThat(decision.remedies()).isEmpty();
    assertThat(decision.until()).isEmpty();
  }

  @Test
  void versions_areDecidedByTheOneInForce() {
    Notice first =
        with(small("timed", "2020-01-01", Optional.of(LocalDate.parse("2020-12-31"))), "first");
    Notice second = with(small("timed", "2021-01-01", Optional.empty()), "second");
    PrivacyEngine engine =
        PrivacyEngine.builder().notice(second).notice(first).log(DecisionLog.none()).build();
    DataAction.Builder<?, ?> asked =
        engine.collect("name").purpose("permits").basis(LawfulBasis.PUBLIC_TASK);

    // 23:30 on 31 December in UTC is 23:30 in London, which keeps winter time.
    assertThat(engine.decide(asked.at(Instant.parse("2020-12-31T23:30:00Z"))).clauses())
        .extracting(Clause::id)
        .containsExactly("collects/first");
    assertThat(engine.decide(asked.at(Instant.parse("2021-01-01T00:00:00Z"))).clauses())
        .extracting(Clause::id)
        .containsExactly("collects/second");
  }

  @Test
  void versions_inForceOnTheSameDay_areRefused() {
    Notice first = with(small("timed", "2020-01-01", Optional.empty()), "first");
    Notice second = with(small("timed", "2021-01-01", Optional.empty()), "second");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                PrivacyEngine.builder()
                    .notice(first)
                    .notice(second)
                    .log(DecisionLog.none())
                    .build())
        .withMessage(
            "versions 2020-01-01 and 2021-01-01 of `timed` are both in force from 2021-01-01 on");
  }

  private static Notice with(Notice.Builder builder, String clause) {
    return builder
        .addStated(
            Clause.builder()
                .id("collects/" + clause)
                .effect(Effect.PERMITS)
                .scope(
                    Scope.builder()
                        .addActivities(Activity.COLLECT)
                        .categories(Selection.ANY)
                        .purposes(Selection.of(ImmutableSortedSet.of("permits")))
                        .parties(Selection.NONE)
                        .build())
                .gloss("Names are collected for permits.")
                .addSources(new Citation.Heading("What we collect", 1))
                .build())
        .build();
  }

  @Test
  void idOfAnotherVersion_isNotCoveredRatherThanAnError() {
    Notice first =
        with(small("timed", "2020-01-01", Optional.of(LocalDate.parse("2020-12-31"))), "first");
    Notice second =
        with(
            small("timed", "2021-01-01", Optional.empty())
                .addCategories(
                    DataCategory.builder()
                        .id("email")
                        .label("e-mail")
                        .sensitivity(Sensitivity.ORDINARY)
                        .build()),
            "second");
    PrivacyEngine engine =
        PrivacyEngine.builder().notice(first).notice(second).log(DecisionLog.none()).build();
    DataAction.Builder<?, ?> asked =
        engine.collect("email").purpose("permits").basis(LawfulBasis.PUBLIC_TASK);

    assertThat(engine.decide(asked.at(Instant.parse("2020-06-01T12:00:00Z"))).ground())
        .isEqualTo(Ground.NOT_COVERED);
    assertThat(engine.decide(asked.at(Instant.parse("2021-06-01T12:00:00Z"))).permitted()).isTrue();
  }

  @Test
  void actionOfAnotherEngine_isDecidedByIdsOrRefusedAsUnknown() {
    PrivacyEngine one = engine(DecisionLog.none());
    PrivacyEngine two = engine(DecisionLog.none());
    PrivacyEngine other =
        PrivacyEngine.builder()
            .notice(with(small("small", "2020-01-01", Optional.empty()), "x"))
            .log(DecisionLog.none())
            .build();

    assertThat(two.decide(permits(one)).permitted()).isTrue();
    assertThatExceptionOfType(UnknownIdException.class)
        .isThrownBy(() -> other.decide(permits(one)));
  }

  @Test
  void swap_keepsOldDecisionsAndOldActions() {
    Notice before = with(small("swapped", "2020-01-01", Optional.empty()), "before");
    Notice after = with(small("swapped", "2020-01-01", Optional.empty()), "after");
    PrivacyEngine engine = PrivacyEngine.builder().notice(before).log(DecisionLog.none()).build();
    DataAction action =
        engine.collect("name").purpose("permits").basis(LawfulBasis.PUBLIC_TASK).at(AT).build();
    Decision old = engine.decide(action);
    engine.replaceNotice(after);
    Decision recent = engine.decide(action);

    assertThat(old.clauses()).extracting(Clause::id).containsExactly("collects/before");
    assertThat(recent.clauses()).extracting(Clause::id).containsExactly("collects/after");
    assertThat(old.notice().digest()).isNotEqualTo(recent.notice().digest());
  }

  @Test
  void toBuilder_afterASwap_decidesTheSameAndKnowsTheSameIds() {
    Notice before =
        with(
            small("swapped", "2020-01-01", Optional.empty())
                .addCategories(
                    DataCategory.builder()
                        .id("email")
                        .label("e-mail")
                        .sensitivity(Sensitivity.ORDINARY)
                        .build()),
            "before");
    Notice after = with(small("swapped", "2020-01-01", Optional.empty()), "after");
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(before)
            .deployment(
                Deployment.builder()
                    .id("council")
                    .title("What the council adds")
                    .version(LocalDate.EPOCH)
                    .inForce(InForce.ALWAYS)
                    .build())
            .clock(Clock.fixed(AT, ZoneOffset.UTC))
            .log(DecisionLog.none())
            .build();
    engine.replaceNotice(after);
    PrivacyEngine again = engine.toBuilder().log(DecisionLog.none()).build();

    assertThat(again.vocabulary()).isSameAs(engine.vocabulary());
    assertThat(again.notices()).containsExactly(after);
    assertThat(again.law()).isSameAs(engine.law());
    assertThat(again.deployment()).isEqualTo(engine.deployment());
    for (String category : List.of("name", "email")) {
      DataAction action =
          engine.collect(category).purpose("permits").basis(LawfulBasis.PUBLIC_TASK).build();
      assertThat(DecisionWriter.write(again.decide(action)))
          .isEqualTo(DecisionWriter.write(engine.decide(action)));
    }
    assertThatExceptionOfType(NullPointerException.class)
        .as("the log is said again")
        .isThrownBy(() -> engine.toBuilder().build());
  }

  @Test
  void swap_whileThreadsDecide_everyAnswerIsOfOneNoticeOrTheOther() throws Exception {
    Notice before = with(small("swapped", "2020-01-01", Optional.empty()), "before");
    Notice after = with(small("swapped", "2020-01-01", Optional.empty()), "after");
    PrivacyEngine engine = PrivacyEngine.builder().notice(before).log(DecisionLog.none()).build();
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      counts.add(
          pool.submit(
              () -> {
                int decided = 0;
                while (!stop.get() || decided == 0) {
                  Decision decision =
                      engine.decide(
                          engine
                              .collect("name")
                              .purpose("permits")
                              .basis(LawfulBasis.PUBLIC_TASK)
                              .at(AT));
                  String clause = decision.clauses().get(0).id();
                  boolean isBefore =
                      decision.notice().digest().equals(Optional.of(Digest.of(before)));
                  assertThat(clause).isEqualTo(isBefore ? "collects/before" : "collects/after");
                  decided++;
                }
                return decided;
              }));
    }
    for (int i = 0; i < 50; i++) {
      engine.replaceNotice(i % 2 == 0 ? after : before);
    }
    stop.set(true);
    for (Future<Integer> count : counts) {
      assertThat(count.get()).isPositive();
    }
    pool.shutdown();
  }

  /** The demo's whole day, as JSON and as text. */
  private static String day() {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();
    ActionReader reader = new ActionReader(engine::vocabulary);
    StringBuilder out = new StringBuilder();
    new String(Bundled.demoDay(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> engine.decide(reader.read(line)))
        .forEach(
            each ->
                out.append(DecisionWriter.write(each))
                    .append('\n')
                    .append(each.explain())
                    .append('\n'));
    return out.toString();
  }

  @Test
  void sameDay_underAnyLocaleTimeZoneAndThreads_givesTheReviewedBytes() throws Exception {
    String plain = day();
    Golden.assertSame("demo-day-decisions.txt", plain);

    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai")) {
        for (String id : List.of("Pacific/Kiritimati", "America/St_Johns")) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(id));
          assertThat(day()).as(tag + " " + id).isEqualTo(plain);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<String>> days =
        Stream.<Callable<String>>generate(() -> PrivacyEngineTest::day).limit(8).toList();
    for (Future<String> each : pool.invokeAll(days)) {
      assertThat(each.get()).isEqualTo(plain);
    }
    pool.shutdown();
  }

  @Test
  void vocabularyOfTheEngine_listsTheNoticesVersions() {
    assertThat(engine(DecisionLog.none()).notices()).isEqualTo(ImmutableList.of(CONTACT_CENTRE));
  }

  @Test
  void engine_tellsByWhatItDecides() {
    PrivacyEngine bare =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(DecisionLog.none())
            .build();
    PrivacyEngine deployed =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();

    assertThat(bare.law()).isSameAs(Bundled.law());
    assertThat(bare.deployment()).isEmpty();
    assertThat(deployed.deployment()).contains(Bundled.demoDeployment());
  }
}
