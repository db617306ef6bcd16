package org.privacynotice.audit;

import java.io.Serializable;

/**
 * Records that stand where none belong. Whether they were moved there, copied or made up shows in
 * the rest of the log.
 *
 * @param file the segment
 * @param line where the first stands
 * @param seq its number
 * @param count how many there are
 * @param hash that of the last
 */
record Stray(String file, long line, long seq, long count, String hash) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The number of the last. */
  long end() {
    return seq + count - 1;
  }

  Damage named(Damage.Kind kind) {
    return new Damage(kind, file, line, seq, count);
  }
}
