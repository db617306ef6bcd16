package org.privacynotice.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The records that nobody can link to a person any more, because a key is destroyed. */
public final class Erasure {

  private static final Pattern SEGMENT = Pattern.compile("[0-9]{12}\\.jsonl");

  private Erasure() {}

  /**
   * Records in a log which keys were destroyed since it was last asked to, each with the number of
   * its records that hold one of the key's pseudonyms; a key that it never used is left out. Reads
   * the whole log when there is such a key.
   *
   * @param keys the log's keys
   * @param directories the log's, that of its standby too
   * @param logId the log's id
   * @param append records one; returns when that is as safe as a decision
   */
  static void record(
      PseudonymKeys keys, List<Path> directories, String logId, Consumer<Entry> append) {
    for (String id : keys.unrecorded(logId)) {
      long erased = 0;
      for (Path directory : directories) {
        erased += count(directory, id);
      }
      if (erased > 0) {
        append.accept(Entry.destroyed(id, erased));
      }
      keys.recorded(id, logId, erased);
    }
  }

  /**
   * How many records in a directory of a log hold a pseudonym of a key. One pass over the bytes,
   * whatever stands there.
   *
   * @param log the directory
   * @param keyId the key's id
   */
  public static long count(Path log, String keyId) {
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
