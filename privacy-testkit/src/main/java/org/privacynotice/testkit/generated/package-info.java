/**
 * Actions made up by jqwik from a notice's own vocabulary, near the boundaries of its clauses, and
 * principles that any notice or service can be held to. The only package that needs jqwik.
 */
@NullMarked
package org.privacynotice.testkit.generated;

import org.jspecify.annotations.NullMarked;
