package org.privacynotice.ledger;

import java.time.Instant;

/**
 * Records that were deleted because their retention period is over.
 *
 * @param first the number of the first of them
 * @param before the number of the first that is kept
 * @param segments how many files they stood in
 * @param until when the latest of them was made
 */
public record PrunedRecords(long first, long before, int segments, Instant until) {}
