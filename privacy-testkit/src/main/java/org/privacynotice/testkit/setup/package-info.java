/**
 * What tests are given to start from: documents that an annotation names, and deployments like
 * others. For the kit alone.
 */
@NullMarked
package org.privacynotice.testkit.given;

import org.jspecify.annotations.NullMarked;
