package org.privacynotice.testkit.sample;

import static com.google.common.collect.Iterables.getOnlyElement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.privacynotice.testkit.sample.FakeSidem.doing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.coverage.CoverageReport;
import org.privacynotice.testkit.sample.ParkingPermits.Matter;
import org.privacynotice.testkit.table.ComplianceTable;
import org.privacynotice.testkit.table.PermissionMatrix;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * What the docs show in Java stands here too, in {@link DocsPropertyTest} or in {@link FakeSidem},
 * and but for the later step runs.
 */
class DocsTest {

  private static final String NAME = "Zebedee Quill";
  private static final String ADDRESS = "7 Larkspur Mews";

  @Test
  void examples_ofTheDocs_standHere() throws IOException {
    StringBuilder here = new StringBuilder();
    for (String source : List.of("DocsTest", "DocsPropertyTest", "FakeSidem")) {
      here.append(
          Files.readString(
              Path.of("src/test/java/org/privacynotice/testkit/sample/" + source + ".java")));
    }

    assertThat(shown("java"))
        .hasSize(6)
        .allSatisfy(example -> assertThat(flush(here.toString())).contains(flush(example)));
  }

  @Test
  void tables_ofTheDocs_holdTheSameCases(
      @PrivacyNotice("contact-centre") PrivacyEngine engine, @TempDir Path folder)
      throws Throwable {
    for (String format : List.of("csv", "yaml")) {
      Path file = folder.resolve("cases." + format);
      Files.writeString(file, getOnlyElement(shown(format)));
      List<DynamicTest> cases = ComplianceTable.of(file).tests(engine).toList();

      assertThat(cases)
          .extracting(DynamicTest::getDisplayName)
          .containsExactly("a permit goes to SIDEM", "a fine does not", "nobody else gets it");
      for (DynamicTest each : cases) {
        each.getExecutable().execute();
      }
    }
  }

  @Test
  void jqwik_ofTheDocs_isTheOneThatRunsHere() throws IOException {
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains(
            "<jqwik.version>"
                + getOnlyElement(shown("xml")).replaceAll("(?s).*<version>|</version>.*", "")
                + "</jqwik.version>");
  }

  private static List<String> shown(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("docs/compliance-tables.md")))
        .results()
        .map(example -> example.group(1))
        .toList();
  }

  private static String flush(String text) {
    return text.replaceAll("(?m)^ +", "");
  }

  @Nested
  class TheNotice {
    @TestFactory
    Stream<DynamicTest> cases(@PrivacyNotice("contact-centre") PrivacyEngine engine) {
      return ComplianceTable.of(Path.of("src/test/resources/cases.csv")).tests(engine);
    }

    @Test
    void namesGoWhereReviewed(@PrivacyNotice("contact-centre") PrivacyEngine engine) {
      PermissionMatrix.of(engine, share -> share.categories("name").basis(LawfulBasis.PUBLIC_TASK))
          .matches(Path.of("src/test/resources/who-gets-names.csv"));
    }
  }

  @Nested
  @PrivacyNotice("contact-centre")
  class TheService {
    @TestFactory
    Stream<DynamicTest> cases(PrivacyEngine engine, Recorder recorder) {
      Sidem sidem = recorder.port(Sidem.class, new FakeSidem(), call -> doing(engine, call));
      ParkingPermits permits = ParkingPermits.mended(engine, sidem);
      return ComplianceTable.of(Path.of("src/test/resources/cases.csv"))
          .tests(engine, recorder, asked -> permits.handle(matter(asked.purpose()), NAME, ADDRESS));
    }

    private static Matter matter(String purpose) {
      return Matter.of(purpose).orElseThrow();
    }
  }

  /** Not of this run. */
  static class LaterStep {
    @Test
    void everyClauseIsReached() {
      CoverageReport.read(Path.of("target/privacy-coverage")).requireClauses(100);
    }
  }
}
