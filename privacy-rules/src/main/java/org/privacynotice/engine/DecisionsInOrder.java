package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.bulk.InOrder;
import org.privacynotice.decision.Decision;

/**
 * The decisions of a stream of actions: made by several threads, a few hundred at a time, and
 * logged, so many together, and handed out one by one in the actions' order by whoever takes them.
 */
final class DecisionsInOrder implements Spliterator<Decision>, AutoCloseable {

  /** The first batch is small, for whoever takes only a few. */
  private static final int FIRST_BATCH = 16;

  private static final int LARGEST_BATCH = 256;

  /**
   * An action with what was so when it was drawn.
   *
   * @param policy what it is decided by
   * @param at when it is done
   */
  private record Asked(DataAction action, Policy policy, Instant at) {}

  /**
   * The decisions of a batch.
   *
   * @param failure what was thrown instead of the next one
   */
  private record Decided(List<Decision> decisions, @Nullable Throwable failure) {}

  private final Spliterator<? extends DataAction> actions;
  private final Supplier<Policy> policy;
  private final Clock clock;
  private final Consumer<List<Decision>> log;
  private final InOrder<List<Asked>, Decided> batches;
  private int batch = FIRST_BATCH;
  private @Nullable Throwable sourceFailure;
  private Iterator<Decision> decided = Collections.emptyIterator();
  private @Nullable Throwable failure;

  /**
   * Makes ready; nothing is drawn yet.
   *
   * @param policy what is decided by at the time
   * @param clock what time it is, for actions that do not say
   * @param log records decisions, or throws
   */
  DecisionsInOrder(
      Stream<? extends DataAction> actions,
      Supplier<Policy> policy,
      Clock clock,
      Consumer<List<Decision>> log) {
    this.actions = actions.sequential().spliterator();
    this.policy = policy;
    this.clock = clock;
    this.log = log;
    this.batches = new InOrder<>(this::draw, DecisionsInOrder::decide);
  }

  /** The next batch; a failure of the source waits until those before it are drawn. */
  private Optional<List<Asked>> draw() {
    List<Asked> asked = new ArrayList<>(batch);
    try {
      if (sourceFailure != null) {
        throw asThrown(sourceFailure);
      }
      while (asked.size() < batch && actions.tryAdvance(action -> asked.add(ask(action)))) {}
    } catch (RuntimeException | Error broken) {
      if (asked.isEmpty()) {
        throw broken;
      }
      sourceFailure = broken;
    }
    batch = Math.min(2 * batch, LARGEST_BATCH);
    return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
  }

  /** The clock is read and the policy taken in the order of the actions. */
  private Asked ask(DataAction action) {
    return new Asked(action, policy.get(), action.at(clock));
  }

  private static Decided decide(List<Asked> batch) {
    ImmutableList.Builder<Decision> decisions = ImmutableList.builderWithExpectedSize(batch.size());
    try {
      for (Asked asked : batch) {
        decisions.add(asked.policy().decide(asked.action(), asked.at()));
      }
      return new Decided(decisions.build(), null);
    } catch (RuntimeException | Error broken) {
      return new Decided(decisions.build(), broken);
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Decision> taker) {
    while (!decided.hasNext()) {
      if (failure != null) {
        Throwable broken = failure;
        close();
        throw asThrown(broken);
      }
      Optional<Decided> next = batches.next();
      if (next.isEmpty()) {
        return false;
      }
      log(next.get().decisions());
      decided = next.get().decisions().iterator();
      failure = next.get().failure();
    }
    taker.accept(decided.next());
    return true;
  }

  private void log(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    try {
      log.accept(decisions);
    } catch (RuntimeException | Error unlogged) {
      close();
      throw unlogged;
    }
  }

  /** What is kept are runtime exceptions and errors. */
  private static RuntimeException asThrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /** Never: the order of the log is that of the actions. */
  @Override
  public @Nullable Spliterator<Decision> trySplit() {
    return null;
  }

  /** Not known, so that nobody counts decisions without making them. */
  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }

  /** Stops: nothing more is decided, logged or handed out. */
  @Override
  public void close() {
    decided = Collections.emptyIterator();
    failure = null;
    batches.close();
  }
}
