/**
 * Documents as files: reading notices, the law and deployments, and writing them in their one
 * canonical form.
 */
@NullMarked
package org.privacynotice.document;

import org.jspecify.annotations.NullMarked;
