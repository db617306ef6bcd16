package org.privacynotice.ledger;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.RecordWriter;
import org.privacynotice.notice.Document;

/**
 * The durable decision log: a directory of files in which each record is chained to the one before.
 *
 * <p>A call returns once its records are as safe as the {@link Durability} says; callers who come
 * together share one write and one force, and the records of one call are written together. If they
 * cannot be made safe, the call throws, permission or refusal alike: what it would have recorded
 * may or may not be found in the log later, but no decision was given. The log goes on in a new
 * segment as soon as it can. Callers do the writing; an interrupt neither ends a call nor is lost.
 * Checkpoints, where it signs any, are signed and handed on by a thread of their own. A caller
 * waits for others no longer than the builder's {@code patience}; the one whose turn it is to write
 * waits as long as the operating system makes it.
 *
 * <p>One writer has a log at a time: share it among the engines of a process, and close it at the
 * end.
 */
public final class Ledger implements DecisionLog, AutoCloseable {

  private final RecordWriter writer = new RecordWriter();
  private final Durability durability;
  private final WhenUnavailable whenUnavailable;
  private final long patience;
  private final Clock clock;
  private final Optional<PseudonymKeys> keys;
  private final Segments segments;
  private final Documents documents;
  private final ReentrantLock documenting = new ReentrantLock();
  private final ReentrantLock pruning = new ReentrantLock();
  private final AtomicReference<Unlogged> unlogged = new AtomicReference<>(Unlogged.NONE);

  private final ReentrantLock lock = new ReentrantLock();
  // All below is guarded by the lock; what is being written belongs to the thread that writes it.
  private Checkpoints checkpoints;
  private Optional<SignedCheckpoints> signed;
  private final Chain chain;
  private final CompactRange.Builder tree;
  private Chain.Stand acknowledged;
  private Pending pending = new Pending(lock);
  private Pending spare = new Pending(lock);
  private boolean isWriting;
  private int others; // who use the directories, beside the one who writes
  private volatile boolean isClosed; // set with the lock
  private boolean isLeft; // closed, and the directory is to be given back
  private long failures;
  private boolean isBroken;
  private ImmutableList<Chain.Line> untold = ImmutableList.of();

  /** Records on their way, those who wait for them, and what is told again if they are lost. */
  private static final class Pending {
    private final Batch batch = new Batch();
    private final Condition done;
    private final Deque<Runnable> tellAgain = new ArrayDeque<>();

    Pending(ReentrantLock lock) {
      this.done = lock.newCondition();
    }

    void lose() {
      while (!tellAgain.isEmpty()) {
        tellAgain.pop().run();
      }
      batch.clear();
      done.signalAll();
    }
  }

  private Ledger(Builder builder, Segments segments) {
    this.durability = builder.durability;
    this.whenUnavailable = builder.whenUnavailable;
    this.patience = builder.patience.toNanos();
    this.clock = builder.clock;
    this.checkpoints = builder.checkpoints;
    this.signed = Optional.empty();
    this.keys = Optional.ofNullable(builder.keys);
    this.segments = segments;
    this.documents = new Documents(builder.disk);
    this.acknowledged = segments.stand();
    this.chain = new Chain(acknowledged, clock);
    this.tree = new CompactRange.Builder(segments.tree());
    this.isBroken = segments.wantsNew(durability);
  }

  /**
   * Opens the log in a directory, or begins one.
   *
   * @throws UncheckedIOException when another writer has it, or it cannot be read or written
   * @throws DamagedLogException when it is not as a writer left it
   * @throws IllegalArgumentException when the directory holds other files and no log
   */
  public static Ledger open(Path directory) {
    return builder(directory).open();
  }

  /** Starts the opening of the log in a directory. */
  public static Builder builder(Path directory) {
    return new Builder(directory);
  }

  @Override
  public void append(DecisionRecord record) {
    appendAll(List.of(record));
  }

  @Override
  public void appendAll(List<DecisionRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    List<Chain.Line> lines = new ArrayList<>(records.size());
    for (DecisionRecord record : records) {
      lines.add(line(record));
    }
    try {
      for (DecisionRecord record : records) {
        for (String digest : documents.missing(record)) {
          document(digest);
        }
      }
      write(lines, keys);
    } catch (Unavailable failed) {
      if (whenUnavailable == WhenUnavailable.REFUSE) {
        throw failed.told();
      }
      Unlogged more = Unlogged.of(records.size(), clock.instant());
      unlogged.accumulateAndGet(more, Unlogged::plus);
      if (isClosed) {
        throw failed.told(); // perhaps nobody tells of it any more
      }
    }
  }

  private static Chain.Line line(Entry entry) {
    return Chain.Line.of(entry.type(), entry.members());
  }

  private Chain.Line line(DecisionRecord record) {
    StringBuilder members = new StringBuilder(2048);
    writer.write(record, members);
    Chain.Line line = Chain.Line.of(record.type(), members);
    if (!line.fits()) {
      throw new DecisionLogException(
          "the record is longer than the " + Chain.LONGEST_LINE + " bytes that a line may have");
    }
    return line;
  }

  @Override
  public void documents(List<? extends Document> more) {
    documents.tell(more);
  }

  /** One thread writes a document; others who need it wait for its record. */
  private void document(String digest) throws Unavailable {
    enter(documenting, System.nanoTime() + patience);
    try {
      if (documents.isMissing(digest)) {
        write(List.of(kept(digest)));
        documents.recorded(digest);
      }
    } catch (IOException | UncheckedIOException failed) {
      throw new Unavailable("a document could not be written to the log", failed);
    } finally {
      documenting.unlock();
    }
  }

  private Chain.Line kept(String digest) throws IOException, Unavailable {
    enterDirectories();
    try {
      return segments.anywhere(place -> documents.keep(digest, place));
    } finally {
      leaveDirectories();
    }
  }

  /** The directories are not given back before they are left. */
  private void enterDirectories() throws Unavailable {
    enter(lock, System.nanoTime() + patience);
    try {
      requireOpen();
      others++;
    } finally {
      lock.unlock();
    }
  }

  private void leaveDirectories() {
    lock.lock();
    others--;
    leave();
  }

  private void requireOpen() {
    if (isClosed) {
      throw new DecisionLogException("the log is closed, so there is no answer; open it again");
    }
  }

  /** Why records could not be made safe. */
  private static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    DecisionLogException told() {
      return new DecisionLogException(
          getMessage() + ", so there is no answer", getCause() == null ? this : getCause());
    }
  }

  private static void enter(ReentrantLock lock, long deadline) throws Unavailable {
    long left = deadline - System.nanoTime();
    if (!Uninterruptibles.tryLockUninterruptibly(lock, left, TimeUnit.NANOSECONDS)) {
      throw waitedTooLong();
    }
  }

  private static Unavailable waitedTooLong() {
    return new Unavailable("the log did not take the record in time", null);
  }

  /** Writes records of the log itself, and returns once they are safe. */
  private void write(List<Chain.Line> lines) throws Unavailable {
    write(lines, Optional.empty());
  }

  /**
   * Writes records, and returns once they are safe.
   *
   * @param named the keys by which they name people and cases: what is to be said of these comes
   *     before the first record that uses them, whoever brings it
   */
  private void write(List<Chain.Line> lines, Optional<PseudonymKeys> named) throws Unavailable {
    long deadline = System.nanoTime() + patience;
    enter(lock, deadline);
    try {
      requireOpen();
      long failuresBefore = failures;
      mend();
      tellUnlogged(deadline);
      if (named.isPresent()) {
        tellOfKeys(named.get(), deadline);
      }
      for (Chain.Line line : lines) {
        put(line, deadline);
      }
      awaitSafe(chain.next(), failuresBefore, deadline);
    } finally {
      leave();
    }
  }

  /** Whoever gives up may have been the one whose turn it was, or the last. */
  private void leave() {
    try {
      if (!isWriting) {
        pending.done.signal();
        closeIfLeft();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives a record its place. */
  private void put(Chain.Line line, long deadline) throws Unavailable {
    makeRoom(deadline);
    chain.add(line, pending.batch);
  }

  /**
   * Where a segment is full, begins the next, once all before it are written. Whenever others had
   * the lock, they may have filled the next segment too.
   */
  private void makeRoom(long deadline) throws Unavailable {
    long failuresBefore = failures;
    while (segments.isFull(chain.next())) {
      if (isWriting) {
        awaitTurn(deadline);
        requireOpen();
        requireNoFailureSince(failuresBefore);
      } else if (acknowledged.next() < chain.next()) {
        writePending();
      } else {
        seal();
      }
    }
  }

  /** Waits until no other thread writes. */
  private void awaitTurn(long deadline) throws Unavailable {
    await(() -> !isWriting, deadline);
  }

  private void await(BooleanSupplier reached, long deadline) throws Unavailable {
    while (!reached.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (!Uninterruptibles.awaitUninterruptibly(pending.done, left, TimeUnit.NANOSECONDS)) {
        throw waitedTooLong();
      }
    }
  }

  private void requireNoFailureSince(long failuresBefore) throws Unavailable {
    if (failures != failuresBefore) {
      throw diskFailed(null);
    }
  }

  /** Waits until all records before one are safe: writes them, or lets others do it. */
  private void awaitSafe(long next, long failuresBefore, long deadline) throws Unavailable {
    Pending mine = pending;
    while (failures == failuresBefore && acknowledged.next() < next) {
      if (!isWriting) {
        writePending();
      } else {
        long left = deadline - System.nanoTime();
        boolean isLate =
            !Uninterruptibles.awaitUninterruptibly(mine.done, left, TimeUnit.NANOSECONDS);
        if (isLate && acknowledged.next() < next) {
          throw waitedTooLong();
        }
      }
    }
    requireNoFailureSince(failuresBefore);
  }

  private static Unavailable diskFailed(@Nullable Throwable cause) {
    return new Unavailable("the log could not be written to its disk", cause);
  }

  /** Writes what is pending, without the lock, so that others can add what is written next. */
  private void writePending() throws Unavailable {
    Chain.Stand reached = chain.stand();
    Pending written = pending;
    pending = spare;
    spare = written;
    isWriting = true;
    lock.unlock();
    Optional<Failure> failure;
    try {
      failure = failure(written.batch);
    } finally {
      lock.lock();
      isWriting = false;
    }
    if (failure.isEmpty()) {
      written.batch.addTo(tree);
      segments.acknowledge(written.batch.whole());
      acknowledged = reached;
      written.tellAgain.clear();
      written.batch.clear();
      written.done.signalAll();
      pending.done.signal();
    } else {
      giveUp(failure.get().cause());
      throw diskFailed(failure.get().thrown());
    }
  }

  /** What kept a batch from being safe. */
  private record Failure(Cause cause, Throwable thrown) {}

  private Optional<Failure> failure(Batch batch) {
    try {
      segments.append(batch);
    } catch (IOException | RuntimeException | Error failed) {
      return Optional.of(new Failure(Cause.WRITE_FAILED, failed));
    }
    try {
      if (durability == Durability.POWER_LOSS) {
        segments.force();
      }
    } catch (IOException | RuntimeException | Error failed) {
      return Optional.of(new Failure(Cause.FORCE_FAILED, failed));
    }
    return Optional.empty();
  }

  /** Nothing more goes into this segment, and whoever waits for its records learns of it. */
  private void giveUp(Cause cause) {
    isBroken = true;
    failures++;
    segments.giveUp(acknowledged.next() - 1, cause);
    chain.goBack(acknowledged);
    pending.lose();
    spare.lose(); // what was being written, if anything was
  }

  /** Goes on in a new segment after a failure, if it can. */
  private void mend() throws Unavailable {
    while (isBroken) {
      isBroken = !begin();
    }
  }

  /** Ends a full segment and begins the next. */
  private void seal() throws Unavailable {
    CompactRange sealed = tree.build();
    if (sealed.end() > 0) {
      try {
        segments.force();
      } catch (IOException failed) {
        giveUp(Cause.FORCE_FAILED);
        throw diskFailed(failed);
      }
      checkpoints.sealed(sealed);
    }
    begin();
  }

  /**
   * Begins a segment, in the first directory in which it can be done.
   *
   * @return false when there was a mending that it had no room to tell
   */
  private boolean begin() throws Unavailable {
    try {
      return segments.anywhere(this::begin);
    } catch (IOException | UncheckedIOException failed) {
      throw diskFailed(failed);
    }
  }

  private boolean begin(Place place) throws IOException {
    ImmutableList<Chain.Line> recoveries = untold.isEmpty() ? place.setAside() : untold;
    if (recoveries.isEmpty() && isBroken && segments.isOther(place)) {
      recoveries = ImmutableList.of(Cause.STANDBY.line(Optional.empty()));
    }
    long first = acknowledged.next();
    Batch lines = new Batch();
    int told = 0;
    boolean isBegun = false;
    try {
      chain.add(segments.head(durability, acknowledged, tree.build()).line(), lines);
      while (told < recoveries.size() && !segments.isFull(chain.next())) {
        chain.add(recoveries.get(told++), lines);
      }
      segments.begin(place, first, lines);
      isBegun = true;
    } finally {
      if (!isBegun) {
        chain.goBack(acknowledged);
      }
    }
    lines.addTo(tree);
    acknowledged = chain.stand();
    untold = recoveries.subList(told, recoveries.size());
    if (untold.isEmpty()) {
      cut(place);
    }
    return untold.isEmpty();
  }

  /** If it cannot be done now, it is done when the next segment begins there. */
  private static void cut(Place place) {
    try {
      place.cut();
    } catch (IOException later) {
      // What was set aside stands in two places until then; nothing is lost.
    }
  }

  /** Once the log can be written again, it says what went by. */
  private void tellUnlogged(long deadline) throws Unavailable {
    if (Unlogged.NONE.equals(unlogged.get())) {
      return;
    }
    makeRoom(deadline);
    Unlogged told = unlogged.getAndSet(Unlogged.NONE);
    if (!told.isNone()) {
      tell(told.line(whenUnavailable), () -> unlogged.accumulateAndGet(told, Unlogged::plus));
    }
  }

  /** Each stays to be told, by whoever comes next, until its record has its place. */
  private void tellOfKeys(PseudonymKeys named, long deadline) throws Unavailable {
    makeRoom(deadline);
    for (Optional<Entry> next = named.untold(); next.isPresent(); next = named.untold()) {
      Entry told = next.get();
      tell(line(told), () -> named.tellAgain(told));
      makeRoom(deadline);
    }
  }

  /** Gives a record its place, in which there is room, and sees to it that it is not lost. */
  private void tell(Chain.Line line, Runnable again) {
    boolean isTold = false;
    try {
      chain.add(line, pending.batch);
      pending.tellAgain.push(again);
      isTold = true;
    } finally {
      if (!isTold) {
        again.run();
      }
    }
  }

  /** What the log says when it is opened. */
  private void begun() throws Unavailable {
    lock.lock();
    try {
      mend();
      long deadline = System.nanoTime() + patience;
      if (segments.isCompleted()) {
        put(Cause.TORN.line(Optional.empty()), deadline);
      }
      if (whenUnavailable != WhenUnavailable.REFUSE) {
        String policy = "\"unavailable\":\"" + whenUnavailable.id() + '"';
        put(Chain.Line.of("policy", policy), deadline);
      }
      awaitSafe(chain.next(), failures, deadline);
    } finally {
      leave();
    }
  }

  /** Signs checkpoints from now on, after making sure that the log is what its newest says. */
  private void sign(Path directory, SigningKey key, AnchorSink sink) {
    SignedCheckpoints made =
        new SignedCheckpoints(
            new Signed(), directory, key, sink, SignedCheckpoints.Schedule.USUAL, clock);
    lock.lock();
    try {
      checkpoints = made;
      signed = Optional.of(made);
    } finally {
      lock.unlock();
    }
    made.start();
  }

  /** The log as checkpoints see it. */
  private final class Signed implements SignedCheckpoints.Log {
    @Override
    public String id() {
      return Ledger.this.id();
    }

    @Override
    public CompactRange tree() {
      return Ledger.this.tree();
    }

    @Override
    public CompactRange forced() {
      return durability == Durability.POWER_LOSS ? tree() : Ledger.this.forced();
    }

    /** Known of the newest checkpoint, if it ends in the last segment; else verify compares it. */
    @Override
    public Optional<byte[]> root(long size) {
      return Stream.of(Optional.of(tree()), segments.marked())
          .flatMap(Optional::stream)
          .filter(tree -> tree.end() == size)
          .findFirst()
          .map(CompactRange::root);
    }

    @Override
    public void append(Entry entry) {
      record(entry);
    }
  }

  /** Records something of the log itself. */
  private void record(Entry entry) {
    try {
      write(List.of(line(entry)));
    } catch (Unavailable failed) {
      throw failed.told();
    }
  }

  /**
   * Deletes the oldest segments, all of whose records are past their retention period, and says so
   * in the log first. They are read before, and deleted only if they are what the next segment
   * follows from; the newest is always kept. Decisions are recorded meanwhile. Whether something
   * must be kept for longer, for a claim or an inquiry, is for people to say before.
   *
   * @param keep for how long after it was made a record is kept, in days of UTC
   * @return what is gone; empty where nothing is past its period
   * @throws IllegalArgumentException when the period is not more than nothing
   * @throws DamagedLogException when one of them is damaged; it stays
   * @throws DecisionLogException when the log could not record it; then nothing was deleted
   * @throws UncheckedIOException when a file could not be read or deleted; what should be gone and
   *     is not is found by the next pruning
   */
  public Optional<PrunedRecords> prune(Period keep) {
    pruning.lock();
    try {
      Optional<Pruning> due = Pruning.plan(segmentsUntilNeeded(), keep, clock.instant());
      if (due.isPresent()) {
        carryOut(due.get());
      }
      return due.map(Pruning::records);
    } catch (Unavailable failed) {
      throw failed.told();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      pruning.unlock();
    }
  }

  private void carryOut(Pruning due) throws IOException, Unavailable {
    enterDirectories();
    try {
      write(List.of(line(due.entry())));
      documents.forget();
      due.carryOut();
    } finally {
      leaveDirectories();
    }
  }

  private NavigableMap<Long, Place> segmentsUntilNeeded() throws IOException {
    lock.lock();
    try {
      Preconditions.checkState(!isClosed, "the log is closed");
      return segments.untilNeeded();
    } finally {
      lock.unlock();
    }
  }

  /**
   * How far its checkpoints have come, and whether they are kept elsewhere; empty where it signs
   * none.
   */
  public Optional<AnchorState> anchored() {
    return signed.map(SignedCheckpoints::state);
  }

  /** The log's id, which its checkpoints name. */
  public String id() {
    return segments.log();
  }

  /**
   * The tree over all records, which survive the loss of power from now on: a checkpoint must not
   * tell of what that could still take.
   */
  CompactRange forced() {
    long deadline = System.nanoTime() + patience;
    lock.lock();
    try {
      awaitTurn(deadline);
      requireOpen();
      mend();
      CompactRange written = tree.build();
      forceAsWriter();
      return written;
    } catch (Unavailable failed) {
      throw failed.told();
    } finally {
      leave();
    }
  }

  /** Without the lock, so that others can add what is written next. */
  private void forceAsWriter() throws Unavailable {
    isWriting = true;
    lock.unlock();
    Optional<IOException> failure = Optional.empty();
    try {
      segments.force();
    } catch (IOException failed) {
      failure = Optional.of(failed);
    } finally {
      lock.lock();
      isWriting = false;
    }
    if (failure.isPresent()) {
      giveUp(Cause.FORCE_FAILED);
      throw diskFailed(failure.get());
    }
  }

  /** The tree over all records that are safe. */
  CompactRange tree() {
    lock.lock();
    try {
      return tree.build();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the log; records under way are written first. What comes later is refused.
   *
   * @throws DecisionLogException when decisions were given without a record, and that could not be
   *     recorded
   * @throws UncheckedIOException when a file could not be closed
   */
  @Override
  public void close() {
    signed.ifPresent(SignedCheckpoints::close);
    lock.lock();
    try {
      if (!isClosed) {
        isClosed = true;
        end();
      }
    } finally {
      leave();
    }
  }

  private void end() {
    try {
      long deadline = System.nanoTime() + patience;
      await(() -> !isWriting && others == 0, deadline);
      if (!Unlogged.NONE.equals(unlogged.get())) {
        mend();
        tellUnlogged(deadline);
      }
      awaitSafe(chain.next(), failures, deadline);
      if (!isBroken) {
        segments.force();
      }
    } catch (Unavailable failed) {
      throw failed.told();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      isLeft = true;
    }
  }

  /** Whoever still uses the directories keeps them until that has come to its end. */
  private void closeIfLeft() {
    if (isLeft && others == 0) {
      isLeft = false;
      try {
        segments.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  @Override
  public String toString() {
    return "Ledger[" + id() + "]";
  }

  /** Says how a log is opened. */
  public static final class Builder {

    private static final int USUAL_RECORDS = 1 << 16;

    private final Path directory;
    private Optional<Path> standby = Optional.empty();
    private Durability durability = Durability.POWER_LOSS;
    private WhenUnavailable whenUnavailable = WhenUnavailable.REFUSE;
    private Duration patience = Duration.ofSeconds(10);
    private Clock clock = Clock.systemUTC();
    private long records = USUAL_RECORDS;
    private Disk disk = new LocalDisk();
    private Checkpoints checkpoints = Checkpoints.NONE;
    private @Nullable PseudonymKeys keys;
    private @Nullable SigningKey key;
    private AnchorSink sink = note -> {};

    private Builder(Path directory) {
      this.directory = directory;
    }

    /** A directory on another volume, in which segments go on while they cannot in the first. */
    public Builder standby(Path other) {
      this.standby = Optional.of(other);
      return this;
    }

    /** What an acknowledged record survives; left out, the loss of power. */
    public Builder durability(Durability wanted) {
      this.durability = wanted;
      return this;
    }

    /** What happens to decisions while the log cannot be written; left out, none is given. */
    public Builder whenUnavailable(WhenUnavailable policy) {
      this.whenUnavailable = policy;
      return this;
    }

    /** How long a caller waits for others who are writing; left out, ten seconds. */
    public Builder patience(Duration longest) {
      this.patience = longest;
      return this;
    }

    /** What time it is; left out, the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * How many records a segment holds, if there is no log yet: one that is there keeps its own
     * number. Left out, 65,536.
     *
     * @throws IllegalArgumentException when it is no power of two, or less than four
     */
    public Builder segmentsOf(int wanted) {
      Preconditions.checkArgument(
          wanted >= 4 && Integer.bitCount(wanted) == 1,
          "a segment holds a power of two of records, four at least");
      this.records = wanted;
      return this;
    }

    /**
     * The keys by which the engine's records name people and cases, {@link
     * PseudonymKeys#pseudonyms}: the log says when one begins and ends, and records when it is
     * opened which were destroyed since, as erasures.
     */
    public Builder keys(PseudonymKeys keys) {
      this.keys = keys;
      return this;
    }

    /**
     * Signs checkpoints: when a segment is full, every 16,384 records, and every five minutes if
     * anything was recorded. Left out, none is signed, and {@code verify} says so.
     *
     * @param key the key, whose name is the log's
     * @param elsewhere where each checkpoint is kept beside the log, so that a tail that was cut
     *     off and an older copy are seen
     */
    public Builder checkpoints(SigningKey key, AnchorSink elsewhere) {
      this.key = key;
      this.sink = elsewhere;
      return this;
    }

    Builder disk(Disk other) {
      this.disk = other;
      return this;
    }

    Builder checkpoints(Checkpoints made) {
      this.checkpoints = made;
      return this;
    }

    /**
     * The log; as {@link Ledger#open(Path)}.
     *
     * @throws IllegalArgumentException also when the keys of pseudonyms lie within it
     */
    public Ledger open() {
      List<Path> directories = new ArrayList<>(List.of(directory));
      standby.ifPresent(directories::add);
      if (keys != null) {
        directories.forEach(keys::requireOutside);
      }
      try {
        Ledger ledger = new Ledger(this, Segments.open(directories, records, disk));
        try {
          ledger.begun();
          if (keys != null) {
            Erasure.record(keys, directories, ledger.id(), ledger::record);
          }
          if (key != null) {
            ledger.sign(directory, key, sink);
          }
          return ledger;
        } catch (Unavailable | RuntimeException failed) {
          closeAfter(failed, ledger);
          throw failed;
        }
      } catch (Unavailable failed) {
        throw new UncheckedIOException(new IOException(failed.getMessage(), failed.getCause()));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** Its checkpoints may have a thread already. */
    private static void closeAfter(Exception failed, Ledger ledger) {
      try {
        ledger.close();
      } catch (RuntimeException too) {
        failed.addSuppressed(too);
      }
    }
  }
}
