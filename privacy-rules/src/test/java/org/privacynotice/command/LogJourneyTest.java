package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.privacynotice.command.Ran.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log from its keys to its audit, by the command line alone. */
class LogJourneyTest {

  private static final String SUBJECT = "resident-4711";
  private static final String REF = "case-815";

  @TempDir private Path folder;
  private String log = "";
  private String keys = "";
  private String key = "";
  private String publicKey = "";
  private String actions = "";

  @BeforeEach
  void prepare() throws IOException {
    log = folder.resolve("decisions").toString();
    keys = folder.resolve("keys").toString();
    key = folder.resolve("checkpoint.key").toString();
    assertThat(run("log", "keys", "new", "--pseudonyms", keys, "--period", "year").code()).isZero();
    publicKey =
        run("log", "keys", "new", "--checkpoint-key", key, "--name", "council.example")
            .out()
            .strip();
    String action =
        "{\"ref\": \"%s\", \"subject\": \"%s\", \"do\": \"share\", \"categories\": [\"name\"],"
            + " \"purpose\": \"%s\", \"recipient\": \"sidem\", \"basis\": \"public-task\","
            + " \"at\": \"2026-11-23T10:00:00Z\"}\n";
    actions =
        Files.writeString(
                folder.resolve("actions.jsonl"),
                action.formatted(REF, SUBJECT, "parking-permits")
                    + action.formatted(REF, "somebody-else", "penalty-charge-notices"))
            .toString();
  }

  private Ran decide() {
    return run("decide", "--log", log, "--keys", keys, "--checkpoint-key", key, actions);
  }

  private Ran verify(String... more) {
    return run(
        Stream.concat(Stream.of("log", "verify", log, "--public-key", publicKey), Stream.of(more))
            .toArray(String[]::new));
  }

  private String onDisk() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of(log))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void decide_withKeys_logsWhatIsWholeAndSignedAndNamesNobody() throws IOException {
    assertThat(decide()).extracting(Ran::code, Ran::err).isEqualTo(List.of(0, ""));

    Ran verified = verify();
    assertThat(verified.err()).isEmpty();
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).doesNotContain("unsigned");
    assertThat(onDisk()).doesNotContain(SUBJECT, REF).contains("\"outcome\":\"refused\"");
  }

  @Test
  void show_ofASubject_findsThePersonsRecordsUntilTheKeyIsDestroyed() throws IOException {
    decide();
    Ran shown = run("log", "show", log, "--subject", SUBJECT, "--keys", keys);
    assertThat(shown.out()).contains("SIDEM").doesNotContain(SUBJECT);
    assertThat(run("log", "show", log, "--subject", "nobody", "--keys", keys).out()).isEmpty();

    String used = run("log", "keys", "list", "--pseudonyms", keys).out().strip().split("\\s", 2)[0];
    run("log", "keys", "rotate", "--pseudonyms", keys);
    assertThat(run("log", "keys", "destroy", "--pseudonyms", keys, used).code()).isZero();
    assertThat(decide().code()).isZero();

    Ran later = run("log", "show", log, "--subject", SUBJECT, "--keys", keys);
    assertThat(later.out().lines()).hasSize(1);
    assertThat(onDisk()).contains("\"event\":\"destroyed\"").contains("\"erased\":2");
    assertThat(verify()).extracting(Ran::code).isEqualTo(0);
  }

  @Test
  void decide_onALogThatWasCutBelowItsCheckpoint_refuses() throws IOException {
    decide();
    Path segment = Path.of(log, "000000000000.jsonl");
    List<String> lines = Files.readAllLines(segment);
    Files.writeString(segment, String.join("\n", lines.subList(0, lines.size() - 2)) + "\n");

    Ran refused = decide();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("checkpoint");
    assertThat(verify().code()).isEqualTo(1);
  }

  @Test
  void decide_withAnAnchor_keepsCheckpointsByWhichACutIsSeen() throws IOException {
    String anchor = folder.resolve("anchor").toString();
    String[] command = {
      "decide", "--log", log, "--checkpoint-key", key, "--anchor", anchor, actions
    };
    assertThat(run(command).code()).isZero();
    assertThat(run(command).code()).isZero();
    assertThat(verify("--checkpoint", anchor)).extracting(Ran::code).isEqualTo(0);

    Path segment = Path.of(log, "000000000000.jsonl");
    List<String> lines = Files.readAllLines(segment);
    Files.writeString(segment, String.join("\n", lines.subList(0, lines.size() - 2)) + "\n");
    Files.delete(Path.of(log, "checkpoints"));
    assertThat(verify().code()).isZero();
    assertThat(verify("--checkpoint", anchor).out()).contains("older than the checkpoint");
  }

  @Test
  void decide_withAnAnchorAndNoKey_saysWhatIsWrong() {
    Ran refused = run("decide", "--log", log, "--anchor", "anywhere", actions);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--anchor goes with --checkpoint-key");
  }

  @Test
  void prune_ofWhatIsPastItsPeriod_saysWhatIsGone() {
    decide();
    Ran kept = run("log", "prune", log, "--keep", "P6Y");
    assertThat(kept).extracting(Ran::code, Ran::err).isEqualTo(List.of(0, ""));
    assertThat(kept.out()).isEqualTo("nothing is past its period of P6Y\n");
    assertThat(verify().code()).isZero();
  }

  @Test
  void prune_withoutALogOrAPeriod_saysWhatIsWrong() {
    Ran none = run("log", "prune", folder.toString(), "--keep", "P6Y");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).startsWith("privacy: ");
    for (String period : List.of("six years", "P0D", "P-1Y", "PT5H")) {
      Ran refused = run("log", "prune", log, "--keep", period);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("such as P6Y");
    }
  }

  @Test
  void decide_withKeysWithinTheLog_refuses() {
    Ran refused = run("decide", "--log", folder.toString(), "--keys", keys, actions);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("privacy: ");
  }
}
