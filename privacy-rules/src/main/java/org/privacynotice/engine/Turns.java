package org.privacynotice.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;

/** The days on which something changes in what is in force. */
final class Turns {

  private Turns() {}

  /**
   * The first days of stretches: whatever is in force on one of them is until the day before the
   * next.
   */
  static SortedSet<LocalDate> of(List<InForce> ranges) {
    SortedSet<LocalDate> turns = new TreeSet<>();
    for (InForce range : ranges) {
      if (range.from().isPresent()) {
        turns.add(range.from().get());
      }
      if (range.to().isPresent()) {
        turns.add(range.to().get().plusDays(1));
      }
    }
    return turns;
  }

  /** The days of a document, of its clauses, and from the ones that its conditions name. */
  static List<InForce> ranges(Document document) {
    List<InForce> ranges = new ArrayList<>();
    ranges.add(document.inForce());
    for (Clause clause : document.clauses()) {
      ranges.add(clause.inForce());
      for (Condition test : clause.tests()) {
        if (test instanceof Condition.Since since) {
          ranges.add(InForce.from(since.day()));
        }
      }
    }
    return ranges;
  }
}
