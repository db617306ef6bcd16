package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.privacynotice.command.Ran.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.exchange.GoldenFile;

class KeysCommandTest {

  private static final String NAME = "council.example/contact-centre";

  @TempDir private Path folder;

  private static Ran keys(String... args) {
    return run(Stream.concat(Stream.of("log", "keys"), Stream.of(args)).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void help_ofEveryCommand_saysHowItIsCalled() {
    StringBuilder all = new StringBuilder();
    for (String command : List.of("", " new", " list", " rotate", " destroy", " public")) {
      Ran ran = run(("log keys" + command + " --help").split(" "));
      assertThat(ran.code()).isZero();
      assertThat(ran.err()).isEmpty();
      all.append("$ privacy log keys").append(command).append(" --help\n");
      all.append(ran.out().replace("\r\n", "\n")).append('\n');
    }
    GoldenFile.assertSame("command/help-keys.txt", all.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nope",
        "new",
        "new --checkpoint-key k",
        "new --checkpoint-key k --name n --period year",
        "new --checkpoint-key k --name n --pseudonyms d",
        "new --pseudonyms d --name n",
        "new --pseudonyms d --period week",
        "list",
        "list --checkpoint-key k",
        "rotate",
        "destroy --pseudonyms d",
        "destroy 2026-11",
        "public",
        "public --pseudonyms d"
      })
  void run_whatIsNoCall_exitsWith2AndSaysWhy(String args) {
    Ran ran = args.isEmpty() ? keys() : keys(args.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    assertThat(Path.of("k")).doesNotExist();
    assertThat(Path.of("d")).doesNotExist();
  }

  @Test
  void log_withoutACommand_saysSo() {
    assertThat(run("log").err()).startsWith("privacy log: say which command\n");
  }

  @Test
  void keys_thatSign_areMadeShownAndRotatedWithoutTheirSecret() throws IOException {
    Ran made = keys("new", "--checkpoint-key", path("key"), "--name", NAME);
    assertThat(made.err()).isEmpty();
    assertThat(made.code()).isZero();
    assertThat(made.out()).matches("council\\.example/contact-centre\\+[0-9a-f]{8}\\+A[^ ]{43}\n");
    assertThat(keys("public", "--checkpoint-key", path("key"))).isEqualTo(made);
    String secret = Files.readAllLines(folder.resolve("key")).get(0).substring(60);
    Ran rotated = keys("rotate", "--checkpoint-key", path("key"));
    assertThat(rotated.code()).isZero();
    assertThat(rotated.out()).startsWith(NAME + "+").isNotEqualTo(made.out());
    assertThat(keys("public", "--checkpoint-key", path("key"))).isEqualTo(rotated);
    assertThat(made.out() + rotated.out()).doesNotContain(secret);
  }

  @Test
  void new_whereThereIsAKey_isRefused() {
    keys("new", "--checkpoint-key", path("key"), "--name", NAME);
    Ran again = keys("new", "--checkpoint-key", path("key"), "--name", NAME);
    assertThat(again)
        .isEqualTo(
            new Ran(
                2, "", "privacy: " + path("key") + " is there already, and is not overwritten\n"));
  }

  @Test
  void public_ofWhatIsNoKey_saysWhatToDo() throws IOException {
    assertThat(keys("public", "--checkpoint-key", path("none")))
        .isEqualTo(new Ran(2, "", "privacy: there is no file " + path("none") + "\n"));
    Path file = Files.writeString(folder.resolve("text"), "canary");
    assertThat(keys("public", "--checkpoint-key", file.toString()).err())
        .isEqualTo(
            "privacy: "
                + file
                + " is open to others than its owner; close it with `chmod go= text`, and ask"
                + " whether a key in it was read\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(keys("public", "--checkpoint-key", file.toString()).err())
        .isEqualTo(
            "privacy: "
                + file
                + " does not hold a key that signs checkpoints; make one with `privacy log keys"
                + " new`, or put the file back from its copy\n");
    assertThat(keys("public", "--checkpoint-key", folder.toString()).err())
        .isEqualTo("privacy: " + folder + " is a directory, not a file\n");
  }

  @Test
  void keys_ofPseudonyms_areMadeListedRotatedAndDestroyed() throws IOException {
    String directory = path("keys");
    assertThat(keys("new", "--pseudonyms", directory, "--period", "year"))
        .isEqualTo(
            new Ran(0, directory + ": a key of pseudonyms is begun here with each year\n", ""));
    assertThat(keys("list", "--pseudonyms", directory)).isEqualTo(new Ran(0, "", ""));
    Ran first = keys("rotate", "--pseudonyms", directory);
    String year = first.out().strip();
    assertThat(year).matches("20\\d\\d");
    assertThat(keys("destroy", "--pseudonyms", directory, year).err())
        .startsWith("privacy: key `" + year + "` is in use until ");
    assertThat(keys("rotate", "--pseudonyms", directory).out()).isEqualTo(year + "-r2\n");
    assertThat(keys("list", "--pseudonyms", directory).out())
        .isEqualTo(year + "          kept\n" + year + "-r2       in use\n");
    Path log = Files.createDirectory(folder.resolve("log"));
    Files.writeString(log.resolve("000000000000.jsonl"), "{\"ref\":\"" + year + ":B\"}\n");
    assertThat(keys("destroy", "--pseudonyms", directory, year, "--log", log.toString()))
        .isEqualTo(
            new Ran(
                0,
                "key "
                    + year
                    + " is destroyed\n"
                    + log
                    + ": 1 record whose people nobody can name any more\n",
                ""));
    assertThat(keys("list", "--pseudonyms", directory).out())
        .isEqualTo(year + "          destroyed\n" + year + "-r2       in use\n");
  }

  @Test
  void destroy_withALogThatCannotBeRead_destroysNothing() {
    String directory = path("keys");
    keys("new", "--pseudonyms", directory);
    String id = keys("rotate", "--pseudonyms", directory).out().strip();
    keys("rotate", "--pseudonyms", directory);
    assertThat(keys("destroy", "--pseudonyms", directory, id, "--log", path("none")))
        .isEqualTo(new Ran(2, "", "privacy: there is no file " + path("none") + "\n"));
    assertThat(keys("list", "--pseudonyms", directory).out()).contains(id + "       kept\n");
  }

  @Test
  void destroy_noKey_isRefused() {
    String directory = path("keys");
    keys("new", "--pseudonyms", directory);
    assertThat(keys("destroy", "--pseudonyms", directory, "canary canary"))
        .isEqualTo(
            new Ran(
                2,
                "",
                "privacy: there is no key (text that is not an id); there is none to choose from\n"));
    assertThat(keys("list", "--pseudonyms", path("none")).err())
        .isEqualTo(
            "privacy: "
                + path("none")
                + " holds no keys of pseudonyms; make them with `privacy log keys new"
                + " --pseudonyms`\n");
  }
}
