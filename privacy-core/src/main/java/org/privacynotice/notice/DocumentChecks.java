package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Term;

/**
 * What must hold of every document however it was made. Whoever reads a file finds the same
 * mistakes first, all of them and with their places.
 */
final class DocumentChecks {

  private DocumentChecks() {}

  private static final int DEEPEST = 8;

  /**
   * Ids are ids, none stands twice, and no condition or period is nested beyond what a file may
   * hold.
   */
  static void check(Document document) {
    Identifier.requireId("document", document.id());
    Preconditions.checkArgument(
        !document.title().isBlank(), "document `%s` needs a title", document.id());
    unique("clause", document.clauses());
    unique("fact", document.facts());
    unique("time limit", document.timeLimits());
    for (String id : document.records().keySet()) {
      Identifier.requireId("record", id);
    }
    for (Clause clause : document.stated()) {
      boolean whole = isAlways(clause.condition()) || isWhole(clause.condition(), DEEPEST);
      Preconditions.checkArgument(
          whole,
          "clause `%s` has an empty part in its condition, or one nested more than %s deep",
          clause.id(),
          DEEPEST);
      Preconditions.checkArgument(
          document instanceof Notice
              || (clause.tells().isEmpty() && clause.tellsPartly().isEmpty()),
          "clause `%s` tells something, which only a notice's can",
          clause.id());
    }
    for (RetentionEntry entry : document.retention()) {
      Preconditions.checkArgument(
          isWhole(entry.until(), DEEPEST),
          "retention entry `%s` has a period nested more than %s deep",
          entry.id(),
          DEEPEST);
    }
  }

  private static boolean isAlways(Condition condition) {
    return condition instanceof Condition.All all && all.of().isEmpty();
  }

  private static boolean isWhole(Condition condition, int depth) {
    if (depth == 0) {
      return false;
    }
    if (condition instanceof Condition.All all) {
      return isWhole(all.of(), depth - 1);
    }
    if (condition instanceof Condition.Some some) {
      return isWhole(some.of(), depth - 1);
    }
    return !(condition instanceof Condition.Not not) || isWhole(not.of(), depth - 1);
  }

  private static boolean isWhole(List<Condition> parts, int depth) {
    for (Condition part : parts) {
      if (!isWhole(part, depth)) {
        return false;
      }
    }
    return !parts.isEmpty();
  }

  private static boolean isWhole(RetentionPeriod period, int depth) {
    if (depth == 0) {
      return false;
    }
    for (RetentionPeriod part : period.parts()) {
      if (!isWhole(part, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  /** Names are not reserved, parents exist and none lies under itself. */
  static void checkNames(Notice notice) {
    tree("category", notice.categories());
    tree("purpose", notice.purposes());
    tree("recipient", notice.recipients());
    Set<String> processors = new HashSet<>();
    for (Processor processor : notice.processors()) {
      processors.add(processor.id());
    }
    for (Recipient recipient : notice.recipients()) {
      Preconditions.checkArgument(
          recipient.parent().isEmpty() || !processors.contains(recipient.parent().get()),
          "recipient `%s` lies under a processor, which is no class",
          recipient.id());
    }
  }

  /** Whether the ids are in order. */
  static boolean isInOrder(Collection<String> ids) {
    String before = "";
    for (String id : ids) {
      if (before.compareTo(id) > 0) {
        return false;
      }
      before = id;
    }
    return true;
  }

  /** Whether the list is in order by id. */
  static boolean isById(List<? extends Identified> list) {
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i - 1).id().compareTo(list.get(i).id()) > 0) {
        return false;
      }
    }
    return true;
  }

  /** The list by id. */
  static <T extends Identified> ImmutableList<T> byId(List<T> list) {
    return ImmutableList.sortedCopyOf(Comparator.comparing(Identified::id), list);
  }

  static void unique(String kind, List<? extends Identified> parts) {
    Set<String> seen = new HashSet<>(2 * parts.size());
    for (Identified part : parts) {
      Preconditions.checkArgument(seen.add(part.id()), "%s `%s` stands twice", kind, part.id());
    }
  }

  private static void tree(String kind, List<? extends Term> terms) {
    unique(kind, terms);
    Map<String, Optional<String>> parents = new HashMap<>(2 * terms.size());
    for (Term term : terms) {
      Preconditions.checkArgument(
          !Scope.RESERVED.contains(term.id()), "%s id `%s` is reserved", kind, term.id());
      parents.put(term.id(), term.parent());
    }
    for (Term term : terms) {
      int steps = 0;
      Optional<String> above = term.parent();
      while (above.isPresent()) {
        Preconditions.checkArgument(
            parents.containsKey(above.get()),
            "%s `%s` lies under `%s`, which does not exist",
            kind,
            term.id(),
            above.get());
        Preconditions.checkArgument(
            steps++ < parents.size(), "%s `%s` lies under itself", kind, term.id());
        above = parents.get(above.get());
      }
    }
  }
}
