package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reviewed files that outputs are held against, byte by byte; {@code -Dgolden.update=true} writes
 * them anew.
 */
final class Golden {

  private Golden() {}

  static void assertSame(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/org/privacynotice/engine", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual.getBytes(StandardCharsets.UTF_8))
        .as(name)
        .isEqualTo(Files.readAllBytes(file));
  }
}
