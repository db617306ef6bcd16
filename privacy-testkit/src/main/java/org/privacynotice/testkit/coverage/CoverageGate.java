package org.privacynotice.testkit.coverage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test class unless its tests reached enough of the clauses that decide, of each notice
 * that they asked. It counts what was recorded for the class, by {@link Coverage#recording(
 * org.privacynotice.log.DecisionLog, Class)}; where nothing was, it fails.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CoverageExtension.class)
@SuppressWarnings("exports") // the extension is for JUnit alone
public @interface CoverageGate {

  /** How many of a hundred clauses, 0 to 100. */
  int clauses() default 100;
}
