package org.privacynotice.testkit.coverage;

import com.google.common.collect.ImmutableMap;
import org.privacynotice.decision.Ground;

/** The arms of the decision table, as far as decisions show which they came by. */
final class Arms {

  static final String MAY_BE_LET = "undetermined/permission";
  static final String MAY_BE_BARRED = "undetermined/prohibition";

  /** Each with what it means. */
  static final ImmutableMap<String, String> ALL =
      ImmutableMap.of(
          Ground.PERMITTED.id(),
          "a clause permits it and none forbids it",
          MAY_BE_LET,
          "an answer decides whether a permission applies",
          MAY_BE_BARRED,
          "an answer decides whether a prohibition applies",
          Ground.NOT_COVERED.id(),
          "no clause permits it",
          Ground.FORBIDDEN.id(),
          "a clause forbids it",
          Ground.CONFLICT.id(),
          "the law bars what the notice claims",
          Ground.FAULT.id(),
          "a clause could not be evaluated");

  private Arms() {}
}
