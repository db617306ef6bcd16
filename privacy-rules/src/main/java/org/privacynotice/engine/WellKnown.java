package org.privacynotice.engine;

import java.util.Set;

/**
 * The facts that the notice itself can answer, and the one by which a missing schedule is named.
 */
final class WellKnown {

  /** The lawful basis: a purpose's only declared one. */
  static final String BASIS = "basis";

  /** The Art 9(2) point: what the purpose declares. */
  static final String ARTICLE9 = "article9";

  /** The Sch 1 paragraph: what the purpose declares. */
  static final String SCHEDULE1 = "schedule1";

  /** The country: what the recipient declares. */
  static final String PLACE = "place";

  /** The kind of special category data: what the category declares. */
  static final String SPECIAL_KIND = "special-kind";

  /** Whether data that the notice does not call special reveals special category data. */
  static final String INFERRED_SPECIAL_CATEGORY = "inferred-special-category";

  /** Whether data that the notice does not call criminal tells of an offence, if only alleged. */
  static final String ALLEGES_OFFENCE = "alleges-offence";

  /** The recipient's role: what the recipient declares. */
  static final String ROLE = "role";

  /** The enactment behind a lawful basis: what the purpose declares for it. */
  static final String ENACTMENT = "required-by-law";

  /** How far a decision is automated; where the law has no such fact, nothing tests it. */
  static final String AUTOMATION = "automation";

  /** What is missing when a period goes by the schedule and no entry of it governs. */
  static final String RETENTION_SCHEDULE = "retention-schedule";

  /** The facts that the notice itself may declare for who and what is asked about. */
  static final Set<String> DECLARABLE =
      Set.of(BASIS, ARTICLE9, SCHEDULE1, PLACE, ROLE, SPECIAL_KIND, ENACTMENT);

  private WellKnown() {}
}
