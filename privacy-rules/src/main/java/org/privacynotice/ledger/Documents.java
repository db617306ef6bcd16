package org.privacynotice.ledger;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.document.CanonicalWriter;
import org.privacynotice.document.Digest;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;

/**
 * The texts of the documents that records name. Each is written and forced before a record says
 * that it is there, and that record stands before the first that names it; when a log is opened
 * again, it is said again.
 */
final class Documents {

  private static final String PREFIX = "sha256:";

  private final Disk disk;
  private final Set<String> recorded = ConcurrentHashMap.newKeySet();
  private final List<Document> told = new ArrayList<>();
  private final Map<String, Document> byDigest = new HashMap<>();

  Documents(Disk disk) {
    this.disk = disk;
  }

  /** Takes documents; their digests are worked out when a record names one. */
  synchronized void tell(List<? extends Document> documents) {
    told.addAll(documents);
  }

  /** The digests that a record names and the log does not yet. */
  List<String> missing(DecisionRecord record) {
    List<String> missing = List.of();
    for (DocumentRef document : record.documents()) {
      if (document.digest().isPresent() && !recorded.contains(document.digest().get())) {
        missing = new ArrayList<>(missing);
        missing.add(document.digest().get());
      }
    }
    return missing;
  }

  boolean isMissing(String digest) {
    return !recorded.contains(digest);
  }

  /** A record says that the document of this digest is there. */
  void recorded(String digest) {
    recorded.add(digest);
  }

  /** The records that said so are gone: it is said again before the next that names one. */
  void forget() {
    recorded.clear();
  }

  /**
   * Writes a document's text, unless it is there.
   *
   * @return the record that says so
   */
  Chain.Line keep(String digest, Place place) throws IOException {
    Document document = document(digest);
    Path directory = place.directory().resolve("documents");
    disk.makeDirectory(directory);
    String name = digest.substring(PREFIX.length()) + ".txt";
    boolean isThere = disk.list(directory).contains(name);
    byte[] text =
        isThere
            ? read(directory.resolve(name))
            : CanonicalWriter.write(document).getBytes(StandardCharsets.UTF_8);
    requireSame(digest, text);
    if (isThere) {
      disk.forceDirectory(directory); // whoever put it there may not have come to that
    } else {
      place.keep(directory, name, text);
    }
    return Chain.Line.of(
        "document",
        "\"kind\":\"%s\",\"id\":\"%s\",\"version\":\"%s\",\"digest\":\"%s\",\"bytes\":%d"
            .formatted(kind(document), document.id(), document.version(), digest, text.length));
  }

  private byte[] read(Path file) throws IOException {
    try (InputStream in = disk.read(file, 0)) {
      return in.readAllBytes();
    }
  }

  private static void requireSame(String digest, byte[] text) {
    if (!digest.equals(PREFIX + Hashing.sha256().hashBytes(text))) {
      throw new DecisionLogException(
          "a file in the log's `documents` is not what its name says; put back the one that was"
              + " there, or move this one away");
    }
  }

  private synchronized Document document(String digest) {
    for (Document document : told) {
      byDigest.put(Digest.of(document), document);
    }
    told.clear();
    Document document = byDigest.get(digest);
    if (document == null) {
      throw new DecisionLogException(
          "the record names a document that the log was not given; hand it to documents() first");
    }
    return document;
  }

  private static String kind(Document document) {
    if (document instanceof Notice) {
      return "notice";
    }
    return document instanceof Law ? "law" : "deployment";
  }
}
