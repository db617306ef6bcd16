package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.ledger.SignedCheckpoints.Schedule;
import org.slf4j.LoggerFactory;

class SignedCheckpointsTest {

  private static final SigningKey KEY = SigningKey.generate("council.example/log");
  private static final Schedule SCHEDULE = new Schedule(100, Duration.ofMinutes(5));
  private static final String CANARY = "canary-7f3a";

  /** A log of leaves that hold nothing. */
  private static final class Leaves implements SignedCheckpoints.Log {
    private final List<byte[]> leaves = Collections.synchronizedList(new ArrayList<>());
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean full;

    void add(int more) {
      for (int i = 0; i < more; i++) {
        leaves.add(RecordHash.sha256().digest(Ints.toByteArray(leaves.size())));
      }
    }

    @Override
    public String id() {
      return "AAAAAAAAAAAAAAAAAAAAAA";
    }

    @Override
    public CompactRange tree() {
      return range(leaves.size());
    }

    @Override
    public Optional<byte[]> root(long size) {
      return Optional.of(range(size).root());
    }

    private CompactRange range(long size) {
      CompactRange.Builder range = new CompactRange.Builder(0);
      leaves.subList(0, (int) size).forEach(leaf -> range.add(leaf, 0));
      return range.build();
    }

    @Override
    public void append(Entry entry) {
      if (full) {
        throw new IllegalStateException(CANARY);
      }
      entries.add(entry);
      add(1);
    }
  }

  @TempDir private Path folder;
  private final Hands clock = new Hands("2026-11-28T09:30:00Z");
  private final Leaves log = new Leaves();
  private final List<SignedNote> kept = Collections.synchronizedList(new ArrayList<>());
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private volatile boolean failing;

  @BeforeEach
  void listen() {
    told.start();
    ((Logger) LoggerFactory.getLogger(SignedCheckpoints.LOGGER)).addAppender(told);
  }

  @AfterEach
  void listenNoMore() {
    ((Logger) LoggerFactory.getLogger(SignedCheckpoints.LOGGER)).detachAppender(told);
  }

  private void keep(SignedNote note) throws IOException {
    if (failing) {
      throw new IOException(CANARY);
    }
    kept.add(note);
  }

  private SignedCheckpoints open() {
    return open(KEY);
  }

  private SignedCheckpoints open(SigningKey key) {
    return new SignedCheckpoints(log, folder, key, this::keep, SCHEDULE, clock);
  }

  private List<Long> sizes() {
    return kept.stream().map(note -> Checkpoint.parse(note.text()).size()).toList();
  }

  private List<String> messages() {
    return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  // When it signs.

  @Test
  void look_atAnEmptyLog_signsNothing() {
    SignedCheckpoints checkpoints = open();
    clock.turn(Duration.ofDays(1));
    checkpoints.look();
    assertThat(kept).isEmpty();
    assertThat(folder.resolve("checkpoints")).doesNotExist();
    assertThat(checkpoints.state()).isEqualTo(AnchorState.begin(0));
  }

  @Test
  void look_afterSoManyRecords_signsAndHandsOn() {
    SignedCheckpoints checkpoints = open();
    log.add(99);
    checkpoints.look();
    assertThat(kept).isEmpty();
    log.add(1);
    byte[] root = log.tree().root();
    checkpoints.look();
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).standing(KEY.verifyingKey())).isEqualTo(SignedNote.Standing.SIGNED);
    assertThat(Checkpoint.parse(kept.get(0).text()))
        .isEqualTo(new Checkpoint("council.example/log/AAAAAAAAAAAAAAAAAAAAAA", 100, root));
    assertThat(log.entries)
        .containsExactly(
            Entry.checkpoint(Checkpoint.parse(kept.get(0).text()), KEY.verifyingKey()));
    assertThat(log.entries.get(0).members())
        .isEqualTo(
            "\"size\":100,\"root\":\""
                + kept.get(0).text().lines().toList().get(2)
                + "\",\"key\":\"council.example/log\"");
    assertThat(folder.resolve("checkpoints")).hasContent(kept.get(0).toString());
    AnchorState state = checkpoints.state();
    assertThat(state.signed()).isEqualTo(100);
    assertThat(state.anchored()).isEqualTo(100);
    assertThat(state.anchoredAt()).contains(clock.instant());
    assertThat(state.failure()).isEmpty();
    assertThat(state.isBehind()).isFalse();
  }

  @Test
  void look_afterSomeTime_signsWhatIsNew() {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    clock.turn(Duration.ofMinutes(5).minusMillis(1));
    checkpoints.look();
    assertThat(kept).isEmpty();
    clock.turn(Duration.ofMillis(1));
    checkpoints.look();
    assertThat(sizes()).containsExactly(1L);
  }

  @Test
  void look_whenOnlyTheCheckpointWasRecorded_signsNoMore() {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    checkpoints.sign();
    clock.turn(Duration.ofDays(1));
    checkpoints.look();
    checkpoints.sign();
    assertThat(sizes()).containsExactly(1L);
    log.add(1);
    clock.turn(Duration.ofMinutes(5));
    checkpoints.look();
    assertThat(sizes()).containsExactly(1L, 3L);
  }

  @Test
  void look_whenTheClockWasPutBack_stillSigns() {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    clock.turn(Duration.ofDays(-1));
    checkpoints.look();
    assertThat(sizes()).containsExactly(1L);
  }

  @Test
  void sign_whenTheRecordCannotBeWritten_handsOnAllTheSame() {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    log.full = true;
    checkpoints.sign();
    log.full = false;
    assertThat(sizes()).containsExactly(1L);
    log.add(1);
    checkpoints.sign();
    assertThat(sizes()).containsExactly(1L, 2L);
    assertThat(messages())
        .first()
        .isEqualTo(
            "the checkpoint of 1 records could not be recorded (IllegalStateException); it is tried"
                + " again, and decisions go on");
    assertThat(messages().toString()).doesNotContain(CANARY);
  }

  @Test
  void sign_whenTheFileCannotBeWritten_isToldAndTriedAgain() throws IOException {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    Files.createDirectory(folder.resolve("checkpoints"));
    checkpoints.sign();
    assertThat(kept).isEmpty();
    assertThat(checkpoints.state().failure()).contains("UncheckedIOException");
    Files.delete(folder.resolve("checkpoints"));
    checkpoints.sign();
    assertThat(sizes()).containsExactly(1L);
    assertThat(checkpoints.state().failure()).isEmpty();
  }

  // A sink that fails or hangs.

  @Test
  void sign_whenTheSinkFails_isToldWithoutWhatItSays() {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    failing = true;
    checkpoints.sign();
    AnchorState state = checkpoints.state();
    assertThat(state.failure()).contains("IOException");
    assertThat(state.failedAt()).contains(clock.instant());
    assertThat(state.isBehind()).isTrue();
    assertThat(state.toString()).doesNotContain(CANARY);
    assertThat(messages())
        .containsExactly(
            "the checkpoint of 1 records could not be kept elsewhere (IOException); it is tried"
                + " again, and decisions go on");
    assertThat(told.list.get(0).getThrowableProxy()).isNull();
  }

  @Test
  void look_afterTheSinkFailed_triesAgainAfterAMinute() {
    SignedCheckpoints checkpoints = open();
    log.add(1);
    failing = true;
    checkpoints.sign();
    failing = false;
    clock.turn(Duration.ofSeconds(59));
    checkpoints.look();
    assertThat(kept).isEmpty();
    clock.turn(Duration.ofSeconds(1));
    checkpoints.look();
    assertThat(sizes()).containsExactly(1L);
    assertThat(checkpoints.state().failure()).isEmpty();
    assertThat(messages()).last().isEqualTo("the checkpoint of 1 records is kept elsewhere again");
  }

  @Test
  void sign_whenTheSinkThrowsAnError_isToldToo() {
    SignedCheckpoints checkpoints =
        new SignedCheckpoints(
            log,
            folder,
            KEY,
            note -> {
              throw new NoClassDefFoundError(CANARY);
            },
            SCHEDULE,
            clock);
    log.add(1);
    checkpoints.sign();
    assertThat(checkpoints.state().failure()).contains("NoClassDefFoundError");
  }

  @Test
  void sealed_whileTheSinkHangs_returnsAndTheNewestFollows() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SignedCheckpoints checkpoints =
        new SignedCheckpoints(
            log,
            folder,
            KEY,
            note -> {
              asked.countDown();
              goOn.await();
              keep(note);
            },
            SCHEDULE,
            clock);
    log.add(1);
    checkpoints.sealed(log.tree());
    assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
    log.add(5);
    checkpoints.sealed(log.tree());
    log.add(5);
    checkpoints.sealed(log.tree());
    assertThat(checkpoints.state().anchored()).isZero();
    assertThat(checkpoints.state().isBehind()).isTrue();
    goOn.countDown();
    checkpoints.close();
    assertThat(sizes()).containsExactly(1L, 7L, 12L, 14L);
    assertThat(checkpoints.state().isBehind()).isFalse();
  }

  @Test
  void close_signsTheLast_andTwiceIsOnce() {
    SignedCheckpoints checkpoints = open();
    checkpoints.start();
    log.add(7);
    checkpoints.close();
    checkpoints.close();
    checkpoints.sealed(log.tree());
    assertThat(sizes()).containsExactly(8L);
  }

  // Opening again.

  @Test
  void open_aLogThatGrew_goesOn() {
    SignedCheckpoints first = open();
    log.add(3);
    first.sign();
    log.add(3);
    SignedCheckpoints second = open();
    assertThat(second.state()).isEqualTo(AnchorState.begin(3));
    second.sign();
    assertThat(sizes()).containsExactly(3L, 7L);
  }

  @Test
  void open_withACheckpointThatWasNotKept_handsItOnAgain() {
    failing = true;
    SignedCheckpoints first = open();
    log.add(3);
    first.sign();
    failing = false;
    SignedCheckpoints second = open();
    clock.turn(Duration.ofMinutes(1));
    second.look();
    assertThat(sizes()).containsExactly(3L);
  }

  @Test
  void open_aLogThatIsShorter_isRefused() {
    log.add(3);
    open().sign();
    log.leaves.subList(2, 4).clear();
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedLogException.class)
        .hasMessage(
            "the log's newest checkpoint is over 3 records and there are only 2: the last were cut"
                + " off, or an older copy was put back; nothing was changed: find out why before"
                + " you go on in another directory");
  }

  @Test
  void open_aLogThatWasWrittenAnew_isRefused() {
    log.add(3);
    open().sign();
    log.leaves.set(1, new byte[32]);
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("has another root than the records have: they were altered");
  }

  @Test
  void open_withTheCheckpointOfAnotherLog_isRefused() throws IOException {
    Files.writeString(
        folder.resolve("checkpoints"),
        new Checkpoint("council.example/log/BBBBBBBBBBBBBBBBBBBBBB", 0, log.tree().root())
            .signedBy(KEY)
            .toString());
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("is of another log");
  }

  @Test
  void open_withAForgedCheckpoint_isRefused() throws IOException {
    log.add(3);
    open().sign();
    Path file = folder.resolve("checkpoints");
    Files.writeString(file, Files.readString(file).replace("\n3\n", "\n2\n"));
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("has a signature that its key did not make");
  }

  @Test
  void start_withAKeyThatTheLogHasNotSeen_recordsItOnce() {
    SignedCheckpoints first = open();
    first.start();
    assertThat(log.entries).containsExactly(Entry.begun(KEY.verifyingKey()));
    assertThat(log.entries.get(0).members())
        .isEqualTo(
            "\"use\":\"checkpoints\",\"id\":\""
                + KEY.verifyingKey().id()
                + "\",\"event\":\"begun\",\"public\":\""
                + KEY.verifyingKey()
                + "\"");
    first.close();
    SignedCheckpoints second = open();
    second.start();
    second.close();
    assertThat(log.entries).doesNotHaveDuplicates();
    SigningKey next = SigningKey.generate("council.example/log");
    SignedCheckpoints third = open(next);
    third.start();
    third.close();
    assertThat(log.entries).contains(Entry.begun(next.verifyingKey()));
    assertThat(kept.get(kept.size() - 1).standing(next.verifyingKey()))
        .isEqualTo(SignedNote.Standing.SIGNED);
  }

  // The file.

  @Test
  void file_ofSeveral_hasAnEmptyLineBetweenTwo() throws IOException {
    SignedCheckpoints checkpoints = open();
    for (int i = 0; i < 3; i++) {
      log.add(2);
      checkpoints.sign();
    }
    assertThat(Files.readString(folder.resolve("checkpoints")))
        .isEqualTo(kept.get(0) + "\n" + kept.get(1) + "\n" + kept.get(2));
  }

  @Test
  void open_aFileCutAnywhere_goesOnFromItsLastWholeNoteAndKeepsTheRest() throws IOException {
    SignedCheckpoints checkpoints = open();
    for (int i = 0; i < 2; i++) {
      log.add(2);
      checkpoints.sign();
    }
    Path file = folder.resolve("checkpoints");
    byte[] whole = Files.readAllBytes(file);
    int first = kept.get(0).toString().getBytes(StandardCharsets.UTF_8).length;
    Path torn = folder.resolve("checkpoints-1.torn");
    // Every place near an end, and some between.
    int[] lengths =
        IntStream.rangeClosed(0, whole.length)
            .filter(at -> at % 23 == 0 || Math.abs(at - first) < 4 || at > whole.length - 3)
            .toArray();
    for (int length : lengths) {
      Files.write(file, Arrays.copyOf(whole, length));
      CheckpointFile opened = CheckpointFile.open(folder);
      int end = length == whole.length ? length : length >= first ? first : 0;
      assertThat(Files.size(file)).isEqualTo(end);
      assertThat(opened.newest().map(SignedNote::toString))
          .isEqualTo(
              end == 0 ? Optional.empty() : Optional.of(kept.get(end == first ? 0 : 1).toString()));
      if (length > end) {
        assertThat(torn).hasBinaryContent(Arrays.copyOfRange(whole, end, length));
        Files.delete(torn);
      }
      opened.append(kept.get(1));
      assertThat(Files.readString(file)).endsWith(kept.get(1).toString());
    }
  }

  @Test
  void open_aNoteWithWitnessesToo_isWhole() throws IOException {
    log.add(2);
    open().sign();
    Path file = folder.resolve("checkpoints");
    String witnessed = Files.readString(file) + "\u2014 witness.example AAAAAAAA\n";
    Files.writeString(file, witnessed);
    assertThat(CheckpointFile.open(folder).newest().map(SignedNote::toString)).contains(witnessed);
    assertThat(file).hasContent(witnessed);
  }

  @Test
  void open_whenTheFirstSectorOfANoteWasNotWritten_setsItAside() throws IOException {
    log.add(2);
    open().sign();
    Path file = folder.resolve("checkpoints");
    while (Files.size(file) % 512 > 400 || Files.size(file) < 512) {
      log.add(1);
      open().sign();
    }
    String good = Files.readString(file);
    log.add(1);
    open().sign();
    byte[] both = Files.readAllBytes(file);
    int begin = good.getBytes(StandardCharsets.UTF_8).length;
    int sector = (begin / 512 + 1) * 512;
    Arrays.fill(both, begin + 1, Math.min(sector, both.length - 1), (byte) 0);
    Files.write(file, both);
    SignedCheckpoints opened = open();
    assertThat(file).hasContent(good);
    assertThat(folder.resolve("checkpoints-1.torn")).exists();
    opened.sign();
    assertThat(Files.readString(file)).startsWith(good).hasSizeGreaterThan(good.length());
  }

  @Test
  void open_aDamagedFile_isRefused() throws IOException {
    log.add(2);
    open().sign();
    Path file = folder.resolve("checkpoints");
    String good = Files.readString(file);
    for (String bad :
        List.of(
            good.replace("\n2\n", "\n02\n"),
            good.replace("\n2\n", "\n2\0\n"),
            good.replace("council.example/log ", "council+example/log "))) {
      Files.writeString(file, bad);
      assertThatThrownBy(this::open)
          .isInstanceOf(DamagedLogException.class)
          .hasMessageStartingWith("the log's newest checkpoint cannot be read, for ");
    }
  }

  @Test
  void schedule_thatNeverOrAlwaysSigns_isRefused() {
    assertThatThrownBy(() -> new Schedule(0, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(1, Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
