package org.privacynotice.testkit.coverage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Found by JUnit's launcher itself: the tests that this virtual machine was given to run, of all
 * engines, whether they then ran or were disabled. All tests of a class are those that the engines
 * find there when asked for the class alone. What has its tests made as it runs is one by itself.
 */
@SuppressWarnings("exports") // for JUnit alone, and whoever runs JUnit has its launcher
public final class SelectedTests implements TestExecutionListener {

  private static final Set<String> SELECTED = ConcurrentHashMap.newKeySet();

  /** For JUnit. */
  public SelectedTests() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    SELECTED.addAll(tests(plan));
  }

  /**
   * How many of a class's tests were selected, where some were left out: "2 of its 5 tests were
   * selected".
   */
  static Optional<String> part(ExtensionContext context) {
    Set<String> all = tests(found(context));
    long selected = all.stream().filter(SELECTED::contains).count();
    // None, and yet it ran: in a suite, or unseen from the module path. Then nothing is known.
    return selected == 0 || selected == all.size()
        ? Optional.empty()
        : Optional.of(selected + " of its " + all.size() + " tests were selected");
  }

  /** What there is without anybody's filters. */
  private static TestPlan found(ExtensionContext context) {
    LauncherConfig plain =
        LauncherConfig.builder()
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();
    return LauncherFactory.create(plain)
        .discover(LauncherDiscoveryRequestBuilder.request().selectors(itself(context)).build());
  }

  private static DiscoverySelector itself(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    List<Class<?>> around = context.getEnclosingTestClasses();
    return around.isEmpty()
        ? DiscoverySelectors.selectClass(type)
        : DiscoverySelectors.selectNestedClass(around, type);
  }

  /** By id, what has nothing below it before it runs. */
  private static Set<String> tests(TestPlan plan) {
    Set<String> tests = new HashSet<>();
    for (TestIdentifier root : plan.getRoots()) {
      for (TestIdentifier test : plan.getDescendants(root)) {
        if (plan.getChildren(test).isEmpty()) {
          tests.add(test.getUniqueId());
        }
      }
    }
    return tests;
  }
}
