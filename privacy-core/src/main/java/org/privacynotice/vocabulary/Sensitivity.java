package org.privacynotice.vocabulary;

/** How far a category is protected, by the notice and by the law; the two need not agree. */
public enum Sensitivity {
  /** Personal data like any other. */
  ORDINARY("ordinary"),
  /**
   * Called sensitive by the notice alone: age and sex are, though Art 9 of the UK GDPR does not
   * list them.
   */
  NOTICE("notice"),
  /** Special category data (UK GDPR Art 9(1)). */
  SPECIAL("special"),
  /**
   * Data about criminal convictions, offences or allegations (UK GDPR Art 10, DPA 2018 s.11(2)).
   */
  CRIMINAL("criminal");

  private final String id;

  Sensitivity(String id) {
    this.id = id;
  }

  /** Whether the law itself protects it, whatever a notice says. */
  public boolean isOfLaw() {
    return this == SPECIAL || this == CRIMINAL;
  }

  /** The word in files. */
  public String id() {
    return id;
  }
}
