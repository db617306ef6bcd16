package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.privacynotice.vocabulary.Suggestion;

/** Gathers the findings of one file. */
final class Findings {

  /** After so many, more would not help. */
  private static final int MOST = 200;

  /** Among more words than these, none is looked for that an unknown one looks like. */
  private static final int MOST_COMPARED = 5_000;

  private final String file;
  private final SourceLines lines;
  private final List<Finding> all = new ArrayList<>();

  Findings(String file, SourceLines lines) {
    this.file = file;
    this.lines = lines;
  }

  void error(Place place, String message) {
    add(Finding.Severity.ERROR, place, message, Optional.empty());
  }

  void error(Place place, String message, String help) {
    add(Finding.Severity.ERROR, place, message, Optional.of(help));
  }

  /** An error about an unknown word, with the known one that it looks like. */
  void unknown(Place place, String message, String word, Collection<String> known) {
    if (all.size() < MOST) {
      Optional<String> help =
          known.size() > MOST_COMPARED
              ? Optional.empty()
              : Optional.of(Suggestion.help(word, known));
      add(Finding.Severity.ERROR, place, message, help);
    }
  }

  private void add(Finding.Severity severity, Place place, String message, Optional<String> help) {
    if (all.size() < MOST) {
      all.add(new Finding(severity, file, place, message, lines.at(place), help));
    }
  }

  SourceLines lines() {
    return lines;
  }

  boolean hasErrors() {
    return all.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
  }

  ImmutableList<Finding> sorted() {
    return all.stream().distinct().sorted(Finding.ORDER).collect(ImmutableList.toImmutableList());
  }
}
