package org.privacynotice.audit;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What verifying costs: {@code Timing DIR RECORDS} writes a log if there is none, and reads it. */
final class Timing {

  private Timing() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    if (!Files.isDirectory(directory)) {
      try (WrittenLog log = new WrittenLog(directory, "bG9nLW9mLXRoZS10ZXN0cw", 1 << 16)) {
        log.decisions(Integer.parseInt(args[1]));
      }
    }
    for (int round = 0; round < 5; round++) {
      long began = System.nanoTime();
      long records = 0;
      for (Path segment : new LogFiles(java.util.List.of(directory)).segments()) {
        try (InputStream in = Files.newInputStream(segment)) {
          records += SegmentSummary.of(LogFiles.nameOf(segment), in).count();
        }
      }
      long one = System.nanoTime();
      long all = Verification.of(directory).run().size();
      long two = System.nanoTime();
      System.out.printf(
          "%d records: one thread %.2f s, all processors %.2f s (%d)%n",
          records, (one - began) / 1e9, (two - one) / 1e9, all);
    }
  }
}
