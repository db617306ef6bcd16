package org.privacynotice.testkit.coverage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Vocabulary;

/** What a notice's permissions name: for each activity, party and purpose, how many categories. */
final class Reach {

  /** Instead of a party, where the activity has none. */
  static final String NOBODY = "-";

  private record Pair(String activity, String party, String purpose) {}

  private final Notice notice;

  Reach(Notice notice) {
    this.notice = notice;
  }

  void addTo(Tally tally) {
    Map<Pair, Set<String>> named = new HashMap<>();
    for (Clause clause : notice.clauses()) {
      if (clause.effect() == Effect.PERMITS) {
        add(clause.scope(), named);
      }
    }
    named.forEach(
        (pair, categories) ->
            tally.add(
                Tally.Kind.NAMED,
                pair.activity(),
                pair.party(),
                pair.purpose(),
                String.valueOf(categories.size())));
  }

  private void add(Scope scope, Map<Pair, Set<String>> named) {
    Set<String> categories = scope.categories().among(notice.categories());
    for (Activity activity : scope.activities()) {
      Set<String> parties = activity.hasParty() ? parties(scope.parties()) : Set.of(NOBODY);
      for (String party : parties) {
        for (String purpose : scope.purposes().among(notice.purposes())) {
          named
              .computeIfAbsent(new Pair(activity.id(), party, purpose), absent -> new HashSet<>())
              .addAll(categories);
        }
      }
    }
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
