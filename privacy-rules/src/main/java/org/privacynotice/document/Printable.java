package org.privacynotice.document;

/** Makes a text harmless to show, on a line or a terminal: it may come from anybody's file. */
public final class Printable {

  private Printable() {}

  /** The text with a question mark for whatever is no plain text. */
  public static String of(String text) {
    char[] all = text.toCharArray(); // quicker to look through while nothing is compiled
    for (char each : all) {
      if ((each < ' ' || each > '~') && !isPlain(each)) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.appendCodePoint(isPlain(point) ? point : '?'));
        return shown.toString();
      }
    }
    return text;
  }

  private static boolean isPlain(int point) {
    return (point >= ' ' && point <= '~')
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }
}
