package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.privacynotice.log.DecisionLogException;

/**
 * Many callers of a log with the smallest segments, while its disk fails now and then, and it is
 * closed and opened again. How the threads meet is left to chance.
 */
@Timeout(120)
class LedgerCrowdTest {

  private static final Path FIRST = Path.of("/log");
  private static final int CALLERS = 8;

  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

  private final Random random = new Random(5);
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  @AfterEach
  void letThemGo() {
    callers.shutdown();
  }

  /** Asks and asks, until the log is closed. */
  private void ask(Ledger ledger) {
    boolean isOpen = true;
    while (isOpen) {
      int count = 1 + numbers.get() % 7;
      int from = numbers.getAndAdd(count);
      try {
        ledger.appendAll(Logs.records(from, count));
        IntStream.range(from, from + count).mapToObj(Logs::id).forEach(answered::add);
      } catch (DecisionLogException refused) {
        isOpen = !refused.getMessage().startsWith("the log is closed");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POWER_LOSS, REFUSE",
    "POWER_LOSS, ANSWER_UNLOGGED",
    "PROCESS_DEATH, REFUSE",
    "PROCESS_DEATH, ANSWER_UNLOGGED",
  })
  void append_byACrowdWhileMuchGoesWrong_keepsOrTellsAllThatWasAnswered(
      Durability durability, WhenUnavailable policy) throws Exception {
    for (int log = 0; log < 4; log++) {
      SimulatedDisk disk = new SimulatedDisk(random);
      Ledger.Builder builder =
          Ledger.builder(FIRST)
              .disk(disk)
              .segmentsOf(4)
              .durability(durability)
              .whenUnavailable(policy)
              .clock(Logs.NOON);
      answered.clear();
      live(builder, disk);
      live(builder, disk);
      builder.open().close();
      List<Logs.Found> found = Logs.read(disk, FIRST);
      List<String> recorded = Logs.callers(found);
      assertThat(recorded).doesNotHaveDuplicates();
      answered.removeAll(Set.copyOf(recorded));
      assertThat(answered).hasSizeLessThanOrEqualTo(unlogged(found));
    }
  }

  /** From opening the log to closing it. */
  private void live(Ledger.Builder builder, SimulatedDisk disk) throws Exception {
    Ledger ledger = builder.open();
    ledger.documents(Logs.DOCUMENTS);
    List<Future<?>> all = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      all.add(callers.submit(() -> ask(ledger)));
    }
    for (int trouble = random.nextInt(4); trouble > 0; trouble--) {
      int before = numbers.get();
      while (numbers.get() < before + 30) {
        Thread.yield();
      }
      disk.failAt(disk.calls() + random.nextInt(20), false);
    }
    disk.heal();
    ledger.close();
    int calls = disk.calls();
    for (Future<?> each : all) {
      each.get();
    }
    assertThat(disk.calls()).as("nothing is touched once it is closed").isEqualTo(calls);
  }

  /** How many decisions the log says went by; with the policy to refuse there is no such record. */
  private static int unlogged(List<Logs.Found> found) {
    return found.stream()
        .filter(each -> each.type().equals("unlogged"))
        .map(each -> COUNT.matcher(each.members()))
        .filter(Matcher::find)
        .mapToInt(count -> Integer.parseInt(count.group(1)))
        .sum();
  }
}
