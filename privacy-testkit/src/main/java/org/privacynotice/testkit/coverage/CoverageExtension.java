package org.privacynotice.testkit.coverage;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds a test class to its {@link CoverageGate} once its tests are over. */
final class CoverageExtension implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Coverage.reportAtEnd(context);
    gate(context)
        .filter(gate -> gate.clauses() < 0 || gate.clauses() > 100)
        .ifPresent(
            gate -> {
              throw new ExtensionConfigurationException(
                  "@CoverageGate(clauses = "
                      + gate.clauses()
                      + "): takes a whole number from 0 to 100");
            });
  }

  @Override
  public void afterAll(ExtensionContext context) {
    gate(context).ifPresent(gate -> hold(gate, context));
  }

  /** What some of the tests reach says nothing of the class. */
  private static void hold(CoverageGate gate, ExtensionContext context) {
    try {
      Coverage.of(context.getRequiredTestClass()).requireClauses(gate.clauses());
    } catch (AssertionError tooFew) {
      String part =
          Optional.of(context)
              .filter(of -> Coverage.minimum().isEmpty())
              .flatMap(GivenTests::part)
              .orElseThrow(() -> tooFew);
      Coverage.notHeld(context.getRequiredTestClass(), part);
    }
  }

  /** The class's own or inherited one: that of an enclosing class is held to when that is over. */
  private static Optional<CoverageGate> gate(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), CoverageGate.class);
  }
}
