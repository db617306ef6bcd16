/**
 * What a notice, the law and a council's deployment say: clauses and the documents they stand in.
 */
@NullMarked
package org.privacynotice.notice;

import org.jspecify.annotations.NullMarked;
