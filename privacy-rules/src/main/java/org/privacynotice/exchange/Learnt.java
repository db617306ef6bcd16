package org.privacynotice.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What was learnt about a vocabulary's lines: words of the notice, and nobody's reference, day or
 * time. Safe for use by many threads.
 */
final class Learnt {

  /** How many actions are remembered at most; then all are forgotten. */
  private static final int MOST_KNOWN = 8192;

  private final Vocabulary vocabulary;
  private final Blanks blanks;
  private final Map<Form, Line> lines = new ConcurrentHashMap<>(); // by their forms
  private volatile @Nullable Form usual; // as lines were lately

  /**
   * A line that was learnt.
   *
   * @param form a bare one
   */
  private record Line(Form form, DataAction action) {}

  /** Nothing yet. */
  Learnt(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.blanks = new Blanks(vocabulary);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The form of a line; null where it has none from which anything can be learnt. */
  @Nullable Form form(byte[] line, int from, int length) {
    return Form.of(line, from, length, blanks);
  }

  /** The action on a line that is as lines were lately; null where it has to be looked through. */
  @Nullable DataAction usual(byte[] line, int from, int length) {
    Form other = usual;
    Form guess = other == null ? null : Form.guessed(line, from, length, other);
    return guess == null ? null : known(guess);
  }

  private @Nullable DataAction known(Form form) {
    Line known = lines.get(form);
    return known == null ? null : form.like(known.action(), known.form());
  }

  /** The action on a line of a form, if one like it was learnt; else null. */
  @Nullable DataAction recalled(Form form) {
    DataAction known = known(form);
    if (known != null && form.isGuessable()) {
      usual = form.bare();
    }
    return known;
  }

  /** Learns the action on a line, if its form is all that tells it from others. */
  void learn(Form form, DataAction action) {
    if (form.isWholeOf(action)) {
      if (lines.size() >= MOST_KNOWN) {
        lines.clear();
      }
      Form bare = form.bare();
      lines.put(bare, new Line(bare, action.gist().again().build()));
    }
  }
}
