package org.privacynotice.testkit.generated;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside jqwik's {@code @ForAll}: the notice whose vocabulary the values of a parameter are drawn
 * from. The parameter is an action ({@link org.privacynotice.action.DataAction} or one kind of it),
 * a person's request, a data category, a purpose, a recipient, a processor or another party, a
 * controller, a lawful basis or a point of Art 9(2), a clause, a scope, a condition, a source, a
 * fact, a retention entry or period, a deployment, a time limit, or a disclosure that the law
 * wants. Any other type is an error; of a list or an optional annotate what is in it, {@code
 * List<@FromNotice("contact-centre") Share>}. Values of one fact come from {@link
 * NoticeArbitraries#values}.
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

  /**
   * The id of a bundled notice, or the file of another, from the working directory or on the class
   * path.
   */
  String value();

  /**
   * The council's deployment file, found as the notice's; none, where it is empty. With one,
   * actions are drawn near the boundaries of its clauses too, as of its retention schedule.
   */
  String deployment() default "";
}
