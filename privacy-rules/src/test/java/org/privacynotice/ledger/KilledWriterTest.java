package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.CharStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer in another process that is killed while it writes. {@code -Dkills=100} kills it more
 * often.
 */
@Timeout(900)
class KilledWriterTest {

  private static final int KILLS = Integer.getInteger("kills", 3);

  /** Writes records until it is killed, and says which ones were acknowledged. */
  static final class Writer {

    private Writer() {}

    /**
     * Writes.
     *
     * @param args the log's directory, what its records survive, the first record's number
     */
    public static void main(String[] args) {
      int number = Integer.parseInt(args[2]);
      try (Ledger ledger =
          Ledger.builder(Path.of(args[0]))
              .durability(Durability.valueOf(args[1]))
              .segmentsOf(128)
              .open()) {
        ledger.documents(Logs.DOCUMENTS);
        for (; ; number++) {
          ledger.append(Logs.record(number));
          System.out.println(Logs.id(number));
        }
      }
    }
  }

  private static Process start(Path directory, Durability durability, int from) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            directory.toString(),
            durability.name(),
            String.valueOf(from))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What is left of a line that was being said is not told. */
  private static List<String> wholeLines(BufferedReader said) throws IOException {
    String rest = CharStreams.toString(said);
    return rest.substring(0, rest.lastIndexOf('\n') + 1).lines().toList();
  }

  @Test
  void append_byAProcessThatIsKilled_keepsAllThatWasAcknowledged(@TempDir Path directory)
      throws Exception {
    Random random = new Random(7);
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Durability durability = Durability.values()[kill % 2];
      Process writer = start(directory, durability, 100_000 * kill);
      try (BufferedReader said = writer.inputReader(StandardCharsets.US_ASCII)) {
        for (int i = 100 + random.nextInt(400); i > 0; i--) {
          acknowledged.add(said.readLine());
        }
        assertThatThrownBy(() -> Ledger.open(directory))
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("another writer has the log open");
        writer.toHandle().destroyForcibly();
        writer.waitFor();
        acknowledged.addAll(wholeLines(said));
      }
    }
    try (Ledger ledger = Ledger.open(directory)) {
      ledger.documents(Logs.DOCUMENTS);
      ledger.append(Logs.record(1));
    }
    acknowledged.add(Logs.id(1));
    assertThat(acknowledged).doesNotContainNull().hasSizeGreaterThan(100 * KILLS);
    assertThat(Logs.callers(Logs.read(new LocalDisk(), directory)))
        .containsSubsequence(acknowledged);
  }
}
