/**
 * Actions and decisions, requests and terms as JSON, one a line, in the fixed form that callers
 * exchange.
 */
@NullMarked
package org.privacynotice.exchange;

import org.jspecify.annotations.NullMarked;
