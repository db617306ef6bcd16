package org.privacynotice.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.privacynotice.ledger.Ledger;
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
   * The log in them, opened for writing.
   *
   * @throws UncheckedIOException when there is none, or another writer has it
   */
  Ledger existing() {
    if (directories.size() > 2) {
      throw new UncheckedIOException(new IOException("a log has one directory and one standby"));
    }
    if (bytes().orElse(0) == 0) {
      throw new UncheckedIOException(
          new NoSuchFileException(directories.get(0).resolve("000000000000.jsonl").toString()));
    }
    Ledger.Builder log = Ledger.builder(directories.get(0));
    directories.stream().skip(1).forEach(log::standby);
    return log.open();
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
