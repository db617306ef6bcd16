package org.privacynotice.testkit.generated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Suggestion;

/** Found by jqwik itself: gives what {@link FromNotice} asks for. */
public final class NoticeArbitraryProvider implements ArbitraryProvider {

  /** What an annotation names. */
  private record Named(String notice, String deployment) {}

  /** By what the annotation names; a notice is compiled once. */
  private static final Map<Named, NoticeArbitraries> KNOWN = new ConcurrentHashMap<>();

  /** For jqwik. */
  public NoticeArbitraryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage target) {
    return NoticeArbitraries.types().contains(target.getRawType())
        && target.isAnnotated(FromNotice.class);
  }

  /** Before jqwik's own, which would give every value of an enumeration. */
  @Override
  public int priority() {
    return 1;
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
    return target
        .findAnnotation(FromNotice.class)
        .map(from -> new Named(from.value(), from.deployment()))
        .map(named -> KNOWN.computeIfAbsent(named, NoticeArbitraryProvider::arbitraries))
        .flatMap(arbitraries -> arbitraries.of(target.getRawType()))
        .map(Set::<Arbitrary<?>>of)
        .orElse(Set.of());
  }

  private static NoticeArbitraries arbitraries(Named named) {
    Notice notice = notice(named.notice());
    if (named.deployment().isEmpty()) {
      return NoticeArbitraries.of(notice);
    }
    byte[] bytes =
        bytes(named.deployment())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "@FromNotice(deployment = \""
                            + named.deployment()
                            + "\"): there is no file of that name"));
    return NoticeArbitraries.of(
        notice,
        DocumentReader.deployment(named.deployment(), bytes, Bundled.law(), notice).orThrow());
  }

  private static Notice notice(String named) {
    if (Bundled.notices().contains(named)) {
      return Bundled.notice(named);
    }
    byte[] bytes =
        bytes(named)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "@FromNotice(\""
                            + named
                            + "\"): there is neither a bundled notice nor a file of that name; "
                            + Suggestion.help(named, Bundled.notices())));
    return DocumentReader.notice(named, bytes, Bundled.law()).orThrow();
  }

  /** A file's, from the working directory or on the class path of the tests that run. */
  private static Optional<byte[]> bytes(String name) {
    Path file = Path.of(name);
    if (Files.isRegularFile(file)) {
      return Optional.of(DocumentReader.bytes(file));
    }
    String resource = name.startsWith("/") ? name.substring(1) : name;
    ClassLoader tests = Thread.currentThread().getContextClassLoader();
    try (InputStream in = tests.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
