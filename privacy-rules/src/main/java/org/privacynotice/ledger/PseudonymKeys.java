package org.privacynotice.ledger;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.log.PseudonymKey;
import org.privacynotice.log.Pseudonyms;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Suggestion;

/**
 * The keys of pseudonyms, one for each period, in a directory outside every log that only its owner
 * can enter. A period's key is begun when the first pseudonym of the period is asked for; old ones
 * are kept, so that a person's records can be found, until they are destroyed. Many threads and
 * processes may use one directory: of two that begin the same key at once, one makes it and both
 * use it.
 *
 * <p>The directory holds {@code period}, which says how long a key is used, and for each key {@code
 * ID.begun}, and {@code ID.key} or {@code ID.destroyed}; the latter says when that was, and which
 * logs have recorded it. A key that was begun, and is neither there nor destroyed, is missing:
 * there is no pseudonym then, rather than one by another key of the same id.
 */
public final class PseudonymKeys {

  private static final String PERIOD = "period";
  private static final String KEY = ".key";
  private static final String BEGUN = ".begun";
  private static final String DESTROYED = ".destroyed";

  /** Stands between a period and the number of its key, where that is not the first. */
  private static final String AGAIN = "-r";

  private static final String HEAD = "PRIVATE+PSEUDONYMS+";
  private static final int SECRET_BYTES = 32;
  private static final int MAX_FILE = 256;

  /** A line for each log that has recorded it. */
  private static final int MAX_MARK = 1 << 20;

  /** For how long the directory is not looked at again: when others' changes are seen at last. */
  private static final Duration UNSEEN = Duration.ofMinutes(1);

  private final Path directory;
  private final KeyPeriod period;
  private final Clock clock;
  private final Deque<Entry> untold = new ArrayDeque<>();
  private @Nullable String used;
  private volatile @Nullable Current current;

  private PseudonymKeys(Path directory, KeyPeriod period, Clock clock) {
    this.directory = directory;
    this.period = period;
    this.clock = clock;
  }

  /** The key in use, and when it was or is to be looked up, in milliseconds. */
  private record Current(PseudonymKey key, long from, long until) {}

  /**
   * Makes a directory for keys.
   *
   * @param directory where; it may be there, but empty
   * @param period how long each key is to be used
   * @param clock says what period it is
   * @throws UncheckedIOException when it holds something, is open to others, or cannot be written
   */
  public static PseudonymKeys create(Path directory, KeyPeriod period, Clock clock) {
    SecretFile.directory(directory);
    try (Stream<Path> files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new FileAlreadyExistsException(
            directory + " is not empty, so no new keys are begun in it");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    SecretFile.create(
        directory.resolve(PERIOD), (period.id() + "\n").getBytes(StandardCharsets.US_ASCII));
    return new PseudonymKeys(directory, period, clock);
  }

  /**
   * Opens a directory of keys.
   *
   * @param directory where
   * @param clock says what period it is
   * @throws IllegalArgumentException when it is none
   * @throws UncheckedIOException when it cannot be read, or is open to others
   */
  public static PseudonymKeys open(Path directory, Clock clock) {
    if (Files.notExists(directory.resolve(PERIOD))) {
      throw new IllegalArgumentException(
          directory
              + " holds no keys of pseudonyms; make them with `privacy log keys new --pseudonyms`");
    }
    SecretFile.directory(directory);
    String text =
        new String(
            SecretFile.read(directory.resolve(PERIOD), MAX_FILE), StandardCharsets.ISO_8859_1);
    KeyPeriod period =
        Stream.of(KeyPeriod.values())
            .filter(each -> text.equals(each.id() + "\n"))
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        directory.resolve(PERIOD) + " must say month, quarter or year"));
    return new PseudonymKeys(directory, period, clock);
  }

  /**
   * Makes sure that the keys do not lie where a copy of a log would take them along.
   *
   * @param log the directory of a log, which need not be there yet
   * @throws IllegalArgumentException when one of the two lies in the other
   */
  public void requireOutside(Path log) {
    try {
      Path keys = directory.toRealPath();
      Path records = real(log.toAbsolutePath().normalize());
      if (keys.startsWith(records) || records.startsWith(keys)) {
        throw new IllegalArgumentException(
            "the keys of pseudonyms lie with the log in "
                + log
                + ", so who copies one has the other; keep them in another directory");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where a path leads, as far as there is something. */
  private static Path real(Path path) throws IOException {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null
        ? path.toRealPath()
        : real(parent).resolve(path.getFileName());
  }

  /** Names people and cases by the key of the period in which a record is made. */
  public Pseudonyms pseudonyms() {
    return Pseudonyms.changing(this::current);
  }

  /**
   * What a reference may be called in a log: its pseudonym under every key that is still there, the
   * oldest first.
   *
   * @param kind what it names: {@code subject}, {@code ref} or a fact's id
   * @param reference what the caller gave
   * @throws IllegalArgumentException when a key's file is damaged: none is passed over
   */
  public ImmutableList<String> candidates(String kind, String reference) {
    return kept().stream()
        .flatMap(id -> key(id).stream())
        .map(key -> key.pseudonym(kind, reference))
        .collect(toImmutableList());
  }

  /** The ids of the keys that are still there, sorted. */
  public ImmutableList<String> kept() {
    ImmutableList<String> destroyed = destroyed();
    return ids(KEY).stream().filter(id -> !destroyed.contains(id)).collect(toImmutableList());
  }

  /** The ids of the keys that were destroyed, sorted. */
  public ImmutableList<String> destroyed() {
    return ids(DESTROYED);
  }

  /** The id of the key that makes pseudonyms now; empty when none was asked for in this period. */
  public Optional<String> inUse() {
    String name = period.id(clock.instant());
    return Optional.of(id(name, last(name))).filter(id -> kept().contains(id));
  }

  /** How long each key is used. */
  public KeyPeriod period() {
    return period;
  }

  /**
   * Begins another key for what is left of this period: for when the one in use may be known to
   * somebody who should not have it. Others that use the directory see it within a minute.
   *
   * @return the new key's id
   */
  public synchronized String rotate() {
    Instant now = clock.instant();
    make(period.id(now), last(period.id(now)) + 1);
    current = null;
    return current().id();
  }

  /**
   * Destroys a key: its file is overwritten and deleted. Nobody who has no copy of it can say
   * afterwards whom its pseudonyms name. Each log that used the key records this, with the number
   * of its records, when it is opened next or told to. A second time changes nothing.
   *
   * @param id the key's id
   * @throws IllegalArgumentException when there is no such key, or it is in use
   * @throws UncheckedIOException when the file could not be overwritten or deleted
   */
  public synchronized void destroy(String id) {
    if (!kept().contains(id) && !destroyed().contains(id) && !ids(BEGUN).contains(id)) {
      throw new IllegalArgumentException(
          "there is no key " + Identifier.quoted(id) + "; " + Suggestion.help(id, kept()));
    }
    if (inUse().equals(Optional.of(id))) {
      throw new IllegalArgumentException(
          "key `"
              + id
              + "` is in use until "
              + period.end(clock.instant())
              + "; destroy it then, or begin another with `privacy log keys rotate`");
    }
    Path mark = directory.resolve(id + DESTROYED);
    if (Files.notExists(mark)) {
      SecretFile.create(mark, (clock.instant() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    if (Files.exists(directory.resolve(id + KEY))) {
      SecretFile.destroy(directory.resolve(id + KEY));
    }
    try {
      Files.deleteIfExists(directory.resolve(id + BEGUN));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    current = null;
  }

  /** The destroyed keys of which a log has not recorded yet that they are. */
  List<String> unrecorded(String logId) {
    return destroyed().stream()
        .filter(
            id -> {
              byte[] lines = SecretFile.read(directory.resolve(id + DESTROYED), MAX_MARK);
              return new String(lines, StandardCharsets.ISO_8859_1)
                  .lines()
                  .noneMatch(line -> line.startsWith(logId + " "));
            })
        .toList();
  }

  /** Notes with a destroyed key that a log has recorded it. */
  void recorded(String id, String logId, long erased) {
    String line = logId + " " + clock.instant() + " " + erased + "\n";
    try {
      Files.writeString(
          directory.resolve(id + DESTROYED),
          line,
          StandardCharsets.US_ASCII,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * What a log has to record next, before any record with a pseudonym: that a key began or ceased
   * to be used here. Each is told once.
   */
  synchronized Optional<Entry> untold() {
    return Optional.ofNullable(untold.poll());
  }

  /** What could not be recorded is to be told the next time, before all else. */
  synchronized void tellAgain(Entry entry) {
    untold.addFirst(entry);
  }

  /** The key of this period, which is begun when there is none. */
  PseudonymKey current() {
    long now = clock.millis();
    Current known = current;
    return known != null && known.from <= now && now < known.until ? known.key : lookUp();
  }

  private synchronized PseudonymKey lookUp() {
    Instant now = clock.instant();
    String name = period.id(now);
    Optional<PseudonymKey> found = Optional.empty();
    while (found.isEmpty()) {
      int last = last(name);
      String id = id(name, last);
      boolean usable = last > 0 && Files.notExists(directory.resolve(id + DESTROYED));
      found = usable ? key(id) : make(name, last + 1);
      if (usable && found.isEmpty() && isMissing(id)) {
        throw new IllegalArgumentException(
            "the key of pseudonyms `"
                + id
                + "` is missing from "
                + directory
                + "; put it back from its copy, or give it up with `privacy log keys destroy`");
      }
    }
    PseudonymKey key = found.get();
    begun(key.id());
    if (used == null || !used.equals(key.id())) {
      if (used != null) {
        untold.add(Entry.ended(used));
      }
      untold.add(Entry.begun(key.id()));
      used = key.id();
    }
    long end = Math.min(period.end(now).toEpochMilli(), now.plus(UNSEEN).toEpochMilli());
    current = new Current(key, period.begin(now).toEpochMilli(), end);
    return key;
  }

  private boolean isMissing(String id) {
    return Files.exists(directory.resolve(id + BEGUN))
        && Files.notExists(directory.resolve(id + KEY))
        && Files.notExists(directory.resolve(id + DESTROYED));
  }

  /** Notes that there is the key, so that it is missed when it is gone. */
  private void begun(String id) {
    Path mark = directory.resolve(id + BEGUN);
    if (Files.notExists(mark)) {
      try {
        SecretFile.create(mark, (clock.instant() + "\n").getBytes(StandardCharsets.US_ASCII));
      } catch (UncheckedIOException failed) {
        if (!(failed.getCause() instanceof FileAlreadyExistsException)) {
          throw failed;
        }
      }
    }
  }

  /** Makes a key, unless somebody else was first. */
  private Optional<PseudonymKey> make(String name, int number) {
    String id = id(name, number);
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    String line = HEAD + id + "+" + Base64.getEncoder().encodeToString(secret) + "\n";
    try {
      SecretFile.create(directory.resolve(id + KEY), line.getBytes(StandardCharsets.US_ASCII));
      return Optional.of(PseudonymKey.of(id, secret));
    } catch (UncheckedIOException failed) {
      if (failed.getCause() instanceof FileAlreadyExistsException) {
        return Optional.empty();
      }
      throw failed;
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** The key in a file; empty when there is no such file. */
  private Optional<PseudonymKey> key(String id) {
    Path file = directory.resolve(id + KEY);
    byte[] bytes;
    try {
      bytes = SecretFile.read(file, MAX_FILE);
    } catch (UncheckedIOException failed) {
      if (failed.getCause() instanceof NoSuchFileException) {
        return Optional.empty();
      }
      throw failed;
    }
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    String head = HEAD + id + "+";
    Arrays.fill(bytes, (byte) 0);
    return Optional.of(
        Optional.of(line)
            .filter(text -> text.startsWith(head) && text.endsWith("\n"))
            .flatMap(text -> VerifyingKey.base64(text.substring(head.length(), text.length() - 1)))
            .filter(secret -> secret.length == SECRET_BYTES)
            .map(secret -> PseudonymKey.of(id, secret))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file
                            + " does not hold the key of pseudonyms `"
                            + id
                            + "`; put it back from its copy")));
  }

  /** The number of the last key that a period has or had; 0 when it has none. */
  private int last(String name) {
    return Stream.of(BEGUN, KEY, DESTROYED)
        .flatMap(end -> ids(end).stream())
        .mapToInt(id -> number(name, id))
        .max()
        .orElse(0);
  }

  /** Of which number a key is in a period; 0 when it is of another. */
  private static int number(String name, String id) {
    if (id.equals(name)) {
      return 1;
    }
    Integer number =
        id.startsWith(name + AGAIN)
            ? Ints.tryParse(id.substring(name.length() + AGAIN.length()))
            : null;
    return number == null || number < 2 ? 0 : number;
  }

  private static String id(String name, int number) {
    return number > 1 ? name + AGAIN + number : name;
  }

  private ImmutableList<String> ids(String end) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(end))
          .map(file -> file.substring(0, file.length() - end.length()))
          .filter(Identifier::isId)
          .sorted()
          .collect(toImmutableList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the keys are, and nothing of them. */
  @Override
  public String toString() {
    return "PseudonymKeys[" + directory + "]";
  }
}
