/**
 * Actions made up by jqwik from a notice's own vocabulary, near the boundaries of its clauses, and
 * principles that any notice or service can be held to. The only package that needs jqwik.
 *
 * <p>Drawn is what a user hands to the library and a notice has names for; what only the library
 * makes (decisions and what they consist of, the terms of a request, a {@code CategorySet}), whole
 * notices and laws, parts that mean nothing alone (the value of a fact, a selection, the dates of a
 * request, a document's {@code InForce} and {@code Jurisdiction}) and enumerations that no notice
 * narrows are not.
 */
@NullMarked
package org.privacynotice.testkit.generated;

import org.jspecify.annotations.NullMarked;
