package org.privacynotice.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.privacynotice.document.GeneratedNotice;

/** What it takes to read, digest and compile notices of every size, and what they hold. */
final class Reading implements Section {

  private static final int RUNS = 3;

  @Override
  public String measured(boolean quick) throws IOException, InterruptedException {
    StringBuilder text =
        new StringBuilder(
            """
            | systems | file, KB | read, ms (again) | digest, ms (again) | compile and decide, ms (again) | notice, MB | engine, MB |
            |---:|---:|---:|---:|---:|---:|---:|
            """);
    for (int systems : GeneratedNotice.SIZES) {
      double[] all =
          medians(Program.of(Compiling.class, "" + systems).with("-Xmx4g"), quick ? 1 : RUNS);
      text.append(
          "| %,d | %,.0f | %,.0f (%,.1f) | %,.0f (%,.1f) | %,.0f (%,.1f) | %,.2f | %,.2f |%n"
              .formatted(
                  systems, all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8]));
    }
    return text.toString();
  }

  /** Of each of the figures that a program prints in one line. */
  static double[] medians(Program program, int runs) throws IOException, InterruptedException {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      String line = program.run().printed().get(0);
      all.add(Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray());
    }
    double[] medians = new double[all.get(0).length];
    for (int i = 0; i < medians.length; i++) {
      int place = i;
      medians[i] = Timings.median(all.stream().map(figures -> figures[place]).toList());
    }
    return medians;
  }
}
