package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that somebody wrote to do harm, or that broke on the way: each ends in findings, soon. */
class HostileInputTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String HEAD =
      """
      notice: example
      title: Example
      version: 2026-01-05
      controller: {name: A Council, kind: public-authority}
      """;

  private static final String NOTICE =
      HEAD
          + """
          categories: {name: {label: name}}
          purposes: {services: {label: services}}
          """;

  private static final byte[] CONTACT_CENTRE =
      Cases.bytes(Path.of("src/main/resources/org/privacynotice/bundled/contact-centre.yaml"));

  private static Reading<?> read(byte[] bytes) {
    Reading<?> reading =
        assertTimeoutPreemptively(
            SOON, () -> DocumentReader.notice("a.yaml", bytes, Bundled.law()));
    assertSound(reading);
    return reading;
  }

  private static Reading<?> read(String text) {
    return read(text.getBytes(UTF_8));
  }

  /** A document or errors, never both; and what was found can be shown. */
  private static void assertSound(Reading<?> reading) {
    boolean errors =
        reading.findings().stream()
            .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    assertThat(reading.document().isPresent()).isNotEqualTo(errors);
    assertThat(reading.findings()).hasSizeLessThanOrEqualTo(200);
    for (Finding finding : reading.findings()) {
      assertThat(finding.place().line()).isPositive();
      assertThat(finding.place().column()).isPositive();
      assertThat(finding.render()).hasSizeLessThan(2_000);
    }
  }

  private static void assertFound(String text, String place, String message) {
    assertFound(text.getBytes(UTF_8), place, message);
  }

  private static void assertFound(byte[] bytes, String place, String message) {
    String line =
        "a.yaml:" + place + (place.endsWith(":") || place.isEmpty() ? "" : ": error: " + message);
    assertThat(read(bytes).findings())
        .extracting(Finding::render)
        .anySatisfy(found -> assertThat(found).startsWith(line).contains("error: " + message));
  }

  private static byte[] filled(int size, char with) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  @Test
  void read_moreThan16Mebibytes_isRefusedUnread() {
    assertFound(filled(16 * 1024 * 1024 + 1, '#'), "1:1", "the file is larger than 16 MiB");
    byte[] comments = filled(16 * 1024 * 1024, '#');
    assertFound(comments, "1:1", "this line is longer than 100000 characters");
    for (int at = 0; at < comments.length; at += 100_000) {
      comments[at] = '\n';
    }
    assertFound(comments, "1:1", "the file is empty");
  }

  @ParameterizedTest
  @MethodSource
  void read_deepNesting_isRefusedAtTheTwentyFifthLevel(String begin, String end, String place) {
    assertFound(begin.repeat(15_000) + end, place, "this is nested more than 24 deep");
    assertFound(begin.repeat(24) + end, place, "this is nested more than 24 deep");
  }

  static Stream<Arguments> read_deepNesting_isRefusedAtTheTwentyFifthLevel() {
    return Stream.of(
        arguments("[", "x", "1:25"),
        arguments("{a: ", "x", "1:94"),
        arguments("- ", "x", "1:49"),
        arguments("[{a: ", "x", "1:58"));
  }

  @Test
  void read_nestingThatNobodyCloses_isAnError() {
    for (String deep : List.of("? ", "- ? ", "{? ", "[? ", "[[a, ", "{[", "\"", "{'")) {
      assertThat(read(deep.repeat(20_000)).document()).as(deep).isEmpty();
    }
  }

  @Test
  void read_growingIndentation_isAnError() {
    String deep =
        IntStream.range(0, 2_000)
            .mapToObj(depth -> " ".repeat(depth) + "a:\n")
            .collect(Collectors.joining());
    assertFound(deep, "24:24", "this is nested more than 24 deep");
  }

  @Test
  void read_billionLaughs_stopsAtTheFirstAnchor() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      laughs.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    assertFound(laughs.toString(), "1:5", "anchors (`&`) are not used here");
    assertFound("a: *a0\n", "1:4", "aliases (`*`) are not used here");
  }

  @Test
  void read_lineOfFiveMegabytes_isRefused() {
    String text = "x".repeat(5_000_000);
    for (String line : List.of(text, "'" + text, "a: \"" + text, "# " + text, text + ": {}")) {
      assertFound(NOTICE + line + "\n", "7:1", "this line is longer than 100000 characters");
    }
  }

  @Test
  void read_textOfFiveMegabytesOnManyLines_isRefusedAtItsPlace() {
    String text = ("x".repeat(90_000) + "\n  ").repeat(55);
    for (String quoted : List.of(text, "'" + text + "'", '"' + text + '"', "|\n  " + text)) {
      assertFound(
          NOTICE + "facts: " + quoted + "\n", "7:8", "this text is longer than 4096 characters");
    }
    assertThat(read("# " + text.replace(" ", "#") + "\n" + NOTICE).document()).isPresent();
  }

  @Test
  void read_textOf4096Characters_isRead() {
    assertThat(read(NOTICE.replace("Example", "x".repeat(4096))).document()).isPresent();
    assertThat(read(NOTICE.replace("Example", "x".repeat(4097))).document()).isEmpty();
  }

  @Test
  void read_tooLongACommentInAGoodNotice_isRefused() {
    String comment = "#" + "x".repeat(100_000);
    String found = "this line is longer than 100000 characters";
    assertFound(comment + "\n" + NOTICE, "1:1", found);
    assertFound(NOTICE + comment + "\n", "7:1", found);
    assertFound(NOTICE + comment, "7:1", found);
  }

  @Test
  void read_tooManyCommentsInAGoodNotice_isRefused() {
    String comments = "#\n".repeat(199_994);
    assertFound(NOTICE + comments + "#", "200001:1", "the file has more than 200000 lines");
    assertThat(read(NOTICE + comments).document()).isPresent();
  }

  @Test
  void read_aMillionKeys_isRefused() {
    String keys = IntStream.range(0, 1_000_000).mapToObj(i -> "k" + i + ": x").collect(inBraces());
    assertFound(keys, "200001:1", "the file has more than 200000 lines");
    String fewerLines = keys.replace("0: x,\n  ", "0: x, ").replace("1: x,\n  ", "1: x, ");
    fewerLines = fewerLines.replace("2: x,\n  ", "2: x, ").replace("5: x,\n  ", "5: x, ");
    fewerLines = fewerLines.replace("3: x,\n  ", "3: x, ").replace("6: x,\n  ", "6: x, ");
    fewerLines = fewerLines.replace("4: x,\n  ", "4: x, ").replace("7: x,\n  ", "7: x, ");
    fewerLines = fewerLines.replace("8: x,\n  ", "8: x, ");
    assertThat(read(fewerLines).findings())
        .extracting(Finding::message)
        .containsExactly("the file has more than 1000000 parts");
  }

  private static Collector<CharSequence, ?, String> inBraces() {
    return Collectors.joining(",\n  ", "{", "}");
  }

  @Test
  void read_millionsOfTinyParts_isRefused() {
    assertFound(
        "a: [" + ("\n" + "a,".repeat(40_000)).repeat(170) + "]",
        "26:79995",
        "the file has more than 1000000 parts");
    assertFound("\n".repeat(16_000_000), "200001:1", "the file has more than 200000 lines");
    assertFound("\r".repeat(16_000_000), "200001:1", "the file has more than 200000 lines");
  }

  @Test
  void read_asManyPartsAsThereMayBe_allUnknown_endsSoon() {
    String keys =
        IntStream.range(0, 150_000)
            .mapToObj(i -> "titel%da: x, titel%db: x, titel%dc: x".formatted(i, i, i))
            .collect(inBraces());
    assertThat(read(keys).findings()).hasSize(200);
  }

  @Test
  void read_manyDanglingNames_amongManyKnownOnes_endsSoon() {
    String purposes =
        IntStream.range(0, 40_000)
            .mapToObj(i -> "purpose-number-" + i + ": {label: p}")
            .collect(inBraces());
    String dangling =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "purpose-nummer-" + i)
            .collect(Collectors.joining(",\n  ", "[", "]"));
    String text =
        HEAD
            + "categories: {name: {label: name}}\npurposes: "
            + purposes
            + "\nlimits: {a: {do: [use], for: "
            + dangling
            + ", gloss: G., sources: [{heading: H}]}}\n";
    assertThat(read(text).findings()).hasSize(200);
  }

  @Test
  void read_manyRecordsForManyPurposes_isRefusedAndNotMultipliedOut() {
    List<Integer> many = IntStream.range(0, 8_000).boxed().toList();
    String declared = many.stream().map(i -> "n" + i + ": {label: n}").collect(inBraces());
    String named = many.stream().map(i -> "n" + i).collect(Collectors.joining(",\n  ", "[", "]"));
    String text =
        HEAD
            + "categories: {name: {label: name}}\npurposes: "
            + declared
            + "\nrecords: "
            + declared
            + "\nretention: {a: {records: "
            + named
            + ", for: "
            + named
            + ", until: never, gloss: G., sources: [{heading: H}]}}\n";
    assertFound(text, "16006:13", "retention entries up to here govern more than 100000 pairs");
  }

  @Test
  void read_badUtf8_isFoundWhereItBegins() {
    byte[] text = NOTICE.getBytes(UTF_8);
    for (int bad : new int[] {0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF5, 0xFE, 0xFF}) {
      for (int at : new int[] {0, 1, 23, 24, 25, text.length - 1, text.length}) {
        byte[] broken =
            Bytes.concat(
                Arrays.copyOf(text, at),
                new byte[] {(byte) bad},
                Arrays.copyOfRange(text, at, text.length));
        String before = new String(text, 0, at, UTF_8);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        assertFound(broken, line + ":" + column, "the file is not UTF-8 from here on");
      }
    }
  }

  @Test
  void read_badUtf8AfterOtherLineEnds_isFoundInItsLine() {
    assertFound("a: b\rc\u00ff".getBytes(ISO_8859_1), "2:2", "the file is not UTF-8");
    assertFound("a: b\r\nc\u00ff".getBytes(ISO_8859_1), "2:2", "the file is not UTF-8");
  }

  @Test
  void read_surrogatesAndOverlongFormsInUtf8_areNotUtf8() {
    for (int[] bad :
        List.of(
            new int[] {0xED, 0xA0, 0x80}, // a high surrogate alone
            new int[] {0xED, 0xBF, 0xBF}, // a low one
            new int[] {0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80}, // both, as CESU-8 has them
            new int[] {0xC0, 0xAF}, // an overlong slash
            new int[] {0xE0, 0x80, 0xAF},
            new int[] {0xF4, 0x90, 0x80, 0x80})) { // beyond Unicode
      byte[] bytes = new byte[bad.length];
      IntStream.range(0, bad.length).forEach(i -> bytes[i] = (byte) bad[i]);
      assertFound(Bytes.concat("title: ".getBytes(UTF_8), bytes), "1:8", "the file is not UTF-8");
    }
  }

  @Test
  void read_escapedSurrogateAlone_isSound() {
    for (String escape : List.of("\\ud800", "\\udc00", "\\ud83d\\ude00", "\\U0001f600")) {
      read(NOTICE.replace("Example", "\"" + escape + "\""));
    }
    for (String escape : List.of("\\U00110000", "\\Uffffffff", "\\u12", "\\x", "\\q", "\\U")) {
      assertFound(NOTICE.replace("Example", "\"" + escape + "\""), "2:", "this is not YAML");
    }
  }

  @Test
  void read_utf16_isAnError() {
    assertFound(NOTICE.getBytes(UTF_16), "1:1", "the file is not UTF-8 from here on");
    assertFound(NOTICE.getBytes(UTF_16LE), "1:2", "this character may not stand in a YAML file");
  }

  @Test
  void read_controlCharacters_areFoundWhereTheyStand() {
    for (int control = 0; control < 0x20; control++) {
      if (control != '\t' && control != '\n' && control != '\r') {
        String text = NOTICE.replace("Example", "Exam" + (char) control + "ple");
        assertFound(text, "2:12", "this character may not stand in a YAML file");
      }
    }
    assertFound(
        NOTICE.replace("Example", "Exam\u007fple"), "2:", "this is not YAML: DEL character");
    for (char control : new char[] {0x80, 0x9F, 0xFFFE, 0xFFFF}) {
      String text = NOTICE.replace("Example", "Exam\uD83D\uDE00" + control + "ple");
      assertFound(text, "2:13", "this character may not stand in a YAML file");
    }
  }

  @Test
  void read_filesThatSayNothing_areEmpty() {
    String order = "\uFEFF";
    for (String text : List.of("", order, " ", "\n\n\n", "# a\n# b", "\r\n", order + "# a\n")) {
      assertFound(text, "1:1", "the file is empty");
    }
    for (String text : List.of("---", "---\n...\n", "--- # a\n", "\"\"", "~", "null", "42")) {
      assertFound(text, "", "here should be keys with values");
    }
    assertFound("...", "1:", "");
  }

  @Test
  void read_byteOrderMark_isSkippedAtTheBeginningAlone() {
    assertThat(read("\uFEFF" + NOTICE).document()).isPresent();
    assertThat(read(NOTICE.replace("title", "\uFEFFtitle")).document()).isEmpty();
  }

  @Test
  void read_directives_areReadOrRefused() {
    for (String read : List.of("%YAML 1.2", "%YAML 1.1", "%RESERVED a b", "%TAG ! tag:a,2000:")) {
      assertThat(read(read + "\n---\n" + NOTICE).document()).as(read).isPresent();
    }
    for (String refused :
        List.of(
            "%YAML 2.0",
            "%YAML 1.2\n%YAML 1.2",
            "%YAML 99999999999999999999.1",
            "%YAML 1",
            "%YAML x.y",
            "%YAML",
            "%TAG",
            "%TAG ! !\n%TAG ! !",
            "%TAG !a",
            "%")) {
      assertThat(read(refused + "\n---\n" + NOTICE).document()).as(refused).isEmpty();
    }
    assertThat(read("%YAML 1.2\n" + NOTICE).document()).isEmpty();
  }

  @Test
  void read_mergeKeys_areKeysLikeOthersAndUnknown() {
    assertFound(NOTICE + "<<: {zone: Europe/Paris}\n", "7:1", "unknown key `<<`");
  }

  @Test
  void read_tags_areFoundAndNothingIsMade() {
    for (String tag :
        List.of(
            "!!java.net.URL",
            "!!javax.script.ScriptEngineManager",
            "!<tag:yaml.org,2002:str>",
            "!!binary",
            "!local",
            "!")) {
      assertFound(
          NOTICE.replace("title: Example", "title: " + tag + " Example"),
          "2:8",
          "tags (`!`) are not used here");
    }
    for (String broken : List.of("!%ff", "!%zz", "!<", "!<tag:%c3>", "!a!b!c", "!!%e2%82")) {
      assertThat(read("title: " + broken + " x\n").document()).as(broken).isEmpty();
    }
  }

  @Test
  void read_keysThatAreNoIds_areFound() {
    assertFound(NOTICE + "? [a]\n: b\n", "7:3", "a key is a word, not a list");
    assertFound(NOTICE + "? {a: b}\n: b\n", "7:3", "a key is a word, not keys with values");
    assertFound(NOTICE + "{a: b}: b\n", "7:1", "a key is a word, not keys with values");
    assertFound(NOTICE + "1: b\n", "7:1", "unknown key `1`");
    assertFound(NOTICE + "true: b\n", "7:1", "unknown key `true`");
    assertFound(NOTICE + ": b\n", "7:1", "this is not YAML");
    assertFound(NOTICE + "? |\n  a\n  b\n: b\n", "7:3", "unknown key `a?b?`");
    assertFound(NOTICE + "facts: {1.5: {}}\n", "7:9", "`1.5` is not the form of a fact id");
  }

  @Test
  void read_numbersAndYamlWordsAsIds_areIds() {
    String named = NOTICE.replace("services: {label", "null: {label").replace("name: {l", "1: {l");
    var notice = DocumentReader.notice("a.yaml", named.getBytes(UTF_8), Bundled.law()).orThrow();
    assertThat(notice.terms().purposes()).containsExactly("null");
    assertThat(notice.terms().categories()).containsExactly("1");
  }

  @Test
  void read_lineEndsOfAnyKind_giveTheSameNoticeAndPlaces() {
    var notice = read(NOTICE).document();
    assertThat(read(NOTICE.replace("\n", "\r\n")).document()).isEqualTo(notice);
    assertThat(read(NOTICE.replace("\n", "\r")).document()).isEqualTo(notice);
    assertFound(NOTICE.replace("\n", "\r") + "a: b\r", "7:1", "unknown key `a`");
  }

  @Test
  void read_hiddenCharactersInMessages_showAsQuestionMarks() {
    for (String hidden : List.of("\u202e", "\u200b", "\u2028", "\u00ad", "\ud83d\udc68\u200d")) {
      for (Finding finding : read(NOTICE + "a" + hidden + "b: c\n").findings()) {
        assertThat(finding.render()).doesNotContainPattern("[\\p{Cf}\\p{Zl}\\p{Zp}]");
      }
    }
  }

  @Test
  void bytes_ofALargeFile_areNotReadToTheEnd(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("big"), filled(20_000_000, '#'));
    byte[] bytes = DocumentReader.bytes(file);
    assertThat(bytes).hasSize(16 * 1024 * 1024 + 1);
    assertFound(bytes, "1:1", "the file is larger than 16 MiB");
  }

  // --- Chance ---

  @Property(tries = 400)
  void read_brokenContactCentreNotice_isSound(@ForAll("breaks") List<Break> breaks) {
    byte[] bytes = CONTACT_CENTRE;
    for (Break each : breaks) {
      bytes = each.of(bytes);
    }
    read(bytes);
  }

  @Property(tries = 1000)
  void read_randomBytes_isSound(@ForAll @Size(max = 400) byte[] bytes) {
    assertThat(read(bytes).document()).isEmpty();
  }

  @Property(tries = 2000)
  void read_randomTokens_isSound(@ForAll("tokens") String text) {
    read(text);
  }

  @Property(tries = 500)
  void read_randomTokensAsPartOfANotice_isSound(@ForAll("tokens") String text) {
    read(NOTICE + "limits: " + text);
    read(NOTICE + "facts:\n  a: {type: yes-no, ask: " + text);
  }

  /** One accident. */
  record Break(int kind, double at, double from, int length, byte with) {
    byte[] of(byte[] bytes) {
      int here = (int) (at * bytes.length);
      int end = Math.min(bytes.length, here + length);
      byte[] before = Arrays.copyOf(bytes, here);
      byte[] after = Arrays.copyOfRange(bytes, end, bytes.length);
      int other = (int) (from * bytes.length);
      byte[] piece = Arrays.copyOfRange(bytes, other, Math.min(bytes.length, other + length));
      byte[] flipped = bytes.clone();
      if (here < flipped.length) {
        flipped[here] ^= with;
      }
      return switch (kind) {
        case 0 -> flipped;
        case 1 -> Bytes.concat(before, after); // a piece lost
        case 2 ->
            Bytes.concat(Arrays.copyOf(bytes, end), bytes.length > end ? tail(bytes, here) : after);
        case 3 -> Bytes.concat(before, piece, after); // a piece in the place of another
        case 4 -> Bytes.concat(before, new byte[] {with}, tail(bytes, here)); // a byte too many
        default -> before; // the end lost
      };
    }

    private static byte[] tail(byte[] bytes, int from) {
      return Arrays.copyOfRange(bytes, from, bytes.length);
    }
  }

  @Provide
  Arbitrary<List<Break>> breaks() {
    Arbitrary<Double> share = Arbitraries.doubles().between(0, 1).ofScale(6);
    Arbitrary<Byte> spoken =
        Arbitraries.of(
            " \n\t:,-?[]{}#&*!|>'\"%@`~<=.0aZ\\\r".chars().mapToObj(c -> (byte) c).toList());
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            share,
            share,
            Arbitraries.integers().between(1, 400),
            Arbitraries.oneOf(Arbitraries.bytes(), spoken))
        .as(Break::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> tokens() {
    List<String> tokens =
        new ArrayList<>(
            List.of("? ", "- ", ": ", ":", ", ", "{", "}", "[", "]", "\n", "\n  ", "\n    ", "\t"));
    tokens.addAll(List.of("&a ", "*a", "!a ", "!!str ", "|", ">-", "|2", "'", "\"", "\\", "\\u00"));
    tokens.addAll(List.of("%YAML 1.2\n", "---\n", "...\n", "#", " #", "\uFEFF", "\r", "\u0085"));
    tokens.addAll(List.of("<<", "a", "notice", "limits: ", "if: ", "all: ", "not: ", "until: "));
    tokens.addAll(List.of("2026-01-05", "-7", "null", "~", "\ud83d\ude00", "@", "`", "="));
    return Arbitraries.of(tokens).list().ofMaxSize(40).map(list -> String.join("", list));
  }
}
