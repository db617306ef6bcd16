package org.privacynotice.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** The directories of a log. */
final class LogDirectories {

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The log's directory; after it those of its standbys.")
  private List<Path> directories = new ArrayList<>();

  List<Path> all() {
    return directories;
  }

  /**
   * The bytes of all segments; empty when a directory cannot be read, which its reader will say.
   */
  OptionalLong bytes() {
    long bytes = 0;
    try {
      for (Path directory : directories) {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
            bytes += Files.size(file);
          }
        }
      }
      return OptionalLong.of(bytes);
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }
}
