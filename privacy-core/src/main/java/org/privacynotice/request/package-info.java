/** What people ask about their data, and by when they must be answered. */
@NullMarked
package org.privacynotice.request;

import org.jspecify.annotations.NullMarked;
