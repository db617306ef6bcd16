package org.privacynotice.request;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Optional;
import org.privacynotice.vocabulary.Citation;

/**
 * One line of the reasoning about a request.
 *
 * @param day the day that the line arrives at, where it arrives at one
 * @param text one plain sentence for an auditor, without anything about the person
 * @param sources the rules that the line applies; none where it only repeats what was told
 */
public record Step(Optional<LocalDate> day, String text, ImmutableList<Citation> sources) {

  /** Checks that something is said. */
  public Step {
    Preconditions.checkArgument(!text.isBlank(), "a step says something");
  }
}
