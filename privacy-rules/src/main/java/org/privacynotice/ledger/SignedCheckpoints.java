package org.privacynotice.ledger;

import com.google.common.util.concurrent.Uninterruptibles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how far a log has come, and hands that on to be kept elsewhere: when a segment is sealed,
 * after so many records, and after some time if anything was recorded. All of it happens on one
 * thread of its own, off the path of decisions: a key or a sink that fails or hangs stops no
 * decision, and is told in {@link #state} and to SLF4J, without what the failure says.
 */
final class SignedCheckpoints implements Checkpoints, AutoCloseable {

  /** Where failures are told. */
  static final String LOGGER = "privacy.checkpoints";

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What checkpoints need of a log. Called by their own thread. */
  interface Log {

    /** The log's id. */
    String id();

    /** The tree over all records that are as safe as the log promises. */
    CompactRange tree();

    /** The same, once all of them survive the loss of power; only of these may be signed. */
    default CompactRange forced() {
      return tree();
    }

    /**
     * The root over the first records, when they are not more than there are.
     *
     * @return empty when it cannot be known, because the records are pruned
     */
    Optional<byte[]> root(long size);

    /** Records that of the log itself; returns when it is as safe as a decision. */
    void append(Entry entry);
  }

  /**
   * How often.
   *
   * @param records after how many records, looked at once a second
   * @param time after how long, if there are any new records
   */
  record Schedule(long records, Duration time) {

    /** Every 16,384 records, and every five minutes. */
    static final Schedule USUAL = new Schedule(1 << 14, Duration.ofMinutes(5));

    Schedule {
      if (records < 1 || time.compareTo(LOOK) < 0) {
        throw new IllegalArgumentException(
            "checkpoints are signed after at least one record, and at most once a second");
      }
    }
  }

  private final Logger logger = LoggerFactory.getLogger(LOGGER);
  private final Log log;
  private final SigningKey key;
  private final AnchorSink sink;
  private final Schedule schedule;
  private final Clock clock;
  private final CheckpointFile file;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(SignedCheckpoints::daemon);

  private Optional<SignedNote> newest;
  private Instant tried;

  /** How many of the records after the newest checkpoint only say that it was signed. */
  private long own;

  private volatile AnchorState state;

  /**
   * Makes sure that the log is what its newest checkpoint says.
   *
   * @param directory where the log lies
   * @throws DamagedLogException when it is shorter, another, or was altered
   */
  SignedCheckpoints(
      Log log, Path directory, SigningKey key, AnchorSink sink, Schedule schedule, Clock clock) {
    this.log = log;
    this.key = key;
    this.sink = sink;
    this.schedule = schedule;
    this.clock = clock;
    this.tried = clock.instant();
    try {
      this.file = CheckpointFile.open(directory);
      this.newest = file.newest();
      this.state =
          AnchorState.begin(
              newest.map(note -> agreed(note, Checkpoint.parse(note.text())).size()).orElse(0L));
    } catch (IllegalArgumentException damaged) {
      throw damage("cannot be read, for " + damaged.getMessage());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, LOGGER);
    thread.setDaemon(true);
    return thread;
  }

  private Checkpoint agreed(SignedNote note, Checkpoint checkpoint) {
    if (!checkpoint.origin().endsWith("/" + log.id())) {
      throw damage("is of another log");
    }
    if (note.standing(key.verifyingKey()) == SignedNote.Standing.FORGED) {
      throw damage("has a signature that its key did not make");
    }
    long size = log.tree().end();
    if (checkpoint.size() > size) {
      throw damage(
          "is over "
              + checkpoint.size()
              + " records and there are only "
              + size
              + ": the last were cut off, or an older copy was put back");
    }
    if (log.root(checkpoint.size())
        .filter(root -> !Arrays.equals(root, checkpoint.root()))
        .isPresent()) {
      throw damage("has another root than the records have: they were altered");
    }
    return checkpoint;
  }

  private static DamagedLogException damage(String complaint) {
    return new DamagedLogException("the log's newest checkpoint " + complaint);
  }

  /** Records a key that this log has not seen, and begins to look. */
  void start() {
    boolean known =
        newest
            .filter(note -> note.standing(key.verifyingKey()) == SignedNote.Standing.SIGNED)
            .isPresent();
    if (!known) {
      log.append(Entry.begun(key.verifyingKey()));
    }
    // It never fails: whatever look() meets, it tells.
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Signs soon, and returns at once. */
  @Override
  public void sealed(CompactRange tree) {
    try {
      thread.execute(() -> sign(tree));
    } catch (RejectedExecutionException closed) {
      // The last checkpoint, which close() signs, is over these records too.
    }
  }

  /** How far it has come. */
  AnchorState state() {
    return state;
  }

  /** Signs when that is due, and tries again to have kept what is not. */
  void look() {
    try {
      long more = log.tree().end() - state.signed() - own;
      if (more >= schedule.records() || (more > 0 && isOver(schedule.time()))) {
        sign();
      } else if (state.isBehind() && newest.isPresent() && isOver(AGAIN)) {
        anchor(newest.get());
      }
    } catch (RuntimeException | Error failed) {
      failed("signed", failed);
    }
  }

  private boolean isOver(Duration time) {
    return Duration.between(tried, clock.instant()).abs().compareTo(time) >= 0;
  }

  /** Signs whatever is there. */
  void sign() {
    sign(log.forced());
  }

  /** Signs what there was, if it is more than was signed. */
  private void sign(CompactRange tree) {
    tried = clock.instant();
    try {
      if (tree.end() > state.signed() + own) {
        String origin = key.verifyingKey().name() + "/" + log.id();
        Checkpoint checkpoint = new Checkpoint(origin, tree.end(), tree.root());
        SignedNote note = checkpoint.signedBy(key);
        file.append(note);
        newest = Optional.of(note);
        state = state.signed(checkpoint.size(), tried);
        record(checkpoint);
      }
    } catch (RuntimeException | Error failed) {
      failed("signed", failed);
      return;
    }
    if (state.isBehind()) {
      newest.ifPresent(this::anchor);
    }
  }

  private void record(Checkpoint checkpoint) {
    own = 0;
    try {
      log.append(Entry.checkpoint(checkpoint, key.verifyingKey()));
      own = 1;
    } catch (RuntimeException failed) {
      failed("recorded", failed);
    }
  }

  private void anchor(SignedNote note) {
    boolean failedBefore = state.failure().isPresent();
    tried = clock.instant();
    try {
      sink.keep(note);
      state = state.anchored(state.signed(), clock.instant());
      if (failedBefore) {
        logger.info("the checkpoint of {} records is kept elsewhere again", state.anchored());
      }
    } catch (Throwable failed) {
      // Whatever a sink throws, an error too: this thread must live to tell and to try again.
      failed("kept elsewhere", failed);
    }
  }

  private void failed(String what, Throwable failure) {
    state = state.failed(failure, clock.instant());
    logger.warn(
        "the checkpoint of {} records could not be {} ({}); it is tried again, and decisions go on",
        state.signed(),
        what,
        failure.getClass().getSimpleName());
  }

  /**
   * Signs once more and waits, but not for ever, until that is handed on; so does whoever closes it
   * meanwhile. To be called while the log still takes records.
   */
  @Override
  public synchronized void close() {
    try {
      Future<?> last = thread.submit(() -> sign());
      thread.shutdown();
      Uninterruptibles.getUninterruptibly(last, PATIENCE);
    } catch (RejectedExecutionException closedBefore) {
      // Nothing more to do.
    } catch (TimeoutException | ExecutionException stuck) {
      logger.warn("the last checkpoint is not kept elsewhere, because the sink did not return");
    } finally {
      thread.shutdownNow();
    }
  }
}
