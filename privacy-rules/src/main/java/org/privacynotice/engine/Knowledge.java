package org.privacynotice.engine;

/** How much of what is known a question is put with. */
enum Knowledge {
  /** All: what was stated, what the deployment and the notice say, and what is presumed. */
  FULL,
  /**
   * Only what the notice itself declares, and what is presumed: shows what is so whatever the case.
   */
  SILENT,
  /**
   * Only what is stated with the question and what the notice itself declares: for trying out what
   * a case could state, where neither a deployment nor a presumption answers for it.
   */
  STATED
}
