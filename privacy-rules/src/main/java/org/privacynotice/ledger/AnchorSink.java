package org.privacynotice.ledger;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

  /**
   * Adds checkpoints to a file, each forced: the form that {@code privacy log verify --checkpoint}
   * takes. It shows something only where nobody who can write the log can change the file.
   */
  static AnchorSink file(Path elsewhere) {
    return note -> {
      try (FileChannel file =
          FileChannel.open(elsewhere, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        CheckpointFile.add(note, file, file.size());
      }
    };
  }

  /** Keeps checkpoints nowhere but in the log itself, which cannot then show a cut. */
  static AnchorSink none() {
    return note -> {};
  }
}
