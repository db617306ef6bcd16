/**
 * What a decision costs, beside hand-written code and other engines that decide the same requests.
 */
@NullMarked
package org.privacynotice.benchmark;

import org.jspecify.annotations.NullMarked;
