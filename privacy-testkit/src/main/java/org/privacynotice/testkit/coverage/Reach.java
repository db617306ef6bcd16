package org.privacynotice.testkit.coverage;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Vocabulary;

/** What a notice's permissions name: activities, parties, purposes and categories. */
final class Reach {

  /** Instead of a party, where the activity has none. */
  static final String NOBODY = "-";

  private final Notice notice;

  Reach(Notice notice) {
    this.notice = notice;
  }

  void addTo(Tally tally) {
    for (Clause clause : notice.clauses()) {
      if (clause.effect() == Effect.PERMITS) {
        add(clause.scope(), tally);
      }
    }
  }

  private void add(Scope scope, Tally tally) {
    String purposes = joined(scope.purposes().among(notice.purposes()));
    String categories = joined(scope.categories().among(notice.categories()));
    for (Activity activity : scope.activities()) {
      Set<String> parties = activity.hasParty() ? parties(scope.parties()) : Set.of(NOBODY);
      tally.add(Tally.Kind.NAMED, activity.id(), joined(parties), purposes, categories);
    }
  }

  private static String joined(Set<String> ids) {
    return String.join(" ", new TreeSet<>(ids));
  }

  private Set<String> parties(Selection selection) {
    Set<String> parties = new LinkedHashSet<>(selection.among(notice.recipients()));
    if (selection.any() || selection.ids().contains(Vocabulary.LOCAL)) {
      parties.add(Vocabulary.LOCAL);
    }
    if (selection.ids().contains(Scope.PROCESSORS)) {
      notice.processors().stream().map(Identified::id).forEach(parties::add);
    }
    return parties;
  }
}
