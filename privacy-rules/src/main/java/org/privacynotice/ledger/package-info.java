/**
 * The decision log as files: records chained by their hashes, which are the leaves of a tree that
 * checkpoints sign.
 */
@NullMarked
package org.privacynotice.ledger;

import org.jspecify.annotations.NullMarked;
