package org.privacynotice.testkit.coverage;

import com.google.common.base.Suppliers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.privacynotice.log.DecisionLog;

/**
 * Clause coverage: which clauses, arms of the decision table and cells the tests reached.
 *
 * <p>It hangs on the log, which sees every decision: give the engine under test {@link #recording}
 * for its log. Whatever is recorded in a virtual machine is counted together; at its end it is
 * written to a file of its own under {@code target/privacy-coverage}, where the files of all
 * virtual machines of one run are put together in {@code index.html}.
 *
 * <p>System properties:
 *
 * <ul>
 *   <li>{@value #MINIMUM}: how many of a hundred of each notice's clauses that decide the run must
 *       reach. Where it is set, each {@link CoverageGate} counts for a part of its class's tests
 *       too
 *   <li>{@value #RUN}: the instant at which the run began, {@code ${maven.build.timestamp}} in
 *       Maven, the same for all its virtual machines. Without it those that one execution of
 *       Surefire starts are a run, and any other is one by itself. What other runs left is cleared
 *       away and never counted
 *   <li>{@value #DIRECTORY}: another directory
 * </ul>
 *
 * <p>Whenever JUnit is through with what it was given, the run is held to the minimum, by what it
 * has reached so far. So a run that passes has reached it, and one of a single virtual machine
 * which gets all test classes at once (Surefire's default) fails only where it has not. Where there
 * are several, or the classes are handed over one by one ({@code forkCount} above 1, {@code
 * reuseForks=false}), none knows what is still to come, and the first fails: hold such a run to its
 * minimum in a later step instead, by {@link CoverageReport#read}. Tests that record while JUnit
 * runs nothing of the kit's are refused if there is a minimum: nobody would hold them to it.
 *
 * <p>A run in which no test uses the kit passes whatever the minimum is, for then nothing of the
 * kit runs. Where that must fail, read what the run left in a later step: {@link
 * CoverageReport#read} and {@link CoverageReport#requireClauses(int)} fail where there is nothing.
 */
public final class Coverage {

  /** The system property with the least share of clauses, 0 to 100, that a run must reach. */
  public static final String MINIMUM = "privacy.coverage.minimum";

  /** The system property with the directory of the files. */
  public static final String DIRECTORY = "privacy.coverage.directory";

  /** The system property with the instant at which the run began. */
  public static final String RUN = "privacy.coverage.run";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Coverage.class);

  private static final Tally THIS_MACHINE = new Tally();
  private static final Map<Class<?>, Tally> BY_TEST_CLASS = new ConcurrentHashMap<>();

  /** Classes that were not held to their gates, until it is said. */
  static final NavigableSet<String> NOT_HELD = new ConcurrentSkipListSet<>();

  /** Begun when first recorded to. */
  private static final Supplier<CoverageFiles> FILES = Suppliers.memoize(Coverage::begun);

  private Coverage() {}

  /**
   * A log that passes decisions on, and tallies what they reach; for test classes too, whose {@link
   * CoverageGate} counts nothing else.
   *
   * @param tests the test class; of a nested one also those that enclose it, whose gates are to
   *     count it
   * @throws IllegalStateException when there is a minimum and nobody to hold these tests to it
   */
  public static CoverageLog recording(DecisionLog log, Class<?>... tests) {
    requireHeld(minimum(), AtEnd.OPEN.get());
    begin();
    Stream<Tally> ofTests = Arrays.stream(tests).map(Coverage::tally);
    return new CoverageLog(
        log, Stream.concat(Stream.of(THIS_MACHINE), ofTests).toArray(Tally[]::new));
  }

  static void requireHeld(String minimum, int open) {
    if (!minimum.isEmpty() && open == 0) {
      throw new IllegalStateException(
          "nobody holds these tests to `"
              + MINIMUM
              + "`; put @CoverageGate(clauses = 0) on their class, or hold the run to it in a later"
              + " step (CoverageReport.read)");
    }
  }

  /** What was reached for a test class so far. */
  public static CoverageReport of(Class<?> test) {
    return new CoverageReport(tally(test));
  }

  /** What was reached in this virtual machine so far. */
  public static CoverageReport soFar() {
    return new CoverageReport(THIS_MACHINE);
  }

  private static Tally tally(Class<?> test) {
    return BY_TEST_CLASS.computeIfAbsent(test, absent -> new Tally());
  }

  private static void begin() {
    Objects.requireNonNull(FILES.get());
  }

  private static CoverageFiles begun() {
    long pid = ProcessHandle.current().pid();
    CoverageFiles files =
        new CoverageFiles(
            Path.of(System.getProperty(DIRECTORY, "target/privacy-coverage")),
            CoverageFiles.run(
                System.getProperty(RUN, ""), System.getProperty("sun.java.command", ""), pid),
            pid);
    files.begin();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> files.write(THIS_MACHINE)));
    return files;
  }

  /** Empty where the run is held to none. */
  static String minimum() {
    return System.getProperty(MINIMUM, "");
  }

  /** Has it said at the end that a class was not held to its gate, for which part of its tests. */
  static void notHeld(Class<?> test, String part) {
    NOT_HELD.add(
        "@CoverageGate of "
            + test.getName()
            + " was not held: "
            + part
            + "; run the whole class, or set "
            + MINIMUM
            + "=0 to hold it");
  }

  /**
   * Has this virtual machine's coverage written and printed when JUnit is through with the tests
   * that it was given, and the run held to {@value #MINIMUM}; for extensions, which may ask as
   * often as they like.
   */
  public static void reportAtEnd(ExtensionContext context) {
    begin();
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(AtEnd.class, absent -> new AtEnd(), AtEnd.class);
  }

  /**
   * Closed by JUnit when all tests are over; what it throws fails the run. Of runs within a run, as
   * tests of extensions start them, only the outermost reports.
   */
  @SuppressWarnings("deprecation") // all that a Jupiter before 5.13 closes
  static final class AtEnd implements AutoCloseable, CloseableResource {

    static final AtomicInteger OPEN = new AtomicInteger();

    AtEnd() {
      OPEN.incrementAndGet();
    }

    @Override
    public void close() {
      if (OPEN.decrementAndGet() == 0) {
        end(FILES.get(), THIS_MACHINE, minimum(), System.out);
      }
    }
  }

  static void end(CoverageFiles files, Tally tally, String minimum, PrintStream console) {
    CoverageReport report = files.write(tally);
    console.print(report.text());
    while (!NOT_HELD.isEmpty()) {
      console.println(NOT_HELD.pollFirst());
    }
    if (!minimum.isEmpty()) {
      report.requireClauses(
          percent(minimum),
          "; where there are more virtual machines or one class at a time, hold the run to its"
              + " minimum in a later step (CoverageReport.read)");
    }
  }

  private static int percent(String minimum) {
    try {
      int percent = Integer.parseInt(minimum);
      if (percent >= 0 && percent <= 100) {
        return percent;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "system property `" + MINIMUM + "` takes a whole number from 0 to 100");
  }
}
