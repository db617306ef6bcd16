package org.privacynotice.testkit.sample;

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
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.coverage.CoverageReport;
import org.privacynotice.testkit.sample.ParkingPermits.Matter;
import org.privacynotice.testkit.table.ComplianceTable;
import org.privacynotice.testkit.table.PermissionMatrix;
import org.privacynotice.vocabulary.LawfulBasis;

/** What the docs show in Java stands here too, and but for the later step runs. */
class DocsTest {

  private static final String NAME = "Zebedee Quill";
  private static final String ADDRESS = "7 Larkspur Mews";

  @Test
  void examples_ofTheDocs_standHere() throws IOException {
    String here =
        Files.readString(Path.of("src/test/java/org/privacynotice/testkit/sample/DocsTest.java"))
            .replaceAll("(?m)^ +", "");
    List<String> shown =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/compliance-tables.md")))
            .results()
            .map(example -> example.group(1).replaceAll("(?m)^ +", ""))
            .toList();

    assertThat(shown).hasSize(4).allSatisfy(example -> assertThat(here).contains(example));
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
