package org.privacynotice.document;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Suggestion;

/** The documents that come with the library. */
public final class Bundled {

  private static final ImmutableSortedSet<String> NOTICES =
      ImmutableSortedSet.of("community-newsletter", "contact-centre");

  /** Read when first asked for. */
  private static final class Read {
    private static final Law LAW = DocumentReader.law("uk.yaml", bytes("uk.yaml")).orThrow();
  }

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
    return reading(id).orThrow();
  }

  /**
   * What comes of reading a bundled notice.
   *
   * @param id one of {@link #notices}
   * @throws IllegalArgumentException when there is none of that id
   */
  public static Reading<Notice> reading(String id) {
    if (!NOTICES.contains(id)) {
      throw new IllegalArgumentException(
          "there is no bundled notice of that id; " + Suggestion.help(id, NOTICES));
    }
    String file = id + ".yaml";
    return DocumentReader.notice(file, bytes(file), law());
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
    try (InputStream in = Bundled.class.getResourceAsStream("/org/privacynotice/bundled/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the bundled file " + name + " is missing from the jar");
      }
      return ByteStreams.toByteArray(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
