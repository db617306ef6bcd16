package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** The lines of a file's text, taken apart only when one is to be shown. */
final class SourceLines {

  /** No line of it is shown. */
  static final SourceLines NONE = new SourceLines("");

  private final String text;
  private @Nullable ImmutableList<String> lines; // the same, whoever takes them apart first

  SourceLines(String text) {
    this.text = text;
  }

  /** The line at a place; empty where there is none. */
  String at(Place place) {
    ImmutableList<String> known = lines;
    if (known == null) {
      known = text.lines().collect(ImmutableList.toImmutableList());
      lines = known;
    }
    return place.line() <= known.size() ? known.get(place.line() - 1) : "";
  }
}
