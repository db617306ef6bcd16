package org.privacynotice.testkit.table;

/** A mistake in a table's file, with its place: what tests of the table fail with. */
final class BadTable extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  BadTable(String file, int line, int column, String message) {
    super(file + ":" + line + ":" + column + ": " + message);
  }
}
