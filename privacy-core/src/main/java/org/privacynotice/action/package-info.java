/** What a service asks leave to do: collect, use, share, retain or erase. */
@NullMarked
package org.privacynotice.action;

import org.jspecify.annotations.NullMarked;
