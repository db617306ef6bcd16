package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;

/**
 * Reads documents from files in the form that {@code notice-file.md} describes.
 *
 * <p>All mistakes are found at once, each with its place. Whatever the bytes are, the outcome is a
 * document or findings, never another exception.
 */
public final class DocumentReader {

  private DocumentReader() {}

  /**
   * Reads a notice.
   *
   * @param file the file's name, for findings
   * @param bytes what is in it
   * @param law the law whose facts its conditions may ask for
   */
  public static Reading<Notice> notice(String file, byte[] bytes, Law law) {
    return read(file, bytes, (root, parts) -> parts.notice(root), List.of(law));
  }

  /**
   * Reads a deployment.
   *
   * @param file the file's name, for findings
   * @param bytes what is in it
   * @param law the law that it stands on
   * @param notice the notice that it stands on
   */
  public static Reading<Deployment> deployment(String file, byte[] bytes, Law law, Notice notice) {
    return deployment(file, bytes, law, List.of(notice));
  }

  /**
   * Reads a deployment.
   *
   * @param file the file's name, for findings
   * @param bytes what is in it
   * @param law the law that it stands on
   * @param versions the versions of the notice that it stands on, of any of which it may speak
   */
  public static Reading<Deployment> deployment(
      String file, byte[] bytes, Law law, List<Notice> versions) {
    List<Document> context = ImmutableList.<Document>builder().add(law).addAll(versions).build();
    return read(file, bytes, (root, parts) -> parts.deployment(root), context);
  }

  /**
   * Reads a law.
   *
   * @param file the file's name, for findings
   * @param bytes what is in it
   */
  public static Reading<Law> law(String file, byte[] bytes) {
    return read(file, bytes, (root, parts) -> parts.law(root), List.of());
  }

  /**
   * Reads a notice from a file.
   *
   * @throws InvalidDocumentException when it has errors, with all of them
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Notice notice(Path file) {
    return notice(file.toString(), bytes(file), Bundled.law()).orThrow();
  }

  /**
   * Reads a deployment from a file.
   *
   * @throws InvalidDocumentException when it has errors, with all of them
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Deployment deployment(Path file, Notice notice) {
    return deployment(file.toString(), bytes(file), Bundled.law(), notice).orThrow();
  }

  /**
   * The bytes of a file that may be read as a document; of one that is too large, just more than
   * may be.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static byte[] bytes(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(YamlSource.MOST_BYTES + 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static <D extends Document> Reading<D> read(
      String file,
      byte[] bytes,
      BiFunction<Yaml, DocumentParts, Optional<D>> kind,
      List<Document> context) {
    YamlSource.Parsed parsed = YamlSource.parse(file, bytes);
    Findings findings = parsed.findings();
    Map<String, Place> places = new HashMap<>();
    Optional<D> document =
        parsed
            .root()
            .flatMap(
                root -> kind.apply(root, new DocumentParts(findings, new Names(context), places)));
    if (findings.hasErrors()) {
      document = Optional.empty();
    }
    return new Reading<>(document, findings.sorted(), file, findings.lines(), places);
  }
}
