package org.privacynotice.ledger;

/** What is made of the tree while the log grows. */
interface Checkpoints {

  /** Makes none. */
  Checkpoints NONE = tree -> {};

  /**
   * A segment is full and will not be written again. Called by the thread that fills it, while
   * others wait: whatever takes long is to be done elsewhere.
   *
   * @param tree the tree over all records up to its end
   */
  void sealed(CompactRange tree);
}
