package org.privacynotice.ledger;

import java.util.Optional;

/** Why a segment was given up, and the log goes on in another. */
enum Cause {
  /** When the log was opened, the segment did not end with a whole record. */
  TORN("torn"),
  /** A write failed, or wrote a part only. */
  WRITE_FAILED("write-failed"),
  /** What was written could not be forced; a second force would say nothing about it. */
  FORCE_FAILED("force-failed"),
  /** The segment's directory could not be written to, and the other one could. */
  STANDBY("standby");

  private final String id;

  Cause(String id) {
    this.id = id;
  }

  /** The record that tells of it, and of what was set aside. */
  Chain.Line line(Optional<Place.Torn> torn) {
    return Chain.Line.of(
        "recovery",
        "\"cause\":\""
            + id
            + '"'
            + torn.map(
                    each ->
                        ",\"file\":\"%s\",\"bytes\":%d,\"digest\":\"%s\""
                            .formatted(each.file(), each.bytes(), each.digest()))
                .orElse(""));
  }
}
