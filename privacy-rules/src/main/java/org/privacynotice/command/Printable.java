package org.privacynotice.command;

/** Makes a caller's text harmless on a terminal. */
final class Printable {

  private Printable() {}

  /** The text with everything but plain ASCII shown as a question mark. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(point -> out.appendCodePoint(point >= ' ' && point <= '~' ? point : '?'));
    return out.toString();
  }
}
