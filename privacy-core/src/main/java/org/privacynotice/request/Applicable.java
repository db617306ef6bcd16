package org.privacynotice.request;

import com.google.common.collect.ImmutableList;
import org.privacynotice.notice.Clause;

/**
 * A clause that applies to a request, or may.
 *
 * @param clause the clause
 * @param open the questions on which it hangs whether it applies; empty where it does
 */
public record Applicable(Clause clause, ImmutableList<String> open) {

  /** Whether it applies for sure. */
  public boolean isCertain() {
    return open.isEmpty();
  }

  /** What it says, with the questions that are still open. */
  public String text() {
    return isCertain()
        ? clause.gloss()
        : clause.gloss() + " (Depends on: " + String.join(" ", open) + ")";
  }
}
