package org.privacynotice.engine;

import com.google.common.base.Preconditions;
import java.util.Set;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Vocabulary;

/** Holds a document to its word: whatever its clauses and entries name must exist. */
final class References {

  private final Vocabulary vocabulary;
  private final Document document;

  private References(Vocabulary vocabulary, Document document) {
    this.vocabulary = vocabulary;
    this.document = document;
  }

  /**
   * Looks every id up.
   *
   * @throws IllegalArgumentException when one is unknown; a clause that names it would never apply,
   *     unseen
   */
  static void check(Vocabulary vocabulary, Document document) {
    References references = new References(vocabulary, document);
    for (Clause clause : document.clauses()) {
      references.scope(clause.scope());
      for (Condition test : clause.tests()) {
        references.test(test);
      }
    }
    for (RetentionEntry entry : document.retention()) {
      references.all(Vocabulary.Kind.PURPOSE, entry.purposes());
      references.period(entry.until());
    }
  }

  private void scope(Scope scope) {
    selection(Vocabulary.Kind.CATEGORY, scope.categories());
    selection(Vocabulary.Kind.PURPOSE, scope.purposes());
    selection(Vocabulary.Kind.RECIPIENT, scope.parties());
  }

  private void selection(Vocabulary.Kind kind, Selection selection) {
    all(kind, selection.ids());
    all(kind, selection.except());
  }

  private void all(Vocabulary.Kind kind, Set<String> ids) {
    if (!ids.isEmpty()) { // mostly there are none
      for (String id : ids) {
        one(kind, id);
      }
    }
  }

  private void one(Vocabulary.Kind kind, String id) {
    Preconditions.checkArgument(
        vocabulary.has(kind, id) || id.equals(Scope.PROCESSORS),
        "document `%s` names a %s `%s` that no document has",
        document.id(),
        kind.word(),
        id);
  }

  private void test(Condition test) {
    if (test instanceof Condition.Holds holds) {
      one(Vocabulary.Kind.FACT, holds.fact());
    } else if (test instanceof Condition.OneOf oneOf) {
      one(Vocabulary.Kind.FACT, oneOf.fact());
    } else if (test instanceof Condition.ForPurpose purpose) {
      all(Vocabulary.Kind.PURPOSE, purpose.purposes());
    } else if (test instanceof Condition.WithParty with) {
      all(Vocabulary.Kind.RECIPIENT, with.parties());
    }
  }

  private void period(RetentionPeriod period) {
    if (period instanceof RetentionPeriod.Event event) {
      one(Vocabulary.Kind.FACT, event.fact());
    }
    for (RetentionPeriod part : period.parts()) {
      period(part);
    }
  }
}
