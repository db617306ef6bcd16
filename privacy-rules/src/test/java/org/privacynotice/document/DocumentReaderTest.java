package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a writer sees. Each case is a folder with a document and what is found in it, word for word;
 * {@code -Dgolden.update=true} writes the second anew, to be looked at before it is kept.
 */
class DocumentReaderTest {

  private static final String NOTICE =
      """
      notice: example
      title: Example
      version: 2026-01-05
      controller: {name: A Council, kind: public-authority}
      categories: {name: {label: name}}
      purposes: {services: {label: services}}
      """;

  @TestFactory
  Stream<DynamicTest> read_goldenCase_findsExactlyThis() {
    return Cases.all().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    Path golden = folder.resolve("findings.txt");
    String found = shown(Cases.read(folder));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  private static String shown(Reading<?> reading) {
    return reading.findings().isEmpty()
        ? "(nothing)\n"
        : reading.findings().stream().map(Finding::render).collect(Collectors.joining("\n"));
  }

  @Test
  void read_everyGoldenCase_isADocumentOrErrorsAndNeverBoth() {
    assertThat(Cases.all()).hasSizeGreaterThan(80);
    for (Path folder : Cases.all()) {
      Reading<?> reading = Cases.read(folder);
      assertThat(reading.document().isPresent())
          .as(folder.toString())
          .isEqualTo(reading.findings().isEmpty())
          .isEqualTo(folder.getFileName().toString().contains("accepted"));
    }
  }

  @Test
  void findings_everyGoldenCase_areOneLowerCaseSentenceEach() {
    for (Path folder : Cases.all()) {
      for (Finding finding : Cases.read(folder).findings()) {
        assertThat(finding.message())
            .as(folder.toString())
            .doesNotContain("\n")
            .doesNotEndWith(".")
            .matches("[`a-z\\p{L}].*")
            .matches(message -> message.chars().filter(c -> c == '`').count() % 2 == 0);
        assertThat(finding.place().length()).isPositive();
      }
    }
  }

  @Test
  void orThrow_withErrors_tellsAllOfThem() {
    Reading<?> reading =
        DocumentReader.notice(
            "a.yaml", "notice: example\nversion: soon\n".getBytes(UTF_8), Bundled.law());
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(reading::orThrow)
        .satisfies(thrown -> assertThat(thrown.findings()).isEqualTo(reading.findings()))
        .withMessageContaining("a.yaml:2:10: error: `soon` is not a date")
        .withMessageContaining("a.yaml:1:1: error: key `title` is missing");
  }

  @Test
  void notice_fromAFile_namesTheFileInFindings(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), NOTICE + "collect: {}\n");
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> DocumentReader.notice(file))
        .withMessageContaining(file + ":7:1: error: unknown key `collect`");
  }

  @Test
  void noticeAndDeployment_fromFiles_areRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), NOTICE);
    var notice = DocumentReader.notice(file);
    assertThat(notice.id()).isEqualTo("example");
    Path ours =
        Files.writeString(
            folder.resolve("ours.yaml"), "deployment: ours\ntitle: Ours\nversion: 2026-01-05\n");
    assertThat(DocumentReader.deployment(ours, notice).id()).isEqualTo("ours");
  }

  @Test
  void notice_ofAFileThatIsNotThere_cannotBeRead(@TempDir Path folder) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> DocumentReader.notice(folder.resolve("none.yaml")));
  }

  @Test
  void notice_withoutInForce_isInForceFromItsVersionOn() {
    var notice = DocumentReader.notice("a.yaml", NOTICE.getBytes(UTF_8), Bundled.law()).orThrow();
    assertThat(notice.inForce().from()).contains(notice.version());
    assertThat(notice.inForce().to()).isEmpty();
    assertThat(notice.zone().getId()).isEqualTo("Europe/London");
  }

  @Test
  void lawAndDeployment_withoutInForce_areInForceAlways() {
    for (String name : List.of("law-accepted", "deployment-accepted")) {
      var document = Cases.read(Cases.FOLDER.resolve(name)).orThrow();
      assertThat(document.inForce().from()).isEmpty();
      assertThat(document.inForce().to()).isEmpty();
    }
  }

  @Test
  void with_remarksOnNamedParts_placesThemAmongTheFindings() {
    String text = NOTICE + "collects:\n  details: {categories: any, for: any, gloss: G., ";
    Reading<?> reading =
        DocumentReader.notice(
            "a.yaml", (text + "sources: [{heading: H}]}\n").getBytes(UTF_8), Bundled.law());
    Reading<?> remarked =
        reading.with(
            List.of(
                new Reading.Remark(Finding.Severity.NOTE, "collects/details", "a", "do this"),
                new Reading.Remark(Finding.Severity.NOTE, "category/name", "b", "do that"),
                new Reading.Remark(Finding.Severity.ERROR, "no/such/part", "c", "nothing")));
    assertThat(remarked.findings().stream().map(Finding::render))
        .containsExactly(
            """
            a.yaml:1:1: error: c
                 1 | notice: example
                   | ^
              help: nothing
            """,
            """
            a.yaml:5:14: note: b
                 5 | categories: {name: {label: name}}
                   |              ^^^^
              help: do that
            """,
            """
            a.yaml:8:3: note: a
                 8 |   details: {categories: any, for: any, gloss: G., sources: [{heading: H}]}
                   |   ^^^^^^^
              help: do this
            """);
  }
}
