package org.privacynotice.vocabulary;

import java.util.Optional;

/**
 * Whoever data reaches: a {@link Processor} that works for the council, or another {@link Party}.
 *
 * <p>A system, its supplier and the controller are three different things: a processor is the
 * system as the notice names it, and says who supplies it.
 */
public sealed interface Recipient extends Term permits Processor, Party {

  /** The id: {@code sidem}, {@code police}. */
  @Override
  String id();

  /** The notice's name for it, as it stands in a sentence: "SIDEM", "the police". */
  @Override
  String label();

  /** The class of recipients that it belongs to, if any. */
  @Override
  Optional<String> parent();

  /**
   * What it is in the law's eyes for what it is given, by the value of the law's fact {@code role}:
   * a processor, a joint or separate controller, somebody whom an enactment entitles. Empty: not
   * said, so asked where it matters.
   */
  Optional<String> role();

  /**
   * The ISO 3166-1 country that data goes to, where the notice declares one; else Great Britain is
   * presumed.
   */
  Optional<String> place();
}
