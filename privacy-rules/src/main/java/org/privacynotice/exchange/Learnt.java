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

  /** As lines that end so were lately; each thread may see an older one. */
  private final @Nullable Form[] usual = new Form[Form.ENDS];

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
    Form other = usual[Form.end(line, from, length)];
    Form guess = other == null ? null : Form.guessed(line, from, length, other);
    if (guess == null) {
      return null;
    }
    Line known = lines.get(guess);
    return known == null ? null : guess.like(known.action(), known.form());
  }

  /** The action on a line of a form, if one like it was learnt; else null. */
  @Nullable DataAction recalled(Form form) {
    Line known = lines.get(form);
    if (known == null) {
      return null;
    }
    if (known.form().isGuessable()) {
      usual[form.end()] = known.form();
    }
    return form.like(known.action(), known.form());
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
