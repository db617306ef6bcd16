/**
 * Compliance as tables: cases that a data protection officer writes, run as tests, and the matrix
 * of who may be given data for what, held against a reviewed file.
 */
@NullMarked
package org.privacynotice.testkit.table;

import org.jspecify.annotations.NullMarked;
