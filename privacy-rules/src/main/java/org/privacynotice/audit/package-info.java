/**
 * Reading a decision log without trusting it: whether it is whole, what is damaged, what it says.
 *
 * <p>How a log is verified: {@code Scan} reads each segment once and cuts its lines into {@code
 * Run}s, stretches in which every record follows from the one before; an undamaged segment is one
 * run. {@code Diagnosis} says which runs stand in their place, and names what happened to the
 * others. What is known of a segment then is its {@code SegmentSummary}; neighbours join. {@code
 * Naming} names what the seams show; {@code Verification} does all this for a directory, and
 * compares the whole with its checkpoints and documents.
 */
@NullMarked
package org.privacynotice.audit;

import org.jspecify.annotations.NullMarked;
