package org.privacynotice.engine;

import java.util.Optional;
import org.privacynotice.vocabulary.FactValue;

/**
 * What one version of a notice, with its law and deployment, says of a fact that no case states.
 *
 * @param number its number; one that no fact has where none of them declares it
 * @param declarable whether the notice may say what it is for who and what is asked about
 * @param standing what the deployment says that it is
 * @param presumed what is presumed of it
 * @param presumable what is presumed of it where the deployment, which may take that back, is
 *     forgotten
 */
record FactTerms(
    int number,
    boolean declarable,
    Optional<FactValue> standing,
    Optional<FactValue> presumed,
    Optional<FactValue> presumable) {

  /** Whether any version declares it. */
  boolean isDeclared() {
    return number >= 0;
  }

  /** What it is where no case states it, of those that the notice does not declare. */
  Optional<FactValue> unstated(Knowledge knowledge) {
    return knowledge == Knowledge.FULL && standing.isPresent() ? standing : presumed(knowledge);
  }

  /** Whether nothing but a presumption says what it is where no case and no notice does. */
  boolean isPresumed() {
    return presumed.isPresent() && standing.isEmpty();
  }

  /** What is presumed of it by those who know so much. */
  Optional<FactValue> presumed(Knowledge knowledge) {
    return knowledge == Knowledge.FULL ? presumed : presumable;
  }
}
