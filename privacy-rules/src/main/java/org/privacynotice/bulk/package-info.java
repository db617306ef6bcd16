/** Many at once: by all cores, in order, in constant memory. */
@NullMarked
package org.privacynotice.bulk;

import org.jspecify.annotations.NullMarked;
