package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.privacynotice.ledger.Checkpoint;
import org.privacynotice.ledger.SignedNote;

/**
 * The checkpoints of a file of signed notes, each after the other, an empty line between two.
 *
 * @param checkpoints those that could be read
 * @param malformed the numbers of the notes that could not, from 1
 * @param isUnfinished whether the last note was not written to its end
 */
record Notes(List<Signed> checkpoints, List<Long> malformed, boolean isUnfinished) {

  private static final String DASH = "\u2014 ";

  /**
   * A checkpoint with its signatures.
   *
   * @param file where it comes from
   * @param number its place there, from 1
   */
  record Signed(String file, long number, Checkpoint checkpoint, SignedNote note) {}

  static Notes read(String file, InputStream in) throws IOException {
    List<Signed> checkpoints = new ArrayList<>();
    List<Long> malformed = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    StringBuilder note = new StringBuilder();
    boolean isSigned = false;
    long number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      boolean isSignature = line.startsWith(DASH);
      if (isSigned && !isSignature) {
        add(file, number++, note.toString(), checkpoints, malformed);
        note.setLength(0);
        isSigned = false;
        if (line.isEmpty()) {
          continue;
        }
      }
      isSigned = isSignature;
      if (note.length() <= SignedNote.MAX_BYTES) {
        note.append(line).append('\n');
      }
    }
    boolean isUnfinished = note.length() > 0 && !isSigned;
    if (isSigned) {
      add(file, number, note.toString(), checkpoints, malformed);
    }
    return new Notes(List.copyOf(checkpoints), List.copyOf(malformed), isUnfinished);
  }

  private static void add(
      String file, long number, String text, List<Signed> checkpoints, List<Long> malformed) {
    Optional<Signed> signed = signed(file, number, text);
    signed.ifPresentOrElse(checkpoints::add, () -> malformed.add(number));
  }

  private static Optional<Signed> signed(String file, long number, String text) {
    try {
      SignedNote note = SignedNote.parse(text.getBytes(UTF_8));
      return Optional.of(new Signed(file, number, Checkpoint.parse(note.text()), note));
    } catch (IllegalArgumentException noCheckpoint) {
      return Optional.empty();
    }
  }
}
