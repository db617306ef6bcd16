package org.privacynotice.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests with a notice: parameters of test, lifecycle and constructor get what belongs to it, by
 * their type.
 *
 * <ul>
 *   <li>{@link org.privacynotice.engine.PrivacyEngine}: decides by the notice, the bundled law and
 *       what the attributes add, at the clock's time, and logs to the recording log
 *   <li>{@link org.privacynotice.notice.Notice}: the version in force at {@link #at}, else the
 *       latest
 *   <li>{@link TestClock}: the engine's clock; it stands at {@link #at} until the test moves it
 *   <li>{@link RecordingLog}: what the engine was asked
 *   <li>{@link Recorder}: over that log; a breach that it saw and nobody reported fails the test
 * </ul>
 *
 * <p>Each test has its own; tests may run in parallel. The annotation of a parameter comes before
 * that of its own method, that before the test method's, and that before the class's; the nearest
 * counts, with all its attributes, for the constructor of that test too. Two parameters with equal
 * annotations belong to the same engine.
 *
 * <pre>{@code
 * @PrivacyNotice("contact-centre")
 * class PermitsTest {
 *   @Test
 *   void penaltyChargeNotices_neverReachSidem(PrivacyEngine engine) {
 *     assertThat(engine)
 *         .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(PrivacyExtension.class)
public @interface PrivacyNotice {

  /**
   * The notice: the id of a bundled one, or a file, from the working directory or on the class
   * path; of several versions each.
   */
  String[] value();

  /** The council's deployment file, found as the notice's; none, where it is empty. */
  String deployment() default "";

  /**
   * Instead of a deployment file: a method of the test class, or else of the nearest that encloses
   * it, that returns a {@link org.privacynotice.notice.Deployment}, with no parameter or the {@link
   * org.privacynotice.notice.Notice}; static, where the constructor gets something.
   */
  String deployedBy() default "";

  /**
   * What holds for every case, beside or instead of what the deployment says, each as {@code
   * fact=value}: {@code policy-document=apd/2026-01}, {@code further-use=false}.
   */
  String[] standing() default {};

  /** Facts whose presumption is withdrawn, besides those of the deployment. */
  String[] withdrawn() default {};

  /** More of a retention schedule: what stands under {@code retention:} in a deployment file. */
  String schedule() default "";

  /**
   * Whether a test that takes the engine, its log or the recorder fails where the engine answered
   * nothing while it ran and nothing was proved about it: such a test shows nothing. What was asked
   * in the constructor, in {@code @BeforeEach} or in {@code @AfterEach} does not count. The tests
   * that a {@code @TestFactory} makes count together.
   */
  boolean mustDecide() default true;

  /** When it is: an instant, or a day for its beginning in the notice's zone. */
  String at() default "2026-01-05T09:00:00Z";
}
