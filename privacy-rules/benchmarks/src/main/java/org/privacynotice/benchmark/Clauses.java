package org.privacynotice.benchmark;

/** The clauses that decide, beside those of the systems themselves. */
final class Clauses {

  /** A public authority cannot rest its tasks on legitimate interests. */
  static final String LEGITIMATE_INTERESTS = "law/legitimate-interests";

  /** There must be a lawful basis. */
  static final String LAWFUL_BASIS = "law/lawful-basis";

  /** Sensitive details only where they are needed. */
  static final String SENSITIVE = "limits/sensitive-only-when-needed";

  private Clauses() {}
}
