/** Logging why: every decision is recorded before it is returned. */
@NullMarked
package org.privacynotice.log;

import org.jspecify.annotations.NullMarked;
