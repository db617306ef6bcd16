package org.privacynotice.testkit.generated;

import java.util.Optional;
import net.jqwik.api.SampleReportingFormat;
import org.privacynotice.action.DataAction;
import org.privacynotice.exchange.ActionWriter;

/** Found by jqwik itself: shows an action with its facts and time, and of references only that. */
@SuppressWarnings("exports") // for jqwik alone
public final class ActionReportingFormat implements SampleReportingFormat {

  /** For jqwik. */
  public ActionReportingFormat() {}

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof DataAction;
  }

  @Override
  public Object report(Object value) {
    DataAction action = (DataAction) value;
    StringBuilder shown = new StringBuilder();
    ActionWriter.write(action, (fact, reference) -> Optional.empty(), shown);
    action.at().ifPresent(at -> shown.append(" at ").append(at));
    return SampleReportingFormat.plainLabel(shown.toString());
  }
}
