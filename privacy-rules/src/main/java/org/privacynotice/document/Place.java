package org.privacynotice.document;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param length how many code points are meant, at least 1
 */
public record Place(int line, int column, int length) {

  /** The beginning of a file. */
  public static final Place START = new Place(1, 1, 1);
}
