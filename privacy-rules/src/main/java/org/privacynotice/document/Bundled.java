package org.privacynotice.document;

import com.google.common.collect.ImmutableSortedSet;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.privacynotice.document.PreparedReader.Prepared;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Suggestion;

/** The documents that come with the library. */
public final class Bundled {

  private static final ImmutableSortedSet<String> NOTICES =
      ImmutableSortedSet.of("community-newsletter", "contact-centre");

  /** Read when first asked for. */
  private static final class Read {
    private static final Law LAW = known("uk", preparedLaw());
  }

  /** What was read, by the file's name, with its digest. */
  private static final ConcurrentMap<String, Prepared<?>> KNOWN = new ConcurrentHashMap<>();

  private Bundled() {}

  /** The ids of the bundled notices. */
  public static ImmutableSortedSet<String> notices() {
    return NOTICES;
  }

  /**
   * A bundled notice.
   *
   * @param id one of {@link #notices}
   * @throws IllegalArgumentException when there is none of that id
   */
  public static Notice notice(String id) {
    requireBundled(id);
    Prepared<?> before = KNOWN.get(id);
    return before != null && before.document() instanceof Notice notice
        ? notice
        : known(id, preparedNotice(id));
  }

  private static <D extends Document> D known(String file, Prepared<D> read) {
    KNOWN.put(file, read);
    return read.document();
  }

  private static Prepared<Notice> preparedNotice(String id) {
    Optional<byte[]> prepared = perhapsBytes(id + ".prepared");
    if (prepared.isPresent()) {
      return PreparedReader.notice(prepared.get());
    }
    Notice read = reading(id).orThrow();
    return new Prepared<>(read, Digest.written(read));
  }

  /** Where the build has not prepared it, as in an editor, the file itself is read. */
  private static Prepared<Law> preparedLaw() {
    Optional<byte[]> prepared = perhapsBytes("uk.prepared");
    if (prepared.isPresent()) {
      return PreparedReader.law(prepared.get());
    }
    Law read = readLaw();
    return new Prepared<>(read, Digest.written(read));
  }

  /** The law as its file says. */
  static Law readLaw() {
    return DocumentReader.law("uk.yaml", bytes("uk.yaml")).orThrow();
  }

  /**
   * The digest of a bundled document, which is known from the start; empty for any other, were it
   * equal: to compare them would take longer than to work it out.
   */
  @SuppressWarnings("ReferenceEquality")
  static Optional<String> digest(Document document) {
    Prepared<?> known = KNOWN.get(document instanceof Law ? "uk" : document.id());
    return known != null && known.document() == document
        ? Optional.of(known.digest())
        : Optional.empty();
  }

  /**
   * What comes of reading a bundled notice.
   *
   * @param id one of {@link #notices}
   * @throws IllegalArgumentException when there is none of that id
   */
  public static Reading<Notice> reading(String id) {
    return reading(id, law());
  }

  static Reading<Notice> reading(String id, Law law) {
    requireBundled(id);
    String file = id + ".yaml";
    return DocumentReader.notice(file, bytes(file), law);
  }

  private static void requireBundled(String id) {
    if (!NOTICES.contains(id)) {
      throw new IllegalArgumentException(
          "there is no bundled notice of that id; " + Suggestion.help(id, NOTICES));
    }
  }

  /** UK data-protection law, as far as its clauses go; its own file says how far. */
  public static Law law() {
    return Read.LAW;
  }

  /** The deployment of the bundled day at the contact centre. */
  public static Deployment demoDeployment() {
    String file = "demo-deployment.yaml";
    return DocumentReader.deployment(file, bytes(file), law(), notice("contact-centre")).orThrow();
  }

  /** The actions of the bundled day at the contact centre, as JSON, one a line. */
  public static byte[] demoDay() {
    return bytes("demo-day.jsonl");
  }

  private static byte[] bytes(String name) {
    return perhapsBytes(name)
        .orElseThrow(
            () ->
                new IllegalStateException("the bundled file " + name + " is missing from the jar"));
  }

  private static Optional<byte[]> perhapsBytes(String name) {
    String path = "org/privacynotice/bundled/" + name;
    Optional<byte[]> here = perhapsFromJar(path);
    if (here.isPresent()) {
      return here;
    }
    try (InputStream in = Bundled.class.getResourceAsStream("/" + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * From the jar that this class is from, which is open anyway: a class loader makes a connection
   * to it first, for which a new virtual machine needs longer than for reading. Empty where there
   * is no such jar or it cannot be opened; then the class loader knows more.
   */
  private static Optional<byte[]> perhapsFromJar(String path) {
    CodeSource from = Bundled.class.getProtectionDomain().getCodeSource();
    if (from == null || from.getLocation() == null) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(new File(from.getLocation().toURI()))) {
      ZipEntry entry = jar.getEntry(path);
      return entry == null
          ? Optional.empty()
          : Optional.of(jar.getInputStream(entry).readAllBytes());
    } catch (IOException | URISyntaxException | IllegalArgumentException elsewhere) {
      return Optional.empty();
    }
  }
}
