/**
 * The style that every generated value type of this module follows; the package holds nothing else.
 */
@Value.Style(
    visibilityString = "PACKAGE",
    overshadowImplementation = true,
    strictBuilder = true,
    allParameters = true,
    allowedClasspathAnnotations = {Override.class},
    defaults = @Value.Immutable(copy = false))
package org.privacynotice;

import org.immutables.value.Value;
