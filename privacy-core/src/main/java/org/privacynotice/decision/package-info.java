/** What was decided about an action, and why. */
@NullMarked
package org.privacynotice.decision;

import org.jspecify.annotations.NullMarked;
