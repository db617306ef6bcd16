package org.privacynotice.vocabulary;

import java.util.Collection;

/**
 * An id that no version of the notice, the law or the deployment has: the caller's mistake, not a
 * refusal.
 *
 * <p>The message repeats the text only where it has the form of an id.
 */
public final class UnknownIdException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what was not found and what there is.
   *
   * @param kind what it should have named
   * @param text what was written
   * @param known the ids of that kind
   */
  UnknownIdException(Vocabulary.Kind kind, String text, Collection<String> known) {
    super(
        Identifier.quoted(text)
            + " is no "
            + kind.word()
            + " of any version of the notice; "
            + Suggestion.help(text, known));
  }
}
