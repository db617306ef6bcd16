package org.privacynotice.testkit.coverage;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.testkit.table.ComplianceTable;

/** The bundled notice, held to a table that reaches every clause of it that decides. */
@CoverageGate(clauses = 100)
class ContactCentreCoverageTest {

  private static final Path CASES =
      Path.of("src/test/resources/org/privacynotice/testkit/coverage/contact-centre.csv");

  @TestFactory
  Stream<DynamicTest> cases() {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(Coverage.recording(DecisionLog.none(), ContactCentreCoverageTest.class))
            .build();
    return ComplianceTable.of(CASES).tests(engine);
  }
}
