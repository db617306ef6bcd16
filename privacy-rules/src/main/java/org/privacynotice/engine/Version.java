package org.privacynotice.engine;

import java.util.Optional;
import org.privacynotice.decision.DocumentRef;

/**
 * A version of the notice with the law and the deployment, and how decisions name these.
 *
 * @param rulebook what they say together
 * @param timeline the versions that it is one of
 * @param notice the notice; without a date where no version is in force
 * @param law the law
 * @param deployment the deployment, where there is one
 */
record Version(
    Rulebook rulebook,
    Timeline timeline,
    DocumentRef notice,
    DocumentRef law,
    Optional<DocumentRef> deployment) {

  /** Whether it stands for there being none. */
  boolean isNone() {
    return notice.version().isEmpty();
  }
}
