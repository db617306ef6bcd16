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
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Processor;
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
    unique("clause", document.clauses(), Clause::id);
    unique("fact", document.facts(), Fact::id);
    unique("time limit", document.timeLimits(), TimeLimit::id);
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
    for (DataCategory category : notice.categories()) {
      categories.put(category.id(), category.parent());
    }
    unique("category", notice.categories(), DataCategory::id);
    tree("category", categories);
    Map<String, Optional<String>> purposes = new HashMap<>();
    for (Purpose purpose : notice.purposes()) {
      purposes.put(purpose.id(), purpose.parent());
    }
    unique("purpose", notice.purposes(), Purpose::id);
    tree("purpose", purposes);
    Map<String, Optional<String>> recipients = new HashMap<>();
    for (Recipient recipient : notice.recipients()) {
      recipients.put(recipient.id(), recipient.parent());
    }
    unique("recipient", notice.recipients(), Recipient::id);
    tree("recipient", recipients);
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

  /** Whether the list is in order by id. */
  static <T> boolean isById(List<T> list, Function<T, String> id) {
    for (int i = 1; i < list.size(); i++) {
      if (id.apply(list.get(i - 1)).compareTo(id.apply(list.get(i))) > 0) {
        return false;
      }
    }
    return true;
  }

  /** The list by id. */
  static <T> ImmutableList<T> byId(List<T> list, Function<T, String> id) {
    return Ordering.natural().<T>onResultOf(id::apply).immutableSortedCopy(list);
  }

  static <T> void unique(String kind, List<T> parts, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    for (T part : parts) {
      Preconditions.checkArgument(
          seen.add(id.apply(part)), "%s `%s` stands twice", kind, id.apply(part));
    }
  }

  private static void tree(String kind, Map<String, Optional<String>> parents) {
    for (Map.Entry<String, Optional<String>> each : parents.entrySet()) {
      String id = each.getKey();
      Preconditions.checkArgument(!Scope.RESERVED.contains(id), "%s id `%s` is reserved", kind, id);
      int steps = 0;
      Optional<String> above = each.getValue();
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
    }
  }
}
