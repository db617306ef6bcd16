/** Deciding: an engine answers whether an action is permitted, and why. */
@NullMarked
package org.privacynotice.engine;

import org.jspecify.annotations.NullMarked;
