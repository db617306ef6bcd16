package org.privacynotice.testkit.coverage;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.privacynotice.log.DecisionLog;

/**
 * Clause coverage: which clauses, arms of the decision table and cells the tests reached.
 *
 * <p>It hangs on the log, which sees every decision: give the engine under test {@link #recording}
 * for its log. Whatever is recorded in a virtual machine is counted together; at its end it is
 * written to a file of its own under {@code target/privacy-coverage}, where the files of all
 * virtual machines of one run are put together in {@code index.html}.
 *
 * <p>System properties: {@value #MINIMUM}, how many of a hundred of each notice's clauses that
 * decide the run must reach; {@value #DIRECTORY}, another directory; {@value #RUN}, what tells the
 * virtual machines of one run from those of another, where Surefire, which says so itself, does not
 * start them; Surefire and Failsafe are two runs, unless the property gives both the same name. The
 * minimum is held to by the virtual machine that ends last, if a {@link CoverageGate} or the kit's
 * own extension stands on one of its tests; where virtual machines run one after the other
 * (Surefire's {@code reuseForks=false}), none can know that it is the last, so the minimum belongs
 * into a later step that reads them all: {@link CoverageReport#read}.
 */
public final class Coverage {

  /** The system property with the least share of clauses, 0 to 100, that a run must reach. */
  public static final String MINIMUM = "privacy.coverage.minimum";

  /** The system property with the directory of the files. */
  public static final String DIRECTORY = "privacy.coverage.directory";

  /** The system property with the name of the run. */
  public static final String RUN = "privacy.coverage.run";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Coverage.class);

  private static final Tally THIS_MACHINE = new Tally();
  private static final Map<Class<?>, Tally> BY_TEST_CLASS = new ConcurrentHashMap<>();

  /** Begun when first recorded to. */
  private static final class Written {
    private static final CoverageFiles FILES =
        new CoverageFiles(
            Path.of(System.getProperty(DIRECTORY, "target/privacy-coverage")),
            CoverageFiles.run(
                System.getProperty(RUN, ""), System.getProperty("sun.java.command", "")),
            ProcessHandle.current().pid());

    static {
      FILES.begin();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> FILES.write(THIS_MACHINE)));
    }
  }

  private Coverage() {}

  /** A log that passes decisions on, and tallies what they reach. */
  public static CoverageLog recording(DecisionLog log) {
    begin();
    return new CoverageLog(log, THIS_MACHINE);
  }

  /**
   * A log that passes decisions on, and tallies what they reach for a test class too, whose {@link
   * CoverageGate} counts nothing else.
   */
  public static CoverageLog recording(DecisionLog log, Class<?> test) {
    begin();
    return new CoverageLog(log, THIS_MACHINE, tally(test));
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

  private static CoverageFiles begin() {
    return Written.FILES;
  }

  /**
   * Has this virtual machine's coverage written and printed when all its tests are over, and held
   * to the minimum of {@value #MINIMUM}; for extensions, which may ask as often as they like.
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
  private static final class AtEnd implements AutoCloseable {

    private static final AtomicInteger OPEN = new AtomicInteger();

    AtEnd() {
      OPEN.incrementAndGet();
    }

    @Override
    public void close() {
      if (OPEN.decrementAndGet() == 0) {
        end(begin(), THIS_MACHINE, System.getProperty(MINIMUM, ""), System.out);
      }
    }
  }

  static void end(CoverageFiles files, Tally tally, String minimum, PrintStream console) {
    CoverageReport report = files.write(tally);
    console.print(report.text());
    if (!minimum.isEmpty() && files.isLast()) {
      report.requireClauses(percent(minimum));
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
