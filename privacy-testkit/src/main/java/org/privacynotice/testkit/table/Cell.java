package org.privacynotice.testkit.table;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What stands in one place of a table.
 *
 * @param text what is written there; the words of a list parted by semicolons
 * @param line its line in the file, from 1
 * @param column where it begins in that line, from 1
 */
record Cell(String text, int line, int column) {

  private static final int MOST_SHOWN = 64;
  private static final Splitter LIST = Splitter.on(';').trimResults().omitEmptyStrings();

  List<String> words() {
    return ImmutableList.copyOf(LIST.split(text));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Without what looks blank at either end, what spreadsheets write there too. */
  static String trimmed(String text) {
    return CharMatcher.whitespace().trimFrom(text);
  }

  /** The writer's words in backticks, shortened; what is no plain text shows as question marks. */
  static String quoted(String words) {
    String shown = words.length() > MOST_SHOWN ? words.substring(0, MOST_SHOWN) + "..." : words;
    return "`"
        + CharMatcher.inRange(' ', '~')
            .or(CharMatcher.inRange('\u00A1', '\u024F'))
            .negate()
            .replaceFrom(shown, '?')
        + "`";
  }
}
