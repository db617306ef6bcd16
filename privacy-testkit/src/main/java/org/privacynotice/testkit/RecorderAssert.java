package org.privacynotice.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a service did, beside what it asked; for the latter see its log. */
public class RecorderAssert extends AbstractAssert<RecorderAssert, Recorder> {

  /** Asserts about a recorder. */
  public RecorderAssert(Recorder actual) {
    super(actual, RecorderAssert.class);
  }

  /**
   * The service did something, and whatever it is known to have done it had asked for and was
   * permitted. It fails where nothing was reported. What it fails with is reported to the test.
   */
  public RecorderAssert actedAsAnswered() {
    isNotNull();
    if (actual.done().isEmpty()) {
      failWithMessage(
          "%s",
          new Facts()
              .add("expected", "done as it was answered")
              .add("got", "nothing was reported as done")
              .add("remedy", "wrap the service's ports, or say `recorder.did(action)`")
              .text());
    }
    List<String> breaches = actual.breaches();
    if (!breaches.isEmpty()) {
      failWithMessage("%s", String.join("\n", breaches));
    }
    return this;
  }
}
