package org.privacynotice.testkit.generated;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside jqwik's {@code @ForAll}: the notice whose vocabulary the values of a parameter are drawn
 * from. The parameter is an action ({@link org.privacynotice.action.DataAction} or one kind of it),
 * a data category, a purpose, a recipient, a processor, a clause or a fact.
 *
 * <pre>{@code
 * @Property
 * void serviceAsksFirst(@ForAll @FromNotice("contact-centre") Share share) { ... }
 * }</pre>
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromNotice {

  /** The id of a bundled notice, or the file of another, from the working directory on. */
  String value();
}
