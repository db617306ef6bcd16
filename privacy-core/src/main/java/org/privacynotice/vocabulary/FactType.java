package org.privacynotice.vocabulary;

/** What the answer to a fact's question looks like. */
public enum FactType {
  /** Yes or no. */
  YES_NO("yes-no"),
  /** Yes or no, where the yes may be the reference of the record that shows it. */
  ATTESTED("attested"),
  /** A human judgement: no, or the record of who judged it so, when and where that is written. */
  JUDGEMENT("judgement"),
  /** One of the values that the fact's declaration names. */
  NAMED("named"),
  /** A day or an instant, or "has not happened". */
  EVENT("event"),
  /** The reference of a document or order, or "not given". */
  REFERENCE("reference");

  private final String id;

  FactType(String id) {
    this.id = id;
  }

  /** The word in files. */
  public String id() {
    return id;
  }
}
