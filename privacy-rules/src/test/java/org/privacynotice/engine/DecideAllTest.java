package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.InMemoryDecisionLog;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.UnknownIdException;

@Timeout(120)
class DecideAllTest {

  /** A clock that goes on by a second each time it is read. */
  static Clock ticking() {
    AtomicLong read = new AtomicLong();
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return GeneratedNotices.AT.plusSeconds(read.getAndIncrement());
      }
    };
  }

  private static PrivacyEngine small(DecisionLog log) {
    return PrivacyEngine.builder()
        .notice(new GeneratedNotices(7).notice())
        .clock(ticking())
        .log(log)
        .build();
  }

  private static Use.Builder use(PrivacyEngine engine, int number) {
    return engine.use("cat0").purpose("pur0").ref("r" + number);
  }

  private static Stream<DataAction> endless(PrivacyEngine engine, AtomicInteger drawn) {
    return Stream.generate(() -> use(engine, drawn.getAndIncrement()).build());
  }

  private static String ref(Decision decision) {
    return decision.action().ref().orElseThrow();
  }

  private static List<String> refs(int count) {
    return IntStream.range(0, count).mapToObj(number -> "r" + number).toList();
  }

  @Test
  void decideAll_ofActionsWithoutEnd_drawsBoundedlyAhead() {
    AtomicInteger drawn = new AtomicInteger();
    AtomicInteger logged = new AtomicInteger();
    PrivacyEngine engine = small(record -> logged.incrementAndGet());
    int bound = 256 * 2 * Runtime.getRuntime().availableProcessors();
    try (Stream<Decision> decisions = engine.decideAll(endless(engine, drawn))) {
      assertThat(drawn).as("nothing before it is taken").hasValue(0);
      AtomicInteger taken = new AtomicInteger();
      decisions
          .limit(20_000)
          .forEach(
              decision -> {
                assertThat(ref(decision)).isEqualTo("r" + taken.getAndIncrement());
                assertThat(logged.get() - taken.get()).as("a batch at most").isBetween(0, 255);
                assertThat(drawn.get() - taken.get()).isBetween(0, bound);
              });
      assertThat(taken).hasValue(20_000);
    }
  }

  @Test
  void decideAll_calledParallel_keepsTheOrderOfTheLog() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine = small(log);
    List<String> decided =
        engine
            .decideAll(IntStream.range(0, 3000).parallel().mapToObj(i -> use(engine, i).build()))
            .parallel()
            .map(DecideAllTest::ref)
            .toList();
    assertThat(decided).isEqualTo(refs(3000));
    assertThat(log.records().stream().map(record -> record.fields().get("decision.at")))
        .hasSize(3000)
        .isSorted();
  }

  @Test
  void decideAll_fromTasksOfTheCommonPool_doesNotHang() {
    PrivacyEngine engine = small(DecisionLog.none());
    List<Long> counts =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(
                task ->
                    engine
                        .decideAll(IntStream.range(0, 600).mapToObj(i -> use(engine, i).build()))
                        .count())
            .toList();
    assertThat(counts).hasSize(40).containsOnly(600L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 47, 500})
  void decideAll_whenTheLogFails_handsOutWholeBatchesBeforeAndNoMore(int failing) {
    List<DecisionRecord> logged = new ArrayList<>();
    PrivacyEngine engine =
        small(
            record -> {
              if (logged.size() == failing) {
                throw new IllegalStateException("disk full");
              }
              logged.add(record);
            });
    Iterator<Decision> decisions =
        engine.decideAll(endless(engine, new AtomicInteger())).iterator();
    int whole = failing < 16 ? 0 : failing < 16 + 32 ? 16 : 16 + 32 + 64 + 128 + 256;
    for (int taken = 0; taken < whole; taken++) {
      assertThat(ref(decisions.next())).isEqualTo("r" + taken);
    }
    assertThatThrownBy(decisions::next).isInstanceOf(DecisionLogException.class);
    assertThat(decisions.hasNext()).as("that was the end").isFalse();
    assertThat(logged).hasSize(failing);
  }

  @Test
  void decideAll_ofABatch_isHandedToTheLogAtOnceBeforeTheFirstIsGiven() {
    List<Integer> handed = new ArrayList<>();
    PrivacyEngine engine =
        small(
            new DecisionLog() {
              @Override
              public void append(DecisionRecord record) {
                handed.add(1);
              }

              @Override
              public void appendAll(List<DecisionRecord> records) {
                handed.add(records.size());
              }
            });
    Iterator<Decision> decisions =
        engine.decideAll(endless(engine, new AtomicInteger())).iterator();
    decisions.next();
    assertThat(handed).containsExactly(16);
    for (int i = 1; i < 16 + 32; i++) {
      decisions.next();
    }
    assertThat(handed).containsExactly(16, 32);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 300})
  void decideAll_whenTheSourceFails_handsOutAllBefore(int failing) {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine = small(log);
    IllegalStateException failure = new IllegalStateException("unplugged");
    Iterator<Decision> decisions =
        engine
            .decideAll(
                IntStream.range(0, 1000)
                    .mapToObj(
                        i -> {
                          if (i == failing) {
                            throw failure;
                          }
                          return use(engine, i).build();
                        }))
            .iterator();
    for (int taken = 0; taken < failing; taken++) {
      assertThat(ref(decisions.next())).isEqualTo("r" + taken);
    }
    assertThatThrownBy(decisions::next).isSameAs(failure);
    assertThat(decisions.hasNext()).isFalse();
    assertThat(log.records()).hasSize(failing);
  }

  @Test
  void decideAll_ofAnActionThatCannotBeDecided_throwsInItsPlace() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine = small(log);
    PrivacyEngine other =
        PrivacyEngine.builder().notice(Bundled.notice("contact-centre")).log(log).build();
    List<DataAction> actions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      actions.add(i == 70 ? other.use("name").purpose("other").build() : use(engine, i).build());
    }
    List<String> taken = new ArrayList<>();
    assertThatThrownBy(
            () -> engine.decideAll(actions.stream()).map(DecideAllTest::ref).forEach(taken::add))
        .isInstanceOf(UnknownIdException.class);
    assertThat(taken).isEqualTo(refs(70));
    assertThat(log.records()).hasSize(70);
  }

  @Test
  void decideAll_closedEarly_closesTheActionsAndHandsOutNoMore() {
    AtomicBoolean closed = new AtomicBoolean();
    PrivacyEngine engine = small(DecisionLog.none());
    Stream<Decision> decisions =
        engine.decideAll(endless(engine, new AtomicInteger()).onClose(() -> closed.set(true)));
    Iterator<Decision> taken = decisions.iterator();
    assertThat(ref(taken.next())).isEqualTo("r0");
    decisions.close();
    assertThat(closed).isTrue();
    assertThat(taken.hasNext()).isFalse();
  }

  @Test
  void decideAll_onAnInterruptedThread_stops() {
    PrivacyEngine engine = small(DecisionLog.none());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> engine.decideAll(endless(engine, new AtomicInteger())).toList())
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void decideAll_whileTheNoticeIsReplaced_goesByTheNewFromSomeActionOn() {
    PrivacyEngine engine = small(DecisionLog.none());
    LocalDate version = LocalDate.parse("2021-01-01");
    Notice next = new GeneratedNotices(7).notice(version, InForce.ALWAYS);
    AtomicInteger drawn = new AtomicInteger();
    List<LocalDate> versions =
        engine
            .decideAll(
                IntStream.range(0, 2000)
                    .mapToObj(
                        i -> {
                          if (drawn.incrementAndGet() == 1000) {
                            engine.replaceNotice(next);
                          }
                          return use(engine, i).build();
                        }))
            .map(decision -> decision.notice().version().orElseThrow())
            .toList();
    assertThat(versions).hasSize(2000).isSorted();
    assertThat(versions.get(998)).isNotEqualTo(version);
    assertThat(versions.get(999)).isEqualTo(version);
  }
}
