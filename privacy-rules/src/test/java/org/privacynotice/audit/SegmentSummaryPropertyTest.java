package org.privacynotice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Summaries are made and joined anywhere, in any bracketing. */
class SegmentSummaryPropertyTest {

  private static final TreeMap<String, byte[]> SEGMENTS = segments();
  private static final long[] SIZES = {0, 5, 16, 17, 40, 99, 100, 1000};

  private static TreeMap<String, byte[]> segments() {
    TreeMap<String, byte[]> segments = new TreeMap<>();
    try {
      Path folder = Files.createTempDirectory("log");
      try (WrittenLog log = new WrittenLog(folder, "bG9nLW9mLXRoZS10ZXN0cw", 16)) {
        log.decisions(60);
        log.roll();
        log.decisions(30);
      }
      for (Path file : new LogFiles(List.of(folder)).segments()) {
        segments.put(LogFiles.nameOf(file), Files.readAllBytes(file));
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return segments;
  }

  /** Segments of which some are damaged, missing or cut. */
  private static List<SegmentSummary> summaries(Random random) throws IOException {
    List<SegmentSummary> summaries = new ArrayList<>();
    for (var segment : SEGMENTS.entrySet()) {
      byte[] bytes = segment.getValue().clone();
      int length = bytes.length;
      switch (random.nextInt(10)) {
        case 0 -> bytes[random.nextInt(length)] ^= 2;
        case 1 -> length = random.nextInt(length);
        case 2 -> length = 0;
        default -> {}
      }
      if (random.nextInt(12) > 0) {
        summaries.add(
            SegmentSummary.of(segment.getKey(), new ByteArrayInputStream(bytes, 0, length), SIZES));
      }
    }
    return summaries;
  }

  private static List<SegmentSummary> joined(List<SegmentSummary> summaries, Random random) {
    if (summaries.size() < 2) {
      return summaries;
    }
    int middle = 1 + random.nextInt(summaries.size() - 1);
    return SegmentSummary.join(
        joined(summaries.subList(0, middle), random),
        joined(summaries.subList(middle, summaries.size()), random));
  }

  @Property
  void summaries_joinTheSameInAnyBracketing(@ForAll long seed) throws IOException {
    List<SegmentSummary> summaries = summaries(new Random(seed));
    assertThat(joined(summaries, new Random(seed + 1)))
        .hasToString(joined(summaries, new Random(seed + 2)).toString());
  }

  @Property(tries = 50)
  void summary_isTheSameAfterAJourney(@ForAll long seed)
      throws IOException, ClassNotFoundException {
    for (SegmentSummary summary : summaries(new Random(seed))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(summary);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(in.readObject()).hasToString(summary.toString());
      }
    }
  }
}
