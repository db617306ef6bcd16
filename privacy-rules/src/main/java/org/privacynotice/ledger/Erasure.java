package org.privacynotice.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts the records that nobody can link to a person any more once a key is destroyed. */
final class Erasure {

  private static final Pattern SEGMENT = Pattern.compile("[0-9]{12}\\.jsonl");

  private Erasure() {}

  /**
   * How many records of a log hold a pseudonym of a key. One pass over the bytes, whatever stands
   * there.
   *
   * @param log the log's directory
   * @param keyId the key's id
   */
  static long count(Path log, String keyId) {
    try (Stream<Path> files = Files.list(log)) {
      long records = 0;
      for (Path file : segments(files)) {
        records += records(file, keyId);
      }
      return records;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Path> segments(Stream<Path> files) {
    return files
        .filter(file -> SEGMENT.matcher(file.getFileName().toString()).matches())
        .sorted()
        .toList();
  }

  private static long records(Path file, String keyId) throws IOException {
    // A quotation mark stands only where a text begins or ends, so a match never begins within one.
    byte[] sought = ("\"" + keyId + ":").getBytes(StandardCharsets.US_ASCII);
    long records = 0;
    int matched = 0;
    boolean counted = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int each = in.read(); each >= 0; each = in.read()) {
        if (each == '\n') {
          counted = false;
        }
        matched = each == sought[matched] ? matched + 1 : each == '"' ? 1 : 0;
        if (matched == sought.length) {
          records += counted ? 0 : 1;
          counted = true;
          matched = 0;
        }
      }
    }
    return records;
  }
}
