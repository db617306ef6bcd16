package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.vocabulary.Fact;

/** Sorts the values of a named fact by the tests that tell them apart. */
final class NamedValues {

  private NamedValues() {}

  /**
   * The sorts, in the order of their first values. Bases and kinds of record, which scopes and
   * retention entries tell apart too, are each a sort of their own.
   */
  static ImmutableList<ImmutableList<String>> sorts(Fact fact, List<Rule> rules) {
    if (fact.id().equals(WellKnown.BASIS) || fact.id().equals(Document.RECORD)) {
      return fact.values().stream().map(ImmutableList::of).collect(toImmutableList());
    }
    Set<Set<String>> tests = new LinkedHashSet<>();
    rules.forEach(rule -> collect(rule.clause().condition(), fact.id(), tests));
    Map<List<Boolean>, List<String>> sorts = new LinkedHashMap<>();
    for (String value : fact.values()) {
      List<Boolean> passed = tests.stream().map(test -> test.contains(value)).toList();
      sorts.computeIfAbsent(passed, key -> new ArrayList<>()).add(value);
    }
    return sorts.values().stream().map(ImmutableList::copyOf).collect(toImmutableList());
  }

  /** The values that a condition tests the named fact for; none where it does not ask for it. */
  static Set<String> tested(Condition condition, String fact) {
    Set<Set<String>> tests = new LinkedHashSet<>();
    collect(condition, fact, tests);
    Set<String> values = new LinkedHashSet<>();
    tests.forEach(values::addAll);
    return values;
  }

  private static void collect(Condition condition, String fact, Set<Set<String>> tests) {
    Condition.tests(condition)
        .forEach(
            test -> {
              if (test instanceof Condition.OneOf oneOf && oneOf.fact().equals(fact)) {
                tests.add(oneOf.values());
              }
            });
  }
}
