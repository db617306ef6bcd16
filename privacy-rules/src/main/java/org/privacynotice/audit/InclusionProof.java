package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.ledger.Checkpoint;
import org.privacynotice.ledger.CompactRange;
import org.privacynotice.ledger.InclusionPath;
import org.privacynotice.ledger.RecordHash;
import org.privacynotice.ledger.SignedNote;

/**
 * The proof that one record is in the log of which a checkpoint was made, for somebody who has
 * nothing but the checkpoint. As text it is C2SP {@code tlog-proof}; its extra data are the hash of
 * the record before and the record's line up to its hash, which are hashed to the leaf.
 */
public final class InclusionProof {

  private static final String HEAD = "c2sp.org/tlog-proof@v1";

  private final byte[] leafData;
  private final InclusionPath path;
  private final SignedNote note;

  private InclusionProof(byte[] leafData, InclusionPath path, SignedNote note) {
    this.leafData = leafData;
    this.path = path;
    this.note = note;
  }

  /**
   * Makes the proof of a record. The hashes that stand in the log are taken as they are: if they do
   * not lead to the checkpoint's root, there is no proof.
   *
   * @param directories where the log lies
   * @param seq the record's number
   * @param checkpoint the text of a signed note
   * @throws IllegalArgumentException when the note is no checkpoint, or was made before the record
   * @throws IOException when the log cannot be read, or is not that of the checkpoint
   */
  public static InclusionProof of(List<Path> directories, long seq, String checkpoint)
      throws IOException {
    SignedNote note = SignedNote.parse(checkpoint.getBytes(UTF_8));
    Checkpoint signed = Checkpoint.parse(note.text());
    if (seq < 0 || seq >= signed.size()) {
      throw new IllegalArgumentException(
          "the checkpoint is over records 0 to "
              + (signed.size() - 1)
              + "; take one that was made after the record");
    }
    Reading reading = new Reading(seq, signed.size());
    Pruned.read(directories).ifPresent(reading::begin);
    reading.read(new LogFiles(directories));
    InclusionProof proof = new InclusionProof(reading.leafData(), reading.path(), note);
    if (!proof.holds()) {
      throw new IOException(
          "the log is not the one that the checkpoint was made of, or is damaged;"
              + " `privacy log verify` says which");
    }
    return proof;
  }

  /**
   * Reads a proof.
   *
   * @throws IllegalArgumentException when it is none; the message repeats nothing of it
   */
  public static InclusionProof parse(String text) {
    int empty = text.indexOf("\n\n");
    List<String> lines = Splitter.on('\n').splitToList(text.substring(0, Math.max(0, empty)));
    if (lines.size() < 3
        || !lines.get(0).equals(HEAD)
        || !lines.get(1).startsWith("extra ")
        || !lines.get(2).startsWith("index ")) {
      throw new IllegalArgumentException(
          "a proof begins with `" + HEAD + "`, an `extra` and an `index` line");
    }
    Long index = Longs.tryParse(lines.get(2).substring("index ".length()));
    byte[] leafData = Base64.getDecoder().decode(lines.get(1).substring("extra ".length()));
    SignedNote note = SignedNote.parse(text.substring(empty + 2).getBytes(UTF_8));
    List<byte[]> nodes = new ArrayList<>();
    lines.subList(3, lines.size()).forEach(line -> nodes.add(Base64.getDecoder().decode(line)));
    if (index == null || leafData.length <= RecordHash.BYTES) {
      throw new IllegalArgumentException(
          "a proof has the record's number, and the hash before it with its line");
    }
    long size = Checkpoint.parse(note.text()).size();
    return new InclusionProof(leafData, new InclusionPath(index, size, nodes), note);
  }

  /** Whether the record is in the log of which the checkpoint was made. */
  public boolean holds() {
    byte[] leaf = new byte[RecordHash.BYTES];
    new RecordHash().record(leafData, 0, leafData, RecordHash.BYTES, leafData.length, leaf, 0);
    return line().startsWith("{\"seq\":" + path.index() + ",")
        && path.root(leaf)
            .filter(root -> Arrays.equals(root, Checkpoint.parse(note.text()).root()))
            .isPresent();
  }

  /** The record, as it stands in the log, without its hash. */
  public String line() {
    return new String(leafData, RecordHash.BYTES, leafData.length - RecordHash.BYTES, US_ASCII)
        + "}";
  }

  /** The record; empty when its line is none. */
  public Optional<Entry> entry() {
    return Entry.read(line());
  }

  /** The checkpoint with its signatures. */
  public SignedNote note() {
    return note;
  }

  /** The proof as text. */
  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    text.append("extra ").append(base64.encodeToString(leafData)).append('\n');
    text.append("index ").append(path.index()).append('\n');
    path.nodes().forEach(node -> text.append(base64.encodeToString(node)).append('\n'));
    return text.append('\n').append(note).toString();
  }

  /** One reading of the hashes that stand in a log. */
  private static final class Reading {
    private final long seq;
    private final long size;
    private CompactRange.Builder left = new CompactRange.Builder(0);
    private final CompactRange.Builder right;
    private final byte[] before = new byte[RecordHash.BYTES];
    private byte @Nullable [] leafData;
    private long next;

    Reading(long seq, long size) {
      this.seq = seq;
      this.size = size;
      this.right = new CompactRange.Builder(seq + 1);
    }

    /** Goes on from what is left of older segments. */
    void begin(Pruned pruned) {
      left = new CompactRange.Builder(pruned.leaves());
      next = pruned.before();
      System.arraycopy(RecordHash.parse(pruned.prev()), 0, before, 0, before.length);
    }

    void read(LogFiles files) throws IOException {
      List<Path> segments = files.segments();
      for (int i = 0; i < segments.size() && next < size; i++) {
        Optional<Entry> after =
            i + 1 < segments.size() ? Records.first(segments.get(i + 1)) : Optional.empty();
        read(segments.get(i), after);
      }
      if (next < size || leafData == null) {
        throw new IOException("the log lacks records that the checkpoint was made of");
      }
    }

    /** Reads a segment up to where the next begins, if that follows from it there. */
    private void read(Path segment, Optional<Entry> after) throws IOException {
      try (InputStream in = Files.newInputStream(segment)) {
        SegmentLines lines = new SegmentLines(in);
        LineFrame frame = new LineFrame();
        while (next < size && !isEnd(after) && lines.next()) {
          boolean isLine = frame.read(lines.buffer, lines.from, lines.to);
          if (!isLine || frame.seq != next) {
            throw new IOException(
                "line of record " + next + " is missing; `privacy log verify` says more");
          }
          take(lines, frame);
        }
      }
    }

    private boolean isEnd(Optional<Entry> after) {
      return next > 0
          && after
              .filter(first -> first.isFirstAfter(next - 1, RecordHash.text(before)))
              .isPresent();
    }

    private void take(SegmentLines lines, LineFrame frame) {
      if (next < seq) {
        left.add(frame.hash, 0);
      } else if (next > seq) {
        right.add(frame.hash, 0);
      } else {
        leafData = Bytes.concat(before, Arrays.copyOfRange(lines.buffer, lines.from, frame.member));
      }
      System.arraycopy(frame.hash, 0, before, 0, before.length);
      next++;
    }

    byte[] leafData() {
      byte[] data = leafData;
      return data == null ? new byte[0] : data;
    }

    InclusionPath path() {
      return InclusionPath.between(left.build(), right.build());
    }
  }
}
