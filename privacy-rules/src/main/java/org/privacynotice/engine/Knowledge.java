package org.privacynotice.engine;

/** How much of what is known a question is put with. */
enum Knowledge {
  /** All: what was stated, what the deployment and the notice say, and what is presumed. */
  FULL,
  /**
   * Only what the notice itself declares, and what is presumed: shows what is so whatever the case.
   */
  SILENT
}
