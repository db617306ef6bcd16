package org.privacynotice.testkit.coverage;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Notes which test methods a class and those nested in it were given, whether they then run or not.
 * Of one that a run leaves out Jupiter says nothing; nor does it of a factory or a nested class
 * that another extension's condition disables, asked before this.
 */
final class GivenTests implements ExecutionCondition, BeforeAllCallback, TestWatcher {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GivenTests.class);

  /**
   * A test method in a class.
   *
   * @param classes the test class, after those around it
   */
  private record TestIn(ImmutableList<Class<?>> classes, Method method) {}

  /**
   * What is known of an outermost class.
   *
   * @param given the tests that it and those nested in it were given
   * @param idle the classes that have not begun, as those never do that a condition disables
   */
  private record Notes(Set<TestIn> given, Set<ImmutableList<Class<?>>> idle) {

    Notes() {
      this(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }

    /** Those of a nested class are the same. */
    static Notes of(ExtensionContext context) {
      return context
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(Notes.class, absent -> new Notes(), Notes.class);
    }
  }

  /** Asked of each class and method before it is known what other conditions say. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      note(context);
    } else {
      Notes.of(context).idle.add(classes(context));
    }
    return ConditionEvaluationResult.enabled("a gate disables nothing");
  }

  /** Of one that such a condition disables. */
  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    note(context);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Notes.of(context).idle.remove(classes(context));
  }

  private static void note(ExtensionContext context) {
    Notes.of(context).given.add(new TestIn(classes(context), context.getRequiredTestMethod()));
  }

  private static ImmutableList<Class<?>> classes(ExtensionContext context) {
    return with(context.getEnclosingTestClasses(), context.getRequiredTestClass());
  }

  private static ImmutableList<Class<?>> with(Iterable<Class<?>> around, Class<?> type) {
    return ImmutableList.<Class<?>>builder().addAll(around).add(type).build();
  }

  /**
   * How many of a class's tests it was given, where some were left out: "2 of its 5 tests were
   * selected".
   */
  static Optional<String> part(ExtensionContext context) {
    Notes notes = Notes.of(context);
    Set<ImmutableList<Class<?>>> idle = notes.idle;
    ImmutableList<TestIn> all =
        all(classes(context), nested -> !idle.contains(nested))
            .collect(ImmutableList.toImmutableList());
    long given = all.stream().filter(notes.given::contains).count();
    // None, and yet it is over: JUnit was told to ask no conditions, and nothing is known.
    return given == 0 || given == all.size()
        ? Optional.empty()
        : Optional.of(given + " of its " + all.size() + " tests were selected");
  }

  /** All that Jupiter gives a class where nothing is left out, but for what is disabled. */
  private static Stream<TestIn> all(
      ImmutableList<Class<?>> classes, Predicate<ImmutableList<Class<?>>> begun) {
    Class<?> type = classes.get(classes.size() - 1);
    return Stream.concat(
        ReflectionSupport.findMethods(type, GivenTests::isTest, HierarchyTraversalMode.TOP_DOWN)
            .stream()
            .map(method -> new TestIn(classes, method)),
        ReflectionSupport.findNestedClasses(type, GivenTests::isNested).stream()
            .map(nested -> with(classes, nested))
            .filter(begun)
            .flatMap(nested -> all(nested, begun)));
  }

  /** As Jupiter has it: what is declared otherwise it does not run. */
  private static boolean isTest(Method method) {
    return mayRun(method, method.getModifiers())
        && (method.getReturnType() == void.class
            ? AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, TestTemplate.class)
            : AnnotationSupport.isAnnotated(method, TestFactory.class));
  }

  private static boolean isNested(Class<?> type) {
    return mayRun(type, type.getModifiers()) && AnnotationSupport.isAnnotated(type, Nested.class);
  }

  private static boolean mayRun(AnnotatedElement declared, int modifiers) {
    return (modifiers & (Modifier.PRIVATE | Modifier.STATIC | Modifier.ABSTRACT)) == 0
        && !AnnotationSupport.isAnnotated(declared, Disabled.class);
  }
}
