package org.privacynotice.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;
import org.privacynotice.vocabulary.Vocabulary;

/** No text of a caller's that is not an id gets out of an action other than by asking for it. */
class DataActionCanaryTest {

  private static final String CANARY = "Jane Canary-Doe 07700 900123";
  private static final String REFERENCE = "CANARY/07700-900123";
  private static final Vocabulary VOCABULARY = Samples.vocabulary();

  /** The two that exist to give the caller's text back. */
  private static final Set<String> GIVE_BACK = Set.of("subject", "ref");

  private static Share.Builder builder() {
    return Share.in(VOCABULARY, "name", "home-address")
        .recipient("sidem")
        .purpose("parking-permits")
        .subject(CANARY)
        .ref(CANARY)
        .fact("consent", REFERENCE)
        .fact("required-by-law", REFERENCE)
        .factFor("name", "consent", REFERENCE);
  }

  @Test
  void everyPublicMethodOfAnAction_withCanaries_showsNone() throws Exception {
    List<Object> targets =
        List.of(
            builder().build(),
            builder().build().without(Set.of("name")),
            builder().build().withFacts(Map.of("needed", FactValue.YES)),
            builder().build().withParty("raad"));
    int called = 0;
    for (Object target : targets) {
      called += callAll(target);
    }
    assertThat(called).as("methods were found and called").isGreaterThan(60);
  }

  @Test
  void everyPublicMethodOfABuilder_withCanaries_showsNone() throws Exception {
    int called = 0;
    for (Method method : Share.Builder.class.getMethods()) {
      if (isOurs(method)) {
        for (Object[] arguments : arguments(method)) {
          callOne(builder(), method, arguments);
          called++;
        }
      }
    }
    assertThat(called).as("methods were found and called").isGreaterThan(20);
    assertThat(builder().toString()).doesNotContain("anary", "CANARY", "07700");
  }

  @Test
  void everyWayToStart_withCanaries_showsNone() throws Exception {
    for (Class<?> activity :
        List.of(Collect.class, Use.class, Share.class, Retain.class, Erase.class)) {
      Method in = activity.getMethod("in", Vocabulary.class, String[].class);
      try {
        in.invoke(null, VOCABULARY, new String[] {"name", CANARY});
        throw new AssertionError("an unknown category was taken");
      } catch (InvocationTargetException thrown) {
        assertClean(in, trace(thrown.getCause()));
      }
    }
  }

  private static int callAll(Object target) throws Exception {
    int called = 0;
    for (Method method : target.getClass().getMethods()) {
      if (isOurs(method) && !Modifier.isStatic(method.getModifiers())) {
        for (Object[] arguments : arguments(method)) {
          callOne(target, method, arguments);
          called++;
        }
      }
    }
    return called;
  }

  private static boolean isOurs(Method method) {
    return method.getDeclaringClass() != Object.class || method.getName().equals("toString");
  }

  private static void callOne(Object target, Method method, Object[] arguments)
      throws IllegalAccessException {
    try {
      Object result = method.invoke(target, arguments);
      if (!(GIVE_BACK.contains(method.getName()) && arguments.length == 0)) {
        assertClean(method, String.valueOf(result));
      }
    } catch (InvocationTargetException thrown) {
      assertClean(method, trace(thrown.getCause()));
    }
  }

  private static void assertClean(Method method, String shown) {
    assertThat(shown)
        .as("%s", method)
        .doesNotContainIgnoringCase("canary")
        .doesNotContain("Jane", "07700");
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    // The frames name this class.
    return text.toString().replaceAll("\\S*DataActionCanaryTest\\S*", "");
  }

  /** Calls to make: every text a canary, and every text but one an id. */
  private static List<Object[]> arguments(Method method) {
    Class<?>[] types = method.getParameterTypes();
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[types.length]);
    for (int i = 0; i < types.length; i++) {
      List<Object[]> more = new ArrayList<>();
      for (Object[] before : all) {
        for (Object candidate : candidates(types[i])) {
          Object[] next = before.clone();
          next[i] = candidate;
          more.add(next);
        }
      }
      all = more;
    }
    return all;
  }

  private static List<Object> candidates(Class<?> type) {
    if (type == String.class) {
      return List.of(CANARY, REFERENCE, "name", "needed", "consent", "basis", "permit-ended");
    }
    if (type == String[].class) {
      return List.of(new String[] {CANARY}, new String[] {"name", REFERENCE});
    }
    if (type == FactValue.class) {
      return List.of(
          new FactValue.Named(CANARY), new FactValue.Given(REFERENCE), FactValue.NOT_GIVEN);
    }
    if (type == Set.class) {
      return List.of(Set.of(CANARY), Set.of("name", "home-address"));
    }
    if (type == Map.class) {
      return List.of(
          Map.of(CANARY, FactValue.YES),
          Map.of("needed", new FactValue.Given(REFERENCE)),
          Map.of("basis", new FactValue.Named(CANARY)),
          Map.of("consent", new FactValue.Given(REFERENCE)));
    }
    if (type == Vocabulary.class) {
      return List.of(Vocabulary.of(List.of()), VOCABULARY, Samples.vocabulary());
    }
    if (type == int.class) {
      return List.of(0, 1);
    }
    if (type == boolean.class) {
      return List.of(true);
    }
    if (type == Instant.class) {
      return List.of(Instant.EPOCH, Instant.MAX);
    }
    if (type == Clock.class) {
      return List.of(Clock.systemUTC());
    }
    if (type == LocalDate.class) {
      return List.of(LocalDate.EPOCH);
    }
    if (type == LawfulBasis.class) {
      return List.of(LawfulBasis.CONSENT);
    }
    if (type == SpecialCategoryCondition.class) {
      return List.of(SpecialCategoryCondition.A);
    }
    throw new AssertionError("no candidates for " + type);
  }
}
