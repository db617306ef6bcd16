package org.privacynotice.testkit.coverage;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Each test of runs within a run begins without a minimum, whatever the run around it is held to.
 */
final class WithoutMinimum implements BeforeEachCallback, AfterEachCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(WithoutMinimum.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(Coverage.MINIMUM, System.getProperty(Coverage.MINIMUM));
    System.clearProperty(Coverage.MINIMUM);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.clearProperty(Coverage.MINIMUM);
    String around = context.getStore(NAMESPACE).get(Coverage.MINIMUM, String.class);
    if (around != null) {
      System.setProperty(Coverage.MINIMUM, around);
    }
  }
}
