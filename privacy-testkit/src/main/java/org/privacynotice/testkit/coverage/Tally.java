package org.privacynotice.testkit.coverage;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What there is to reach and what was reached, as a set of lines: tallies are merged by putting all
 * lines together, in any order and as often as one likes. Used by many threads.
 */
final class Tally {

  /** What a line says first; the parts that follow are parted by tabs. */
  enum Kind {
    /**
     * A clause of a document that was asked: document with its digest, kind of document, id,
     * effect, gloss, sources.
     */
    CLAUSE,
    /** A clause that was reached: document, id. */
    REACHED,
    /** An arm of the decision table that was reached. */
    ARM,
    /** Cells that a permission names: activity, and its parties, purposes and categories. */
    NAMED,
    /** A cell that was reached: activity, party, purpose, category. */
    CELL
  }

  private static final String HEAD = "privacy-coverage 2";
  private static final char TAB = '\t';
  private static final CharMatcher BREAKS = CharMatcher.anyOf("\t\r\n");

  private final NavigableSet<String> lines = new ConcurrentSkipListSet<>();

  void add(Kind kind, String... parts) {
    List<String> line = new ArrayList<>();
    line.add(kind.name());
    for (String part : parts) {
      line.add(BREAKS.replaceFrom(part, ' '));
    }
    lines.add(Joiner.on(TAB).join(line));
  }

  void addAll(Tally other) {
    lines.addAll(other.lines);
  }

  /** The parts of all lines of a kind, in order. */
  List<List<String>> of(Kind kind) {
    ImmutableList.Builder<List<String>> found = ImmutableList.builder();
    String begin = kind.name() + TAB;
    for (String line : lines.subSet(begin, kind.name() + (char) (TAB + 1))) {
      found.add(Splitter.on(TAB).splitToList(line.substring(begin.length())));
    }
    return found.build();
  }

  /** Its text: the same lines make the same bytes. */
  List<String> text() {
    return ImmutableList.<String>builder().add(HEAD).addAll(lines).build();
  }

  /**
   * Adds what a text says.
   *
   * @throws IllegalArgumentException when it is no tally
   */
  void addText(String file, Collection<String> text) {
    if (!text.iterator().hasNext() || !text.iterator().next().equals(HEAD)) {
      throw new IllegalArgumentException(
          "`" + file + "` is no coverage file of this release; delete it and run the tests again");
    }
    text.stream().skip(1).forEach(lines::add);
  }
}
