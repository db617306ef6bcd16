package org.privacynotice.testkit;

import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;

/** Where assertions begin; import {@link #assertThat} statically, beside AssertJ's own. */
public final class PrivacyAssertions {

  private PrivacyAssertions() {}

  /** Starts asserting about a decision. */
  public static DecisionAssert assertThat(Decision decision) {
    return new DecisionAssert(decision);
  }

  /** Starts asserting about an engine. */
  public static EngineAssert assertThat(PrivacyEngine engine) {
    return new EngineAssert(engine);
  }

  /** Starts asserting about all that was asked. */
  public static LogAssert assertThat(RecordingLog log) {
    return new LogAssert(log);
  }

  /** Starts asserting about what a service did. */
  public static RecorderAssert assertThat(Recorder recorder) {
    return new RecorderAssert(recorder);
  }
}
