/** Assertions about decisions, for compliance unit tests. */
@NullMarked
package org.privacynotice.testkit;

import org.jspecify.annotations.NullMarked;
