package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;

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
    unique("clause", document.clauses().stream().map(Clause::id));
    unique("fact", document.facts().stream().map(Fact::id));
    unique("time limit", document.timeLimits().stream().map(TimeLimit::id));
    document.records().keySet().forEach(id -> Identifier.requireId("record", id));
    for (Clause clause : document.stated()) {
      boolean whole =
          clause.condition().equals(Condition.ALWAYS) || isWhole(clause.condition(), DEEPEST);
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

  private static boolean isWhole(Condition condition, int depth) {
    if (depth == 0) {
      return false;
    }
    if (condition instanceof Condition.All all) {
      return !all.of().isEmpty() && all.of().stream().allMatch(each -> isWhole(each, depth - 1));
    }
    if (condition instanceof Condition.Some some) {
      return !some.of().isEmpty() && some.of().stream().allMatch(each -> isWhole(each, depth - 1));
    }
    return !(condition instanceof Condition.Not not) || isWhole(not.of(), depth - 1);
  }

  private static boolean isWhole(RetentionPeriod period, int depth) {
    if (depth == 0) {
      return false;
    }
    if (period instanceof RetentionPeriod.EndOfYear end) {
      return isWhole(end.of(), depth - 1);
    }
    if (period instanceof RetentionPeriod.Plus plus) {
      return isWhole(plus.from(), depth - 1);
    }
    if (period instanceof RetentionPeriod.Earliest earliest) {
      return earliest.of().stream().allMatch(each -> isWhole(each, depth - 1));
    }
    return !(period instanceof RetentionPeriod.Latest latest)
        || latest.of().stream().allMatch(each -> isWhole(each, depth - 1));
  }

  /** Names are not reserved, parents exist and none lies under itself. */
  static void checkNames(Notice notice) {
    Map<String, Optional<String>> categories = new HashMap<>();
    notice.categories().forEach(category -> categories.put(category.id(), category.parent()));
    unique("category", notice.categories().stream().map(DataCategory::id));
    tree("category", categories);
    Map<String, Optional<String>> purposes = new HashMap<>();
    notice.purposes().forEach(purpose -> purposes.put(purpose.id(), purpose.parent()));
    unique("purpose", notice.purposes().stream().map(Purpose::id));
    tree("purpose", purposes);
    Map<String, Optional<String>> recipients = new HashMap<>();
    notice.recipients().forEach(recipient -> recipients.put(recipient.id(), recipient.parent()));
    unique("recipient", notice.recipients().stream().map(Recipient::id));
    tree("recipient", recipients);
    Set<String> processors = new HashSet<>();
    notice.processors().forEach(processor -> processors.add(processor.id()));
    for (Recipient recipient : notice.recipients()) {
      boolean underProcessor = recipient.parent().filter(processors::contains).isPresent();
      Preconditions.checkArgument(
          !underProcessor,
          "recipient `%s` lies under a processor, which is no class",
          recipient.id());
    }
  }

  /** Whether the list is in order by id. */
  static <T> boolean isById(List<T> list, Function<T, String> id) {
    return Ordering.natural().onResultOf(id::apply).isOrdered(list);
  }

  /** The list by id. */
  static <T> ImmutableList<T> byId(List<T> list, Function<T, String> id) {
    return Ordering.natural().<T>onResultOf(id::apply).immutableSortedCopy(list);
  }

  static void unique(String kind, Stream<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.forEach(id -> Preconditions.checkArgument(seen.add(id), "%s `%s` stands twice", kind, id));
  }

  private static void tree(String kind, Map<String, Optional<String>> parents) {
    parents.forEach(
        (id, parent) -> {
          Preconditions.checkArgument(
              !Scope.RESERVED.contains(id), "%s id `%s` is reserved", kind, id);
          int steps = 0;
          Optional<String> above = parent;
          while (above.isPresent()) {
            Preconditions.checkArgument(
                parents.containsKey(above.get()),
                "%s `%s` lies under `%s`, which does not exist",
                kind,
                id,
                above.get());
            Preconditions.checkArgument(
                steps++ < parents.size(), "%s `%s` lies under itself", kind, id);
            above = parents.get(above.get());
          }
        });
  }
}
