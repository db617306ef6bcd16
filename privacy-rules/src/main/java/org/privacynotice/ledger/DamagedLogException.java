package org.privacynotice.ledger;

/**
 * A log's files are not as its writer left them, and not as a crash would leave them either, so
 * that nothing more is written to it. Nothing was changed; {@code privacy log verify} says in full
 * what is wrong.
 */
public final class DamagedLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedLogException(String message) {
    super(message + "; nothing was changed: find out why before you go on in another directory");
  }
}
