package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a log's records one after the other, those that are wanted, in memory that does not grow
 * with the log. What it reads is not verified; lines that are no records are counted.
 */
public final class Records {

  private final List<Path> directories;
  private final List<Predicate<Entry>> filters = new ArrayList<>();
  private Verification.Watcher watcher = (records, bytes) -> {};
  private long unreadable;

  private Records(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /** The records of the log in a directory, and in those in which it went on. */
  public static Records of(List<Path> directories) {
    return new Records(directories);
  }

  /**
   * Only those logged at a time or later, and before another.
   *
   * @param from the first instant that is wanted
   * @param to the first that is not
   */
  public Records between(Instant from, Instant to) {
    return where(
        entry -> {
          try {
            Instant logged = Instant.parse(entry.logged());
            return !logged.isBefore(from) && logged.isBefore(to);
          } catch (DateTimeException noTime) {
            return true; // it is shown rather than passed over
          }
        });
  }

  /** Only those of a type. */
  public Records type(String type) {
    return where(entry -> entry.type().equals(type));
  }

  /** Only those that a service asked for. */
  public Records caller(String caller) {
    return where(entry -> entry.caller().filter(caller::equals).isPresent());
  }

  /** Only those with a text at a place: {@code decision.ground}, {@code action.purpose}. */
  public Records with(String path, String text) {
    return where(entry -> entry.text(path).filter(text::equals).isPresent());
  }

  /** Only those about a category of data. */
  public Records category(String category) {
    return where(entry -> entry.categories().contains(category));
  }

  /** Only those that a clause decided. */
  public Records clause(String clause) {
    return where(entry -> entry.clauses().contains(clause));
  }

  /** Only those about a person, known by one of these pseudonyms: one for each key. */
  public Records subject(Set<String> pseudonyms) {
    Set<String> any = Set.copyOf(pseudonyms);
    return where(entry -> entry.isAbout(any));
  }

  /** Says who hears how far it is. */
  public Records watcher(Verification.Watcher watcher) {
    this.watcher = watcher;
    return this;
  }

  private Records where(Predicate<Entry> filter) {
    filters.add(filter);
    return this;
  }

  /**
   * Hands over each, in the order of the log.
   *
   * @throws IOException when a segment cannot be read
   */
  public void forEach(Consumer<Entry> taker) throws IOException {
    long bytes = 0;
    List<Path> segments = new LogFiles(directories).segments();
    for (int i = 0; i < segments.size(); i++) {
      Optional<Entry> next =
          i + 1 < segments.size() ? first(segments.get(i + 1)) : Optional.empty();
      try (InputStream in = Files.newInputStream(segments.get(i))) {
        SegmentLines lines = new SegmentLines(in);
        boolean isGivenUp = false;
        long read = 0;
        while (lines.next()) {
          if (isGivenUp) {
            lines.skip();
            break;
          }
          Optional<Entry> entry = entry(lines);
          entry.ifPresentOrElse(each -> take(each, taker), () -> unreadable++);
          isGivenUp = entry.isPresent() && next.isPresent() && isEnd(entry.get(), next.get());
          if (++read % 1000 == 0) {
            watcher.read(1000, bytes + lines.bytes());
          }
        }
        bytes += lines.bytes();
      }
    }
  }

  private static boolean isEnd(Entry entry, Entry next) {
    return next.isFirstAfter(entry.seq(), entry.text("hash").orElse(""));
  }

  /** The first line of a segment. */
  static Optional<Entry> first(Path segment) throws IOException {
    try (InputStream in = Files.newInputStream(segment)) {
      SegmentLines lines = new SegmentLines(in);
      return lines.next() ? entry(lines) : Optional.empty();
    }
  }

  private static Optional<Entry> entry(SegmentLines lines) {
    int length = lines.to - lines.from;
    return lines.isPrintable && length <= LineFrame.MOST_BYTES
        ? Entry.read(new String(lines.buffer, lines.from, length, US_ASCII))
        : Optional.empty();
  }

  private void take(Entry entry, Consumer<Entry> taker) {
    if (filters.stream().allMatch(filter -> filter.test(entry))) {
      taker.accept(entry);
    }
  }

  /** How many lines were no records, once all have been handed over. */
  public long unreadable() {
    return unreadable;
  }
}
