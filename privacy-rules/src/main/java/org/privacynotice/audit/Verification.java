package org.privacynotice.audit;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.audit.Damage.Kind;
import org.privacynotice.audit.SegmentSummary.Noted;
import org.privacynotice.bulk.InOrder;
import org.privacynotice.ledger.CompactRange;
import org.privacynotice.ledger.SignedNote;
import org.privacynotice.ledger.VerifyingKey;

/**
 * Whether a log is whole, worked out from its files alone and from checkpoints that were kept
 * elsewhere. Nothing on disk is changed, and nothing that stands there is believed: what cannot be
 * shown is said.
 */
public final class Verification {

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Watcher {
    /** So many more records have been read, and so many bytes in all. */
    void read(long records, long bytes);
  }

  /**
   * Bytes after the last line feed of a log: a write that did not end. No record that was
   * acknowledged ends so.
   *
   * @param file the segment
   * @param bytes how many
   * @param isWhole whether they are the next record, which only lacks its line feed
   */
  public record Torn(String file, long bytes, boolean isWhole) {}

  private final LogFiles files;
  private final ImmutableList<VerifyingKey> keys;
  private final List<Notes.Signed> kept = new ArrayList<>();
  private final List<Notes.Signed> own = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Torn> torn = new ArrayList<>();
  private List<SegmentSummary> ours = List.of();
  private String log = "";
  private long begin;
  private long next;
  private @Nullable CompactRange leaves;

  private Verification(Builder builder) throws IOException {
    files = new LogFiles(builder.directories);
    keys = ImmutableList.copyOf(builder.keys);
    for (byte[] notes : builder.checkpoints) {
      take(Notes.read("checkpoint", new ByteArrayInputStream(notes), keys), "checkpoint", kept);
    }
    for (Path file : files.checkpoints()) {
      try (InputStream in = Files.newInputStream(file)) {
        take(Notes.read("checkpoints", in, keys), "checkpoints", own);
      }
    }
    if (files.segments().isEmpty() && kept.isEmpty()) {
      throw new NoSuchFileException(
          builder.directories.get(0).resolve(SegmentSummary.name(0)).toString());
    }
    verify(pieces(builder.watcher));
  }

  /** Makes ready to verify the log in a directory. */
  public static Builder of(Path directory) {
    return new Builder(directory);
  }

  private void take(Notes read, String file, List<Notes.Signed> into) {
    into.addAll(read.checkpoints());
    if (read.malformed() > 0) {
      damages.add(new Damage(Kind.MALFORMED, file, read.malformed(), 0, 0));
    }
    if (read.isUnfinished()) {
      notes.add("the last note in `" + file + "` was not written to its end");
    }
  }

  /** The summaries of all segments, joined where they join. */
  private List<SegmentSummary> pieces(Watcher watcher) {
    long[] sizes = signed().stream().mapToLong(each -> each.size()).sorted().distinct().toArray();
    Iterator<Path> segments = files.segments().iterator();
    List<SegmentSummary> pieces = List.of();
    List<SegmentSummary> misnamed = new ArrayList<>();
    Optional<SegmentSummary> before = Optional.empty();
    int beforeAt = 0;
    int place = 0;
    long bytes = 0;
    try (InOrder<Path, SegmentSummary> summaries =
        new InOrder<>(
            () -> segments.hasNext() ? Optional.of(segments.next()) : Optional.empty(),
            segment -> summary(segment, sizes))) {
      for (Optional<SegmentSummary> each = summaries.next();
          each.isPresent();
          each = summaries.next()) {
        SegmentSummary summary = each.get();
        bytes += summary.bytes();
        watcher.read(summary.count(), bytes);
        if (summary.isMisnamed()) {
          misnamed.add(summary);
        } else {
          if (before.isPresent() && before.get().mayBeGivenUpFor(summary)) {
            before = Optional.of(givenUp(beforeAt, before.get(), summary, sizes));
          }
          pieces = SegmentSummary.join(pieces, before.stream().toList());
          before = Optional.of(summary);
          beforeAt = place;
        }
        place++;
      }
    }
    pieces = SegmentSummary.join(pieces, before.stream().toList());
    return Stream.concat(pieces.stream(), misnamed.stream())
        .sorted(Comparator.comparingLong(SegmentSummary::first))
        .toList();
  }

  /** A segment up to where the next begins, if that follows from it there; otherwise all of it. */
  private SegmentSummary givenUp(int place, SegmentSummary all, SegmentSummary next, long[] sizes) {
    Path segment = files.segments().get(place);
    try (InputStream in = Files.newInputStream(segment)) {
      SegmentSummary before =
          SegmentSummary.givenUp(LogFiles.nameOf(segment), in, next.first(), sizes);
      return before.precedes(next) ? before : all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SegmentSummary summary(Path segment, long[] sizes) {
    try (InputStream in = Files.newInputStream(segment)) {
      return SegmentSummary.of(LogFiles.nameOf(segment), in, sizes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void verify(List<SegmentSummary> pieces) throws IOException {
    Optional<Pruned> pruned = Pruned.last(pieces);
    long first = pieces.isEmpty() ? 0 : pieces.get(0).first();
    begin = first == 0 ? 0 : pruned.map(each -> Math.min(each.before(), first)).orElse(0L);
    String prev = pruned.filter(each -> each.before() == begin).map(Pruned::prev).orElse("");
    Naming naming = new Naming(pieces, logOfKept(), begin, begin == 0 ? "" : prev);
    ours = naming.ours();
    log = naming.log();
    next = naming.next();
    damages.addAll(naming.damages(files::elsewhere));
    for (SegmentSummary piece : ours) {
      if (piece.tail().torn() > 0 && !isSaid(piece)) {
        torn.add(new Torn(piece.span().lastFile(), piece.tail().torn(), piece.tail().isWhole()));
      }
    }
    leaves = leavesBefore(pruned);
    if (begin > 0) {
      notes.add("records 0 to " + (begin - 1) + " were pruned and cannot be checked any more");
    }
    compare();
    attachments();
    signatures();
    shortcomings();
  }

  private boolean isSaid(SegmentSummary piece) {
    return damages.stream()
        .anyMatch(
            each ->
                each.file().equals(piece.span().lastFile())
                    && (each.kind() == Kind.CUT || each.kind() == Kind.INSERTED));
  }

  /** A checkpoint from elsewhere says which log it is. */
  private Optional<String> logOfKept() {
    return kept.stream().map(Notes.Signed::log).findFirst();
  }

  /** The leaves of the records before the first that is kept; null when they are not known. */
  private @Nullable CompactRange leavesBefore(Optional<Pruned> pruned) {
    if (ours.isEmpty() || ours.get(0).first() == 0) {
      return CompactRange.empty(0);
    }
    Optional<CompactRange> said = ours.get(0).before();
    Optional<CompactRange> kept =
        pruned.filter(each -> each.before() == ours.get(0).first()).map(Pruned::leaves);
    if (kept.isPresent() && said.isPresent() && !kept.equals(said)) {
      damages.add(new Damage(Kind.ALTERED, ours.get(0).span().file(), 1, ours.get(0).first(), 1));
    }
    return kept.or(() -> said).orElse(null);
  }

  /** The roots over the first records by their number, as far as these are known. */
  private Map<Long, HashCode> roots() {
    Map<Long, HashCode> roots = new HashMap<>();
    CompactRange before = leaves;
    if (before != null) {
      roots.put(before.end(), HashCode.fromBytes(before.root()));
    }
    for (SegmentSummary piece : ours) {
      if (before == null || before.end() != piece.first()) {
        break;
      }
      for (SegmentSummary.Mark mark : piece.marks()) {
        roots.put(mark.size(), HashCode.fromBytes(before.plus(mark.leaves()).root()));
      }
      before = piece.leaves().map(before::plus).orElse(null);
    }
    return roots;
  }

  private void compare() {
    List<Notes.Signed> all = signed();
    Map<Long, HashCode> roots = roots();
    long sound =
        damages.stream()
            .filter(Verification::isOfRecords)
            .mapToLong(Damage::seq)
            .min()
            .orElse(Long.MAX_VALUE);
    Set<Kind> told = new HashSet<>();
    boolean isUncompared = false;
    for (Notes.Signed each : all) {
      long size = each.size();
      HashCode root = roots.get(size);
      if (!log.isEmpty() && !each.log().equals(log)) {
        tell(told, new Damage(Kind.FOREIGN, each.file(), each.number(), 0, 0));
      } else if (root != null && !root.equals(each.root())) {
        tell(told, new Damage(Kind.REWRITTEN, each.file(), each.number(), 0, size));
      } else if (root == null && size <= next) {
        if (size >= begin && size <= sound && kept.contains(each)) {
          tell(told, new Damage(Kind.NOT_COMPARED, each.file(), each.number(), 0, size));
        } else {
          isUncompared = true;
        }
      }
    }
    all.stream()
        .filter(each -> each.log().equals(log) || log.isEmpty())
        .filter(each -> each.size() > next)
        .max(Comparator.comparingLong(each -> each.size()))
        .ifPresent(
            each ->
                damages.add(
                    new Damage(Kind.OLDER, each.file(), each.number(), next, each.size() - next)));
    if (isUncompared) {
      notes.add("not every checkpoint could be compared: records before it are damaged or pruned");
    }
  }

  private static boolean isOfRecords(Damage damage) {
    return SegmentSummary.isName(damage.file());
  }

  /** What is wrong with many checkpoints is told of the first. */
  private void tell(Set<Kind> told, Damage damage) {
    if (told.add(damage.kind())) {
      damages.add(damage);
    }
  }

  private void attachments() throws IOException {
    for (SegmentSummary piece : ours) {
      for (Noted noted : piece.noted()) {
        Optional<Attachment> attachment = Attachment.of(noted);
        if (attachment.isPresent()) {
          attachment(noted, attachment.get());
        }
      }
    }
  }

  private void attachment(Noted noted, Attachment attachment) throws IOException {
    Optional<Path> file = files.find(attachment.file());
    if (file.isEmpty()) {
      damages.add(new Damage(Kind.DOCUMENT_MISSING, attachment.file(), 0, noted.seq(), 1));
    } else if (!MoreFiles.asByteSource(file.get())
        .hash(Hashing.sha256())
        .toString()
        .equals(attachment.hex())) {
      damages.add(new Damage(Kind.DOCUMENT_ALTERED, attachment.file(), 0, noted.seq(), 1));
    }
  }

  private void signatures() {
    Set<Kind> told = new HashSet<>();
    for (Notes.Signed each : keys.isEmpty() ? List.<Notes.Signed>of() : signed()) {
      Set<SignedNote.Standing> standings = each.standings();
      if (standings.contains(SignedNote.Standing.FORGED)) {
        tell(told, new Damage(Kind.SIGNATURE_WRONG, each.file(), each.number(), 0, 0));
      } else if (!standings.contains(SignedNote.Standing.SIGNED)) {
        tell(told, new Damage(Kind.SIGNATURE_MISSING, each.file(), each.number(), 0, 0));
      }
    }
  }

  private List<Notes.Signed> signed() {
    return Stream.concat(kept.stream(), own.stream()).toList();
  }

  /** What nothing here can show. */
  private void shortcomings() {
    if (kept.isEmpty()) {
      notes.add(
          "no checkpoint from elsewhere was given, so that a cut at the end, an older copy and a"
              + " log that was written anew cannot be seen");
    }
    if (kept.isEmpty() && own.isEmpty()) {
      notes.add("the log is unsigned: it has no checkpoint");
    } else if (keys.isEmpty()) {
      notes.add("no public key was given, so that no signature was checked");
    }
    long signed = signed().stream().mapToLong(each -> each.size()).max().orElse(0);
    if (!(kept.isEmpty() && own.isEmpty()) && signed < next) {
      notes.add(
          "records "
              + signed
              + " to "
              + (next - 1)
              + " come after the last checkpoint, so that nothing shows whether they are the last");
    }
  }

  /** Whether nothing is wrong. An unfinished write at the end is nothing wrong. */
  public boolean isWhole() {
    return damages.isEmpty();
  }

  /** Everything that is wrong. */
  public ImmutableList<Damage> damages() {
    return ImmutableList.copyOf(damages);
  }

  /** What was not shown, and why; sentences. */
  public ImmutableList<String> notes() {
    return ImmutableList.copyOf(notes);
  }

  /** Writes that did not end. */
  public ImmutableList<Torn> torn() {
    return ImmutableList.copyOf(torn);
  }

  /** The log's id; empty when no first line says it. */
  public Optional<String> log() {
    return log.isEmpty() ? Optional.empty() : Optional.of(log);
  }

  /** The number of the first record that is kept. */
  public long begin() {
    return begin;
  }

  /** The number after that of the last record: how many there ever were. */
  public long size() {
    return next;
  }

  /** How many segments. */
  public long segments() {
    return ours.stream().mapToLong(SegmentSummary::segments).sum();
  }

  /** How many checkpoints the log's own file has. */
  public long checkpoints() {
    return own.size();
  }

  /** When the first record was logged; empty when there is none. */
  public Optional<String> from() {
    return ours.stream().map(SegmentSummary::from).filter(each -> !each.isEmpty()).findFirst();
  }

  /** When the last record was logged; empty when there is none. */
  public Optional<String> to() {
    return ours.stream()
        .map(SegmentSummary::to)
        .filter(each -> !each.isEmpty())
        .reduce((first, second) -> second);
  }

  /** What the records survive, as the segments say. */
  public ImmutableList<String> durabilities() {
    return ours.stream()
        .flatMap(each -> each.durabilities().stream())
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  /** The numbers of the records of a type: {@code recovery}, {@code prune}, {@code key}. */
  public ImmutableList<Long> records(String type) {
    return ours.stream()
        .flatMap(each -> each.noted().stream())
        .filter(each -> each.type().equals(type))
        .map(Noted::seq)
        .collect(ImmutableList.toImmutableList());
  }

  /** The root over all records, in base64; empty when some are damaged or their tree is gone. */
  public Optional<String> root() {
    CompactRange before = leaves;
    if (before == null || ours.size() != 1 || ours.get(0).leaves().isEmpty()) {
      return Optional.empty();
    }
    CompactRange all = before.plus(ours.get(0).leaves().get());
    return Optional.of(Base64.getEncoder().encodeToString(all.root()));
  }

  /** What is to be verified, and against what. */
  public static final class Builder {
    private final List<Path> directories = new ArrayList<>();
    private final List<byte[]> checkpoints = new ArrayList<>();
    private final List<VerifyingKey> keys = new ArrayList<>();
    private Watcher watcher = (records, bytes) -> {};

    private Builder(Path directory) {
      directories.add(directory);
    }

    /** Adds a directory in which the log went on: a standby. */
    public Builder beside(Path directory) {
      directories.add(directory);
      return this;
    }

    /** Adds a checkpoint that was kept elsewhere, or several: the text of signed notes. */
    public Builder checkpoint(String notes) {
      checkpoints.add(notes.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /** Adds a key that may have signed checkpoints; each must have the signature of one. */
    public Builder key(VerifyingKey key) {
      keys.add(key);
      return this;
    }

    /** Says who hears how far it is. */
    public Builder watcher(Watcher watcher) {
      this.watcher = watcher;
      return this;
    }

    /**
     * Verifies, by all processors.
     *
     * @throws IOException when there is no log, or a file cannot be read
     */
    public Verification run() throws IOException {
      try {
        return new Verification(this);
      } catch (UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
    }
  }

  /**
   * A file that a record names with the digest of its bytes.
   *
   * @param hex SHA-256
   */
  private record Attachment(String file, String hex) {

    private static final String DIGEST = "sha256:[0-9a-f]{64}";

    static Optional<Attachment> of(Noted noted) {
      Map<String, @Nullable Object> members = members(noted);
      if (!(members.get("digest") instanceof String digest) || !digest.matches(DIGEST)) {
        return Optional.empty();
      }
      String hex = digest.substring("sha256:".length());
      if (noted.type().equals("document")) {
        return Optional.of(new Attachment("documents/" + hex + ".txt", hex));
      }
      return members.get("file") instanceof String file && file.matches("[0-9]+-[0-9]+\\.torn")
          ? Optional.of(new Attachment(file, hex))
          : Optional.empty();
    }
  }

  static Map<String, @Nullable Object> members(Noted noted) {
    try {
      return Json.object(noted.text());
    } catch (IllegalArgumentException noJson) {
      return Map.of();
    }
  }
}
