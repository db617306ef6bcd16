package org.privacynotice.vocabulary;

import java.util.Optional;

/**
 * A name in a tree of a notice's: a {@link DataCategory}, a {@link Purpose}, a {@link Recipient}.
 */
public interface Term extends Identified {

  /** The notice's words for it, fit for the middle of a sentence. */
  String label();

  /** The wider one that it lies under, if any. */
  Optional<String> parent();
}
