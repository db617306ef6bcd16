package org.privacynotice.command;

import org.privacynotice.document.Finding;

/** Makes a caller's text harmless on a terminal. */
final class Printable {

  private Printable() {}

  /** The text with a question mark for whatever would not show. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> out.appendCodePoint(Finding.isShown(point) ? point : '?'));
    return out.toString();
  }
}
