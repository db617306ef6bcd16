package org.privacynotice.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.bulk.InOrder.Items;

@Timeout(60)
class InOrderTest {

  private static final Function<Integer, Integer> SAME = each -> each;

  /** Whole numbers from 0, up to a limit. */
  static final class Numbers implements Items<Integer> {
    private final int limit;
    private int drawn;

    Numbers(int limit) {
      this.limit = limit;
    }

    @Override
    public Optional<Integer> next() {
      return drawn == limit ? Optional.empty() : Optional.of(drawn++);
    }
  }

  static <R> List<R> all(InOrder<?, R> results) {
    List<R> all = new ArrayList<>();
    for (Optional<R> next = results.next(); next.isPresent(); next = results.next()) {
      all.add(next.get());
    }
    return all;
  }

  static List<Integer> upTo(int limit) {
    return IntStream.range(0, limit).boxed().toList();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("privacy-bulk-"))
        .count();
  }

  private static void untilNoThreadIsLeft() throws InterruptedException {
    for (int tries = 0; threads() > 0; tries++) {
      assertThat(tries).as("threads die of themselves").isLessThan(100);
      Thread.sleep(50);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void next_ofItemsWithoutEnd_drawsFewAhead(int threads) {
    Numbers numbers = new Numbers(Integer.MAX_VALUE);
    try (InOrder<Integer, Integer> results = new InOrder<>(numbers, SAME, threads)) {
      assertThat(numbers.drawn).as("nothing before it is taken").isZero();
      for (int taken = 0; taken < 10_000; taken++) {
        assertThat(results.next()).contains(taken);
        assertThat(numbers.drawn).isBetween(taken + 1, taken + 2 * threads);
      }
    }
  }

  @Test
  void next_ofOneItem_startsNoThread() {
    Set<Thread> at = ConcurrentHashMap.newKeySet();
    InOrder<Integer, Boolean> results =
        new InOrder<>(new Numbers(1), item -> at.add(Thread.currentThread()), 4);
    assertThat(all(results)).containsExactly(true);
    assertThat(at).containsExactly(Thread.currentThread());
  }

  @Test
  void next_ofManyItems_isWorkedAtByAllThreadsTogether() {
    CountDownLatch together = new CountDownLatch(3);
    InOrder<Integer, Boolean> results =
        new InOrder<>(
            new Numbers(6),
            item -> {
              together.countDown();
              return await(together);
            },
            3);
    assertThat(all(results)).containsOnly(true);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  @Test
  void next_whereItemsAreNotThereYet_givesResultsBeforeItDrawsMore() {
    List<String> order = new ArrayList<>();
    Items<Integer> typed =
        new Items<>() {
          private int drawn;

          @Override
          public Optional<Integer> next() {
            order.add("typed " + drawn);
            return drawn == 3 ? Optional.empty() : Optional.of(drawn++);
          }

          @Override
          public boolean isReady() {
            return false;
          }
        };
    InOrder<Integer, Integer> results = new InOrder<>(typed, SAME, 4);
    for (Optional<Integer> next = results.next(); next.isPresent(); next = results.next()) {
      order.add("answered " + next.get());
    }
    assertThat(order)
        .containsExactly(
            "typed 0", "answered 0", "typed 1", "answered 1", "typed 2", "answered 2", "typed 3");
  }

  static RuntimeException asThrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7})
  void next_whereDrawingFails_givesAllBeforeAndThenTheFailure(int failing) {
    IllegalStateException failure = new IllegalStateException("unplugged");
    Numbers numbers = new Numbers(failing);
    InOrder<Integer, Integer> results =
        new InOrder<>(
            () -> {
              Optional<Integer> next = numbers.next();
              if (next.isEmpty()) {
                throw failure;
              }
              return next;
            },
            SAME,
            3);
    for (int taken = 0; taken < failing; taken++) {
      assertThat(results.next()).contains(taken);
    }
    assertThatThrownBy(results::next).isSameAs(failure);
    assertThat(results.next()).isEmpty();
  }

  @Test
  void close_early_waitsForTheThreadsAndBeginsNothingMore() throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    InOrder<Integer, Integer> results =
        new InOrder<>(new Numbers(Integer.MAX_VALUE), item -> begun.incrementAndGet(), 4);
    assertThat(results.next()).isPresent();
    results.close();
    int before = begun.get();
    assertThat(results.next()).isEmpty();
    results.close();
    untilNoThreadIsLeft();
    assertThat(begun).hasValue(before);
  }

  @Test
  void next_takenNoMore_leavesNoThread() throws InterruptedException {
    InOrder<Integer, Integer> forgotten = new InOrder<>(new Numbers(1000), SAME, 3);
    assertThat(forgotten.next()).isPresent();
    untilNoThreadIsLeft();
    assertThat(forgotten.next()).as("and goes on when it is taken again").contains(1);
    assertThat(all(forgotten)).hasSize(998);
  }

  @Test
  void next_onAnInterruptedThread_isTheEndAndStaysInterrupted() {
    InOrder<Integer, Integer> results = new InOrder<>(new Numbers(1000), SAME, 3);
    assertThat(results.next()).isPresent();
    Thread.currentThread().interrupt();
    assertThatThrownBy(results::next).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results.next()).isEmpty();
  }

  @Test
  void next_interruptedWhileItWaits_isTheEnd() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Thread taker = Thread.currentThread();
    InOrder<Integer, Integer> results =
        new InOrder<>(
            new Numbers(2),
            item -> {
              if (!Thread.currentThread().equals(taker)) {
                working.countDown();
                await(never);
              } else {
                await(working);
              }
              return item;
            },
            2);
    Thread interrupting =
        new Thread(
            () -> {
              await(working);
              while (taker.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              taker.interrupt();
              never.countDown();
            });
    interrupting.start();
    boolean interrupted = false;
    try {
      all(results);
    } catch (CancellationException expected) {
      interrupted = Thread.interrupted();
    }
    interrupting.join();
    assertThat(interrupted).isTrue();
  }

  @Test
  void next_withinTasksOfABusyPool_doesNotHang() {
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      List<ForkJoinTask<Integer>> tasks =
          IntStream.range(0, 20)
              .mapToObj(
                  task -> pool.submit(() -> all(new InOrder<>(new Numbers(200), SAME, 2)).size()))
              .toList();
      assertThat(tasks).allSatisfy(task -> assertThat(task.join()).isEqualTo(200));
    } finally {
      pool.shutdown();
    }
  }
}
