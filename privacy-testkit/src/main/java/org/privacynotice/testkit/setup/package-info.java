/**
 * What an engine under test is set up with: documents that an annotation names, and deployments
 * made for the test. For the kit alone.
 */
@NullMarked
package org.privacynotice.testkit.setup;

import org.jspecify.annotations.NullMarked;
