package org.privacynotice.testkit.sample;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.privacynotice.action.DataAction;

/**
 * Turns a property round: it must be falsified, by the smallest action that leaks, and say which
 * data went where against which clause.
 */
final class FalsifiedByTheLeak implements AroundPropertyHook {

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    List<Object> falsified = result.falsifiedParameters().orElse(List.of());
    if (falsified.size() != 1 || !(falsified.get(0) instanceof DataAction action)) {
      return result.mapToFailed("the leak was not found");
    }
    if (!action.purpose().equals("penalty-charge-notices")
        || action.categories().size() != 1
        || !action.facts().isEmpty()) {
      return result.mapToFailed("shrunk only to " + action + " with " + action.facts().keySet());
    }
    String said = result.throwable().map(Throwable::getMessage).orElse("");
    boolean named =
        Stream.of(
                "share home-address, name for penalty-charge-notices with sidem",
                "done against the answer, with home-address, name",
                "processors/sidem/excludes")
            .allMatch(said::contains);
    return named ? result.mapToSuccessful() : result.mapToFailed("the leak is not named: " + said);
  }
}
