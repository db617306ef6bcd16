package org.privacynotice.ledger;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How many records a log has at least, by the checkpoints that lie beside it. */
final class NewestCheckpoint {

  /** The file that checkpoints stand in. */
  static final String FILE = "checkpoints";

  private NewestCheckpoint() {}

  /** The largest size that stands in a directory's {@code checkpoints}; 0 where there is none. */
  static long size(Disk disk, Path directory) throws IOException {
    try (InputStream in = disk.read(directory.resolve(FILE), 0)) {
      String notes = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      long largest = 0;
      List<String> lines = Splitter.on('\n').splitToList(notes);
      for (int i = 1; i + 2 < lines.size(); i++) {
        boolean isSize = lines.get(i).matches("\\d{1,15}") && lines.get(i + 2).isEmpty();
        largest = isSize ? Math.max(largest, Long.parseLong(lines.get(i))) : largest;
      }
      return largest;
    }
  }
}
