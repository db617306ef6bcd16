package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.privacynotice.command.Ran.run;

import com.google.common.base.Splitter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.document.Bundled;
import org.privacynotice.exchange.GoldenFile;

/** The command line, run in this process; {@code Locale} and {@code System.in} are put back. */
class PrivacyTest {

  private static final String GOOD =
      """
      {"ref": "caller-17", "do": "share", "categories": ["name"], "purpose": "parking-permits", \
      "recipient": "sidem", "basis": "public-task", "at": "2026-11-23T10:00:00Z"}
      """
          .strip();

  private static final String REFUSED =
      """
      {"ref": "caller-18", "do": "share", "categories": ["name", "home-address"], \
      "purpose": "penalty-charge-notices", "recipient": "sidem", "basis": "public-task", \
      "at": "2026-11-23T10:00:00Z"}
      """
          .strip();

  private static final String BAD =
      """
      {"do": "share", "categories": ["name"], "purpose": "parking-permit", "recipient": "sidem"}
      """
          .strip();

  @TempDir private Path folder;

  private static Ran runWithInput(String input, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(args);
    } finally {
      System.setIn(before);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static List<String> refs(String out) {
    return out.lines().map(line -> line.replaceAll("^\\{\"ref\":\"?([^\",]*).*", "$1")).toList();
  }

  // Help.

  @Test
  void help_ofEveryCommand_saysHowItIsCalled() {
    StringBuilder all = new StringBuilder();
    for (String command : List.of("", "decide", "request", "check", "notices", "demo")) {
      Ran ran = command.isEmpty() ? run("--help") : run(command, "--help");
      assertThat(ran.code()).isZero();
      assertThat(ran.err()).isEmpty();
      all.append("$ privacy ").append(command).append(command.isEmpty() ? "" : " ");
      all.append("--help\n").append(ran.out().replace("\r\n", "\n")).append('\n');
    }
    GoldenFile.assertSame("command/help.txt", all.toString());
  }

  @Test
  void version_isOneLine() {
    Ran ran = run("--version");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("privacy ");
    assertThat(ran.out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--nope",
        "nope",
        "decide",
        "decide --nope -",
        "decide --format xml -",
        "decide - -",
        "request",
        "request --nope -",
        "check",
        "check --format text x",
        "notices extra",
        "demo --nope"
      })
  void run_whatIsNoCall_exitsWith2AndSaysWhyOnStandardError(String args) {
    Ran ran = run(args.isEmpty() ? new String[0] : args.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void run_aCommandMisspelt_saysWhatWasProbablyMeant() {
    assertThat(run("decied").err()).contains("privacy decide");
  }

  // decide.

  @Test
  void decide_aFile_writesOneDecisionALineInOrder() throws IOException {
    Ran ran = run("decide", file("a.jsonl", GOOD + "\n" + REFUSED + "\n"));
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(refs(ran.out())).containsExactly("caller-17", "caller-18");
    assertThat(ran.out()).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void decide_standardInput_isAsAFile() throws IOException {
    String lines = GOOD + "\n" + REFUSED + "\n";
    assertThat(runWithInput(lines, "decide", "-")).isEqualTo(run("decide", file("a.jsonl", lines)));
  }

  @Test
  void decide_standardInputTypedLineByLine_answersEachAtOnce() throws Exception {
    InputStream before = System.in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    PipedOutputStream typed = new PipedOutputStream();
    try {
      System.setIn(new PipedInputStream(typed));
      CompletableFuture<Integer> code =
          CompletableFuture.supplyAsync(
              () -> Privacy.run(out, new PrintWriter(err), "decide", "-"));
      type(typed, GOOD + "\n" + REFUSED.substring(0, 20));
      await(() -> refs(out.toString(StandardCharsets.UTF_8)).equals(List.of("caller-17")));
      type(typed, REFUSED.substring(20) + "\n" + BAD + "\n");
      await(
          () ->
              refs(out.toString(StandardCharsets.UTF_8)).equals(List.of("caller-17", "caller-18")));
      await(() -> err.toString().startsWith("standard input:3:52: error: "));
      type(typed, GOOD);
      typed.close();
      assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(refs(out.toString(StandardCharsets.UTF_8)))
          .containsExactly("caller-17", "caller-18", "caller-17");
    } finally {
      typed.close();
      System.setIn(before);
    }
  }

  private static void type(OutputStream typed, String text) throws IOException {
    typed.write(text.getBytes(StandardCharsets.UTF_8));
    typed.flush();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int tries = 0; !condition.getAsBoolean(); tries++) {
      assertThat(tries).as("tries").isLessThan(3000);
      Thread.sleep(20);
    }
  }

  @Test
  void decide_standardInputWithABadLine_namesIt() {
    Ran ran = runWithInput(BAD, "decide", "-");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "standard input:1:52: error: key `purpose`: `parking-permit` is no purpose of any"
                + " version of the notice; did you mean `parking-permits`?\n");
  }

  @Test
  void decide_nothing_writesNothing() throws IOException {
    assertThat(run("decide", file("a.jsonl", ""))).isEqualTo(new Ran(0, "", ""));
  }

  @Test
  void decide_blankLines_areSkippedAndCounted() throws IOException {
    String file = file("a.jsonl", "\n  \n" + GOOD + "\n\t\n" + BAD + "\n\n");
    Ran ran = run("decide", file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(refs(ran.out())).containsExactly("caller-17");
    assertThat(ran.err()).startsWith(file + ":5:52: error: ");
  }

  @Test
  void decide_linesThatEndInCrLf_areAsOthers() throws IOException {
    Ran unix = run("decide", file("a.jsonl", GOOD + "\n\n" + REFUSED + "\n"));
    Ran windows = run("decide", file("b.jsonl", GOOD + "\r\n\r\n" + REFUSED + "\r\n"));
    assertThat(windows).isEqualTo(unix);
  }

  @Test
  void decide_aFileThatBeginsWithAByteOrderMark_isAsOthers() throws IOException {
    Ran plain = run("decide", file("a.jsonl", GOOD + "\n" + REFUSED));
    assertThat(run("decide", file("b.jsonl", "\uFEFF" + GOOD + "\n" + REFUSED))).isEqualTo(plain);
    assertThat(run("decide", file("c.jsonl", GOOD + "\n\uFEFF" + REFUSED)).code())
        .as("only at the beginning")
        .isEqualTo(2);
  }

  @Test
  void decide_badLinesBetweenGood_keepsTheOrderAndExitsWith2() throws IOException {
    String long1 = "{\"ref\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
    Path file = folder.resolve("a.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (String line :
          List.of(GOOD, BAD, "Jane Canary-Doe 07700 900123", REFUSED, "{", long1, "[]", "{}")) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      out.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
      out.write(
          (GOOD.replace("2026-11-23T10:00:00Z", "+999999999-12-31T23:59:59Z") + "\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write((GOOD.replace("caller-17", "last")).getBytes(StandardCharsets.UTF_8));
    }
    Ran ran = run("decide", file.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(refs(ran.out())).containsExactly("caller-17", "caller-18", "last");
    assertThat(ran.out() + ran.err()).doesNotContain("Canary", "07700");
    GoldenFile.assertSame(
        "command/bad-lines.txt", ran.err().replace(file.toString(), "actions.jsonl"));
  }

  @Test
  void decide_failOnRefused_exitsWith1OnlyWhereOneWas() throws IOException {
    String good = file("good.jsonl", GOOD);
    String refused = file("refused.jsonl", GOOD + "\n" + REFUSED);
    String bad = file("bad.jsonl", REFUSED + "\n" + BAD);
    assertThat(run("decide", "--fail-on-refused", good).code()).isZero();
    assertThat(run("decide", "--fail-on-refused", refused).code()).isEqualTo(1);
    assertThat(run("decide", "--fail-on-refused", bad).code()).isEqualTo(2);
    assertThat(run("decide", refused).code()).isZero();
  }

  @Test
  void decide_withALog_recordsEveryDecisionInOrder() throws IOException {
    String lines = (GOOD + "\n" + BAD + "\n" + REFUSED + "\n").repeat(300);
    Path log = folder.resolve("log");
    Ran ran = run("decide", "--log", log.toString(), file("a.jsonl", lines));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEqualTo(run("decide", file("a.jsonl", lines)).out());
    List<String> records =
        Files.readAllLines(log.resolve("000000000000.jsonl")).stream()
            .filter(line -> line.contains("\"type\":\"decision\""))
            .toList();
    assertThat(records).hasSize(600);
    for (int i = 0; i < records.size(); i++) {
      String purpose = i % 2 == 0 ? "parking-permits" : "penalty-charge-notices";
      assertThat(records.get(i))
          .contains("\"purpose\":\"" + purpose + "\"", "\"withheld\":[\"ref\"]")
          .doesNotContain("caller-1");
    }
  }

  @Test
  void decide_withALogThatCannotBeWritten_printsNoDecision() throws IOException {
    Ran ran = run("decide", "--log", folder.toString(), file("a.jsonl", GOOD));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "privacy: directory "
                + folder
                + " holds other files; a log wants an empty directory, or its own\n");
  }

  @Test
  void decide_asText_isAnExplanationToRead() throws IOException {
    String hostile = REFUSED.replace("caller-18", "\\u001b[31mJos\\u00e9\\n");
    String undetermined =
        """
        {"do": "collect", "categories": ["name", "ethnic-origin"], "purpose": "blue-badges", \
        "basis": "public-task", "at": "2026-11-23T10:00:00Z"}
        """;
    String over =
        """
        {"do": "retain", "categories": ["name"], "purpose": "parking-permits", "holder": "local", \
        "basis": "public-task", "record": "permit", "facts": {"permit-ended": "2019-10-01"}, \
        "at": "2026-11-23T10:00:00Z"}
        """;
    String none =
        """
        {"do": "share", "categories": ["name"], "purpose": "certificates", "recipient": "raad", \
        "basis": "public-task", "at": "2026-11-23T10:00:00Z"}
        """;
    String actions = file("a.jsonl", GOOD + "\n" + hostile + "\n" + undetermined + over + none);
    Ran ran = run("decide", "--format", "text", "--deployment", deployment(), actions);
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).doesNotContain("\u001b", "\r");
    GoldenFile.assertSame("command/decide.txt", ran.out());
  }

  /** The bundled deployment, as a file. */
  private String deployment() throws IOException {
    try (InputStream in =
        Bundled.class.getResourceAsStream("/org/privacynotice/bundled/demo-deployment.yaml")) {
      Path file = folder.resolve("deployment.yaml");
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
      return file.toString();
    }
  }

  @Test
  void decide_withADeployment_namesIt() throws IOException {
    String actions = file("a.jsonl", GOOD);
    Ran ran = run("decide", "--deployment", deployment(), actions);
    assertThat(ran.out()).contains("\"deployment\":{\"id\":\"contact-centre-demo\"");
    assertThat(run("decide", actions).out()).contains("\"deployment\":{\"id\":null");
  }

  @Test
  void decide_byABundledNoticeOrByItsFile_isTheSame() throws IOException {
    String actions = file("a.jsonl", GOOD + "\n" + REFUSED);
    String yaml =
        new String(
            Objects.requireNonNull(
                    Bundled.class.getResourceAsStream(
                        "/org/privacynotice/bundled/contact-centre.yaml"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(run("decide", "--notice", file("n.yaml", yaml), actions))
        .isEqualTo(run("decide", "--notice", "contact-centre", actions))
        .isEqualTo(run("decide", actions));
  }

  @Test
  void decide_byAnotherBundledNotice_knowsItsIds() throws IOException {
    String actions =
        file(
            "a.jsonl",
            "{\"do\":\"use\",\"categories\":[\"email\"],\"purpose\":\"newsletter\","
                + "\"at\":\"2026-11-23T10:00:00Z\"}");
    Ran ran = run("decide", "--notice", "community-newsletter", actions);
    assertThat(ran.out()).contains("\"ground\":\"conflict\"");
    assertThat(run("decide", actions).err()).contains("no purpose of any version");
  }

  @Test
  void decide_byVersions_goesByTheOneInForce() throws IOException {
    StringBuilder actions = new StringBuilder();
    for (String at :
        List.of(
            "2018-12-31T23:59:59Z",
            "2019-01-01T00:00:00Z",
            "2019-12-31T23:59:59Z",
            "2020-02-01T12:00:00Z",
            "2020-06-30T22:59:59Z",
            "2020-06-30T23:00:00Z")) {
      actions
          .append("{\"do\":\"collect\",\"categories\":[\"name\"],\"purpose\":\"permits\",\"at\":\"")
          .append(at)
          .append("\"}\n");
    }
    Ran ran =
        run(
            "decide",
            "--format",
            "text",
            "--notice",
            version("permits", "2020-04-01", "{from: 2020-04-01, to: 2020-06-30}"),
            "--notice",
            version("permits", "2019-01-01", "{from: 2019-01-01, to: 2019-12-31}"),
            file("a.jsonl", actions.toString()));
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    GoldenFile.assertSame("command/decide-by-versions.txt", ran.out());
  }

  @Test
  void decide_byVersionsThatOverlap_exitsWith2AndSaysWhen() throws IOException {
    Ran ran =
        run(
            "decide",
            "--notice",
            version("permits", "2019-01-01", "{}"),
            "--notice",
            version("permits", "2020-01-01", "{from: 2020-01-01}"),
            file("a.jsonl", GOOD));
    assertThat(ran)
        .isEqualTo(
            new Ran(
                2,
                "",
                "privacy: versions 2019-01-01 and 2020-01-01 of `permits` are both in force from"
                    + " 2020-01-01 on\n"));
  }

  // request.

  private static final String ASKED =
      """
      {"ref": "sar-17", "right": "access", "received": "2026-02-15", "categories": ["name"], \
      "purpose": "parking-permits", "basis": "public-task", "at": "2026-02-20T10:00:00Z"}
      """
          .strip();

  private static final String NOT_OWED =
      """
      {"ref": "port-1", "right": "portability", "received": "2026-02-15", "categories": ["name"], \
      "purpose": "parking-permits", "basis": "public-task", "at": "2026-02-20T10:00:00Z"}
      """
          .strip();

  @Test
  void request_aFile_writesTermsALineInOrder() throws IOException {
    String lines = ASKED + "\n\n" + NOT_OWED + "\n";
    Ran ran = run("request", file("r.jsonl", lines));
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(refs(ran.out())).containsExactly("sar-17", "port-1");
    assertThat(ran.out()).endsWith("}\n").doesNotContain("\r");
    assertThat(runWithInput(lines, "request", "-")).isEqualTo(ran);
  }

  @Test
  void request_badLinesBetweenGood_keepsTheOrderAndExitsWith2() throws IOException {
    String file =
        file(
            "r.jsonl",
            String.join(
                "\n",
                ASKED,
                ASKED.replace("parking-permits", "parking-permit"),
                ASKED.replace("2026-02-15", "2026-02-30"),
                ASKED.replace("2026-02-15", "2026-02-21"),
                "Jane Canary-Doe 07700 900123",
                GOOD,
                NOT_OWED));
    Ran ran = run("request", "--fail-on-refused", file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(refs(ran.out())).containsExactly("sar-17", "port-1");
    assertThat(ran.err().replace(file, "requests.jsonl"))
        .isEqualTo(
            """
            requests.jsonl:2:99: error: key `purpose`: `parking-permit` is no purpose of any version of the notice; did you mean `parking-permits`?
            requests.jsonl:3:50: error: key `received` takes a day, as in 2026-01-31
            requests.jsonl:4:1: error: `received` is after the day of `at`; a request is answered once it is there
            requests.jsonl:5:1: error: this is not JSON from here on; a request is one JSON object a line
            requests.jsonl:6:22: error: unknown key `do`; known: `article9`, `at`, `basis`, `categories`, `clarifications`, `extension`, `facts`, `factsFor`, `fee`, `holder`, `identity`, `place` and 7 more
            """);
  }

  @Test
  void request_failOnRefused_exitsWith1UnlessAllIsToBeGranted() throws IOException {
    String partly =
        ASKED
            .replace("access", "rectification")
            .replace(
                "[\"name\"]",
                "[\"name\", \"email\"], \"facts\": {\"inaccurate\": false}, \"factsFor\": {\"name\":"
                    + " {\"inaccurate\": {\"by\": \"dpo\", \"on\": \"2026-02-16\", \"in\": \"e/1\"}}}");
    assertThat(run("request", "--fail-on-refused", file("a.jsonl", ASKED)).code()).isZero();
    for (String line : List.of(NOT_OWED, partly, ASKED.replace("access", "restriction"))) {
      String file = file("b.jsonl", ASKED + "\n" + line);
      assertThat(run("request", "--fail-on-refused", file).code()).as(line).isEqualTo(1);
      assertThat(run("request", file).code()).as(line).isZero();
    }
  }

  @Test
  void request_asText_isAnExplanationToRead() throws IOException {
    String hostile = NOT_OWED.replace("port-1", "\\u001b[31mJos\\u00e9\\n");
    String waiting =
        ASKED
            .replace("access", "erasure")
            .replace("\"at\"", "\"identity\": {\"asked\": \"2026-02-16\"}, \"at\"");
    Ran ran =
        run(
            "request",
            "--format",
            "text",
            "--deployment",
            deployment(),
            file("r.jsonl", ASKED + "\n" + hostile + "\n" + waiting));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).doesNotContain("\u001b", "\r");
    GoldenFile.assertSame("command/request.txt", ran.out());
  }

  @Test
  void request_toAFileThatCannotBeUsed_exitsWith2() {
    String missing = folder.resolve("missing.jsonl").toString();
    assertThat(run("request", missing))
        .isEqualTo(new Ran(2, "", "privacy: there is no file " + missing + "\n"));
    assertThat(run("request", folder.toString()))
        .isEqualTo(new Ran(2, "", "privacy: " + folder + " is a directory, not a file\n"));
  }

  /** The jar has SLF4J and nobody who listens; the command keeps quiet about that. */
  @Test
  void request_whereNobodyListensToLogs_saysNothingOnStandardError() throws Exception {
    String requests = file("r.jsonl", ASKED + "\n" + NOT_OWED);
    assertThat(mainWithout(List.of("logback"), "request", requests))
        .isEqualTo(run("request", requests));
  }

  @Test
  void request_withoutHolidays_exitsWith2AndSaysWhatToAdd() throws Exception {
    String requests = file("r.jsonl", ASKED);
    assertThat(mainWithout(List.of("jollyday", "logback"), "request", requests))
        .isEqualTo(
            new Ran(
                2,
                "",
                "privacy: public holidays come from Jollyday, which cannot be used: add"
                    + " de.focus-shift:jollyday-core and de.focus-shift:jollyday-jaxb, or choose"
                    + " other Holidays\n"));
  }

  // Files that cannot be used.

  @Test
  void run_aMissingFile_exitsWith2AndNamesIt() throws IOException {
    String missing = folder.resolve("missing.yaml").toString();
    String actions = file("a.jsonl", GOOD);
    for (Ran ran :
        List.of(
            run("decide", missing),
            run("decide", "--notice", missing, actions),
            run("decide", "--deployment", missing, actions),
            run("check", missing),
            run("check", "--deployment", missing, "contact-centre"))) {
      assertThat(ran).isEqualTo(new Ran(2, "", "privacy: there is no file " + missing + "\n"));
    }
  }

  @Test
  void run_aNoticeThatIsNeitherFileNorBundled_listsTheBundled() throws IOException {
    Ran ran = run("decide", "--notice", "contact-center", file("a.jsonl", GOOD));
    assertThat(ran)
        .isEqualTo(
            new Ran(
                2,
                "",
                "privacy: there is no file and no bundled notice `contact-center`; did you mean"
                    + " `contact-centre`?\n"));
  }

  @Test
  void run_aDirectoryAsFile_exitsWith2AndNamesIt() throws IOException {
    String actions = file("a.jsonl", GOOD);
    String directory = folder.toString();
    for (Ran ran :
        List.of(
            run("decide", directory),
            run("decide", "--notice", directory, actions),
            run("decide", "--deployment", directory, actions),
            run("check", directory))) {
      assertThat(ran)
          .isEqualTo(new Ran(2, "", "privacy: " + directory + " is a directory, not a file\n"));
    }
  }

  @Test
  void run_aFileThatMayNotBeRead_exitsWith2AndNamesIt() throws IOException {
    Path file = Path.of(file("a.jsonl", GOOD));
    assumeThat(file.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(file)).as("the administrator reads everything").isFalse();
    assertThat(run("decide", file.toString()))
        .isEqualTo(new Ran(2, "", "privacy: the file " + file + " may not be read\n"));
  }

  @Test
  void run_aFileNameThatIsNone_exitsWith2() {
    assertThat(run("decide", "a\0b").code()).isEqualTo(2);
    assertThat(run("check", "a\0b").code()).isEqualTo(2);
  }

  @Test
  void decide_byANoticeWithErrors_saysAllOfThemOnStandardErrorAndDecidesNothing()
      throws IOException {
    String notice = file("bad.yaml", "notice: x\ntitel: X\n");
    Ran ran = run("decide", "--notice", notice, file("a.jsonl", GOOD));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("privacy: the document cannot be used:\n" + notice + ":1:1: error: ")
        .contains("`titel`", "help: did you mean `title`?");
  }

  @Test
  void decide_whenTheOutputCannotBeWritten_exitsWith2() throws IOException {
    StringWriter err = new StringWriter();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    int code = Privacy.run(full, new PrintWriter(err), "decide", file("a.jsonl", GOOD));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("privacy: the decisions could not be written\n");
  }

  // check.

  @ParameterizedTest
  @CsvSource({"contact-centre, 0", "community-newsletter, 1"})
  void check_aBundledNotice_printsItsFindings(String notice, int code) {
    Ran ran = run("check", notice);
    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.err()).isEmpty();
    GoldenFile.assertSame("command/check-" + notice + ".txt", ran.out());
  }

  @Test
  void check_withTheDemosDeployment_hasNoErrors() throws IOException {
    Ran ran = run("check", "--deployment", deployment(), "contact-centre");
    assertThat(ran.code()).isZero();
    GoldenFile.assertSame("command/check-with-deployment.txt", anywhere(ran.out()));
  }

  private String anywhere(String out) {
    return out.replace(folder + "/", "");
  }

  /** A version of a small notice, as a file named after its date. */
  private String version(String notice, String date, String inForce) throws IOException {
    return file(
        date + ".yaml",
        """
        notice: %s
        title: Permits
        version: %s
        in-force: %s
        controller: {name: A Council, kind: public-authority}
        categories: {name: {label: name}}
        purposes: {permits: {label: permits, bases: [public-task]}}
        collects:
          details: {categories: [name], for: [permits], gloss: Names are collected., sources: [{heading: What}]}
        """
            .formatted(notice, date, inForce));
  }

  @Test
  void check_versionsOfANotice_saysWhatDoesNotFitAmongThem() throws IOException {
    Ran ran =
        run(
            "check",
            version("permits", "2021-01-01", "{from: 2021-01-01}"),
            version("permits", "2019-01-01", "{from: 2019-01-01, to: 2019-12-31}"),
            version("permits", "2020-04-01", "{from: 2020-04-01}"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).isEmpty();
    String last = "2020-04-01.yaml: no errors, 16 notes\n";
    assertThat(anywhere(ran.out())).containsOnlyOnce(last);
    String timeline = anywhere(ran.out()).replaceFirst("(?s).*" + last, "");
    GoldenFile.assertSame("command/check-versions.txt", timeline);
  }

  @Test
  void check_versionsThatMeet_hasNoErrors() throws IOException {
    Ran ran =
        run(
            "check",
            version("permits", "2019-01-01", "{from: 2019-01-01, to: 2019-12-31}"),
            version("permits", "2020-01-01", "{from: 2020-01-01}"));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).endsWith("\ntimeline of permits: no errors, no notes\n");
  }

  @Test
  void check_differentNotices_exitsWith1AndNamesThem() throws IOException {
    Ran ran = run("check", version("permits", "2019-01-01", "{}"), "contact-centre");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "contact-centre.yaml:8:1: error: `permits` and `contact-centre` are different notices\n"
                + "     8 | notice: contact-centre\n"
                + "       | ^^^^^^\n");
  }

  @Test
  void check_versionsOfWhichOneCannotBeRead_leavesTheTimelineOut() throws IOException {
    Ran ran =
        run("check", version("permits", "2019-01-01", "{}"), file("bad.yaml", "notice: permits\n"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).endsWith("\ntimeline: not looked at before every version can be read\n");
  }

  @Test
  void check_aDeploymentOfVersions_mayNameWhatAnyOfThemHas() throws IOException {
    String two = version("permits", "2020-01-01", "{from: 2020-01-01}");
    Files.writeString(
        Path.of(two),
        Files.readString(Path.of(two))
            .replace("permits: {label", "badges: {label")
            .replace("for: [permits]", "for: [badges]"));
    Ran ran =
        run(
            "check",
            "--deployment",
            file(
                "ours.yaml",
                """
                deployment: ours
                title: Ours
                version: 2020-01-01
                limits:
                  none: {do: [collect], for: [permits, badges], if: legal-hold, gloss: None., sources: [{heading: A}]}
                """),
            version("permits", "2019-01-01", "{from: 2019-01-01, to: 2019-12-31}"),
            two);
    assertThat(ran.out()).contains("ours.yaml: no errors, no notes\n");
    assertThat(ran.code()).isZero();
  }

  @Test
  void check_aNoticeWithErrors_exitsWith1AndCountsThem() throws IOException {
    Ran ran = run("check", file("bad.yaml", "notice: x\ntitle: X\n"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().reduce((first, last) -> last).orElse(""))
        .matches(".*bad\\.yaml: \\d+ errors, no notes");
  }

  @Test
  void check_aDeploymentWithErrors_exitsWith1() throws IOException {
    Ran ran = run("check", "--deployment", file("bad.yaml", "deployment: x\n"), "contact-centre");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("bad.yaml:1:1: error: ");
  }

  // notices and demo.

  @Test
  void notices_listsTheBundled() {
    Ran ran = run("notices");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    GoldenFile.assertSame("command/notices.txt", ran.out());
  }

  @Test
  void demo_playsTheDay() {
    Ran ran = run("demo");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(run("demo")).isEqualTo(ran);
    assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    GoldenFile.assertSame("command/demo.txt", ran.out());
  }

  @Test
  void demo_touchesEverySystemAndActivity() {
    List<String> summary =
        run("demo").out().lines().dropWhile(line -> !line.equals("Summary")).toList();
    assertThat(summary).contains("  systems asked   23 of 23");
    for (String activity : List.of("collect", "use", "share", "retain", "erase")) {
      assertThat(summary).anyMatch(line -> line.matches("  " + activity + " +[1-9]\\d*"));
    }
    for (String ground :
        List.of("permitted", "undetermined", "not-covered", "forbidden", "conflict")) {
      assertThat(summary).anyMatch(line -> line.matches("  " + ground + " +[1-9]\\d*"));
    }
  }

  // The machine's own ways.

  @ParameterizedTest
  @CsvSource({
    "und, UTC",
    "tr-TR, Europe/Istanbul",
    "ar-EG, Africa/Cairo",
    "th-TH-u-ca-buddhist-nu-thai, Pacific/Kiritimati"
  })
  void run_whateverLanguageAndZone_givesTheSameBytes(String language, String zone)
      throws IOException {
    List<Ran> here = everything();
    Locale locale = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(everything()).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zoneBefore);
    }
  }

  private List<Ran> everything() throws IOException {
    String actions =
        file("all.jsonl", new String(Bundled.demoDay(), StandardCharsets.UTF_8) + BAD + "\n");
    List<Ran> all = new ArrayList<>();
    all.add(run("--help"));
    all.add(run("decide", "--help"));
    all.add(run("notices"));
    all.add(run("demo"));
    all.add(run("check", "contact-centre"));
    all.add(run("check", "community-newsletter"));
    all.add(run("decide", "--deployment", deployment(), actions));
    all.add(run("decide", "--format", "text", actions));
    all.add(run("decide", "--notice", "nope", actions));
    String requests = file("requests.jsonl", ASKED + "\n" + NOT_OWED + "\n" + BAD);
    all.add(run("request", "--help"));
    all.add(run("request", requests));
    all.add(run("request", "--format", "text", requests));
    return all;
  }

  /** A process of its own, as a machine's line separator is read once. */
  @Test
  void main_onAMachineWithOtherLineEnds_givesTheSameBytes() throws Exception {
    for (String[] args : List.of(new String[] {"notices"}, new String[] {"demo"})) {
      assertThat(mainElsewhere(args)).isEqualTo(run(args));
    }
    String actions = file("a.jsonl", GOOD + "\n" + BAD + "\n" + REFUSED + "\n");
    assertThat(mainElsewhere("decide", actions)).isEqualTo(run("decide", actions));
    String requests = file("r.jsonl", ASKED + "\n" + BAD + "\n" + NOT_OWED + "\n");
    assertThat(mainElsewhere("request", requests)).isEqualTo(run("request", requests));
    assertThat(mainElsewhere("decide", "/no/such/file")).isEqualTo(run("decide", "/no/such/file"));
  }

  private static Ran mainElsewhere(String... args) throws Exception {
    return mainWithout(List.of(), args);
  }

  /** A process that has not all of our jars. */
  private static Ran mainWithout(List<String> jars, String... args) throws Exception {
    String path =
        Splitter.on(File.pathSeparatorChar)
            .splitToStream(
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")))
            .filter(entry -> jars.stream().noneMatch(jar -> entry.contains("/" + jar)))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dline.separator=\r\n",
            "-Dfile.encoding=US-ASCII",
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Pacific/Kiritimati",
            "-cp",
            path,
            Privacy.class.getName()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile("privacy", ".out");
    Path err = Files.createTempFile("privacy", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int code = process.waitFor();
      return new Ran(
          code,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
