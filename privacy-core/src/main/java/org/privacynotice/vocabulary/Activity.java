package org.privacynotice.vocabulary;

import java.util.Locale;

/** What may be done with personal data, in the words of a notice. */
public enum Activity {
  /** Obtain data, from the person or about them. */
  COLLECT("collecting"),
  /** Work with data already held. */
  USE("using"),
  /** Give data to a recipient, a processor among them. */
  SHARE("sharing"),
  /** Go on holding data. */
  RETAIN("keeping"),
  /** Destroy data. */
  ERASE("erasing");

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String gerund;

  Activity(String gerund) {
    this.gerund = gerund;
  }

  /** The word in files and JSON: {@code collect}. */
  public String id() {
    return id;
  }

  /** The word in a sentence: "collecting". */
  public String gerund() {
    return gerund;
  }

  /**
   * Whether the action names somebody: the recipient of a share, the holder of what is kept or
   * erased.
   */
  public boolean hasParty() {
    return this == SHARE || this == RETAIN || this == ERASE;
  }
}
