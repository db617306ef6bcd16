package org.privacynotice.ledger;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How long a log is, and the root of the tree over all its records: whoever holds a signed one can
 * see later whether a record up to there was altered or taken away. Its text is that of C2SP {@code
 * tlog-checkpoint}, without further lines.
 */
public final class Checkpoint {

  private final String origin;
  private final long size;
  private final byte[] root;

  /**
   * Makes one.
   *
   * @param origin the log's name, a slash, and the log's id
   * @param size how many records the log has
   * @param root the root over them, 32 bytes
   * @throws IllegalArgumentException when one of them is none
   */
  public Checkpoint(String origin, long size, byte[] root) {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "a log's origin is printable ASCII without spaces, such as"
              + " `council.example/contact-centre/` and the log's id");
    }
    if (size < 0 || root.length != RecordHash.BYTES) {
      throw new IllegalArgumentException(
          "a checkpoint has a size of 0 or more, and a root of 32 bytes");
    }
    this.origin = origin;
    this.size = size;
    this.root = root.clone();
  }

  /**
   * Reads the text of a note.
   *
   * @throws IllegalArgumentException when it is no checkpoint; the message repeats nothing of it
   */
  public static Checkpoint parse(String text) {
    List<String> lines = Splitter.on('\n').limit(5).splitToList(text);
    if (lines.size() == 4 && lines.get(3).isEmpty()) {
      Long size = Longs.tryParse(lines.get(1));
      Optional<byte[]> root = VerifyingKey.base64(lines.get(2));
      if (size != null && Long.toString(size).equals(lines.get(1)) && root.isPresent()) {
        return new Checkpoint(lines.get(0), size, root.get());
      }
    }
    throw new IllegalArgumentException(
        "a checkpoint is three lines: the log's origin, its size, and the root in base64");
  }

  /** The log's name, a slash, and the log's id. */
  public String origin() {
    return origin;
  }

  /** How many records it is over. */
  public long size() {
    return size;
  }

  /** The root over them, 32 bytes. */
  public byte[] root() {
    return root.clone();
  }

  /** The root as it stands in the text: base64. */
  String rootText() {
    return Base64.getEncoder().encodeToString(root);
  }

  /** The note that a key makes of it. */
  public SignedNote signedBy(SigningKey key) {
    return SignedNote.sign(toString(), key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The three lines that are signed. */
  @Override
  public String toString() {
    return origin + "\n" + size + "\n" + rootText() + "\n";
  }
}
