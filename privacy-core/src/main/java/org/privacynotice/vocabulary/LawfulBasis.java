package org.privacynotice.vocabulary;

/**
 * The lawful bases of UK GDPR Art 6(1). Which of them stand at a date is for the law's clauses to
 * say.
 */
public enum LawfulBasis {
  /** Art 6(1)(a). */
  CONSENT("consent", "a"),
  /** Art 6(1)(b). */
  CONTRACT("contract", "b"),
  /** Art 6(1)(c). */
  LEGAL_OBLIGATION("legal-obligation", "c"),
  /** Art 6(1)(d). */
  VITAL_INTERESTS("vital-interests", "d"),
  /** Art 6(1)(e). */
  PUBLIC_TASK("public-task", "e"),
  /** Art 6(1)(ea), in force from 5 February 2026. */
  RECOGNISED_LEGITIMATE_INTERESTS("recognised-legitimate-interests", "ea"),
  /** Art 6(1)(f). */
  LEGITIMATE_INTERESTS("legitimate-interests", "f");

  private final String id;
  private final String point;

  LawfulBasis(String id, String point) {
    this.id = id;
    this.point = point;
  }

  /** The word in files and JSON: {@code public-task}. */
  public String id() {
    return id;
  }

  /** The point of Art 6(1): {@code e}. */
  public String point() {
    return point;
  }
}
