package org.privacynotice.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long a new virtual machine takes to its first decision, and prints a table: our
 * engine, Spring's expression language and a program that does nothing, one after the other, over
 * and over.
 */
public final class StartUp {

  private static final int ROUNDS = 21;

  private StartUp() {}

  /** Does nothing. */
  static final class Nothing {

    private Nothing() {}

    /** Does nothing. */
    public static void main(String... none) {
      System.out.println();
    }
  }

  /** Prints the table. */
  public static void main(String... none) throws IOException, InterruptedException {
    Map<String, Class<?>> programs = new LinkedHashMap<>();
    programs.put("nothing at all", Nothing.class);
    programs.put("SpEL", FirstSpelDecision.class);
    programs.put("privacy engine", FirstDecision.class);
    Map<String, double[]> millis = new LinkedHashMap<>();
    programs.keySet().forEach(name -> millis.put(name, new double[ROUNDS]));
    for (int round = -2; round < ROUNDS; round++) {
      for (var program : programs.entrySet()) {
        double taken = run(program.getValue());
        if (round >= 0) {
          millis.get(program.getKey())[round] = taken;
        }
      }
    }
    System.out.println("| new virtual machine to first decision | median, ms | least, ms |");
    System.out.println("|---|---:|---:|");
    millis.forEach(
        (name, all) -> {
          Arrays.sort(all);
          System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", name, all[ROUNDS / 2], all[0]);
        });
  }

  private static double run(Class<?> program) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int exit =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(program.getName() + " failed");
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
