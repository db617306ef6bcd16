package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.privacynotice.log.DecisionLogException;

class LedgerPropertyTest {

  private static final Path DIRECTORY = Path.of("/log");

  private static final Path STANDBY = Path.of("/standby");

  private static Ledger.Builder builder(Disk disk, Durability durability) {
    return Ledger.builder(DIRECTORY)
        .disk(disk)
        .segmentsOf(8)
        .durability(durability)
        .clock(Logs.NOON);
  }

  private static Ledger open(Disk disk, Durability durability) {
    Ledger ledger = builder(disk, durability).open();
    ledger.documents(Logs.DOCUMENTS);
    return ledger;
  }

  private static Ledger openBoth(Disk disk, Durability durability) {
    Ledger ledger = builder(disk, durability).standby(STANDBY).open();
    ledger.documents(Logs.DOCUMENTS);
    return ledger;
  }

  /** Writes records, alone and in lists; those that were acknowledged. */
  private static List<String> work(Ledger ledger, int from, Random random) {
    List<String> acknowledged = new ArrayList<>();
    int number = from;
    for (int i = 0; i < 12; i++) {
      int count = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 1;
      try {
        ledger.appendAll(Logs.records(number, count));
        for (int each = number; each < number + count; each++) {
          acknowledged.add(Logs.id(each));
        }
      } catch (DecisionLogException unlogged) {
        // These have no answer.
      }
      number += count;
    }
    return acknowledged;
  }

  @Property(tries = 400)
  void append_whenThePowerGoes_keepsAllThatWasAcknowledged(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 160) int call) {
    Random random = new Random(seed);
    SimulatedDisk disk = new SimulatedDisk(random);
    List<String> acknowledged = new ArrayList<>();
    for (int life = 0; life < 3; life++) {
      disk.failAt(disk.calls() + (life == 0 ? call : 1 + random.nextInt(60)), true);
      try {
        acknowledged.addAll(work(open(disk, Durability.POWER_LOSS), 1000 * life, random));
      } catch (UncheckedIOException powerless) {
        // It went while the log was opened.
      }
      disk = disk.afterPowerCut();
    }
    try (Ledger ledger = open(disk, Durability.POWER_LOSS)) {
      ledger.append(Logs.record(9999));
    }
    acknowledged.add(Logs.id(9999));
    assertThat(Logs.callers(Logs.read(disk, DIRECTORY))).containsSubsequence(acknowledged);
  }

  @Property(tries = 300)
  void append_withAStandby_whenCallsFailAndThePowerGoes_keepsAllThatWasAcknowledged(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 160) int call,
      @ForAll boolean isDirectory,
      @ForAll boolean isHealed,
      @ForAll boolean isPowerCut) {
    Random random = new Random(seed);
    SimulatedDisk disk = new SimulatedDisk(random);
    List<String> acknowledged = new ArrayList<>();
    Ledger first = openBoth(disk, Durability.POWER_LOSS);
    if (isDirectory) {
      acknowledged.addAll(work(first, 0, random));
      disk.breakDirectory(DIRECTORY);
    } else {
      disk.failAt(disk.calls() + call, false);
    }
    acknowledged.addAll(work(first, 1000, random));
    if (isHealed) {
      disk.heal();
    }
    acknowledged.addAll(work(first, 2000, random));
    SimulatedDisk after = isPowerCut ? disk.afterPowerCut() : disk.afterProcessDeath();
    try (Ledger ledger = openBoth(after, Durability.POWER_LOSS)) {
      ledger.append(Logs.record(9999));
    }
    acknowledged.add(Logs.id(9999));
    assertThat(Logs.callers(Logs.read(after, DIRECTORY, STANDBY)))
        .containsSubsequence(acknowledged);
  }

  @Property(tries = 100)
  void open_withAStandby_whenThePowerGoesThoughOnlyProcessDeathIsSurvived_goesOn(
      @ForAll long seed, @ForAll boolean isHealed) {
    Random random = new Random(seed);
    SimulatedDisk disk = new SimulatedDisk(random);
    Ledger first = openBoth(disk, Durability.PROCESS_DEATH);
    work(first, 0, random);
    disk.failAt(disk.calls() + 1 + random.nextInt(20), false);
    work(first, 1000, random);
    if (isHealed) {
      disk.heal();
    }
    work(first, 2000, random);
    SimulatedDisk after = disk.afterPowerCut();
    try (Ledger ledger = openBoth(after, Durability.PROCESS_DEATH)) {
      ledger.append(Logs.record(9999));
    }
    assertThat(Logs.callers(Logs.read(after, DIRECTORY, STANDBY))).endsWith(Logs.id(9999));
  }

  @Property(tries = 60)
  void open_whenThePowerGoesThoughOnlyProcessDeathIsSurvived_goesOn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int call) {
    Random random = new Random(seed);
    SimulatedDisk disk = new SimulatedDisk(random);
    Ledger first = open(disk, Durability.PROCESS_DEATH);
    disk.failAt(disk.calls() + call, random.nextBoolean());
    work(first, 0, random);
    SimulatedDisk after = disk.afterPowerCut();
    Durability next = Durability.values()[random.nextInt(2)];
    try (Ledger ledger = open(after, next)) {
      ledger.append(Logs.record(9999));
    }
    assertThat(Logs.callers(Logs.read(after, DIRECTORY))).endsWith(Logs.id(9999));
  }

  @Property(tries = 30)
  void append_whenTheProcessDies_keepsAllThatWasAcknowledged(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int call) {
    Random random = new Random(seed);
    SimulatedDisk disk = new SimulatedDisk(random);
    Ledger first = open(disk, Durability.PROCESS_DEATH);
    disk.failAt(disk.calls() + call, true);
    List<String> acknowledged = work(first, 0, random);
    disk.heal();
    SimulatedDisk same = disk.afterProcessDeath();
    try (Ledger ledger = open(same, Durability.PROCESS_DEATH)) {
      ledger.append(Logs.record(9999));
    }
    acknowledged.add(Logs.id(9999));
    assertThat(Logs.callers(Logs.read(same, DIRECTORY))).containsSubsequence(acknowledged);
  }

  @Property(tries = 300)
  void append_whenACallFails_failsClosedAndGoesOnOnceItCan(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int call,
      @ForAll boolean forEver,
      @ForAll Durability durability) {
    Random random = new Random(seed);
    SimulatedDisk disk = new SimulatedDisk(random);
    List<String> acknowledged = new ArrayList<>();
    try (Ledger ledger = open(disk, durability)) {
      disk.failAt(disk.calls() + call, forEver);
      acknowledged.addAll(work(ledger, 0, random));
      disk.heal();
      ledger.append(Logs.record(5000));
      acknowledged.add(Logs.id(5000));
    }
    assertThat(Logs.callers(Logs.read(disk, DIRECTORY))).containsSubsequence(acknowledged);
    try (Ledger ledger = open(disk, durability)) {
      ledger.append(Logs.record(9999));
    }
    acknowledged.add(Logs.id(9999));
    assertThat(Logs.callers(Logs.read(disk, DIRECTORY))).containsSubsequence(acknowledged);
  }
}
