/** How long records are kept. */
@NullMarked
package org.privacynotice.retention;

import org.jspecify.annotations.NullMarked;
