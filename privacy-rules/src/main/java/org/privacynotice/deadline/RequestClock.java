package org.privacynotice.deadline;

import com.google.common.base.Preconditions;
import org.privacynotice.notice.Jurisdiction;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.request.Deadline;
import org.privacynotice.request.RequestDates;
import org.privacynotice.vocabulary.Right;

/**
 * Works out by when a request must be answered (UK GDPR Art 12(3) and 12A, as the regulator
 * counts).
 *
 * <p>In this order:
 *
 * <ol>
 *   <li><em>Start</em>: the day of receipt or, where the limit waits, the latest of receipt, proof
 *       of identity and payment of a fee. While one of them is outstanding the clock has not
 *       started.
 *   <li><em>Length</em>: that many days after the start; or the same day of the month that many
 *       months later, the last day of that month where it has no such day.
 *   <li><em>Pauses</em>, where the limit pauses for the right: the end moves by as many days as lie
 *       in the questions to the person, from the day of asking through the day of the answer, from
 *       the start on, no day twice. While a question is unanswered there is no due day.
 *   <li><em>Working day</em>, where the limit rolls: an end on a Saturday, a Sunday or a public
 *       holiday moves to the next day that is none. That is the due day.
 *   <li><em>Extension</em>, where the limit has one and the person was told by the due day: the
 *       same once more, with the longer length counted from the same start.
 * </ol>
 *
 * <p>Whatever is asked of the person after the due day does not move it. A question that is asked
 * after the end, while that moves to a working day, counts: the due day is then the first working
 * day after the answer.
 *
 * <p>Safe for use by several threads.
 */
public final class RequestClock {

  private final WorkingDays workingDays;

  /**
   * A clock.
   *
   * @param holidays which days are public holidays
   * @param jurisdiction whose holidays count
   */
  public RequestClock(Holidays holidays, Jurisdiction jurisdiction) {
    workingDays = new WorkingDays(holidays, jurisdiction);
  }

  /**
   * By when, and why. Whether the limit is in force is for the caller to know.
   *
   * @param limit the time limit
   * @param right what was asked for
   * @param dates what happened to the request
   * @throws IllegalArgumentException when the limit is not for the right
   */
  public Deadline deadline(TimeLimit limit, Right right, RequestDates dates) {
    Preconditions.checkArgument(
        limit.rights().contains(right), "time limit `%s` is not for %s", limit.id(), right.id());
    return new Reckoning(workingDays, limit, right, dates).deadline();
  }
}
