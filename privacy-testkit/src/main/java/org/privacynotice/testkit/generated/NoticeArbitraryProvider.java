package org.privacynotice.testkit.generated;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.jspecify.annotations.Nullable;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import org.privacynotice.testkit.setup.NamedDocuments;

/** Found by jqwik itself: gives what {@link FromNotice} asks for. */
@SuppressWarnings("exports") // for jqwik alone
public final class NoticeArbitraryProvider implements ArbitraryProvider {

  /** What an annotation names. */
  private record Named(String notice, String deployment) {}

  /** By what the annotation names; a notice is compiled once. */
  private static final Map<Named, NoticeArbitraries> KNOWN = new ConcurrentHashMap<>();

  private static final NamedDocuments DOCUMENTS =
      new NamedDocuments(NoticeArbitraryProvider::onClassPath, NoticeArbitraryProvider::misuse);

  /** For jqwik. */
  public NoticeArbitraryProvider() {}

  /** Whatever the type: one that is not drawn here jqwik would draw itself, at random. */
  @Override
  public boolean canProvideFor(TypeUsage target) {
    return target.isAnnotated(FromNotice.class);
  }

  /** Before jqwik's own, which would give every value of an enumeration, and any string. */
  @Override
  public int priority() {
    return 1;
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
    FromNotice from = target.findAnnotation(FromNotice.class).orElseThrow();
    return Set.of(
        KNOWN
            .computeIfAbsent(
                new Named(from.value(), from.deployment()), NoticeArbitraryProvider::arbitraries)
            .of(target.getRawType())
            .orElseThrow(() -> undrawn(from, target.getRawType())));
  }

  private static NoticeArbitraries arbitraries(Named named) {
    Notice notice = DOCUMENTS.notice("value", named.notice());
    if (named.deployment().isEmpty()) {
      return NoticeArbitraries.of(notice);
    }
    Deployment deployment = DOCUMENTS.deployment("deployment", named.deployment(), List.of(notice));
    return NoticeArbitraries.of(notice, deployment);
  }

  /** On the class path of the tests that run, as far as the thread knows it. */
  private static @Nullable InputStream onClassPath(String path) {
    ClassLoader tests = Thread.currentThread().getContextClassLoader();
    return tests == null
        ? ClassLoader.getSystemResourceAsStream(path)
        : tests.getResourceAsStream(path);
  }

  private static IllegalArgumentException undrawn(FromNotice from, Class<?> type) {
    String known =
        NoticeArbitraries.types().stream()
            .map(each -> "`" + each.getSimpleName() + "`")
            .sorted()
            .collect(Collectors.joining(", "));
    return misuse(
        "value", from.value(), "draws no `" + type.getSimpleName() + "`; known: " + known);
  }

  private static IllegalArgumentException misuse(String attribute, String value, String message) {
    return new IllegalArgumentException(
        "@FromNotice(" + attribute + " = \"" + value + "\"): " + message);
  }
}
