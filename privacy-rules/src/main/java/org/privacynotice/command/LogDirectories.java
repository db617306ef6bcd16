package org.privacynotice.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much there is to read in the directories of a log. */
final class LogDirectories {

  private LogDirectories() {}

  /**
   * The bytes of all segments; empty when a directory cannot be read, which its reader will say.
   */
  static OptionalLong bytes(List<Path> directories) {
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
