/**
 * Compliance unit tests: {@link PrivacyNotice} gives a test an engine, its notice, a clock and a
 * log; {@link PrivacyAssertions} asserts about decisions, engines and all that a service asked; a
 * {@link Recorder} holds what it does against that.
 *
 * <p>A test that takes an engine fails unless the engine answers something while the test itself
 * runs, and assertions about a log or a recorder fail where it is empty. What a service does
 * without the engine, or past the recorder's ports, is not seen.
 *
 * <p>It needs JUnit Jupiter 5.12.1 or later.
 */
@NullMarked
package org.privacynotice.testkit;

import org.jspecify.annotations.NullMarked;
