package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.log.PseudonymKey;

class PseudonymKeysTest {

  private static final String CANARY = "canary-7f3a";

  @TempDir private Path folder;
  private final Hands clock = new Hands("2026-11-28T09:30:00Z");
  private Path directory;
  private PseudonymKeys keys;

  @BeforeEach
  void create() {
    directory = folder.resolve("keys");
    keys = PseudonymKeys.create(directory, KeyPeriod.MONTH, clock);
  }

  private byte[] secret(String id) throws IOException {
    String line = Files.readString(directory.resolve(id + ".key")).strip();
    return Base64.getDecoder().decode(Splitter.on('+').limit(4).splitToList(line).get(3));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  // Periods.

  @ParameterizedTest
  @CsvSource({
    "MONTH,   2026-11-28T09:30:00Z,     2026-11, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
    "MONTH,   2026-11-30T23:59:59.999Z, 2026-11, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
    "MONTH,   2026-12-01T00:00:00Z,     2026-12, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "MONTH,   2028-02-29T12:00:00Z,     2028-02, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
    "QUARTER, 2026-11-28T09:30:00Z,     2026-q4, 2026-10-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "QUARTER, 2026-01-01T00:00:00Z,     2026-q1, 2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "YEAR,    2026-11-28T09:30:00Z,     2026,    2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "YEAR,    2026-12-31T23:59:59Z,     2026,    2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
  })
  void period_ofAnInstant_isOfUtc(
      KeyPeriod period, Instant instant, String id, Instant begin, Instant end) {
    assertThat(period.id(instant)).isEqualTo(id);
    assertThat(period.begin(instant)).isEqualTo(begin);
    assertThat(period.end(instant)).isEqualTo(end);
  }

  @Test
  void current_whenLondonIsAMonthAheadOfUtc_isUtcs() {
    clock.turn("2026-06-30T23:30:00Z");
    assertThat(keys.current().id()).isEqualTo("2026-06");
  }

  @Test
  void current_whenAPeriodIsOver_isANewKeyAndTheOldOneStays() {
    assertThat(keys.current().id()).isEqualTo("2026-11");
    clock.turn("2026-11-30T23:59:59.999Z");
    assertThat(keys.current().id()).isEqualTo("2026-11");
    clock.turn("2026-12-01T00:00:00Z");
    assertThat(keys.current().id()).isEqualTo("2026-12");
    assertThat(keys.kept()).containsExactly("2026-11", "2026-12");
  }

  @Test
  void current_whenTheClockIsPutBack_isTheKeyOfThatPeriodAgain() throws IOException {
    clock.turn("2026-12-01T00:00:00Z");
    keys.current();
    clock.turn("2026-11-30T00:00:00Z");
    assertThat(keys.current().id()).isEqualTo("2026-11");
    byte[] secret = secret("2026-11");
    clock.turn("2026-12-02T00:00:00Z");
    assertThat(keys.current().id()).isEqualTo("2026-12");
    assertThat(secret("2026-11")).isEqualTo(secret);
  }

  @Test
  void pseudonyms_ofARecord_areByTheKeyOfItsPeriod() throws IOException {
    String before = Naming.name(keys.pseudonyms(), CANARY);
    clock.turn("2026-12-01T00:00:00Z");
    String after = Naming.name(keys.pseudonyms(), CANARY);
    assertThat(before)
        .isEqualTo(PseudonymKey.of("2026-11", secret("2026-11")).pseudonym("subject", CANARY));
    assertThat(after)
        .isEqualTo(PseudonymKey.of("2026-12", secret("2026-12")).pseudonym("subject", CANARY));
    assertThat(before.substring(8)).isNotEqualTo(after.substring(8));
  }

  @Test
  void candidates_ofAReference_areItsPseudonymsUnderEveryKey() {
    String first = Naming.name(keys.pseudonyms(), CANARY);
    clock.turn("2026-12-01T00:00:00Z");
    String second = Naming.name(keys.pseudonyms(), CANARY);
    assertThat(keys.candidates("subject", CANARY)).containsExactly(first, second);
    assertThat(PseudonymKeys.open(directory, clock).candidates("subject", CANARY))
        .containsExactly(first, second);
    assertThat(keys.candidates("ref", CANARY)).doesNotContain(first, second).hasSize(2);
  }

  // What a log is told.

  private static List<Entry> told(PseudonymKeys keys) {
    return Stream.generate(keys::untold)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void tellAgain_ofWhatWasNotRecorded_isToldBeforeTheRest() {
    keys.current();
    Entry first = keys.untold().orElseThrow();
    clock.turn("2026-12-01T00:00:00Z");
    keys.current();
    keys.tellAgain(first);
    assertThat(told(keys)).containsExactly(first, Entry.ended("2026-11"), Entry.begun("2026-12"));
  }

  @Test
  void untold_afterAKeyIsUsed_isItsBeginningOnce() {
    assertThat(told(keys)).isEmpty();
    keys.current();
    keys.current();
    assertThat(told(keys))
        .containsExactly(
            new Entry("key", "\"use\":\"pseudonyms\",\"id\":\"2026-11\",\"event\":\"begun\""));
    assertThat(told(keys)).isEmpty();
    clock.turn("2026-12-01T00:00:00Z");
    keys.current();
    assertThat(told(keys)).containsExactly(Entry.ended("2026-11"), Entry.begun("2026-12"));
  }

  @Test
  void untold_ofAnotherWhoUsesTheSameKey_isItsBeginningToo() {
    keys.current();
    PseudonymKeys other = PseudonymKeys.open(directory, clock);
    other.current();
    assertThat(told(other)).containsExactly(Entry.begun("2026-11"));
  }

  // Many at once.

  @Test
  void current_begunByManyAtOnce_isOneKey() throws Exception {
    int many = 8;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      for (int month = 1; month <= 9; month++) {
        clock.turn("2027-0" + month + "-01T00:00:00Z");
        CyclicBarrier together = new CyclicBarrier(many);
        List<Future<String>> named = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          PseudonymKeys own = PseudonymKeys.open(directory, clock);
          named.add(
              threads.submit(
                  () -> {
                    together.await();
                    return Naming.name(own.pseudonyms(), CANARY);
                  }));
        }
        Set<String> names = new HashSet<>();
        for (Future<String> each : named) {
          names.add(each.get());
        }
        assertThat(names).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(keys.kept()).hasSize(9);
    assertThat(files()).noneMatch(file -> file.endsWith(".new"));
  }

  @Test
  void current_begunByTwoProcessesAtOnce_isOneKey() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Naming.class.getName(),
                  directory.toString(),
                  CANARY)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    Set<String> names = new HashSet<>();
    for (Process process : processes) {
      names.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      assertThat(process.waitFor()).isZero();
    }
    assertThat(names).hasSize(1).allMatch(name -> name.startsWith("2026-"));
    assertThat(keys.kept()).hasSize(1);
  }

  // Rotating.

  @Test
  void rotate_theKeyInUse_beginsAnotherOfThePeriod() {
    keys.current();
    assertThat(keys.rotate()).isEqualTo("2026-11-r2");
    assertThat(keys.rotate()).isEqualTo("2026-11-r3");
    assertThat(keys.current().id()).isEqualTo("2026-11-r3");
    assertThat(keys.kept()).containsExactly("2026-11", "2026-11-r2", "2026-11-r3");
    clock.turn("2026-12-01T00:00:00Z");
    assertThat(keys.current().id()).isEqualTo("2026-12");
  }

  @Test
  void rotate_pastTen_goesByNumberAndNotByLetter() {
    keys.current();
    for (int number = 2; number <= 11; number++) {
      assertThat(keys.rotate()).isEqualTo("2026-11-r" + number);
    }
    assertThat(keys.current().id()).isEqualTo("2026-11-r11");
  }

  @Test
  void current_afterAnotherRotated_isTheNewKeyWithinAMinute() {
    keys.current();
    PseudonymKeys.open(directory, clock).rotate();
    clock.turn(Duration.ofSeconds(59));
    assertThat(keys.current().id()).isEqualTo("2026-11");
    clock.turn(Duration.ofSeconds(1));
    assertThat(keys.current().id()).isEqualTo("2026-11-r2");
    assertThat(told(keys))
        .containsExactly(Entry.begun("2026-11"), Entry.ended("2026-11"), Entry.begun("2026-11-r2"));
  }

  @Test
  void inUse_ofAPeriod_isItsNewestKeyAndBeginsNone() {
    assertThat(keys.inUse()).isEmpty();
    assertThat(keys.kept()).isEmpty();
    keys.current();
    assertThat(keys.inUse()).contains("2026-11");
    keys.rotate();
    assertThat(keys.inUse()).contains("2026-11-r2");
    clock.turn("2026-12-01T00:00:00Z");
    assertThat(keys.inUse()).isEmpty();
  }

  // Destroying.

  @Test
  void destroy_anOldKey_leavesNobodyToFindItsRecords() throws IOException {
    String old = Naming.name(keys.pseudonyms(), CANARY);
    String secret = Base64.getEncoder().encodeToString(secret("2026-11"));
    clock.turn("2026-12-01T00:00:00Z");
    keys.current();
    Path blocks = Files.createLink(folder.resolve("blocks"), directory.resolve("2026-11.key"));
    keys.destroy("2026-11");
    assertThat(keys.kept()).containsExactly("2026-12");
    assertThat(keys.destroyed()).containsExactly("2026-11");
    assertThat(keys.candidates("subject", CANARY)).hasSize(1).doesNotContain(old);
    assertThat(blocks).hasBinaryContent(new byte[(int) Files.size(blocks)]);
    for (String file : files()) {
      assertThat(Files.readString(directory.resolve(file))).doesNotContain(secret);
    }
    assertThat(directory.resolve("2026-11.destroyed")).hasContent("2026-12-01T00:00:00Z\n");
  }

  @Test
  void destroy_twice_changesNothing() throws IOException {
    keys.current();
    clock.turn("2026-12-01T00:00:00Z");
    keys.destroy("2026-11");
    clock.turn("2026-12-02T00:00:00Z");
    keys.destroy("2026-11");
    assertThat(directory.resolve("2026-11.destroyed")).hasContent("2026-12-01T00:00:00Z\n");
  }

  @Test
  void destroy_whenItWasInterrupted_isFinished() throws IOException {
    keys.current();
    clock.turn("2026-12-01T00:00:00Z");
    Path copy = folder.resolve("copy");
    Files.copy(directory.resolve("2026-11.key"), copy);
    keys.destroy("2026-11");
    Files.move(copy, directory.resolve("2026-11.key"));
    assertThat(keys.kept()).isEmpty();
    assertThat(keys.candidates("subject", CANARY)).isEmpty();
    keys.destroy("2026-11");
    assertThat(files()).containsExactly("2026-11.destroyed", "period");
  }

  @Test
  void destroy_theKeyInUse_isRefused() {
    keys.current();
    assertThatThrownBy(() -> keys.destroy("2026-11"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "key `2026-11` is in use until 2026-12-01T00:00:00Z; destroy it then, or begin another"
                + " with `privacy log keys rotate`");
    keys.rotate();
    keys.destroy("2026-11");
    assertThat(keys.kept()).containsExactly("2026-11-r2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-10", "", "../canary", "canary canary", "period"})
  void destroy_noKey_isRefusedAndRepeatsIdsOnly(String id) {
    keys.current();
    assertThatThrownBy(() -> keys.destroy(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no key ")
        .message()
        .doesNotContain("canary");
  }

  @Test
  void current_whenTheClockIsPutBackToADestroyedKey_isAnother() {
    keys.current();
    clock.turn("2026-12-01T00:00:00Z");
    keys.destroy("2026-11");
    clock.turn("2026-11-30T00:00:00Z");
    assertThat(keys.current().id()).isEqualTo("2026-11-r2");
  }

  // Erasure.

  @Test
  void count_ofAKey_isOfTheRecordsThatHoldItsPseudonyms() throws IOException {
    Path log = Files.createDirectory(folder.resolve("log"));
    Files.writeString(
        log.resolve("000000000000.jsonl"),
        """
        {"seq":0,"subject":"2026-11:AAAAAAAAAAAAAAAAAAAAAA","ref":"2026-11:BBBBBBBBBBBBBBBBBBBBBB"}
        {"seq":1,"at":"2026-11-28T09:30:00Z","on":"2026-11","subject":"2026-1:A"}
        {"seq":2,"ref":"2026-11:BBBBBBBBBBBBBBBBBBBBBB"}
        """);
    Files.writeString(
        log.resolve("000000000004.jsonl"),
        "{\"seq\":4,\"by\":\"\"2026-11:A\"}\n{\"seq\":5}\n{\"ref\":\"2026-11-r2:B\"}");
    Files.writeString(log.resolve("other.jsonl"), "{\"ref\":\"2026-11:B\"}");
    assertThat(Erasure.count(log, "2026-11")).isEqualTo(3);
    assertThat(Erasure.count(log, "2026-11-r2")).isEqualTo(1);
    assertThat(Erasure.count(log, "2026-10")).isZero();
    assertThat(Entry.destroyed("2026-11", 3).members())
        .isEqualTo(
            "\"use\":\"pseudonyms\",\"id\":\"2026-11\",\"event\":\"destroyed\",\"erased\":3");
  }

  @Test
  void record_ofADestroyedKey_isMadeOnceInEachLogThatUsedIt() throws IOException {
    keys.current();
    clock.turn("2026-12-01T00:00:00Z");
    Path log = Files.createDirectory(folder.resolve("log"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(log.resolve("000000000000.jsonl"), "{\"ref\":\"2026-11:B\"}\n");
    Files.writeString(other.resolve("000000000000.jsonl"), "{}\n");
    List<Entry> entries = new ArrayList<>();
    Erasure.record(keys, List.of(log), "AAAA", entries::add);
    assertThat(entries).isEmpty();
    keys.destroy("2026-11");
    Erasure.record(keys, List.of(log), "AAAA", entries::add);
    Erasure.record(keys, List.of(other), "BBBB", entries::add);
    Erasure.record(PseudonymKeys.open(directory, clock), List.of(log), "AAAA", entries::add);
    assertThat(entries).containsExactly(Entry.destroyed("2026-11", 1));
    assertThat(directory.resolve("2026-11.destroyed"))
        .hasContent(
            """
            2026-12-01T00:00:00Z
            AAAA 2026-12-01T00:00:00Z 1
            BBBB 2026-12-01T00:00:00Z 0
            """);
  }

  @Test
  void record_thatFails_isMadeTheNextTime() throws IOException {
    keys.current();
    clock.turn("2026-12-01T00:00:00Z");
    keys.destroy("2026-11");
    Path log = Files.createDirectory(folder.resolve("log"));
    Files.writeString(log.resolve("000000000000.jsonl"), "{\"ref\":\"2026-11:B\"}\n");
    assertThatThrownBy(
            () ->
                Erasure.record(
                    keys,
                    List.of(log),
                    "AAAA",
                    entry -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(keys.unrecorded("AAAA")).containsExactly("2026-11");
  }

  // Where keys lie, and who may read them.

  @Test
  void create_aDirectory_isForItsOwnerAlone() throws IOException {
    keys.current();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    for (String file : files()) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void create_aDirectoryThatHoldsSomething_isRefused() {
    assertThatThrownBy(() -> PseudonymKeys.create(directory, KeyPeriod.YEAR, clock))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void open_aDirectoryWithoutKeys_isRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path each : List.of(empty, folder.resolve("none"))) {
      assertThatThrownBy(() -> PseudonymKeys.open(each, clock))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("holds no keys of pseudonyms");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "month", "month\r\n", "MONTH\n", "week\n"})
  void open_anUnknownPeriod_isRefused(String text) throws IOException {
    Files.writeString(directory.resolve("period"), text);
    assertThatThrownBy(() -> PseudonymKeys.open(directory, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("must say month, quarter or year");
  }

  @Test
  void open_aDirectoryOpenToOthers_isRefused() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
    assertThatThrownBy(() -> PseudonymKeys.open(directory, clock))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is open to others than its owner");
  }

  @Test
  void pseudonyms_whenTheKeysFileIsOpenToOthers_areNotMade() throws IOException {
    keys.current();
    Files.setPosixFilePermissions(
        directory.resolve("2026-11.key"), PosixFilePermissions.fromString("rw-r--r--"));
    PseudonymKeys again = PseudonymKeys.open(directory, clock);
    assertThatThrownBy(() -> Naming.name(again.pseudonyms(), CANARY))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void pseudonyms_whenTheKeysFileIsDamaged_areNotMade() throws IOException {
    keys.current();
    Path file = directory.resolve("2026-11.key");
    String good = Files.readString(file);
    String secret = Base64.getEncoder().encodeToString(secret("2026-11"));
    for (String bad :
        List.of(
            "",
            "\n",
            good.strip(),
            good + "\n",
            good.replace("2026-11", "2026-12"),
            good.replace("PSEUDONYMS", "KEY"),
            good.substring(0, 40) + "\n",
            good.replace("\n", "\r\n"),
            "x".repeat(257))) {
      Files.writeString(file, bad);
      PseudonymKeys again = PseudonymKeys.open(directory, clock);
      assertThatThrownBy(() -> Naming.name(again.pseudonyms(), CANARY))
          .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
          .message()
          .doesNotContain(secret, CANARY);
      assertThatThrownBy(() -> again.candidates("subject", CANARY))
          .message()
          .doesNotContain(secret, CANARY);
    }
  }

  @Test
  void requireOutside_keysAndLogInOneAnother_isRefused() throws IOException {
    Path log = Files.createDirectory(folder.resolve("log"));
    keys.requireOutside(log);
    Path within = folder.resolve("log/keys");
    PseudonymKeys inLog = PseudonymKeys.create(within, KeyPeriod.YEAR, clock);
    Path link = Files.createSymbolicLink(folder.resolve("link"), within);
    PseudonymKeys linked = PseudonymKeys.open(link, clock);
    for (PseudonymKeys each : List.of(inLog, linked)) {
      assertThatThrownBy(() -> each.requireOutside(log))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lie with the log");
    }
    assertThatThrownBy(() -> keys.requireOutside(directory))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keys.requireOutside(Files.createDirectory(directory.resolve("log"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_ofKeys_showsNoSecret() throws IOException {
    keys.current();
    String secret = Base64.getEncoder().encodeToString(secret("2026-11"));
    assertThat(keys.toString() + keys.pseudonyms() + told(keys))
        .contains("PseudonymKeys[", "Pseudonyms[changing]")
        .doesNotContain(secret, secret.substring(0, 8));
  }

  // Missing keys.

  @Test
  void current_whenTheKeyOfThePeriodIsGone_isRefusedUntilItIsThereAgainOrGivenUp()
      throws IOException {
    String before = keys.current().pseudonym("subject", "somebody");
    Path file = directory.resolve("2026-11.key");
    byte[] kept = Files.readAllBytes(file);
    Files.delete(file);
    PseudonymKeys others = PseudonymKeys.open(directory, clock);
    assertThatThrownBy(others::current)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`2026-11` is missing")
        .hasMessageContaining("put it back");

    SecretFile.create(file, kept);
    assertThat(others.current().pseudonym("subject", "somebody")).isEqualTo(before);

    Files.delete(file);
    PseudonymKeys third = PseudonymKeys.open(directory, clock);
    assertThat(third.rotate()).isEqualTo("2026-11-r2");
    third.destroy("2026-11");
    assertThat(third.destroyed()).containsExactly("2026-11");
    assertThat(PseudonymKeys.open(directory, clock).current().id()).isEqualTo("2026-11-r2");
  }
}
