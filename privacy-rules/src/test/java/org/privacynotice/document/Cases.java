package org.privacynotice.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The golden cases: folders with one document each, {@code notice.yaml}, {@code deployment.yaml} or
 * {@code law.yaml}. A notice and a deployment stand on the bundled law, a deployment on the bundled
 * notice {@code contact-centre} too.
 */
final class Cases {

  static final Path FOLDER = Path.of("src/test/resources/org/privacynotice/document/cases");

  private Cases() {}

  static List<Path> all() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Reading<?> read(Path folder) {
    Path file = file(folder);
    return read(file.getFileName().toString(), bytes(file));
  }

  /** Reads a document of the kind that the file's name says. */
  static Reading<?> read(String name, byte[] bytes) {
    return switch (name) {
      case "notice.yaml" -> DocumentReader.notice(name, bytes, Bundled.law());
      case "deployment.yaml" ->
          DocumentReader.deployment(name, bytes, Bundled.law(), Bundled.notice("contact-centre"));
      case "law.yaml" -> DocumentReader.law(name, bytes);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Path file(Path folder) {
    return Stream.of("notice.yaml", "deployment.yaml", "law.yaml")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
