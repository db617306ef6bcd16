package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.audit.Verification;
import org.privacynotice.log.DecisionLogException;

/** A log of three full segments and one begun, each a year after the other, the first of 2020. */
class PruningTest {

  private static final Period SIX_YEARS = Period.ofYears(6);
  private static final String NOW = "2099-01-01T00:00:00Z";

  @TempDir private Path directory;

  private final Hands clock = new Hands("2020-06-30T12:00:00Z");
  private final SigningKey key = SigningKey.generate("council.example");

  private Ledger.Builder builder() {
    return Ledger.builder(directory).clock(clock).segmentsOf(8);
  }

  /** Each year as many records as make its segment full, what the log says of itself included. */
  private static void fill(Ledger ledger, Hands clock) {
    ledger.documents(Logs.DOCUMENTS);
    int number = 0;
    for (int year = 2020; year < 2024; year++) {
      clock.turn(year + "-06-30T12:00:00Z");
      long end = 8L * (year - 2019);
      while (ledger.tree().end() < (year == 2023 ? end - 3 : end)) {
        ledger.append(Logs.record(number++));
      }
    }
  }

  private void write() {
    try (Ledger ledger = builder().open()) {
      fill(ledger, clock);
    }
  }

  private List<String> segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T12:00:00Z,     0",
    "2026-06-30T12:00:00.001Z, 1",
    "2027-06-30T12:00:00Z,     1",
    "2027-07-01T00:00:00Z,     2",
    "2028-07-01T00:00:00Z,     3",
    "2099-01-01T00:00:00Z,     3",
  })
  void prune_atATime_deletesTheOldestSegmentsThatAreOverAndNeverTheNewest(String now, int gone)
      throws IOException {
    write();
    clock.turn(now);
    Optional<PrunedRecords> pruned;
    try (Ledger ledger = builder().open()) {
      pruned = ledger.prune(SIX_YEARS);
      assertThat(ledger.prune(SIX_YEARS)).isEmpty();
    }
    assertThat(pruned.map(PrunedRecords::segments).orElse(0)).isEqualTo(gone);
    assertThat(pruned.map(PrunedRecords::before).orElse(0L)).isEqualTo(8L * gone);
    assertThat(segments())
        .containsExactlyElementsOf(
            List.of(
                    "000000000000.jsonl",
                    "000000000008.jsonl",
                    "000000000016.jsonl",
                    "000000000024.jsonl")
                .subList(gone, 4));
    Verification verification = Verification.of(directory).run();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.begin()).isEqualTo(8L * gone);
    assertThat(verification.records("prune")).hasSize(gone == 0 ? 0 : 1);
  }

  @Test
  void prune_ofASignedLog_leavesWhatProvesEveryCheckpointAndTheRoot() throws IOException {
    String root;
    try (Ledger ledger = builder().checkpoints(key, note -> {}).open()) {
      fill(ledger, clock);
    }
    clock.turn(NOW);
    try (Ledger ledger = builder().checkpoints(key, note -> {}).open()) {
      ledger.prune(SIX_YEARS);
      ledger.documents(Logs.DOCUMENTS);
      ledger.append(Logs.record(100));
      root = java.util.Base64.getEncoder().encodeToString(ledger.tree().root());
    }
    Verification verification = Verification.of(directory).key(key.verifyingKey()).run();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.begin()).isGreaterThan(0);
    assertThat(verification.records("document")).hasSize(2);
    assertThat(verification.size()).isGreaterThan(verification.begin());
    assertThat(root).isNotEmpty();
  }

  @Test
  void prune_whileItIsUsed_loses_nothingThatIsKept() throws Exception {
    write();
    clock.turn(NOW);
    try (Ledger ledger = builder().open()) {
      ledger.documents(Logs.DOCUMENTS);
      Thread caller = new Thread(() -> Logs.records(1000, 50).forEach(ledger::append));
      caller.start();
      ledger.prune(SIX_YEARS);
      caller.join();
    }
    Verification verification = Verification.of(directory).run();
    assertThat(verification.damages()).isEmpty();
    assertThat(String.join("", lines())).contains("\"c1000\"", "\"c1049\"");
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(
              file -> {
                try {
                  return Files.readAllLines(file).stream();
                } catch (IOException unreadable) {
                  throw new UncheckedIOException(unreadable);
                }
              })
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1Y", "P1Y-1D"})
  void prune_withAPeriodOfNothing_isRefused(Period keep) {
    write();
    try (Ledger ledger = builder().open()) {
      assertThatThrownBy(() -> ledger.prune(keep))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("such as P6Y");
    }
  }

  @Test
  void prune_ofADamagedSegment_leavesAllAndNamesIt() throws IOException {
    write();
    Path second = directory.resolve("000000000008.jsonl");
    String text = Files.readString(second, StandardCharsets.US_ASCII);
    Files.writeString(second, text.replaceFirst("public-task", "public-tusk"));
    clock.turn(NOW);
    try (Ledger ledger = builder().open()) {
      assertThatThrownBy(() -> ledger.prune(SIX_YEARS))
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining("000000000008.jsonl");
    }
    assertThat(segments()).hasSize(4);
    assertThat(String.join("", lines())).doesNotContain("\"prune\"");
  }

  @Test
  void prune_afterClose_isRefused() {
    Ledger ledger = builder().open();
    ledger.close();
    assertThatThrownBy(() -> ledger.prune(SIX_YEARS)).isInstanceOf(IllegalStateException.class);
  }

  /** On a disk that fails at each call in turn: the record first, what is left the next time. */
  @Test
  void prune_whenTheDiskFailsAtAnyCall_deletesNothingUntoldAndFinishesTheNextTime() {
    Path log = Path.of("/log");
    for (int call = 1; ; call++) {
      SimulatedDisk disk = new SimulatedDisk(new Random(call));
      Hands hands = new Hands("2020-06-30T12:00:00Z");
      try (Ledger ledger = Ledger.builder(log).disk(disk).clock(hands).segmentsOf(8).open()) {
        fill(ledger, hands);
        hands.turn(NOW);
        int before = disk.calls();
        disk.failAt(before + call, false);
        boolean failed = false;
        try {
          ledger.prune(SIX_YEARS);
        } catch (DecisionLogException | UncheckedIOException expected) {
          failed = true;
        }
        disk.heal();
        boolean isTold = Logs.textsOf(disk, log).contains("\"type\":\"prune\"");
        assertThat(Logs.textsOf(disk, log).contains("\"seq\":0,") || isTold).isTrue();
        ledger.prune(SIX_YEARS);
        assertThat(Logs.textsOf(disk, log)).doesNotContain("\"seq\":0,", "\"seq\":23,");
        if (!failed && disk.calls() - before < call) {
          assertThat(call).isGreaterThan(5);
          return;
        }
      }
    }
  }
}
