package org.privacynotice.testkit.generated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.notice.Notice;

/** Found by jqwik itself: gives what {@link FromNotice} asks for. */
public final class NoticeArbitraryProvider implements ArbitraryProvider {

  /** By what the annotation names; a notice is compiled once. */
  private static final Map<String, NoticeArbitraries> KNOWN = new ConcurrentHashMap<>();

  /** For jqwik. */
  public NoticeArbitraryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage target) {
    return NoticeArbitraries.types().contains(target.getRawType())
        && target.isAnnotated(FromNotice.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
    String named = target.findAnnotation(FromNotice.class).map(FromNotice::value).orElse("");
    return KNOWN
        .computeIfAbsent(named, key -> NoticeArbitraries.of(notice(key)))
        .of(target.getRawType())
        .map(Set::<Arbitrary<?>>of)
        .orElse(Set.of());
  }

  private static Notice notice(String named) {
    if (Bundled.notices().contains(named)) {
      return Bundled.notice(named);
    }
    Path file = Path.of(named);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "@FromNotice(\""
              + named
              + "\"): there is neither a bundled notice of that id nor such a file; bundled: "
              + String.join(", ", Bundled.notices()));
    }
    return DocumentReader.notice(file);
  }
}
