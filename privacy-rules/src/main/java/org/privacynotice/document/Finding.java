package org.privacynotice.document;

import com.google.common.base.Strings;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something to mend, or to know, about a document.
 *
 * @param severity how bad it is
 * @param file the file's name
 * @param place where
 * @param message what, in one lower-case sentence with the writer's words in backticks
 * @param source the line it stands in; empty where the file has none
 * @param help what to write instead, if that is known
 */
public record Finding(
    Severity severity,
    String file,
    Place place,
    String message,
    String source,
    Optional<String> help) {

  /** By place, then errors before notes, then by message. */
  static final Comparator<Finding> ORDER =
      Comparator.comparingInt((Finding finding) -> finding.place().line())
          .thenComparingInt(finding -> finding.place().column())
          .thenComparing(Finding::severity)
          .thenComparing(Finding::message);

  private static final int SHOWN = 160;

  /** How bad a finding is. */
  public enum Severity {
    /** The document cannot be used. */
    ERROR("error"),
    /** Good to know. */
    NOTE("note");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word before the message. */
    public String word() {
      return word;
    }
  }

  /** As a person reads it: place and message, the line with a caret, help apart. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(file).append(':').append(place.line()).append(':').append(place.column());
    text.append(": ").append(severity.word()).append(": ").append(message).append('\n');
    if (!source.isEmpty()) {
      excerpt(text);
    }
    help.ifPresent(words -> text.append("  help: ").append(words).append('\n'));
    return text.toString();
  }

  /**
   * The line about the place, however long the line is; what is no plain text shows as a question
   * mark.
   */
  private void excerpt(StringBuilder text) {
    int[] points = Printable.of(source).codePoints().toArray();
    int caret = Math.min(place.column() - 1, points.length);
    int from = Math.max(0, Math.min(caret - SHOWN / 2, points.length - SHOWN));
    int to = Math.min(points.length, from + SHOWN);
    String number = String.valueOf(place.line());
    String gutter = "  " + Strings.padStart(number, 4, ' ') + " | ";
    text.append(gutter).append(new String(points, from, to - from)).append('\n');
    int carets = Math.max(1, Math.min(place.length(), to - caret));
    text.append(" ".repeat(gutter.length() - 2)).append("| ");
    text.append(" ".repeat(caret - from)).append("^".repeat(carets)).append('\n');
  }
}
