package org.privacynotice.deadline;

import org.privacynotice.notice.InForce;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.notice.TimeLimit.Length;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Right;

/** The time limits that the tests lean on. */
final class TimeLimits {

  /** The law's month (UK GDPR Art 12(3), 12A). */
  static final TimeLimit ONE_MONTH =
      limit("one-month", Length.months(1), Right.ACCESS, Right.ERASURE)
          .extension(Length.months(2))
          .waits(true)
          .addPauses(Right.ACCESS)
          .rolls(true)
          .build();

  /** The same without the working days. */
  static final TimeLimit ONE_MONTH_FLAT =
      limit("one-month-flat", Length.months(1), Right.ACCESS)
          .extension(Length.months(2))
          .waits(true)
          .addPauses(Right.ACCESS)
          .rolls(false)
          .build();

  /** The law's days for acknowledging a complaint (DPA 2018 s.164A). */
  static final TimeLimit COMPLAINT =
      limit("complaint", Length.days(30), Right.COMPLAINT).waits(false).rolls(true).build();

  /** The contact centre's promise: 30 calendar days. */
  static final TimeLimit PROMISE =
      limit("promise", Length.days(30), Right.ACCESS).waits(false).rolls(false).build();

  private TimeLimits() {}

  private static TimeLimit.Builder limit(String id, Length within, Right... rights) {
    return TimeLimit.builder()
        .id(id)
        .addRights(rights)
        .within(within)
        .inForce(InForce.ALWAYS)
        .gloss("It is answered in time.")
        .addSources(new Citation.Provision("UK GDPR", "Art 12(3)"));
  }
}
