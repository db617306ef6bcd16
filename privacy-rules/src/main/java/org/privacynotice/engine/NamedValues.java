package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
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
    boolean apart = fact.id().equals(WellKnown.BASIS) || fact.id().equals(Document.RECORD);
    Set<Set<String>> tests = new LinkedHashSet<>();
    for (Rule rule : rules) {
      collect(rule.clause().condition(), fact.id(), tests);
    }
    Map<Object, List<String>> sorts = new LinkedHashMap<>();
    for (String value : fact.values()) {
      Object told = apart ? value : passed(value, tests);
      List<String> sort = sorts.getOrDefault(told, new ArrayList<>());
      sort.add(value);
      sorts.put(told, sort);
    }
    ImmutableList.Builder<ImmutableList<String>> inOrder = ImmutableList.builder();
    for (List<String> sort : sorts.values()) {
      inOrder.add(ImmutableList.copyOf(sort));
    }
    return inOrder.build();
  }

  /** The tests that a value passes. */
  private static Set<Set<String>> passed(String value, Set<Set<String>> tests) {
    Set<Set<String>> passed = new HashSet<>();
    for (Set<String> test : tests) {
      if (test.contains(value)) {
        passed.add(test);
      }
    }
    return passed;
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
    for (Condition test : Condition.tests(condition)) {
      if (test instanceof Condition.OneOf oneOf && oneOf.fact().equals(fact)) {
        tests.add(oneOf.values());
      }
    }
  }
}
