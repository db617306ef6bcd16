package org.privacynotice.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a log's checkpoints have come: what an operator watches. While what is kept elsewhere is
 * older than what was signed, that much of the log could be cut off unseen.
 *
 * @param signed over how many records the newest checkpoint is; 0 when there is none
 * @param signedAt when it was signed by this writer; empty when it has signed none
 * @param anchored over how many records the newest checkpoint is that the sink kept for this
 *     writer; 0 when there is none
 * @param anchoredAt when it was kept
 * @param failure the kind of the last failure to sign or to keep one, its class's name and nothing
 *     that it says; empty once one is kept again
 * @param failedAt when that was
 */
public record AnchorState(
    long signed,
    Optional<Instant> signedAt,
    long anchored,
    Optional<Instant> anchoredAt,
    Optional<String> failure,
    Optional<Instant> failedAt) {

  /** Nothing was done yet by this writer, over a log whose newest checkpoint is of this size. */
  static AnchorState begin(long signed) {
    return new AnchorState(
        signed, Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether a checkpoint was signed that is not kept elsewhere yet. */
  public boolean isBehind() {
    return signed > anchored;
  }

  AnchorState signed(long size, Instant at) {
    return new AnchorState(size, Optional.of(at), anchored, anchoredAt, failure, failedAt);
  }

  AnchorState anchored(long size, Instant at) {
    return new AnchorState(
        signed, signedAt, size, Optional.of(at), Optional.empty(), Optional.empty());
  }

  AnchorState failed(Throwable failure, Instant at) {
    return new AnchorState(
        signed,
        signedAt,
        anchored,
        anchoredAt,
        Optional.of(failure.getClass().getSimpleName()),
        Optional.of(at));
  }
}
