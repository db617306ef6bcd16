package org.privacynotice.audit;

import java.io.Serializable;
import java.util.Locale;

/**
 * One thing that is wrong with a log.
 *
 * @param kind what happened
 * @param file the segment, or the other file, in which it shows
 * @param line the line at which it shows, from 1; 0 where it is not about a line
 * @param seq the number of the first record that it is about
 * @param count how many records it is about; 0 where it is not about records
 */
public record Damage(Kind kind, String file, long line, long seq, long count)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What can happen to a log. */
  public enum Kind {
    /**
     * The record does not follow from the one before: its line was changed, or the one before was
     * together with its hash.
     */
    ALTERED("altered"),
    /** The records stood between others, and are gone. */
    REMOVED("removed"),
    /** The line was put between records that follow from each other. */
    INSERTED("inserted"),
    /** The records are all there, in another place. */
    REORDERED("reordered"),
    /** The records stand there once more. */
    DUPLICATED("duplicated"),
    /** What stands in the records' place is none. */
    MALFORMED("malformed"),
    /** The last records of a segment are gone, though others follow it. */
    CUT("cut"),
    /** A whole segment is gone. */
    SEGMENT_MISSING("segment missing"),
    /** The segment does not begin with the record that its name says. */
    SEGMENT_MISNAMED("segment misnamed"),
    /** The segment, or the checkpoint, is another log's. */
    FOREIGN("foreign"),
    /** The log ends before records that a checkpoint was made of. */
    OLDER("older than the checkpoint"),
    /** The log has as many records as the checkpoint, but they are not those. */
    REWRITTEN("not what the checkpoint was made of"),
    /**
     * A checkpoint from elsewhere could not be held against the log, though no record before it is
     * seen to be damaged.
     */
    NOT_COMPARED("not compared"),
    /** A checkpoint's signature is not its key's. */
    SIGNATURE_WRONG("signature wrong"),
    /** A checkpoint does not have the key's signature. */
    SIGNATURE_MISSING("signature missing"),
    /** A file that a record names is gone. */
    DOCUMENT_MISSING("document missing"),
    /** A file that a record names has other bytes. */
    DOCUMENT_ALTERED("document altered");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words. */
    public String words() {
      return words;
    }

    /** The kind as it stands in JSON: {@code segment-missing}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The number of the last record that it is about. */
  public long last() {
    return seq + Math.max(count, 1) - 1;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(":").append(line);
    }
    text.append(": ").append(kind.words());
    if (count == 1) {
      text.append(": record ").append(seq);
    } else if (count > 1) {
      text.append(": records ").append(seq).append(" to ").append(last());
    }
    return text.toString();
  }
}
