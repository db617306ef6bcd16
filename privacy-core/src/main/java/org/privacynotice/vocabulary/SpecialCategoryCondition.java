package org.privacynotice.vocabulary;

import java.util.Locale;

/** The points of UK GDPR Art 9(2) under which special category data may be processed. */
public enum SpecialCategoryCondition {
  /** Explicit consent. */
  A,
  /** Employment, social security and social protection law. */
  B,
  /** Vital interests of somebody who cannot consent. */
  C,
  /** Not-for-profit bodies. */
  D,
  /** Made public by the data subject. */
  E,
  /** Legal claims and courts. */
  F,
  /** Substantial public interest. */
  G,
  /** Health or social care. */
  H,
  /** Public health. */
  I,
  /** Archiving, research and statistics. */
  J;

  /** The letter in files and JSON: {@code g}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
