package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many actions in one run: in order, and in memory that could not hold them. */
class DecideManyTest {

  /** Their decisions take about 25 MB as text, and far more as objects. */
  private static final int ACTIONS = 30_000;

  private static final int BROKEN = 17_000;

  @Test
  void moreActionsThanMemoryHolds_areAllDecidedInOrder(@TempDir Path folder) throws Exception {
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.privacynotice.command.Privacy",
                "decide",
                "-")
            .redirectError(errors.toFile())
            .start();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> write(process.getOutputStream()));
    int decided = 0;
    try (BufferedReader decisions = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = decisions.readLine(); line != null; line = decisions.readLine()) {
        int number = decided < BROKEN ? decided : decided + 1;
        assertThat(line).startsWith("{\"ref\":\"r" + number + "\",\"outcome\":\"permitted\"");
        decided++;
      }
    }
    writing.join();

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(decided).isEqualTo(ACTIONS - 1);
    assertThat(Files.readAllLines(errors))
        .containsExactly(
            "standard input:"
                + (BROKEN + 1)
                + ":25: error: key `do`: `shar` is no activity; did you mean `share`?");
  }

  private static void write(OutputStream actions) {
    try (actions) {
      for (int i = 0; i < ACTIONS; i++) {
        String activity = i == BROKEN ? "shar" : "share";
        String line =
            "{\"ref\": \"r%d\", \"do\": \"%s\", \"categories\": [\"name\"], \"purpose\": \"parking-permits\", \"recipient\": \"sidem\", \"basis\": \"public-task\"}\n"
                .formatted(i, activity);
        actions.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
