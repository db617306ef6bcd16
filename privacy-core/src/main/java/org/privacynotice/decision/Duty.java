package org.privacynotice.decision;

import com.google.common.collect.ImmutableList;
import org.privacynotice.notice.Clause;

/**
 * What the controller must do.
 *
 * @param clause the requiring clause
 * @param owed whether it is owed now, with a refusal too; else it comes with doing what is
 *     permitted
 * @param open the questions on which it hangs; none where it is certain
 */
public record Duty(Clause clause, boolean owed, ImmutableList<String> open) {

  /** The duty as one text, with the questions on which it hangs. */
  public String text() {
    return open.isEmpty()
        ? clause.gloss()
        : clause.gloss() + " (Depends on: " + String.join(" ", open) + ")";
  }
}
