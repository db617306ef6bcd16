/** The command line: {@code privacy decide}, {@code check}, {@code notices} and {@code demo}. */
@NullMarked
package org.privacynotice.command;

import org.jspecify.annotations.NullMarked;
