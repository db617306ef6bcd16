package org.privacynotice.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.privacynotice.ledger.SigningKey;

/** Wrote the log of the vectors, once: {@code VectorWriter DIR}. Its key was thrown away. */
final class VectorWriter {

  private VectorWriter() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    SigningKey key = SigningKey.generate(WrittenLog.NAME);
    try (WrittenLog log = new WrittenLog(directory, "bG9nLW9mLXZlY3RvcnMtMQ", 4)) {
      log.document("privacy-notice 1\n");
      log.decisions(3);
      log.sign(key);
      log.decisions(4);
      log.sign(key);
      log.decisions(1);
    }
    Files.writeString(directory.resolve("public-key.txt"), key.verifyingKey() + "\n");
  }
}
