package org.privacynotice.testkit.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.Finding;
import org.privacynotice.document.Reading;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Suggestion;

/**
 * Reads the documents that an annotation names: bundled notices by their ids, and files, from the
 * working directory or on the class path. What cannot be read is a misuse of the attribute.
 *
 * @param classPath where the tests that run find their files
 * @param misuse what is thrown
 */
public record NamedDocuments(ClassPath classPath, Misuse misuse) {

  private static final String FILE =
      "file of that name, in the working directory or else on the class path";

  /** Where tests find their files. */
  @FunctionalInterface
  public interface ClassPath {

    /** Opens a file by its path, with no slash before it; null where there is none. */
    @Nullable InputStream open(String path);
  }

  /** How an annotation says that it is used wrongly. */
  @FunctionalInterface
  public interface Misuse {

    /** The exception with the attribute, its value and what is wrong with it. */
    RuntimeException of(String attribute, String value, String message);
  }

  /** The notice that an attribute names. */
  public Notice notice(String attribute, String name) {
    if (Bundled.notices().contains(name)) {
      return Bundled.notice(name);
    }
    byte[] bytes =
        bytes(name)
            .orElseThrow(
                () ->
                    misuse.of(
                        attribute,
                        name,
                        "there is neither a bundled notice nor a "
                            + FILE
                            + "; "
                            + Suggestion.help(name, Bundled.notices())));
    return sound(attribute, name, DocumentReader.notice(name, bytes, Bundled.law()));
  }

  /** The deployment that an attribute names, for some versions of a notice. */
  public Deployment deployment(String attribute, String name, List<Notice> versions) {
    byte[] bytes = bytes(name).orElseThrow(() -> misuse.of(attribute, name, "there is no " + FILE));
    return sound(attribute, name, DocumentReader.deployment(name, bytes, Bundled.law(), versions));
  }

  /** What was read, where there is no error in it. */
  public <D extends Document> D sound(String attribute, String value, Reading<D> read) {
    return read.document()
        .orElseThrow(
            () ->
                misuse.of(
                    attribute,
                    value,
                    read.findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                        .map(Finding::render)
                        .collect(Collectors.joining("\n"))));
  }

  private Optional<byte[]> bytes(String name) {
    Path file = Path.of(name);
    if (Files.isRegularFile(file)) {
      return Optional.of(DocumentReader.bytes(file));
    }
    String path = name.startsWith("/") ? name.substring(1) : name;
    try (InputStream in = classPath.open(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
