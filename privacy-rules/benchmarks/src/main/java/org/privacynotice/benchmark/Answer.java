package org.privacynotice.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * What a contestant answers.
 *
 * @param permitted whether the request is permitted
 * @param clause the clause, rule or policy that it says decided; null where it names none
 */
public record Answer(boolean permitted, @Nullable String clause) {

  /** Nothing permits it, and nothing is said about why. */
  static final Answer UNEXPLAINED = new Answer(false, null);

  static Answer permits(String clause) {
    return new Answer(true, clause);
  }

  static Answer refuses(String clause) {
    return new Answer(false, clause);
  }
}
