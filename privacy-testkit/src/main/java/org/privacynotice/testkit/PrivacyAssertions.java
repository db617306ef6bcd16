package org.privacynotice.testkit;

import org.privacynotice.decision.Decision;

/** Where assertions begin; import {@link #assertThat} statically, beside AssertJ's own. */
public final class PrivacyAssertions {

  private PrivacyAssertions() {}

  /** Starts asserting about a decision. */
  public static DecisionAssert assertThat(Decision decision) {
    return new DecisionAssert(decision);
  }
}
