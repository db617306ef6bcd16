package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read fast is what the YAML library makes of it, places and all. */
class PlainYamlTest {

  private static final Path BUNDLED = Path.of("src/main/resources/org/privacynotice/bundled");
  private static final Path CASES = Path.of("src/test/resources/org/privacynotice/document/cases");

  /** All of contact-centre.yaml, in pieces small enough to be changed and read often. */
  private static final List<String> PIECES = pieces();

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String line : text(BUNDLED.resolve("contact-centre.yaml")).split("\n", -1)) {
      if (piece.length() > 600 && !line.startsWith(" ")) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(line).append('\n');
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static String text(Path file) {
    return new String(Cases.bytes(file), UTF_8);
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> bundled = Files.walk(BUNDLED);
        Stream<Path> cases = Files.walk(CASES)) {
      return Stream.concat(bundled, cases)
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Optional<Yaml> library(String text) {
    Findings findings = new Findings("a.yaml", SourceLines.NONE);
    Optional<Yaml> root = YamlSource.parse(text, findings);
    return findings.hasErrors() ? Optional.empty() : root;
  }

  /** Read as the library reads it without an error, or not at all. */
  private static void assertAgrees(String text) {
    Optional<Yaml> plain = PlainYaml.read(text);
    if (plain.isPresent()) {
      assertThat(plain).as(text).isEqualTo(library(text));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void read_anyFile_isTheLibrarysTreeOrNone(Path file) {
    assertAgrees(text(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uk.yaml",
        "contact-centre.yaml",
        "community-newsletter.yaml",
        "demo-deployment.yaml"
      })
  void read_bundledFile_isRead(String file) {
    assertThat(PlainYaml.read(text(BUNDLED.resolve(file)))).isPresent();
  }

  @Test
  void read_canonicalForm_isRead() {
    String text = GeneratedNotice.text(23);
    assertThat(PlainYaml.read(text)).isPresent().isEqualTo(library(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a:",
        "a: b",
        "a: b\n",
        "a: b # c\n",
        "a: b# c\n",
        "a:b\n",
        "a: b: c\n",
        "a : b\n",
        "a:  b  \n",
        "a: b\n c: d\n",
        "a: b\n  c\n",
        "a:\n  b: c\n d: e\n",
        "a:\n- b\n",
        "a:\n  - b\n  - c\n",
        "a:\n  - b\n   - c\n",
        "a:\n  - b: c\n",
        "a:\n  - - b\n",
        "a:\n  - b: c\n    d: e\n  - f\n",
        "a:\n  - b: c\n   d: e\n",
        "a:\n  - b: c\n     d: e\n",
        "a:\n  - b:\n    - c\n",
        "a:\n  - b:\n      - c: d\n        e: f\n    g: h\n",
        "a:\n  -   b: c\n      d: e\n",
        "a:\n  - \"b\": c\n",
        "a:\n  - [b]: c\n",
        "a:\n  -\n    b: c\n",
        "- a\n- {b: c}\n",
        "a: [b, c,]\n",
        "a: [b, , c]\n",
        "a: [b: c]\n",
        "a: [b c, d]\n",
        "a: [b\n, c]\n",
        "a: [b\n c]\n",
        "a: [b, # x\n  c]\n",
        "a: [b,# x\n  c]\n",
        "a: [b,\nc]\n",
        "a: [b]c\n",
        "a: [b] c\n",
        "a: [b]# c\n",
        "a: {b: c, b: d}\n",
        "a: {b}\n",
        "a: {b:c}\n",
        "a: {b: }\n",
        "a: {b: c:d}\n",
        "a: {b: c:}\n",
        "a: {}\n",
        "a: [ ]\n",
        "a: {b: what?}\n",
        "a: what?\n",
        "a: \"b\"\n",
        "a: \"b\" # c\n",
        "a: \"b\"# c\n",
        "a: \"b\"c\n",
        "a: \"b \\\" \\\\ c\"\n",
        "a: \"b \\n\"\n",
        "a: \"b\n  c\"\n",
        "a: \"\"\n",
        "a: it's\n",
        "a: 'it'\n",
        "a: b\na: c\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "---\na: b\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: |\n  b\n",
        "a: b\tc\n",
        "a: b\r\nc: d\r\n",
        "a: caf\u00e9 \u2019s\nb: c\n",
        "a: b\u00a0\n",
        "a: b\u2028c\n",
        "a: \ud83d\ude00 b\nc: d\n",
        "a: b\0",
        "a: b\0c\n",
        "# a\n\n  # b\na: b\n   # c\n\nd: e\n#",
        " a: b\n",
        "a: {b: [c, {d: e}], f: \"g\"}\n",
        "a: {b: \"c\",d: e}\n",
        "a: {b: c,d: e}\n",
        "a: {\"b\": c}\n",
        "\"a\": b\n",
        "a: 2026-01-05\nb: -1\n",
        "a: b,c\n",
        "a: b]\n",
        "a: b #\n",
        "a: x#y\n",
        "a: [x#y]\n",
        "a: 1:30\n",
        "a:\n\n\n  b: c\n",
        "a:   # x\n  b: c\n",
        "a:# x\n  b: c\n",
      })
  void read_anyForm_isTheLibrarysTreeOrNone(String text) {
    assertAgrees(text);
  }

  @Property(tries = 20_000)
  void read_brokenPiece_isTheLibrarysTreeOrNone(@ForAll("broken") String text) {
    assertAgrees(text);
  }

  @Property(tries = 20_000)
  void read_anySigns_isTheLibrarysTreeOrNone(@ForAll("strings") String text) {
    assertAgrees(text);
  }

  /** A cut, and something put in its place. */
  @Provide
  Arbitrary<String> broken() {
    Arbitrary<String> pieces = Arbitraries.of(PIECES);
    Arbitrary<Integer> from =
        Arbitraries.integers().between(0, 900).withDistribution(RandomDistribution.uniform());
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 4);
    return Combinators.combine(pieces, from, length, signs().list().ofMaxSize(2))
        .as(
            (piece, at, cut, signs) -> {
              int begin = Math.min(at, piece.length());
              int end = Math.min(begin + cut, piece.length());
              return piece.substring(0, begin) + String.join("", signs) + piece.substring(end);
            });
  }

  @Provide
  Arbitrary<String> strings() {
    return signs().list().ofMaxSize(30).map(signs -> String.join("", signs));
  }

  private static Arbitrary<String> signs() {
    return Arbitraries.of(
        "a", "b", "a: ", "b: ", "- ", "\n", "\n  ", "\n    ", " ", "  ", "{", "}", "[", "]", ", ",
        ",", ":", ": ", "#", " # ", "\"", "\"a\"", "'", "\\", "?", "-", "1", "\t", "\r", "\u00e9",
        "&", "*", "!", "|", ">", "%", "@", "`", "~", "=", "---", "\n---\n", "{a: b}", "[a]", ".");
  }
}
