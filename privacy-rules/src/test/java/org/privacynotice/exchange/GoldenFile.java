package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what is said with a file of {@code src/test/resources}, byte for byte. With {@code
 * -Dgolden.update=true} the file is written instead; read the difference before you keep it.
 */
public final class GoldenFile {

  private static final Path ROOT = Path.of("src", "test", "resources", "org", "privacynotice");

  private GoldenFile() {}

  /**
   * Asserts that the text is the file's.
   *
   * @param name the file's path under {@code org/privacynotice}
   * @param actual what was said
   */
  public static void assertSame(String name, String actual) {
    Path file = ROOT.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.write(file, actual.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(file).as("run with -Dgolden.update=true to write it").exists();
      assertThat(actual).as(name).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
      assertThat(actual.getBytes(StandardCharsets.UTF_8))
          .as(name)
          .isEqualTo(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
