package org.privacynotice.bulk;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works on items by several threads, and gives the results in the order of the items.
 *
 * <p>Items are drawn by whoever takes the results, and only a few at a time are under way, however
 * many there are. The taker works too while it would wait, so that nothing hangs on the other
 * threads' being free; they belong to this object alone, start when there is a second item, and end
 * with the last one, with {@link #close}, or soon after nobody takes results any more. For use by
 * one thread at a time.
 *
 * @param <T> the items
 * @param <R> the results
 */
public final class InOrder<T, R> implements AutoCloseable {

  /** How many items are under way at most, for each thread. */
  private static final int AHEAD = 2;

  private static final long IDLE_MILLIS = 100;

  /**
   * Where items come from.
   *
   * @param <T> the items
   */
  @FunctionalInterface
  public interface Items<T> {

    /** The next item; empty at the end. What it throws comes out in that item's place. */
    Optional<T> next();

    /**
     * Whether the next item, or the end, is there already. While it is not, results are given
     * before more is drawn: whoever sends the items may be waiting for them.
     */
    default boolean isReady() {
      return true;
    }
  }

  private final Items<? extends T> items;
  private final Function<? super T, ? extends R> work;
  private final int threads;
  private final Deque<FutureTask<R>> underWay = new ArrayDeque<>();
  private @Nullable ThreadPoolExecutor others;
  private boolean ended;

  /**
   * Works by as many threads as there are processors, the taker's among them.
   *
   * @param items what is worked on
   * @param work what is made of an item, by any thread; not null
   */
  public InOrder(Items<? extends T> items, Function<? super T, ? extends R> work) {
    this(items, work, Runtime.getRuntime().availableProcessors());
  }

  InOrder(Items<? extends T> items, Function<? super T, ? extends R> work, int threads) {
    this.items = items;
    this.work = work;
    this.threads = threads;
  }

  /**
   * The next result; empty at the end, and once closed. Whatever drawing an item or working on it
   * throws is thrown in its place, and is the end.
   *
   * @throws CancellationException when the thread is interrupted, which it then still is; that too
   *     is the end
   */
  public Optional<R> next() {
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      draw();
      FutureTask<R> first = underWay.poll();
      if (first == null) {
        close();
        return Optional.empty();
      }
      workUntilDone(first);
      return Optional.of(first.get());
    } catch (ExecutionException failed) {
      close();
      throw unchecked(failed.getCause());
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private void draw() {
    while (!ended && underWay.size() < threads * AHEAD && (underWay.isEmpty() || items.isReady())) {
      drawOne();
    }
  }

  private void drawOne() {
    try {
      Optional<? extends T> item = items.next();
      if (item.isEmpty()) {
        ended = true;
        return;
      }
      T present = item.get();
      FutureTask<R> task = new FutureTask<>(() -> work.apply(present));
      underWay.add(task);
      if (underWay.size() > 1 && threads > 1) {
        others().execute(task);
      }
    } catch (RuntimeException | Error failure) {
      ended = true;
      underWay.add(
          new FutureTask<>(
              () -> {
                throw unchecked(failure);
              }));
    }
  }

  private ThreadPoolExecutor others() {
    if (others == null) {
      others =
          new ThreadPoolExecutor(
              threads - 1,
              threads - 1,
              IDLE_MILLIS,
              TimeUnit.MILLISECONDS,
              new LinkedBlockingQueue<>(),
              new ThreadFactoryBuilder().setDaemon(true).setNameFormat("privacy-bulk-%d").build());
      others.allowCoreThreadTimeOut(true);
    }
    return others;
  }

  /** Whoever comes first to a task does it; for all others it is done. */
  private void workUntilDone(FutureTask<R> first) {
    first.run();
    for (FutureTask<R> next : underWay) {
      if (first.isDone()) {
        return;
      }
      next.run();
    }
  }

  /** Stops: nothing more is drawn or begun, and what other threads are at is waited for. */
  @Override
  public void close() {
    ended = true;
    underWay.clear();
    if (others != null) {
      others.getQueue().clear();
      others.shutdown();
      awaitEnd(others);
      others = null;
    }
  }

  private static void awaitEnd(ThreadPoolExecutor threads) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it was that failed, as it was thrown. */
  private static RuntimeException unchecked(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }
}
