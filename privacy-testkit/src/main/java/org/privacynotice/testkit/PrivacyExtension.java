package org.privacynotice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Notice;

/**
 * Gives tests what {@link PrivacyNotice} says, which registers it. Whatever it keeps is kept with
 * the test. What the annotation says wrongly is an {@link ExtensionConfigurationException} with the
 * attribute and its value.
 */
public final class PrivacyExtension
    implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

  private static final Namespace NAMESPACE = Namespace.create(PrivacyExtension.class);

  private static final Set<Class<?>> TYPES =
      Set.of(
          PrivacyEngine.class, Notice.class, TestClock.class, RecordingLog.class, Recorder.class);

  /** Who takes one of these means to ask. */
  private static final Set<Class<?>> ASKING =
      Set.of(PrivacyEngine.class, RecordingLog.class, Recorder.class);

  /** What a test got that has to be asked, with what it had shown before the test itself began. */
  private static final class Asked {
    private final Map<Setting, Long> before = new ConcurrentHashMap<>();
  }

  /** Made by JUnit. */
  public PrivacyExtension() {}

  /** So that what a constructor gets belongs to one test too. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(PrivacyNotice.class)
        || (TYPES.contains(parameter.getParameter().getType())
            && nearest(parameter, context).isPresent());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    PrivacyNotice annotation = nearest(parameter, context).orElseThrow();
    Class<?> type = parameter.getParameter().getType();
    if (!TYPES.contains(type)) {
      throw misuse(
          "value",
          String.join(", ", annotation.value()),
          "a `" + type.getSimpleName() + "` does not belong to a notice; " + help());
    }
    if (context.getTestMethod().isEmpty()) {
      throw misuse(
          "value",
          String.join(", ", annotation.value()),
          "each test has an engine of its own; take it in the test or in @BeforeEach");
    }
    Store store = context.getStore(NAMESPACE);
    Setting setting =
        store.getOrComputeIfAbsent(
            annotation, key -> Setting.of(annotation, context), Setting.class);
    if (annotation.mustDecide() && ASKING.contains(type)) {
      store
          .getOrComputeIfAbsent(Asked.class, key -> new Asked(), Asked.class)
          .before
          .putIfAbsent(setting, 0L);
    }
    return setting.part(type);
  }

  /** What the constructor and the methods before the test asked is not the test's. */
  @Override
  public void beforeTestExecution(ExtensionContext context) {
    Asked asked = context.getStore(NAMESPACE).get(Asked.class, Asked.class);
    if (asked != null) {
      asked.before.replaceAll((setting, none) -> setting.shown());
    }
  }

  /** A test that has failed is told by what failed. */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    Asked asked = context.getStore(NAMESPACE).get(Asked.class, Asked.class);
    if (asked != null && context.getExecutionException().isEmpty()) {
      asked.before.forEach((setting, shown) -> setting.requireMore(shown, context));
    }
  }

  private static String help() {
    return "parameters are "
        + String.join(", ", TYPES.stream().map(Class::getSimpleName).sorted().toList());
  }

  /**
   * The annotation of the parameter, else of what has it, else the test method's, else the class's
   * or an enclosing one's.
   */
  private static Optional<PrivacyNotice> nearest(
      ParameterContext parameter, ExtensionContext context) {
    return parameter
        .findAnnotation(PrivacyNotice.class)
        .or(
            () ->
                AnnotationSupport.findAnnotation(
                    parameter.getDeclaringExecutable(), PrivacyNotice.class))
        .or(() -> AnnotationSupport.findAnnotation(context.getTestMethod(), PrivacyNotice.class))
        .or(() -> ofClasses(context));
  }

  private static Optional<PrivacyNotice> ofClasses(ExtensionContext context) {
    return outwards(context).stream()
        .flatMap(type -> AnnotationSupport.findAnnotation(type, PrivacyNotice.class).stream())
        .findFirst();
  }

  /** The test class, then those that enclose it. */
  static List<Class<?>> outwards(ExtensionContext context) {
    List<Class<?>> outwards = new ArrayList<>(around(context));
    context.getTestClass().ifPresent(outwards::add);
    Collections.reverse(outwards);
    return outwards;
  }

  private static List<Class<?>> around(ExtensionContext context) {
    try {
      return context.getEnclosingTestClasses();
    } catch (NoSuchMethodError older) {
      throw new ExtensionConfigurationException(
          "@PrivacyNotice needs JUnit Jupiter 5.12.1 or later; this one is older", older);
    }
  }

  static ExtensionConfigurationException misuse(String attribute, String value, String message) {
    return new ExtensionConfigurationException(
        "@PrivacyNotice(" + attribute + " = \"" + value + "\"): " + message);
  }
}
