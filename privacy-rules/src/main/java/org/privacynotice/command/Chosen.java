package org.privacynotice.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.InvalidDocumentException;
import org.privacynotice.document.Reading;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Suggestion;

/** The documents that a command's options name. */
final class Chosen {

  private Chosen() {}

  /**
   * A notice by file or by the id of a bundled one.
   *
   * @throws InvalidDocumentException when the file has errors
   * @throws UncheckedIOException when it cannot be read
   */
  static Notice notice(String fileOrId) {
    return isBundled(fileOrId) ? Bundled.notice(fileOrId) : reading(fileOrId).orThrow();
  }

  private static boolean isBundled(String fileOrId) {
    return Bundled.notices().contains(fileOrId) && !Files.exists(Path.of(fileOrId));
  }

  /** What comes of reading a notice, by file or by the id of a bundled one. */
  static Reading<Notice> reading(String fileOrId) {
    return isBundled(fileOrId)
        ? Bundled.reading(fileOrId)
        : DocumentReader.notice(fileOrId, bytes(fileOrId), Bundled.law());
  }

  /** What comes of reading a deployment's file, for some versions of a notice. */
  static Reading<Deployment> deployment(String file, List<Notice> versions) {
    return DocumentReader.deployment(file, bytes(file), Bundled.law(), versions);
  }

  static Optional<Deployment> deployment(Optional<String> file, List<Notice> versions) {
    return file.map(name -> deployment(name, versions).orThrow());
  }

  /**
   * A file to read.
   *
   * @throws UncheckedIOException when it is a directory, of which reading says only that it is one
   */
  static Path file(String name) {
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw new UncheckedIOException(new IOException(name + " is a directory, not a file"));
    }
    return file;
  }

  private static byte[] bytes(String file) {
    try {
      return DocumentReader.bytes(file(file));
    } catch (UncheckedIOException unreadable) {
      if (unreadable.getCause() instanceof NoSuchFileException && Identifier.isId(file)) {
        throw new UncheckedIOException(
            new IOException(
                "there is no file and no bundled notice `"
                    + file
                    + "`; "
                    + Suggestion.help(file, Bundled.notices())));
      }
      throw unreadable;
    }
  }
}
