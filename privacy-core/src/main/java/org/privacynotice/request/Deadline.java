package org.privacynotice.request;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Optional;

/**
 * By when a request must be answered under one time limit, and why.
 *
 * @param state whether the clock runs
 * @param due the last day in time, in the notice's zone; present exactly while the clock runs
 * @param extensionToldBy the last day on which the person may be told of an extension: the due day
 *     without one. Empty where the limit has no extension, and while the day is not known
 * @param steps the reasoning, a line each, in order
 */
public record Deadline(
    State state,
    Optional<LocalDate> due,
    Optional<LocalDate> extensionToldBy,
    ImmutableList<Step> steps) {

  /** Checks that the days go with the state and with each other. */
  public Deadline {
    Preconditions.checkArgument(
        due.isPresent() == (state == State.RUNNING), "a due day is known while the clock runs");
    Preconditions.checkArgument(
        due.isEmpty() || extensionToldBy.isEmpty() || !extensionToldBy.get().isAfter(due.get()),
        "an extension is told of by the due day");
  }

  /** Whether the clock of a request runs. */
  public enum State {
    /** It has started, and nothing holds it up: the due day is known. */
    RUNNING("running"),
    /** Proof of identity or a fee is outstanding. */
    NOT_STARTED("not-started"),
    /** A question to the person is unanswered. */
    PAUSED("paused");

    private final String id;

    State(String id) {
      this.id = id;
    }

    /** The word in JSON: {@code not-started}. */
    public String id() {
      return id;
    }
  }
}
