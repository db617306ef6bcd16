package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Term;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What a pattern asks about at a time: one category, one purpose, one party.
 *
 * @param party the recipient or holder; empty where the activity has none
 */
record Cell(String category, String purpose, Optional<String> party) {

  /**
   * All that a pattern matches: what it names with what lies under that in any version, else every
   * id.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when it names what there is not
   * @throws IllegalArgumentException when it matches nothing
   */
  static ImmutableList<Cell> of(
      ActionPattern pattern, List<Notice> versions, Vocabulary vocabulary) {
    Selecting selecting = new Selecting(versions, vocabulary);
    Set<String> categories =
        selecting.under(pattern.categories(), Vocabulary.Kind.CATEGORY, Notice::categories);
    Set<String> purposes =
        selecting.under(pattern.purposes(), Vocabulary.Kind.PURPOSE, Notice::purposes);
    List<Optional<String>> parties = selecting.parties(pattern);
    ImmutableList.Builder<Cell> cells = ImmutableList.builder();
    for (String purpose : purposes) {
      for (Optional<String> party : parties) {
        for (String category : categories) {
          cells.add(new Cell(category, purpose, party));
        }
      }
    }
    return cells.build();
  }

  private record Selecting(List<Notice> versions, Vocabulary vocabulary) {

    List<Optional<String>> parties(ActionPattern pattern) {
      if (!pattern.activity().hasParty()) {
        return List.of(Optional.empty());
      }
      Set<String> all = under(pattern.parties(), Vocabulary.Kind.RECIPIENT, Notice::recipients);
      if (pattern.activity() == Activity.SHARE) {
        all.remove(Vocabulary.LOCAL);
      }
      if (all.isEmpty()) {
        throw new IllegalArgumentException(
            "the pattern matches no action: `local` is a holder, not a recipient");
      }
      return all.stream().map(Optional::of).toList();
    }

    Set<String> under(
        ImmutableSet<String> named,
        Vocabulary.Kind kind,
        Function<Notice, List<? extends Term>> terms) {
      named.forEach(id -> vocabulary.number(kind, id));
      Set<String> under = new TreeSet<>(named.isEmpty() ? vocabulary.ids(kind) : named);
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Notice notice : versions) {
          for (Term term : terms.apply(notice)) {
            boolean lies = term.parent().stream().anyMatch(under::contains);
            grown |= lies && under.add(term.id());
          }
        }
      }
      return under;
    }
  }
}
