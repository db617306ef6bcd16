package org.privacynotice.document;

import com.google.common.collect.Sets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * The ids that the parts of a document may refer to: its own, and those of the documents that it
 * stands on.
 */
final class Names {

  final Set<String> categories = new HashSet<>();
  final Set<String> purposes = new HashSet<>();
  final Set<String> parties = new HashSet<>(Set.of(Vocabulary.LOCAL, Scope.PROCESSORS));
  final Set<String> retentionClauses = new HashSet<>();
  final Set<String> disclosures = new HashSet<>();
  final Map<String, Fact> facts = new LinkedHashMap<>();

  Names(List<Document> context) {
    for (Document document : context) {
      document.allFacts().forEach(fact -> facts.merge(fact.id(), fact, Names::joined));
      if (document instanceof Law law) {
        law.transparency().forEach(disclosure -> disclosures.add(disclosure.id()));
      }
      if (document instanceof Notice notice) {
        categories.addAll(notice.terms().categories());
        purposes.addAll(notice.terms().purposes());
        parties.addAll(notice.terms().recipients());
      }
    }
  }

  /** Versions of a notice may each name kinds of record; of any other fact the last is taken. */
  private static Fact joined(Fact one, Fact two) {
    return one.id().equals(Document.RECORD)
        ? Document.recordFact(Sets.union(one.values(), two.values()))
        : two;
  }
}
