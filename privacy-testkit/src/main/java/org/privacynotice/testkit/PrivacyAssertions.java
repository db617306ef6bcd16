package org.privacynotice.testkit;

import org.assertj.core.annotation.CheckReturnValue;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;

/** Where assertions begin; import {@link #assertThat} statically, beside AssertJ's own. */
public final class PrivacyAssertions {

  private PrivacyAssertions() {}

  /** Starts asserting about a decision. */
  @CheckReturnValue
  public static DecisionAssert assertThat(Decision decision) {
    return new DecisionAssert(decision);
  }

  /** Starts asserting about an engine. */
  @CheckReturnValue
  public static EngineAssert assertThat(PrivacyEngine engine) {
    return new EngineAssert(engine);
  }

  /** Starts asserting about all that was asked. */
  @CheckReturnValue
  public static LogAssert assertThat(RecordingLog log) {
    return new LogAssert(log);
  }

  /** Starts asserting about what a service did. */
  @CheckReturnValue
  public static RecorderAssert assertThat(Recorder recorder) {
    return new RecorderAssert(recorder);
  }
}
