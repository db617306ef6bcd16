package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.privacynotice.command.Ran.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.audit.WrittenLog;
import org.privacynotice.exchange.GoldenFile;
import org.privacynotice.ledger.KeyPeriod;
import org.privacynotice.ledger.PseudonymKeys;
import org.privacynotice.ledger.SigningKey;

/** {@code privacy log verify}, {@code show}, {@code prove} and {@code check}. */
class LogCommandsTest {

  private static final SigningKey KEY = SigningKey.generate(WrittenLog.NAME);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T09:30:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private String log = "";
  private String checkpoint = "";

  @BeforeEach
  void write() throws IOException {
    Path directory = folder.resolve("decisions");
    log = directory.toString();
    try (WrittenLog writer = new WrittenLog(directory, "bG9nLW9mLXRoZS10ZXN0cw", 32)) {
      writer.document("parking");
      writer.decisions(40);
      checkpoint = Files.writeString(folder.resolve("kept"), writer.sign(KEY)).toString();
      writer.decisions(5);
    }
  }

  private Path segment() {
    return Path.of(log, "000000000000.jsonl");
  }

  @Test
  void help_ofEveryCommand_saysHowItIsCalled() {
    StringBuilder all = new StringBuilder();
    for (String command : List.of("", " verify", " show", " prove", " check", " prune")) {
      Ran ran = run(("log" + command + " --help").split(" "));
      assertThat(ran.code()).isZero();
      all.append("$ privacy log").append(command).append(" --help\n");
      all.append(ran.out().replace("\r\n", "\n")).append('\n');
    }
    GoldenFile.assertSame("command/log-help.txt", all.toString());
  }

  @Test
  void verify_ofAWholeLog_isZero_andSaysWhatIsNotShown() {
    Ran ran = run("log", "verify", log, "--checkpoint", checkpoint, "--public-key", key());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            whole: 48 records in 2 segments, logged 2026-11-28T09:30:00.000Z to \
            2026-11-28T09:30:00.047Z, 1 checkpoint
            not shown: records 43 to 47 come after the last checkpoint, so that nothing shows \
            whether they are the last
            """);
  }

  private static String key() {
    return KEY.verifyingKey().toString();
  }

  @Test
  void verify_ofADamagedLog_isOne_andNamesTheDamage() throws IOException {
    List<String> lines = Files.readAllLines(segment());
    Files.writeString(
        segment(),
        String.join("\n", lines).replace("\"seq\":7,\"type\":\"d", "\"seq\":7,\"type\":\"x")
            + "\n");
    Ran ran = run("log", "verify", log);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .startsWith("damaged: ")
        .contains("damage: 000000000000.jsonl:8: altered: record 7\n");
    assertThat(run("log", "verify", log, "--json").out())
        .contains(
            "\"damages\":[{\"kind\":\"altered\",\"file\":\"000000000000.jsonl\",\"line\":8,"
                + "\"seq\":7,\"count\":1}]");
  }

  @Test
  void verify_ofATornTail_isZero() throws IOException {
    Path last = Path.of(log, "000000000032.jsonl");
    String text = Files.readString(last);
    Files.writeString(last, text.substring(0, text.length() - 10));
    Ran ran = run("log", "verify", log);
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("\ntorn: 000000000032.jsonl ends with ");
  }

  @Test
  void verify_ofNoLog_isTwo() {
    Ran ran = run("log", "verify", folder.resolve("nothing").toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("privacy: there is no ").endsWith("nothing\n");
    assertThat(run("log", "verify", log, "--public-key", "nonsense").code()).isEqualTo(2);
  }

  @Test
  void show_printsASentenceEach_orTheLines() throws IOException {
    Ran text =
        run("log", "show", log, "--outcome", "refused", "--purpose", "penalty-charge-notices");
    assertThat(text.code()).isZero();
    assertThat(text.out().lines())
        .hasSize(14)
        .allMatch(line -> line.contains(" asked to share name, home-address for penalty-charge"));
    Ran json = run("log", "show", log, "--format", "json");
    assertThat(json.out())
        .isEqualTo(
            Files.readString(segment()) + Files.readString(Path.of(log, "000000000032.jsonl")));
    assertThat(run("log", "show", log, "--to", "2026-11-28T09:30:00.002Z").out().lines())
        .hasSize(2);
    assertThat(run("log", "show", log, "--from", "yesterday").code()).isEqualTo(2);
  }

  @Test
  void show_ofHostileTexts_isHarmless() throws IOException {
    Path hostile = folder.resolve("hostile");
    try (WrittenLog writer = new WrittenLog(hostile, "bG9nLW9mLXRoZS10ZXN0cw", 32)) {
      writer.append(
          "decision",
          "\"caller\":\"\\u001b[31mred\\u202egnp\\u0000\\n\\ud800\\u200b\",\"action\":{\"do\":"
              + "\"share\\r\"},\"decision\":{\"why\":\"\\u0007\\u009b2J\\u2028\"}");
    }
    Ran ran = run("log", "show", hostile.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(ran.out().replace("\n", "").chars()).allMatch(c -> c >= ' ' && c <= '~');
    assertThat(run("log", "show", hostile.toString(), "--format", "json").out().chars())
        .allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
  }

  @Test
  void show_ofLinesThatAreNoRecords_isTwo() throws IOException {
    Files.writeString(
        segment(), "junk\n", StandardCharsets.US_ASCII, java.nio.file.StandardOpenOption.APPEND);
    Ran ran = run("log", "show", log);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo("privacy: 1 line is no record; `privacy log verify` says where\n");
  }

  @Test
  void show_ofAPerson_needsTheKeys() throws IOException {
    Path keys = folder.resolve("keys");
    PseudonymKeys pseudonyms = PseudonymKeys.create(keys, KeyPeriod.YEAR, CLOCK);
    pseudonyms.rotate();
    String pseudonym = pseudonyms.candidates("subject", "person-1").get(0);
    Path about = folder.resolve("about");
    try (WrittenLog writer = new WrittenLog(about, "bG9nLW9mLXRoZS10ZXN0cw", 32)) {
      writer.append("decision", "\"subject\":\"" + pseudonym + "\"");
      writer.append("decision", "\"subject\":\"2026:somebody\"");
    }
    Ran ran =
        run("log", "show", about.toString(), "--subject", "person-1", "--keys", keys.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines()).hasSize(1);
    assertThat(run("log", "show", about.toString(), "--subject", "person-1").err())
        .contains("--subject needs --keys");
  }

  @Test
  void proof_isCheckedWithTheCheckpointAlone() throws IOException {
    Ran proved = run("log", "prove", log, "17", "--checkpoint", checkpoint);
    assertThat(proved.code()).isZero();
    String proof = Files.writeString(folder.resolve("proof"), proved.out()).toString();
    Ran checked = run("log", "check", proof, "--checkpoint", checkpoint, "--public-key", key());
    assertThat(checked.code()).isZero();
    assertThat(checked.out()).startsWith("proved: 2026-11-28T09:30:00.017Z  17  contact-centre");
    assertThat(run("log", "check", proof).code()).isEqualTo(1);
    String other = SigningKey.generate(WrittenLog.NAME).verifyingKey().toString();
    assertThat(run("log", "check", proof, "--public-key", other).code()).isEqualTo(1);
    Files.writeString(folder.resolve("proof"), proved.out().replace("index 17", "index 18"));
    assertThat(run("log", "check", proof, "--checkpoint", checkpoint).out())
        .startsWith("nothing shown: the path");
    assertThat(run("log", "prove", log, "47", "--checkpoint", checkpoint).code()).isEqualTo(2);
  }
}
