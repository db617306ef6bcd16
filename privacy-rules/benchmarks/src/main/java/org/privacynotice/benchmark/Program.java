package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run in virtual machines of its own.
 *
 * @param libraries the only jars that it has, by how their names begin; null for those of all
 *     benchmarks
 * @param main the class
 * @param flags for the virtual machine
 * @param args for the program
 */
record Program(
    @Nullable ImmutableList<String> libraries,
    String main,
    ImmutableList<String> flags,
    ImmutableList<String> args) {

  /**
   * What came of it.
   *
   * @param millis from its start to its end
   * @param printed what it printed
   * @param megabytes of memory, at the most and as the system counts it; 0 where it does not say
   */
  record Outcome(double millis, List<String> printed, double megabytes) {}

  private static final String PEAK = "VmHWM:";

  /** What the command line's jar holds. */
  private static final String[] OURS = {
    "privacy-core",
    "privacy-rules-0",
    "guava",
    "failureaccess",
    "jspecify",
    "slf4j-api",
    "jackson-core",
    "snakeyaml-engine",
    "picocli",
    "jollyday"
  };

  static Program of(Class<?> main, String... args) {
    return of(main.getName(), args);
  }

  static Program of(String main, String... args) {
    return new Program(null, main, ImmutableList.of(), ImmutableList.copyOf(args));
  }

  /** Our command line. */
  static Program command(String... args) {
    return of("org.privacynotice.command.Privacy", args).usingOurs();
  }

  /** With the jars of our command line alone. */
  Program usingOurs() {
    return using(OURS);
  }

  /** With some flags for the virtual machine. */
  Program with(String... more) {
    return new Program(
        libraries, main, ImmutableList.<String>builder().addAll(flags).add(more).build(), args);
  }

  /** With its own jars alone, as a program of that kind has them. */
  Program using(String... own) {
    return new Program(ImmutableList.copyOf(own), main, flags, args);
  }

  /** Runs it, keeping what it prints. */
  Outcome run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = started(ProcessBuilder.Redirect.PIPE);
    List<String> printed;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      printed = lines.lines().toList();
    }
    finish(process);
    return new Outcome((System.nanoTime() - start) / 1e6, printed, 0);
  }

  /** Runs it without what it prints, looking at its memory from time to time. */
  Outcome watched() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = started(ProcessBuilder.Redirect.DISCARD);
    double peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, megabytes(process));
      Thread.sleep(20);
    }
    finish(process);
    return new Outcome((System.nanoTime() - start) / 1e6, List.of(), peak);
  }

  private Process started(ProcessBuilder.Redirect to) throws IOException {
    List<String> command =
        ImmutableList.<String>builder()
            .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .addAll(flags)
            .add("-cp", classPath(), main)
            .addAll(args)
            .build();
    return new ProcessBuilder(command)
        .redirectOutput(to)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private String classPath() throws IOException {
    String all = System.getProperty("java.class.path");
    if (libraries == null) {
      return all;
    }
    List<String> path = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Path.of(all).resolveSibling("lib"))) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        if (libraries.stream().anyMatch(name::startsWith) && !name.endsWith("-tests.jar")) {
          path.add(jar.toString());
        }
      }
    }
    path.sort(null);
    path.add(Path.of(all).resolveSibling("classes").toString());
    return String.join(File.pathSeparator, path);
  }

  private void finish(Process process) throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main + " failed");
    }
  }

  /** On Linux. */
  private static double megabytes(Process process) {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .findAny()
          .orElse(0);
    } catch (IOException | UncheckedIOException over) {
      return 0;
    }
  }
}
