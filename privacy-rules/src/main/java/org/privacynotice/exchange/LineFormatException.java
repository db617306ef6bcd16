package org.privacynotice.exchange;

/**
 * A line that is no action, or no request: the caller's mistake, not a refusal. The message names
 * the key and never repeats a value that has not the form of an id.
 */
public final class LineFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int column;

  LineFormatException(int column, String message) {
    super(message);
    this.column = column;
  }

  /** Where in the line, from 1. */
  public int column() {
    return column;
  }
}
