/**
 * Compliance unit tests: {@link PrivacyNotice} gives a test an engine, its notice, a clock and a
 * log; {@link PrivacyAssertions} asserts about decisions, engines and all that a service asked; a
 * {@link Recorder} holds what it does against that.
 */
@NullMarked
package org.privacynotice.testkit;

import org.jspecify.annotations.NullMarked;
