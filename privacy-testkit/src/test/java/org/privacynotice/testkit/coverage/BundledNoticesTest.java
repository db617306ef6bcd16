package org.privacynotice.testkit.coverage;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.testkit.table.ComplianceTable;

/** The bundled notices, held to tables that reach every clause of theirs that decides. */
@CoverageGate(clauses = 100)
class BundledNoticesTest {

  private static final Path TABLES =
      Path.of("src/test/resources/org/privacynotice/testkit/coverage");

  private static Stream<DynamicTest> cases(String notice, String table) {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice(notice))
            .log(Coverage.recording(DecisionLog.none(), BundledNoticesTest.class))
            .build();
    return ComplianceTable.of(TABLES.resolve(table)).tests(engine);
  }

  @TestFactory
  Stream<DynamicTest> contactCentre() {
    return cases("contact-centre", "contact-centre.csv");
  }

  @TestFactory
  Stream<DynamicTest> communityNewsletter() {
    return cases("community-newsletter", "community-newsletter.yaml");
  }
}
