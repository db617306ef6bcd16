package org.privacynotice.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.Digest;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.GeneratedNotice;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Processor;

/**
 * How reading, compiling, memory and deciding grow with the number of processors, as a Markdown
 * table. Reading and compiling are shown as the first time in this virtual machine and as the
 * median of the later times, so a fair first time needs a new one for each size: {@code Growth
 * 23000}.
 */
public final class Growth {

  private static final int LATER = 5;
  private static final int ACTIONS = 2_000;
  private static final int ROUNDS = 40;

  private Growth() {}

  /**
   * Prints the table.
   *
   * @param sizes numbers of processors; none for all of {@link GeneratedNotice#SIZES}
   */
  public static void main(String... sizes) {
    System.out.println(
        "| processors | file, KB | read, ms (later) | digest, ms (later) | compile, ms (later) "
            + "| notice, MB | engine, MB | decide, ns (permitted) | decide, ns (not covered) |");
    System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    List<Integer> all =
        sizes.length == 0
            ? GeneratedNotice.SIZES
            : Arrays.stream(sizes).map(Integer::valueOf).toList();
    all.forEach(size -> System.out.println(row(size)));
  }

  private static String row(int size) {
    byte[] file = GeneratedNotice.text(size).getBytes(UTF_8);
    Bundled.law();
    long before = heap();
    Timed<Notice> read = new Timed<>(() -> read(file));
    long withNotice = heap();
    Timed<String> digest = new Timed<>(() -> Digest.of(read.last));
    Timed<PrivacyEngine> compiled = new Timed<>(() -> engine(read.last));
    long withEngine = heap();
    List<DataAction> permitted = actions(compiled.last, read.last, true);
    List<DataAction> refused = actions(compiled.last, read.last, false);
    String row =
        String.format(
            Locale.ROOT,
            "| %,d | %,d | %s | %s | %s | %.1f | %.1f | %,.0f | %,.0f |",
            size,
            file.length / 1024,
            read,
            digest,
            compiled,
            (withNotice - before) / 1e6,
            (withEngine - withNotice) / 1e6,
            nanos(compiled.last, permitted),
            nanos(compiled.last, refused));
    Reference.reachabilityFence(digest);
    return row;
  }

  private static Notice read(byte[] file) {
    return DocumentReader.notice("generated.yaml", file, Bundled.law()).orThrow();
  }

  private static PrivacyEngine engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  /** Shares with processors drawn at random, for a service of theirs or for none. */
  private static List<DataAction> actions(PrivacyEngine engine, Notice notice, boolean listed) {
    Random random = new Random(42);
    List<Processor> processors = notice.processors();
    List<DataAction> actions = new ArrayList<>();
    while (actions.size() < ACTIONS) {
      Processor processor = processors.get(random.nextInt(processors.size()));
      List<String> services = processor.services().asList();
      String service = services.get(random.nextInt(services.size()));
      DataAction action =
          engine
              .share("name", "home-address")
              .recipient(processor.id())
              .purpose(listed ? service : "equalities-monitoring")
              .basis(LawfulBasis.PUBLIC_TASK)
              .build();
      actions.add(action);
    }
    return actions;
  }

  private static double nanos(PrivacyEngine engine, List<DataAction> actions) {
    double best = Double.MAX_VALUE;
    long permitted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (DataAction action : actions) {
        permitted += engine.decide(action).permitted() ? 1 : 0;
      }
      best = Math.min(best, (System.nanoTime() - start) / (double) actions.size());
    }
    if (permitted % ROUNDS != 0) {
      throw new IllegalStateException("the same actions were decided differently");
    }
    return best;
  }

  private static long heap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  /** Something done a few times, of which the last outcome is kept. */
  private static final class Timed<T> {
    private final double first;
    private final double later;
    private final T last;

    Timed(Supplier<T> work) {
      double[] millis = new double[LATER];
      long start = System.nanoTime();
      T outcome = work.get();
      first = (System.nanoTime() - start) / 1e6;
      for (int i = 0; i < LATER; i++) {
        start = System.nanoTime();
        outcome = work.get();
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(millis);
      later = millis[LATER / 2];
      last = outcome;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,.0f (%,.0f)", first, later);
    }
  }
}
