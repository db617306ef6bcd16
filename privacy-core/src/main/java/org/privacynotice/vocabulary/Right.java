package org.privacynotice.vocabulary;

/** What a person may ask of whoever decides on their data. */
public enum Right {
  /** To be told whether data is processed, and to have a copy. */
  ACCESS("access", "a copy of their data", "UK GDPR", "Art 15"),
  /** To have wrong data put right. */
  RECTIFICATION("rectification", "correction of their data", "UK GDPR", "Art 16"),
  /** To have data erased. */
  ERASURE("erasure", "erasure of their data", "UK GDPR", "Art 17"),
  /** To have data stored and nothing else done with it. */
  RESTRICTION("restriction", "restriction of the use of their data", "UK GDPR", "Art 18"),
  /** To take data elsewhere. */
  PORTABILITY("portability", "their data in a form that moves elsewhere", "UK GDPR", "Art 20"),
  /** To have processing stopped. */
  OBJECTION("objection", "an end to the use of their data", "UK GDPR", "Art 21"),
  /** To have a complaint about the processing dealt with; a right from 19 June 2026. */
  COMPLAINT("complaint", "an answer to a complaint", "DPA 2018", "s.164A");

  private final String id;
  private final String label;
  private final String enactment;
  private final String provision;

  Right(String id, String label, String enactment, String provision) {
    this.id = id;
    this.label = label;
    this.enactment = enactment;
    this.provision = provision;
  }

  /** The word in files and JSON: {@code access}. */
  public String id() {
    return id;
  }

  /** What the person asks for, fit for the middle of a sentence: "a copy of their data". */
  public String label() {
    return label;
  }

  /** The provision that gives the right. */
  public Citation citation() {
    return new Citation.Provision(enactment, provision);
  }
}
