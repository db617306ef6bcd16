/** Which clauses of a notice the tests reached, and a gate for those that they did not. */
@NullMarked
package org.privacynotice.testkit.coverage;

import org.jspecify.annotations.NullMarked;
