/** A service of a council with a leak, for the kit's own tests to catch. */
@NullMarked
package org.privacynotice.testkit.sample;

import org.jspecify.annotations.NullMarked;
