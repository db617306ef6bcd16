package org.privacynotice.testkit.coverage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test class unless its tests reached enough of the clauses that decide, of each notice
 * that they asked. It counts what was recorded for the class, by {@link Coverage#recording} or by
 * the kit's own extension, which records for the enclosing classes of a nested one too; where
 * nothing was, it fails.
 *
 * <p>On a base class, an interface or an annotation it holds each test class below to it, by itself
 * alone. A nested class counts with those that enclose it; it is held to a gate apart where one
 * stands on it. Other engines than Jupiter know nothing of it, nor it of their tests: not on
 * jqwik's properties.
 *
 * <p>Where a run was given only some of the class's tests, by name or by tag, and they reach too
 * little, the class is not held to its gate, and the console says so at the end, with how many of
 * how many. Tests of nested classes are among them. One that aborts, fails or is disabled by a
 * condition was given too, so it excuses nothing; what is {@code @Disabled} is not missed; and a
 * method with many cases is a single test. A filter that is there for good leaves the gate unheld
 * for good: a run with a {@value Coverage#MINIMUM}, if only of 0, holds every class to its gate
 * whatever it was given.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({GivenTests.class, CoverageExtension.class})
@SuppressWarnings("exports") // the extensions are for JUnit alone
public @interface CoverageGate {

  /** How many of a hundred clauses, 0 to 100. */
  int clauses() default 100;
}
