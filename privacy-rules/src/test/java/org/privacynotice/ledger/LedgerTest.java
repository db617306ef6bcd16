package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.decision.Decision;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.Pseudonyms;

@Timeout(120)
class LedgerTest {

  private static final Path FIRST = Path.of("/log");
  private static final Path SECOND = Path.of("/standby");
  private static final Path SEGMENT = FIRST.resolve("000000000000.jsonl");

  private final SimulatedDisk disk = new SimulatedDisk(new Random(5));

  private Ledger.Builder builder() {
    return Ledger.builder(FIRST).disk(disk).segmentsOf(16).clock(Logs.NOON);
  }

  private static Ledger opened(Ledger.Builder builder) {
    Ledger ledger = builder.open();
    ledger.documents(Logs.DOCUMENTS);
    return ledger;
  }

  private Ledger opened() {
    return opened(builder());
  }

  private ImmutableSortedSet<String> names(Path directory) {
    return disk.names(directory);
  }

  private List<Logs.Found> found() {
    return Logs.read(disk, FIRST);
  }

  @Test
  void open_ofANewDirectory_beginsALogThatSaysWhatItIs() {
    try (Ledger ledger = opened()) {
      ledger.append(Logs.record(1));
      assertThat(found().get(0).text())
          .startsWith(
              "{\"seq\":0,\"type\":\"segment\",\"logged\":\"2026-11-28T12:00:00.000Z\","
                  + "\"format\":1,\"log\":\""
                  + ledger.id()
                  + "\",\"records\":16,\"durability\":\"power-loss\",\"prev\":\""
                  + "A".repeat(43)
                  + "\",\"hash\":\"");
    }
    assertThat(Logs.types(found())).containsExactly("segment", "document", "document", "decision");
  }

  @Test
  void append_beyondASegment_goesOnInTheNextWithTheTreeBefore() {
    try (Ledger ledger = opened()) {
      ledger.appendAll(Logs.records(0, 50));
      CompactRange.Builder tree = new CompactRange.Builder(0);
      for (Logs.Found record : found()) {
        tree.add(RecordHash.parse(hash(record)), 0);
        if (record.text().startsWith("{\"seq\":31,")) {
          assertThat(found().get(32).members())
              .endsWith("\"nodes\":[\"" + RecordHash.text(tree.build().nodes()) + "\"]");
        }
      }
      assertThat(ledger.tree()).isEqualTo(tree.build());
    }
    assertThat(Logs.callers(found())).hasSize(50);
    assertThat(names(FIRST)).contains("000000000048.jsonl");
    try (Ledger again = opened()) {
      again.append(Logs.record(50));
    }
    assertThat(Logs.callers(found())).hasSize(51);
  }

  private static String hash(Logs.Found record) {
    String text = record.text();
    return text.substring(text.length() - 45, text.length() - 2);
  }

  @Test
  void append_ofRecordsThatNameDocuments_keepsTheirTextsOnce() {
    for (int life = 0; life < 2; life++) {
      try (Ledger ledger = opened()) {
        ledger.append(Logs.record(life));
      }
    }
    List<String> documents =
        found().stream()
            .filter(record -> record.type().equals("document"))
            .map(Logs.Found::members)
            .toList();
    assertThat(documents).hasSize(4);
    assertThat(documents.get(0))
        .startsWith("\"kind\":\"notice\",\"id\":\"contact-centre\",\"version\":\"2019-11-29\"");
    for (String name : names(FIRST.resolve("documents"))) {
      String digest =
          Hashing.sha256()
              .hashBytes(disk.bytes(FIRST.resolve("documents").resolve(name)))
              .toString();
      assertThat(name).isEqualTo(digest + ".txt");
      assertThat(documents).anyMatch(each -> each.contains("sha256:" + digest));
    }
  }

  @Test
  void append_ofARecordWhoseDocumentIsNotThere_isRefused() {
    try (Ledger ledger = builder().open()) {
      assertThatThrownBy(() -> ledger.append(Logs.record(1)))
          .isInstanceOf(DecisionLogException.class)
          .hasMessageContaining("hand it to documents() first");
    }
  }

  @Test
  void append_whenTheClockIsPutBack_keepsTheTimeAndSaysHowMuch() {
    List<Instant> times =
        new ArrayList<>(List.of(Instant.parse("2026-11-28T12:00:00Z"), Instant.EPOCH));
    Clock clock =
        new Clock() {
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
            return times.size() > 1 ? times.remove(0) : times.get(0);
          }
        };
    times.set(1, Instant.parse("2026-11-28T11:59:58.500Z"));
    try (Ledger ledger = opened(builder().clock(clock))) {
      ledger.append(Logs.record(1));
    }
    assertThat(new String(disk.bytes(SEGMENT), StandardCharsets.US_ASCII).lines().skip(1))
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\"logged\":\"2026-11-28T12:00:00.000Z\",\"clock\":1500,"));
  }

  @Test
  void append_whenTheClockIsBeyondTheYear9999_isRefusedUntilItIsSetRight() {
    Hands clock = new Hands("2026-11-28T12:00:00Z");
    try (Ledger ledger = opened(builder().clock(clock))) {
      ledger.append(Logs.record(1));
      for (String wild : List.of("+10000-01-01T00:00:00Z", "-0001-12-31T00:00:00Z")) {
        clock.turn(wild);
        DecisionRecord record = Logs.record(2);
        assertThatThrownBy(() -> ledger.append(record))
            .isInstanceOf(DecisionLogException.class)
            .hasMessageContaining("set it right");
      }
      clock.turn("2026-11-28T12:00:01Z");
      ledger.append(Logs.record(3));
    }
    opened().close();
    assertThat(Logs.callers(found())).containsExactly("c1", "c3");
  }

  @Test
  void checkpoint_ofALogThatSurvivesProcessDeathAlone_isOfWhatIsForced(@TempDir Path directory) {
    CountDownLatch forced = new CountDownLatch(1);
    StuckDisk watched = new StuckDisk(new LocalDisk(), forced, new CountDownLatch(0));
    List<Boolean> order = new ArrayList<>();
    try (Ledger ledger =
        opened(
            Ledger.builder(directory)
                .disk(watched)
                .durability(Durability.PROCESS_DEATH)
                .checkpoints(
                    SigningKey.generate("council.example"),
                    note -> order.add(forced.getCount() == 0)))) {
      ledger.append(Logs.record(1));
      watched.stick();
    }
    assertThat(order).containsExactly(true);
  }

  @Test
  void append_toAFullSegmentThatACheckpointForces_waitsBeforeItEndsTheSegment(
      @TempDir Path directory) throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    StuckDisk slow = new StuckDisk(new LocalDisk(), stuck, free);
    Ledger ledger =
        opened(
            Ledger.builder(directory)
                .disk(slow)
                .segmentsOf(8)
                .durability(Durability.PROCESS_DEATH)
                .checkpoints(SigningKey.generate("council.example"), note -> {}));
    ledger.appendAll(Logs.records(0, 4)); // after the head, the key and two documents
    assertThat(ledger.tree().end()).isEqualTo(8);
    slow.stick();
    Thread closer = new Thread(ledger::close); // signs the last checkpoint
    closer.start();
    stuck.await();
    Thread caller = new Thread(() -> ledger.append(Logs.record(4)));
    caller.setUncaughtExceptionHandler((thread, closed) -> {});
    caller.start();
    awaitWaiting(caller);
    free.countDown();
    closer.join();
    caller.join();
    assertThat(Logs.types(Logs.read(new LocalDisk(), directory)))
        .contains("checkpoint")
        .doesNotContain("recovery");
  }

  @Test
  void append_thatFailedWithTheFirstPseudonymOfAKey_tellsOfTheKeyBeforeTheNext(
      @TempDir Path folder) {
    PseudonymKeys keys = PseudonymKeys.create(folder.resolve("keys"), KeyPeriod.MONTH, Logs.NOON);
    try (Ledger ledger = opened(builder().keys(keys))) {
      ledger.append(Logs.record(0));
      keys.current();
      disk.failAt(disk.calls() + 1, true);
      DecisionRecord record = Logs.record(1);
      assertThatThrownBy(() -> ledger.append(record)).isInstanceOf(DecisionLogException.class);
      disk.heal();
      ledger.append(Logs.record(2));
    }
    List<String> types = Logs.types(found());
    assertThat(types.subList(types.size() - 2, types.size())).containsExactly("key", "decision");
    assertThat(found().get(types.size() - 2).members()).contains("\"event\":\"begun\"");
  }

  @Test
  void append_rightAfterARecordThatToldOfAKeyWasLost_tellsOfTheKeyFirst(@TempDir Path folder)
      throws Exception {
    PseudonymKeys keys = PseudonymKeys.create(folder.resolve("keys"), KeyPeriod.MONTH, Logs.NOON);
    for (int round = 0; round < 10; round++) {
      SimulatedDisk its = new SimulatedDisk(new Random(round));
      CountDownLatch stuck = new CountDownLatch(1);
      CountDownLatch free = new CountDownLatch(1);
      StuckDisk slow = new StuckDisk(its, stuck, free);
      try (Ledger ledger = opened(Ledger.builder(FIRST).disk(slow).clock(Logs.NOON).keys(keys))) {
        ledger.append(Logs.record(0));
        slow.stick();
        List<Thread> callers = new ArrayList<>();
        callers.add(started(() -> appendTwice(ledger, 1)));
        stuck.await();
        for (int i = 2; i < 9; i++) {
          int number = i;
          callers.add(started(() -> appendTwice(ledger, number)));
          awaitWaiting(callers.get(callers.size() - 1));
        }
        keys.tellAgain(Entry.begun("2026-11")); // the last to wait brings it
        callers.add(started(() -> appendTwice(ledger, 9)));
        awaitWaiting(callers.get(callers.size() - 1));
        its.failAt(its.calls() + 1, false);
        free.countDown();
        for (Thread caller : callers) {
          caller.join();
        }
      }
      List<String> types = Logs.types(Logs.read(its, FIRST));
      assertThat(types.subList(types.indexOf("recovery"), types.size()))
          .startsWith("recovery", "key", "decision");
    }
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    return thread;
  }

  /** The first time it is refused. */
  private static void appendTwice(Ledger ledger, int number) {
    DecisionRecord record = Logs.record(number);
    assertThatThrownBy(() -> ledger.append(record)).isInstanceOf(DecisionLogException.class);
    ledger.append(record);
  }

  @Test
  void append_afterClose_isRefusedAndTouchesNothing() {
    Ledger ledger = opened();
    ledger.close();
    ledger.close();
    int calls = disk.calls();
    assertThatThrownBy(() -> ledger.append(Logs.record(1)))
        .isInstanceOf(DecisionLogException.class)
        .hasMessage("the log is closed, so there is no answer; open it again");
    assertThat(disk.calls()).isEqualTo(calls);
  }

  @Test
  void forced_afterCloseOfALogThatFailed_isRefusedAndTouchesNothing() {
    Ledger ledger = opened();
    ledger.append(Logs.record(1));
    disk.failAt(disk.calls() + 1, false);
    DecisionRecord record = Logs.record(2);
    assertThatThrownBy(() -> ledger.append(record)).isInstanceOf(DecisionLogException.class);
    ledger.close();
    int calls = disk.calls();
    assertThatThrownBy(ledger::forced).hasMessageStartingWith("the log is closed");
    assertThat(disk.calls()).isEqualTo(calls);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void append_whileALogIsClosedThatAnswersUnlogged_isRefused() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    StuckDisk slow = new StuckDisk(disk, stuck, free);
    Ledger ledger =
        opened(builder().disk(slow).segmentsOf(8).whenUnavailable(WhenUnavailable.ANSWER_UNLOGGED));
    ledger.append(Logs.record(0));
    slow.stick();
    ExecutorService callers = Executors.newFixedThreadPool(1);
    Future<?> writer = callers.submit(() -> ledger.appendAll(Logs.records(1, 3))); // it is full
    stuck.await();
    Thread closer = new Thread(ledger::close);
    closer.start();
    awaitWaiting(closer);
    Thread late = new Thread(() -> ledger.append(Logs.record(4)));
    List<Throwable> refused = new ArrayList<>();
    late.setUncaughtExceptionHandler((thread, refusal) -> refused.add(refusal));
    late.start();
    awaitWaiting(late);
    free.countDown();
    writer.get();
    closer.join();
    late.join();
    callers.shutdown();
    assertThat(refused).singleElement().isInstanceOf(DecisionLogException.class);
    assertThat(Logs.callers(found())).containsExactly("c0", "c1", "c2", "c3");
  }

  @Test
  void close_whileADocumentIsKept_givesTheDirectoryBackAfterIt() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    StuckDisk slow = new StuckDisk(disk, stuck, free);
    Ledger ledger = opened(builder().disk(slow).patience(Duration.ofMillis(1)));
    slow.stick();
    ExecutorService callers = Executors.newFixedThreadPool(1);
    Future<?> first = callers.submit(() -> ledger.append(Logs.record(1)));
    stuck.await();
    assertThatThrownBy(ledger::close).isInstanceOf(DecisionLogException.class);
    assertThatThrownBy(this::opened).hasMessageContaining("locked");
    free.countDown();
    assertThatThrownBy(first::get).hasMessageContaining("the log is closed");
    callers.shutdown();
    opened().close();
  }

  @Test
  void open_thatFailsAfterItBeganToSign_leavesNoThread(@TempDir Path directory) throws Exception {
    Ledger.Builder builder = Ledger.builder(directory).disk(disk).segmentsOf(4);
    try (Ledger ledger = opened(builder)) {
      ledger.append(Logs.record(1)); // after the head and two documents: it is full
    }
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    builder.checkpoints(SigningKey.generate("council.example"), note -> {});
    for (int call = 1; failsToOpen(builder, call); call++) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (!before.contains(thread) && thread.getName().equals(SignedCheckpoints.LOGGER)) {
          thread.join(10_000);
          assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }

  private boolean failsToOpen(Ledger.Builder builder, int call) {
    disk.failAt(disk.calls() + call, false);
    try {
      builder.open().close();
      return false;
    } catch (DecisionLogException | UncheckedIOException failed) {
      return true;
    }
  }

  @Test
  void close_byAnInterruptedThread_signsTheLastCheckpointAndKeepsTheInterrupt(
      @TempDir Path directory) {
    List<SignedNote> kept = new ArrayList<>();
    Ledger ledger =
        opened(
            Ledger.builder(directory)
                .checkpoints(SigningKey.generate("council.example"), kept::add));
    ledger.append(Logs.record(1));
    Thread.currentThread().interrupt();
    ledger.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept).hasSize(1);
  }

  @Test
  void close_byTwoAtOnce_leavesTheLastCheckpointToTheFirst(@TempDir Path directory)
      throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Ledger ledger =
        opened(
            Ledger.builder(directory)
                .checkpoints(
                    SigningKey.generate("council.example"),
                    note -> {
                      stuck.countDown();
                      free.await();
                    }));
    ledger.append(Logs.record(1));
    Thread first = new Thread(ledger::close);
    first.start();
    stuck.await();
    Thread second = new Thread(ledger::close);
    second.start();
    while (second.isAlive() && second.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    free.countDown();
    first.join();
    second.join();
    assertThat(ledger.anchored().orElseThrow().isBehind()).isFalse();
  }

  @Test
  void open_ofALogThatIsOpen_isRefusedUntilItIsClosed(@TempDir Path directory) throws IOException {
    Path link = directory.resolve("link");
    Ledger first = Ledger.open(directory.resolve("log"));
    Files.createSymbolicLink(link, directory.resolve("log"));
    for (Path same : List.of(directory.resolve("log"), link)) {
      assertThatThrownBy(() -> Ledger.open(same))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("another writer has the log open");
    }
    first.close();
    Ledger.open(link).close();
  }

  @Test
  void open_ofADirectoryWithOtherFiles_isRefused(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("letter.txt"), "Dear Jane");
    assertThatThrownBy(() -> Ledger.open(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds other files; a log wants an empty directory, or its own");
    assertThat(Files.readString(directory.resolve("letter.txt"))).isEqualTo("Dear Jane");
  }

  @Test
  void open_ofADirectoryWithAFileLikeAnUnfinishedOne_leavesIt(@TempDir Path directory)
      throws IOException {
    Path other = Files.writeString(directory.resolve("letter.new"), "Dear Jane");
    assertThatThrownBy(() -> Ledger.open(directory)).isInstanceOf(IllegalArgumentException.class);
    assertThat(other).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoints", "000000000003-1.torn", "documents"})
  void open_ofALogWithoutItsSegments_isRefused(String left) {
    disk.put(FIRST.resolve(left), new byte[0]);
    assertThatThrownBy(this::opened)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("has no segment");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void open_ofALogShorterThanItsCheckpoint_isRefused(int size) {
    try (Ledger ledger = opened()) {
      ledger.append(Logs.record(1));
    }
    String note = "council/log\n" + size + "\n" + "A".repeat(43) + "=\n\n— council sig\n";
    disk.put(FIRST.resolve("checkpoints"), note.getBytes(StandardCharsets.UTF_8));
    if (size > 4) {
      assertThatThrownBy(this::opened)
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining("the log has 4 records, and a checkpoint says 5");
    } else {
      opened().close();
    }
  }

  /** What the log holds but its last record, and how long it is. */
  private byte[] written(int count) {
    try (Ledger ledger = opened()) {
      ledger.appendAll(Logs.records(0, count));
    }
    return disk.bytes(SEGMENT);
  }

  @Test
  void open_whenALineFeedAloneIsMissing_completesTheRecord() {
    byte[] whole = written(3);
    disk.put(SEGMENT, Arrays.copyOf(whole, whole.length - 1));
    opened().close();
    assertThat(Logs.callers(found())).containsExactly("c0", "c1", "c2");
    assertThat(Logs.types(found())).endsWith("decision", "recovery");
    assertThat(found().get(found().size() - 1).members()).isEqualTo("\"cause\":\"torn\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 50, 51, 52, 500})
  void open_ofATornTail_setsItAsideAndGoesOnInANewSegment(int missing) {
    byte[] whole = written(3);
    byte[] torn = Arrays.copyOf(whole, whole.length - missing);
    disk.put(SEGMENT, torn);
    try (Ledger ledger = opened()) {
      ledger.append(Logs.record(7));
    }
    assertThat(Logs.callers(found())).containsExactly("c0", "c1", "c7");
    String kept = FIRST.resolve("000000000004-1.torn").toString();
    byte[] aside = disk.bytes(Path.of(kept));
    assertThat(aside).isEqualTo(Arrays.copyOfRange(torn, torn.length - aside.length, torn.length));
    assertThat(found().get(6).members())
        .isEqualTo(
            "\"cause\":\"torn\",\"file\":\"000000000004-1.torn\",\"bytes\":"
                + aside.length
                + ",\"digest\":\"sha256:"
                + Hashing.sha256().hashBytes(aside)
                + "\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 60, 700})
  void open_whenAByteOfAWholeLineIsWrong_isRefusedAndChangesNothing(int fromTheEnd) {
    byte[] whole = written(3);
    whole[whole.length - fromTheEnd] ^= 1;
    disk.put(SEGMENT, whole);
    assertThatThrownBy(this::opened)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageStartingWith("segment 000000000000.jsonl ")
        .hasMessageContaining("(record 5, byte ");
    assertThat(disk.bytes(SEGMENT)).isEqualTo(whole);
    assertThat(names(FIRST)).doesNotContain("000000000004-1.torn");
  }

  @Test
  void open_whenSectorsWereNotWritten_setsThemAside() {
    byte[] whole = written(3);
    int hole = whole.length / 512 * 512;
    Arrays.fill(whole, hole, whole.length - 1, (byte) 0);
    whole[whole.length - 1] = 0;
    disk.put(SEGMENT, whole);
    opened().close();
    assertThat(Logs.callers(found())).containsExactly("c0", "c1");
  }

  @Test
  void open_whenSectorsReadAsZerosAndMuchLaterRecordsFollow_isRefused() {
    Hands clock = new Hands("2026-11-28T12:00:00Z");
    try (Ledger ledger = opened(builder().clock(clock))) {
      for (int i = 0; i < 4; i++) {
        ledger.append(Logs.record(i));
        clock.turn(Duration.ofMinutes(2));
      }
    }
    byte[] whole = disk.bytes(SEGMENT);
    String text = new String(whole, StandardCharsets.US_ASCII);
    int sector = text.indexOf("\"caller\":\"c1\"") / 512 * 512 + 512;
    Arrays.fill(whole, sector, sector + 512, (byte) 0);
    disk.put(SEGMENT, whole);
    assertThatThrownBy(this::opened)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("sectors of it read as zeros, and later records follow");
    assertThat(disk.bytes(SEGMENT)).isEqualTo(whole);
  }

  @Test
  void open_whenAnEarlierSegmentDoesNotFit_isRefused() {
    try (Ledger ledger = opened()) {
      ledger.appendAll(Logs.records(0, 20));
    }
    byte[] whole = disk.bytes(SEGMENT);
    disk.put(SEGMENT, Arrays.copyOf(whole, whole.length - 200));
    assertThatThrownBy(this::opened)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("segment 000000000016.jsonl does not follow the one before");
  }

  @Test
  void open_afterTwoCrashesBeforeATailWasCut_findsAndCutsIt() {
    try (Ledger ledger = opened()) {
      ledger.appendAll(Logs.records(0, 40));
    }
    byte[] whole = disk.bytes(SEGMENT);
    byte[] longer = Arrays.copyOf(whole, whole.length + 7);
    Arrays.fill(longer, whole.length, longer.length, (byte) '{');
    disk.put(SEGMENT, longer);
    opened().close();
    assertThat(disk.bytes(SEGMENT)).isEqualTo(whole);
    assertThat(disk.bytes(FIRST.resolve("000000000015-1.torn")))
        .isEqualTo("{{{{{{{".getBytes(StandardCharsets.US_ASCII));
    assertThat(Logs.callers(found())).hasSize(40);
  }

  @Test
  void open_ofALogWithoutOneOfItsSegments_isRefused() {
    try (Ledger ledger = opened()) {
      ledger.appendAll(Logs.records(0, 60));
    }
    disk.remove(FIRST.resolve("000000000016.jsonl"));
    assertThatThrownBy(this::opened)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("segment 000000000032.jsonl does not follow the one before");
  }

  @Test
  void open_withAnotherDurability_saysSoInANewSegment() {
    written(1);
    try (Ledger ledger = opened(builder().durability(Durability.PROCESS_DEATH))) {
      ledger.append(Logs.record(7));
    }
    assertThat(Logs.callers(found())).containsExactly("c0", "c7");
    assertThat(found().get(4).members()).contains("\"durability\":\"process-death\"");
  }

  @Test
  void append_whileTheDiskFails_failsClosedAndIsMendedAfterwards() {
    try (Ledger ledger = opened()) {
      ledger.append(Logs.record(0));
      disk.failAt(disk.calls() + 2, true);
      for (int i = 1; i < 4; i++) {
        DecisionRecord record = Logs.record(i);
        assertThatThrownBy(() -> ledger.append(record))
            .isInstanceOf(DecisionLogException.class)
            .hasMessage("the log could not be written to its disk, so there is no answer");
      }
      disk.heal();
      ledger.append(Logs.record(4));
    }
    assertThat(Logs.callers(found())).containsExactly("c0", "c4");
    assertThat(Logs.types(found()))
        .containsExactly(
            "segment", "document", "document", "decision", "segment", "recovery", "decision");
    assertThat(found().get(5).members())
        .startsWith("\"cause\":\"force-failed\",\"file\":\"000000000003-1.torn\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 2_000, 4_096, 10_000, 65_536, 100_000})
  void append_untilTheDiskIsFull_failsClosedAndGoesOnOnceThereIsRoom(int room) {
    List<String> acknowledged = new ArrayList<>();
    int refused = 0;
    try (Ledger ledger = opened()) {
      ledger.append(Logs.record(0));
      disk.leaveRoom(room);
      for (int i = 1; i < 100; i++) {
        try {
          ledger.append(Logs.record(i));
          acknowledged.add(Logs.id(i));
        } catch (DecisionLogException full) {
          refused++;
        }
      }
      assertThat(refused).isPositive();
      disk.heal();
      ledger.append(Logs.record(100));
      acknowledged.add(Logs.id(100));
    }
    assertThat(acknowledged).hasSizeGreaterThan(room / 5_000);
    assertThat(Logs.callers(found())).containsSubsequence(acknowledged).doesNotHaveDuplicates();
    opened().close();
  }

  @Test
  void append_whileTheFirstDirectoryFails_goesOnInTheOtherAndComesBack() {
    try (Ledger ledger = opened(builder().standby(SECOND))) {
      ledger.append(Logs.record(0));
      disk.breakDirectory(FIRST);
      assertThatThrownBy(() -> ledger.append(Logs.record(1)))
          .isInstanceOf(DecisionLogException.class);
      ledger.append(Logs.record(2));
      disk.heal();
      ledger.appendAll(Logs.records(3, 20));
    }
    try (Ledger again = opened(builder().standby(SECOND))) {
      again.append(Logs.record(23));
    }
    List<Logs.Found> all = Logs.read(disk, FIRST, SECOND);
    assertThat(Logs.callers(all)).hasSize(23).doesNotContain("c1").endsWith("c22", "c23");
    assertThat(all.get(5).members()).isEqualTo("\"cause\":\"standby\"");
    assertThat(names(SECOND)).contains("000000000004.jsonl");
    assertThat(names(FIRST)).contains("000000000016.jsonl");
  }

  @Test
  void prune_ofASegmentThatWasGivenUpAndIsNotCutYet_waitsUntilItIs() {
    Hands clock = new Hands("2020-11-28T12:00:00Z");
    try (Ledger ledger = opened(builder().standby(SECOND).clock(clock))) {
      ledger.append(Logs.record(0));
      disk.leaveRoom(0);
      DecisionRecord record = Logs.record(1);
      assertThatThrownBy(() -> ledger.append(record)).isInstanceOf(DecisionLogException.class);
      disk.heal();
      disk.breakDirectory(FIRST);
      ledger.append(Logs.record(2));
      disk.heal();
      clock.turn("2026-11-28T12:00:00Z");
      assertThat(ledger.prune(Period.ofYears(1))).isEmpty();
      ledger.appendAll(Logs.records(3, 12));
      assertThat(names(FIRST)).contains("000000000000.jsonl", "000000000016.jsonl");
      assertThat(ledger.prune(Period.ofYears(1))).isPresent();
      assertThat(names(FIRST)).doesNotContain("000000000000.jsonl");
    }
    opened(builder().standby(SECOND)).close();
  }

  @Test
  void append_withThePolicyToAnswer_tellsHowManyWentByOnceItCan() {
    try (Ledger ledger = opened(builder().whenUnavailable(WhenUnavailable.ANSWER_UNLOGGED))) {
      ledger.append(Logs.record(0));
      disk.failAt(disk.calls() + 1, true);
      ledger.append(Logs.record(1));
      ledger.appendAll(Logs.records(2, 5));
      disk.heal();
      ledger.append(Logs.record(7));
    }
    assertThat(Logs.callers(found())).containsExactly("c0", "c7");
    assertThat(found().get(1).members()).isEqualTo("\"unavailable\":\"answer-unlogged\"");
    assertThat(found())
        .filteredOn(record -> record.type().equals("unlogged"))
        .singleElement()
        .extracting(Logs.Found::members)
        .isEqualTo(
            "\"policy\":\"answer-unlogged\",\"count\":6,\"from\":\"2026-11-28T12:00:00Z\","
                + "\"to\":\"2026-11-28T12:00:00Z\"");
  }

  private long unloggedThatAreTold() {
    return found().stream()
        .filter(record -> record.type().equals("unlogged"))
        .mapToLong(record -> Long.parseLong(record.members().replaceAll("\\D*(\\d+),.*", "$1")))
        .sum();
  }

  @Test
  void append_thatFailsAfterOthersToldWhatWentBy_tellsEachDecisionOnce() throws Exception {
    List<CountDownLatch> stuck = List.of(new CountDownLatch(1), new CountDownLatch(1));
    List<CountDownLatch> free = List.of(new CountDownLatch(1), new CountDownLatch(1));
    StuckDisk first = new StuckDisk(disk, stuck.get(0), free.get(0));
    StuckDisk second = new StuckDisk(first, stuck.get(1), free.get(1));
    ExecutorService callers = Executors.newFixedThreadPool(1);
    try (Ledger ledger =
        opened(
            builder()
                .disk(second)
                .patience(Duration.ofMillis(1))
                .whenUnavailable(WhenUnavailable.ANSWER_UNLOGGED))) {
      ledger.append(Logs.record(0));
      first.stick();
      Future<?> slow = callers.submit(() -> ledger.append(Logs.record(1)));
      stuck.get(0).await();
      ledger.append(Logs.record(2)); // goes by: it is written, but nobody waited for that
      free.get(0).countDown();
      slow.get();
      second.stick();
      slow = callers.submit(() -> ledger.append(Logs.record(3))); // tells of it
      stuck.get(1).await();
      ledger.append(Logs.record(4)); // goes by
      ledger.append(Logs.record(5)); // would tell of it, and goes by
      free.get(1).countDown();
      slow.get();
      disk.failAt(disk.calls() + 1, false);
      ledger.append(Logs.record(6)); // goes by, with all that was not told yet
      ledger.append(Logs.record(7));
    } finally {
      callers.shutdown();
    }
    assertThat(Logs.callers(found())).containsExactly("c0", "c1", "c2", "c3", "c7");
    assertThat(unloggedThatAreTold()).isEqualTo(4);
  }

  @Test
  void append_whenTheClockIsWildAsItWouldTellWhatWentBy_tellsItLater() {
    Hands clock = new Hands("2026-11-28T12:00:00Z");
    try (Ledger ledger =
        opened(builder().clock(clock).whenUnavailable(WhenUnavailable.ANSWER_UNLOGGED))) {
      disk.failAt(disk.calls() + 1, false);
      ledger.append(Logs.record(1)); // its document cannot be kept
      clock.turn("+10000-01-01T00:00:00Z");
      DecisionRecord record = Logs.record(2);
      assertThatThrownBy(() -> ledger.append(record)).hasMessageContaining("set it right");
      clock.turn("2026-11-28T12:00:01Z");
      ledger.append(Logs.record(3));
    }
    assertThat(Logs.callers(found())).containsExactly("c3");
    assertThat(unloggedThatAreTold()).isEqualTo(1);
  }

  @Test
  void close_withDecisionsThatWereNotRecorded_saysSoIfItCannotTell() {
    Ledger ledger = opened(builder().whenUnavailable(WhenUnavailable.ANSWER_UNLOGGED));
    disk.failAt(disk.calls() + 1, true);
    ledger.append(Logs.record(1));
    assertThatThrownBy(ledger::close).isInstanceOf(DecisionLogException.class);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void append_byThousandInterruptedCallers_losesNothingAndKeepsTheInterrupt(
      Durability durability, @TempDir Path directory) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (Ledger ledger = opened(Ledger.builder(directory).durability(durability).segmentsOf(256))) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        DecisionRecord record = Logs.record(i);
        all.add(
            callers.submit(
                () -> {
                  Thread.currentThread().interrupt();
                  ledger.append(record);
                  return Thread.interrupted();
                }));
      }
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      callers.shutdown();
    }
    assertThat(Logs.callers(Logs.read(new LocalDisk(), directory)))
        .hasSize(1000)
        .doesNotHaveDuplicates();
  }

  @Test
  void append_byManyCallersToTheSmallestSegments_putsEachRecordInItsSegment() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (Ledger ledger = opened(builder().segmentsOf(4))) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        DecisionRecord record = Logs.record(i);
        all.add(callers.submit(() -> ledger.append(record)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      callers.shutdown();
    }
    assertThat(Logs.callers(found())).hasSize(2000).doesNotHaveDuplicates();
    opened().close();
  }

  @Test
  void append_whileAnotherCallerIsStuckInTheDisk_isAnErrorInTime() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    StuckDisk slow = new StuckDisk(disk, stuck, free);
    ExecutorService callers = Executors.newFixedThreadPool(1);
    try (Ledger ledger = opened(builder().disk(slow).patience(Duration.ofMillis(1)))) {
      ledger.append(Logs.record(0));
      slow.stick();
      Future<?> first = callers.submit(() -> ledger.append(Logs.record(1)));
      stuck.await();
      assertThatThrownBy(() -> ledger.append(Logs.record(2)))
          .isInstanceOf(DecisionLogException.class)
          .hasMessage("the log did not take the record in time, so there is no answer");
      free.countDown();
      first.get();
    } finally {
      callers.shutdown();
    }
    assertThat(Logs.callers(found())).startsWith("c0", "c1");
  }

  @Test
  void close_whileACallerIsStuckInTheDisk_keepsTheDirectoryUntilThatIsOver() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    StuckDisk slow = new StuckDisk(disk, stuck, free);
    ExecutorService callers = Executors.newFixedThreadPool(1);
    Ledger ledger = opened(builder().disk(slow).patience(Duration.ofMillis(1)));
    ledger.append(Logs.record(0));
    slow.stick();
    Future<?> first = callers.submit(() -> ledger.append(Logs.record(1)));
    stuck.await();
    assertThatThrownBy(ledger::close).isInstanceOf(DecisionLogException.class);
    assertThatThrownBy(this::opened).hasMessageContaining("locked");
    free.countDown();
    first.get();
    callers.shutdown();
    opened().close();
    assertThat(Logs.callers(found())).containsExactly("c0", "c1");
  }

  @Test
  void append_byManyCallersWhileTheDiskFails_answersEachOfThem() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    List<String> acknowledged = new ArrayList<>();
    try (Ledger ledger = opened()) {
      ledger.append(Logs.record(0));
      List<Future<?>> all = new ArrayList<>();
      for (int i = 1; i < 400; i++) {
        DecisionRecord record = Logs.record(i);
        boolean fails = i % 50 == 0;
        all.add(
            callers.submit(
                () -> {
                  if (fails) {
                    disk.failAt(disk.calls() + 1, false);
                  }
                  ledger.append(record);
                }));
      }
      for (int i = 1; i < 400; i++) {
        try {
          all.get(i - 1).get();
          acknowledged.add(Logs.id(i));
        } catch (ExecutionException failed) {
          assertThat(failed.getCause()).isInstanceOf(DecisionLogException.class);
        }
      }
      disk.heal();
      ledger.append(Logs.record(400));
    } finally {
      callers.shutdown();
    }
    try (Ledger again = opened()) { // cuts what a failure left, if cutting it failed as well
      again.append(Logs.record(401));
    }
    assertThat(acknowledged).hasSizeBetween(50, 398);
    assertThat(Logs.callers(found())).containsAll(acknowledged).doesNotHaveDuplicates();
  }

  @Test
  void everythingOnDisk_withCanariesInTheQuestions_showsNone(@TempDir Path directory)
      throws Exception {
    String canary = "Jane Canary-Doe 07700 900123 \u202e\u001b[31m\n=cmd|";
    for (Pseudonyms pseudonyms : List.of(Pseudonyms.none(), Pseudonyms.keyed("k1", new byte[32]))) {
      try (Ledger ledger = opened(Ledger.builder(directory))) {
        Decision decision =
            Logs.ENGINE.decide(
                Logs.ENGINE
                    .share("name")
                    .recipient("sidem")
                    .purpose("parking-permits")
                    .subject(canary)
                    .ref(canary)
                    .fact("required-by-law", "CANARY/07700-900123")
                    .factFor("name", "consent", "CANARY/07700"));
        ledger.append(new DecisionRecord(decision, pseudonyms));
        assertThat(ledger.toString()).isEqualTo("Ledger[" + ledger.id() + "]");
      }
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContainIgnoringCase("canary", "07700", "Jane");
      }
    }
    String segment = Files.readString(directory.resolve("000000000000.jsonl"));
    assertThat(segment.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
    assertThat(segment).contains("\"withheld\":[\"subject\",\"ref\",\"consent\"");
    assertThat(segment).contains("\"subject\":\"k1:");
  }
}
