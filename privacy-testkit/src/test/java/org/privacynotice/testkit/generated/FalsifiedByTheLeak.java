package org.privacynotice.testkit.generated;

import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.privacynotice.action.DataAction;

/** Turns a property round: it must be falsified, and by the smallest action that leaks. */
final class FalsifiedByTheLeak implements AroundPropertyHook {

  static final String SMALLEST = "for penalty-charge-notices party sidem";

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    List<Object> falsified = result.falsifiedParameters().orElse(List.of());
    if (falsified.size() == 1 && falsified.get(0) instanceof DataAction action) {
      boolean smallest =
          action.toString().endsWith(SMALLEST)
              && action.categories().size() == 1
              && action.facts().isEmpty();
      return smallest
          ? result.mapToSuccessful()
          : result.mapToFailed("shrunk only to " + action + " with " + action.facts().keySet());
    }
    return result.mapToFailed("the leak was not found");
  }
}
