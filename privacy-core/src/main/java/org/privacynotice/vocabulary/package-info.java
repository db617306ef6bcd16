/** The words a notice speaks in: categories, purposes, recipients, lawful bases and facts. */
@NullMarked
package org.privacynotice.vocabulary;

import org.jspecify.annotations.NullMarked;
