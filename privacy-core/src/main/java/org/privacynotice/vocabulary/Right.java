package org.privacynotice.vocabulary;

/** What a person may ask of a controller about their own data. */
public enum Right {
  /** A copy of the data, and to be told how it is used (UK GDPR Art 15). */
  ACCESS("access", "Art 15"),
  /** Wrong data put right (Art 16). */
  RECTIFICATION("rectification", "Art 16"),
  /** Data erased (Art 17). */
  ERASURE("erasure", "Art 17"),
  /** Data stored and otherwise left alone (Art 18). */
  RESTRICTION("restriction", "Art 18"),
  /** Data handed over in a form that machines read (Art 20). */
  PORTABILITY("portability", "Art 20"),
  /** An end to a use of data (Art 21). */
  OBJECTION("objection", "Art 21"),
  /** A complaint to the controller itself (DPA 2018 s.164A). */
  COMPLAINT("complaint", "s.164A");

  private final String id;
  private final String provision;

  Right(String id, String provision) {
    this.id = id;
    this.provision = provision;
  }

  /** The word in files. */
  public String id() {
    return id;
  }

  /** Where it is given: an article of the UK GDPR, or a section of the DPA 2018. */
  public String provision() {
    return provision;
  }
}
