package org.privacynotice.ledger;

/**
 * Where a service keeps checkpoints that whoever can write the log cannot change: another host, a
 * ticket, a mail to the data protection officer, a witness. Only there do they show that the log
 * was cut short, put back to an older copy, or written anew.
 *
 * <p>It is called on one thread of the log's own, never on that of a decision, with one checkpoint
 * at a time, each longer than the one before. If it throws, the failure is told and the newest
 * checkpoint is handed over again later; older ones may be passed over, for the newest says all
 * that they do.
 */
@FunctionalInterface
public interface AnchorSink {

  /**
   * Keeps a checkpoint; returns once it is kept.
   *
   * @param note the signed note, as text: {@link SignedNote#toString}
   * @throws Exception when it could not be kept
   */
  void keep(SignedNote note) throws Exception;

  /** Keeps checkpoints nowhere but in the log itself, which cannot then show a cut. */
  static AnchorSink none() {
    return note -> {};
  }
}
