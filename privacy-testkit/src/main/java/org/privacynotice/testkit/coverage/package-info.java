/**
 * Which clauses of a notice the tests reached, and gates for those that they did not. A gate that
 * passes has been reached, or the console says that only a part of its class's tests was selected;
 * where it cannot be sure it fails: see {@link org.privacynotice.testkit.coverage.Coverage} for
 * runs of several virtual machines.
 */
@NullMarked
package org.privacynotice.testkit.coverage;

import org.jspecify.annotations.NullMarked;
