package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.ledger.SigningKey;
import org.privacynotice.ledger.VerifyingKey;

/** A verifier in another language, written from the page on the format alone, agrees with ours. */
class SecondVerifierTest {

  /** Where it lies when tests run in the module's directory, as Maven runs them. */
  private static final Path SCRIPT = Path.of("src/test/python/verify_log.py");

  private static final SigningKey KEY = SigningKey.generate(WrittenLog.NAME);

  @TempDir private Path folder;

  /** What a run came to. */
  private record Ran(int code, String said) {}

  @BeforeAll
  static void python_isThere() {
    assumeThat(python("--version")).as("python3 is there").isTrue();
  }

  private static boolean python(String argument) {
    try {
      return run("python3", argument).code() == 0;
    } catch (UncheckedIOException none) {
      return false;
    }
  }

  private static Ran run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ran(process.waitFor(), said.strip());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Ran second(Path log, VerifyingKey key) {
    return run("python3", SCRIPT.toString(), log.toString(), key.toString());
  }

  private Path log() throws IOException {
    Path directory = folder.resolve("log");
    try (WrittenLog log = new WrittenLog(directory, "bG9nLW9mLXRoZS10ZXN0cw", 32)) {
      log.document("privacy-notice 1\n");
      log.decisions(40);
      log.sign(KEY);
      log.decisions(30);
      log.sign(KEY);
      log.decisions(5);
    }
    return directory;
  }

  @Test
  void secondVerifier_hasFewerThanAHundredLines() throws IOException {
    assertThat(Files.readAllLines(SCRIPT)).hasSizeLessThan(100);
  }

  @Test
  void wholeLog_isWholeForBoth_withTheSameRoot() throws IOException {
    Path log = log();
    Verification ours = Verification.of(log).key(KEY.verifyingKey()).run();
    assertThat(ours.damages()).isEmpty();
    assertThat(second(log, KEY.verifyingKey()).said())
        .isEqualTo("whole: %d records, root %s".formatted(ours.size(), ours.root().get()));
  }

  @Test
  void vectors_areWholeForBoth() throws IOException, URISyntaxException {
    Path log = Path.of(SecondVerifierTest.class.getResource("log-vectors").toURI());
    VerifyingKey key = VerifyingKey.parse(Files.readString(log.resolve("public-key.txt")).strip());
    Verification ours = Verification.of(log).key(key).run();
    assertThat(ours.damages()).isEmpty();
    assertThat(ours.root()).hasValue("gxYjT2I6IfjTXJRpbBP7XqiOcnn4CdQNOHBd9K0e9hA=");
    assertThat(second(log, key).said())
        .isEqualTo("whole: %d records, root %s".formatted(ours.size(), ours.root().get()));
  }

  @Test
  void damagedLogs_areDamagedForBoth() throws IOException {
    Random random = new Random(1);
    List<Path> files;
    Path log = log();
    try (Stream<Path> all = Files.walk(log)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < 12; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      byte[] changed = bytes.clone();
      int at = random.nextInt(bytes.length - 1);
      changed[at] ^= 1;
      Files.write(file, changed);
      boolean isWhole = Verification.of(log).key(KEY.verifyingKey()).run().isWhole();
      Ran second = second(log, KEY.verifyingKey());
      assertThat(second.code() == 0)
          .as("%s at %d: %s", file.getFileName(), at, second.said())
          .isEqualTo(isWhole)
          .isFalse();
      Files.write(file, bytes);
    }
    assertThat(second(log, KEY.verifyingKey()).code()).isZero();
  }

  @Test
  void logCutBelowItsCheckpoint_isDamagedForBoth() throws IOException {
    Path log = log();
    Files.delete(log.resolve("000000000064.jsonl"));
    assertThat(Verification.of(log).run().isWhole()).isFalse();
    assertThat(second(log, KEY.verifyingKey()).said()).startsWith("damaged: ");
  }
}
