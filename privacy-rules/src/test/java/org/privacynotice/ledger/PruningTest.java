package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Ints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.ledger.Pruning.Segment;

class PruningTest {

  private static final Period SIX_YEARS = Period.ofYears(6);

  private static byte[] leaf(int number) {
    return RecordHash.sha256().digest(Ints.toByteArray(number));
  }

  private static CompactRange tree(int end) {
    CompactRange.Builder tree = new CompactRange.Builder(0);
    for (int i = 0; i < end; i++) {
      tree.add(leaf(i), 0);
    }
    return tree.build();
  }

  private static String hash(int number) {
    return number < 0 ? RecordHash.text(new byte[32]) : RecordHash.text(leaf(number));
  }

  /** Segments that end at these numbers, the first made in 2020, each a year after the other. */
  private static List<Segment> segments(int... ends) {
    List<Segment> segments = new ArrayList<>();
    int first = 0;
    for (int end : ends) {
      segments.add(
          new Segment(
              Path.of("%012d.jsonl".formatted(first)),
              tree(first),
              hash(first - 1),
              tree(end),
              hash(end - 1),
              Instant.parse((2020 + segments.size()) + "-06-30T12:00:00Z")));
      first = end;
    }
    return segments;
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T12:00:00Z,     0",
    "2026-06-30T12:00:00.001Z, 1",
    "2027-06-30T12:00:00Z,     1",
    "2027-07-01T00:00:00Z,     2",
    "2028-07-01T00:00:00Z,     3",
    "2099-01-01T00:00:00Z,     3",
  })
  void plan_atATime_isTheOldestSegmentsThatAreOverAndNeverTheNewest(Instant now, int gone) {
    List<Segment> segments = segments(8, 16, 24, 30);
    assertThat(Pruning.plan(segments, SIX_YEARS, now).map(Pruning::gone).orElse(null))
        .isEqualTo(
            gone == 0 ? null : segments.subList(0, gone).stream().map(Segment::file).toList());
  }

  @Test
  void plan_whenAYoungerSegmentIsOverBeforeAnOlder_keepsBoth() {
    List<Segment> segments = segments(8, 16, 24);
    Segment first = segments.get(0);
    segments.set(
        0,
        new Segment(
            first.file(),
            first.before(),
            first.prev(),
            first.through(),
            first.last(),
            Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(Pruning.plan(segments, SIX_YEARS, Instant.parse("2030-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void plan_ofFewSegments_isNothing() {
    Instant now = Instant.parse("2099-01-01T00:00:00Z");
    assertThat(Pruning.plan(List.of(), SIX_YEARS, now)).isEmpty();
    assertThat(Pruning.plan(segments(8), SIX_YEARS, now)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1Y", "P1Y-1D"})
  void plan_withAPeriodOfNothing_isRefused(Period keep) {
    assertThatThrownBy(() -> Pruning.plan(segments(8, 16), keep, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as P6Y");
  }

  @Test
  void plan_whereASegmentIsMissingOrAnother_isRefused() {
    Instant now = Instant.parse("2099-01-01T00:00:00Z");
    List<Segment> gap = segments(8, 16, 24, 30);
    gap.remove(1);
    List<Segment> foreign = segments(8, 16, 24, 30);
    Segment second = foreign.get(1);
    foreign.set(
        1,
        new Segment(
            second.file(), second.before(), hash(99), second.through(), second.last(), now));
    for (List<Segment> segments : List.of(gap, foreign)) {
      assertThatThrownBy(() -> Pruning.plan(segments, SIX_YEARS, now))
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining("does not follow from 000000000000.jsonl");
    }
  }

  @Test
  void entry_saysWhatIsLeftOfThem() {
    Pruning pruning =
        Pruning.plan(segments(8, 12, 20), SIX_YEARS, Instant.parse("2027-07-01T00:00:00Z"))
            .orElseThrow();
    String eight = RecordHash.text(tree(8).nodes());
    CompactRange.Builder four = new CompactRange.Builder(8);
    for (int i = 8; i < 12; i++) {
      four.add(leaf(i), 0);
    }
    assertThat(pruning.before()).isEqualTo(12);
    assertThat(pruning.entry())
        .isEqualTo(
            new Entry(
                "prune",
                "\"before\":12,\"until\":\"2021-06-30T12:00:00.000Z\",\"nodes\":[\""
                    + eight
                    + "\",\""
                    + RecordHash.text(four.build().nodes())
                    + "\"],\"prev\":\""
                    + hash(11)
                    + "\",\"period\":\"P6Y\""));
  }

  @Test
  void leaves_withWhatIsKept_giveEveryLaterRoot() {
    Pruning pruning =
        Pruning.plan(segments(8, 12, 20), SIX_YEARS, Instant.parse("2027-07-01T00:00:00Z"))
            .orElseThrow();
    CompactRange.Builder kept = new CompactRange.Builder(pruning.leaves());
    for (int size = 13; size <= 40; size++) {
      kept.add(leaf(size - 1), 0);
      assertThat(kept.build().root()).isEqualTo(tree(size).root());
    }
  }

  @Test
  void carryOut_recordsFirst_thenDeletesTheOldestFirst_thenForces() throws IOException {
    Pruning pruning =
        Pruning.plan(segments(8, 12, 20), SIX_YEARS, Instant.parse("2027-07-01T00:00:00Z"))
            .orElseThrow();
    List<String> done = new ArrayList<>();
    pruning.carryOut(
        new Pruning.Log() {
          @Override
          public void append(Entry entry) {
            done.add(entry.type());
          }

          @Override
          public void delete(Path segment) {
            done.add(segment.toString());
          }

          @Override
          public void force() {
            done.add("force");
          }
        });
    assertThat(done).containsExactly("prune", "000000000000.jsonl", "000000000008.jsonl", "force");
  }
}
