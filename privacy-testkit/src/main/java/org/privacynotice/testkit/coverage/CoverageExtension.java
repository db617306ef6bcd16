package org.privacynotice.testkit.coverage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Holds a test class to its {@link CoverageGate} once its tests are over. */
final class CoverageExtension implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Coverage.reportAtEnd(context);
    CoverageGate gate = gate(context);
    if (gate != null && (gate.clauses() < 0 || gate.clauses() > 100)) {
      throw new ExtensionConfigurationException(
          "@CoverageGate(clauses = " + gate.clauses() + "): takes a whole number from 0 to 100");
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    CoverageGate gate = gate(context);
    if (gate != null) {
      Coverage.of(context.getRequiredTestClass()).requireClauses(gate.clauses());
    }
  }

  /** That of the class itself: nested classes count with it, and have none of their own. */
  private static @Nullable CoverageGate gate(ExtensionContext context) {
    return context.getRequiredTestClass().getDeclaredAnnotation(CoverageGate.class);
  }
}
