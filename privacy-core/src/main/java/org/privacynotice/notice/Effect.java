package org.privacynotice.notice;

/** What a clause does when it is true. */
public enum Effect {
  /** Lets the action be done. */
  PERMITS("permits"),
  /** Bars the action, whatever permits it. */
  FORBIDS("forbids"),
  /** Puts a duty on the controller. */
  REQUIRES("requires"),
  /** Tells; decides nothing. */
  INFORMS("informs");

  private final String id;

  Effect(String id) {
    this.id = id;
  }

  /** The word in JSON. */
  public String id() {
    return id;
  }
}
