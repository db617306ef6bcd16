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
  INFORMS("informs"),
  /** Of a person's request: it must be granted, unless something excuses. */
  GRANTS("grants"),
  /** Of a person's request: it need not be granted. */
  EXCUSES("excuses"),
  /** Of a person's request: part of the answer may be withheld. */
  WITHHOLDS("withholds"),
  /** Of a person's request: a fee may be asked for the answer. */
  CHARGES("charges");

  private final String id;

  Effect(String id) {
    this.id = id;
  }

  /** Whether only a clause about requests can do it. */
  public boolean isOfRequests() {
    return this == GRANTS || this == EXCUSES || this == WITHHOLDS || this == CHARGES;
  }

  /** The word in JSON. */
  public String id() {
    return id;
  }
}
