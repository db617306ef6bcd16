package org.privacynotice.testkit;

import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.SoftAssertions;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;

/**
 * Assertions that all run, and fail together in {@link #assertAll}; AssertJ's own among them.
 *
 * <p>With AssertJ's {@code SoftAssertionsExtension} take it as a parameter of the test, and {@code
 * assertAll} is called at its end; or make it in the test, and call that yourself. As a field it
 * loses failures where tests run in parallel: the extension mixes up the fields of a class.
 */
public class PrivacySoftAssertions extends SoftAssertions {

  /** None yet. */
  public PrivacySoftAssertions() {}

  /** Starts asserting about a decision. */
  @CheckReturnValue
  public DecisionAssert assertThat(Decision decision) {
    return proxy(DecisionAssert.class, Decision.class, decision);
  }

  /** Starts asserting about an engine. */
  @CheckReturnValue
  public EngineAssert assertThat(PrivacyEngine engine) {
    return proxy(EngineAssert.class, PrivacyEngine.class, engine);
  }

  /** Starts asserting about all that was asked. */
  @CheckReturnValue
  public LogAssert assertThat(RecordingLog log) {
    return proxy(LogAssert.class, RecordingLog.class, log);
  }

  /** Starts asserting about what a service did. */
  @CheckReturnValue
  public RecorderAssert assertThat(Recorder recorder) {
    return proxy(RecorderAssert.class, Recorder.class, recorder);
  }
}
