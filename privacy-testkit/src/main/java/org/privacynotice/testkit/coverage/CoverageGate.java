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
 * stands on it. Other engines than Jupiter know nothing of it: not on jqwik's properties. A run of
 * some tests of a class reaches less, and may fail.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CoverageExtension.class)
@SuppressWarnings("exports") // the extension is for JUnit alone
public @interface CoverageGate {

  /** How many of a hundred clauses, 0 to 100. */
  int clauses() default 100;
}
