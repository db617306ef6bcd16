package org.privacynotice.ledger;

/** What an acknowledged record survives. */
public enum Durability {
  /**
   * The machine's losing power: a record is forced to the disk before its decision is given.
   * Callers who come at the same time share one force.
   */
  POWER_LOSS("power-loss"),
  /**
   * The process's end, however sudden: a record is handed to the operating system before its
   * decision is given. When the power goes, the last seconds may be lost.
   */
  PROCESS_DEATH("process-death");

  private final String id;

  Durability(String id) {
    this.id = id;
  }

  /** The word in files. */
  public String id() {
    return id;
  }
}
