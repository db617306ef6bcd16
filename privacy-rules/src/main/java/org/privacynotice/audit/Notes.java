package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.privacynotice.ledger.Checkpoint;
import org.privacynotice.ledger.SignedNote;
import org.privacynotice.ledger.SignedNote.Standing;
import org.privacynotice.ledger.VerifyingKey;

/**
 * The checkpoints of a file of signed notes, each after the other, an empty line between two. Of
 * each little is kept, however long it is.
 *
 * @param checkpoints those that could be read
 * @param malformed the number of the first note that could not, from 1; 0 where all could
 * @param isUnfinished whether the last note was not written to its end
 */
record Notes(List<Signed> checkpoints, long malformed, boolean isUnfinished) {

  private static final String DASH = "\u2014 ";

  /** A log's id has so many characters; of what is none one more is kept, to tell it by. */
  private static final int ID = 22;

  /**
   * A checkpoint.
   *
   * @param file where it comes from
   * @param number its place there, from 1
   * @param log the id of the log that it is of
   * @param size how many records it is over
   * @param root the root over these
   * @param standings whether the keys have signed it
   */
  record Signed(
      String file, long number, String log, long size, HashCode root, Set<Standing> standings) {}

  /** Reads a file of notes, of which each may be signed by any of some keys. */
  static Notes read(String file, InputStream in, List<VerifyingKey> keys) throws IOException {
    Reading reading = new Reading(file, keys);
    SegmentLines lines = new SegmentLines(in);
    while (lines.next()) {
      reading.line(text(lines));
    }
    if (lines.rest() > 0) {
      reading.line(text(lines));
    }
    return reading.notes();
  }

  /** A line, as far as a note may be long, without its line end. */
  private static String text(SegmentLines lines) {
    int length = Math.min(lines.to - lines.from, SignedNote.MAX_BYTES + 1);
    String line = new String(lines.buffer, lines.from, length, UTF_8);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** One reading of a file. */
  private static final class Reading {

    private final String file;
    private final List<VerifyingKey> keys;
    private final List<Signed> checkpoints = new ArrayList<>();
    private final StringBuilder note = new StringBuilder();
    private long malformed;
    private long number = 1;
    private boolean isSigned;

    Reading(String file, List<VerifyingKey> keys) {
      this.file = file;
      this.keys = keys;
    }

    void line(String line) {
      boolean isSignature = line.startsWith(DASH);
      if (isSigned && !isSignature) {
        end();
        if (line.isEmpty()) {
          return;
        }
      }
      isSigned = isSignature;
      if (note.length() <= SignedNote.MAX_BYTES) {
        note.append(line).append('\n');
      }
    }

    private void end() {
      try {
        SignedNote signed = SignedNote.parse(note.toString().getBytes(UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        Set<Standing> standings = EnumSet.noneOf(Standing.class);
        keys.forEach(key -> standings.add(signed.standing(key)));
        checkpoints.add(
            new Signed(
                file,
                number,
                id(checkpoint.origin()),
                checkpoint.size(),
                HashCode.fromBytes(checkpoint.root()),
                standings));
      } catch (IllegalArgumentException noCheckpoint) {
        malformed = malformed == 0 ? number : malformed;
      }
      number++;
      note.setLength(0);
      isSigned = false;
    }

    private static String id(String origin) {
      String id = origin.substring(origin.lastIndexOf('/') + 1);
      return id.substring(0, Math.min(id.length(), ID + 1));
    }

    Notes notes() {
      boolean isUnfinished = note.length() > 0 && !isSigned;
      if (isSigned) {
        end();
      }
      return new Notes(List.copyOf(checkpoints), malformed, isUnfinished);
    }
  }
}
