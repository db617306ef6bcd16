import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.privacynotice.testkit.coverage.CoverageReport;

class ClausesCheck {

  @Test
  void bothVirtualMachines_count() {
    CoverageReport report = CoverageReport.read(Path.of("target/privacy-coverage"));
    assertThat(report.unreached())
        .contains("processors/raad")
        .doesNotContain("processors/sidem", "processors/rocktime");
    report.requireClauses(4);
  }
}
