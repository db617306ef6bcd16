package org.privacynotice.testkit.generated;

import net.jqwik.api.SampleReportingFormat;
import org.privacynotice.document.CanonicalWriter;
import org.privacynotice.notice.Deployment;

/** Found by jqwik itself: shows a deployment as its file. */
@SuppressWarnings("exports") // for jqwik alone
public final class DeploymentReportingFormat implements SampleReportingFormat {

  /** For jqwik. */
  public DeploymentReportingFormat() {}

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Deployment;
  }

  @Override
  public Object report(Object value) {
    return SampleReportingFormat.plainLabel(CanonicalWriter.write((Deployment) value));
  }
}
