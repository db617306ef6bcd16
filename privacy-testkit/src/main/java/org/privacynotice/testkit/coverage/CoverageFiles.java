package org.privacynotice.testkit.coverage;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where virtual machines of one run leave their tallies for each other: a file each, named {@code
 * RUN.PID.tally}.
 */
final class CoverageFiles {

  private static final String TALLY = ".tally";

  /** Surefire names the day and time of its run to each of its virtual machines, when it starts. */
  private static final Pattern SUREFIRE_RUN =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_\\d+)-jvmRun\\d+");

  private final Path directory;
  private final String run;
  private final String machine;

  CoverageFiles(Path directory, String run, long pid) {
    this.directory = directory;
    this.run = run;
    this.machine = run + "." + pid;
  }

  /**
   * The run that this machine is part of: what a property says, else what Surefire says, else one
   * of its own.
   *
   * @throws IllegalArgumentException when the property is no instant
   */
  static String run(String property, String command, long pid) {
    if (!property.isEmpty()) {
      return begunAt(property);
    }
    Matcher surefire = SUREFIRE_RUN.matcher(command);
    return surefire.find() ? surefire.group(1) : "alone-" + pid;
  }

  /** The name of the run that began then: no other bears it, as a name of one's own might. */
  static String begunAt(String instant) {
    try {
      return String.valueOf(Instant.parse(instant).toEpochMilli());
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "system property `"
              + Coverage.RUN
              + "` takes the instant at which the run began; in Maven write"
              + " `${maven.build.timestamp}`, without a `maven.build.timestamp.format` or with"
              + " `yyyy-MM-dd'T'HH:mm:ss'Z'`",
          unreadable);
    }
  }

  /** Clears away what other runs left. */
  void begin() {
    try {
      Files.createDirectories(directory);
      for (Path file : files(directory, "")) {
        if (!String.valueOf(file.getFileName()).startsWith(run + ".")) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Leaves this machine's tally, and the page of all that are there by now. */
  CoverageReport write(Tally tally) {
    try {
      Files.createDirectories(directory);
      put(String.join("\n", tally.text()) + "\n", machine + TALLY);
      CoverageReport report = new CoverageReport(merged(directory, run + "."));
      put(report.html(), "index.html");
      return report;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** At once: another machine that looks finds the file as it was before, or whole. */
  private void put(String text, String name) throws IOException {
    Path partly = Files.createTempFile(directory, machine, ".partly");
    Files.writeString(partly, text);
    Files.move(partly, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** All tallies whose names begin so, put together. */
  static Tally merged(Path directory, String begin) {
    Tally merged = new Tally();
    for (Path file : files(directory, begin)) {
      try {
        merged.addText(String.valueOf(file.getFileName()), Files.readAllLines(file));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return merged;
  }

  private static List<Path> files(Path directory, String begin) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file -> {
                String name = String.valueOf(file.getFileName());
                return name.startsWith(begin) && name.endsWith(TALLY);
              })
          .sorted()
          .collect(ImmutableList.toImmutableList());
    } catch (NoSuchFileException absent) {
      throw new UncheckedIOException(
          "no test left anything in `"
              + directory
              + "`; run the tests first (a path starts from the module's directory)",
          absent);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
