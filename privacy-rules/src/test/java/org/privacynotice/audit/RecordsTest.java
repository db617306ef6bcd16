package org.privacynotice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

  @TempDir private Path log;

  @BeforeEach
  void write() throws IOException {
    try (WrittenLog writer = new WrittenLog(log, "bG9nLW9mLXRoZS10ZXN0cw", 32)) {
      writer.document("parking");
      writer.decisions(60);
      writer.append(
          "terms", "\"request\":{\"categories\":[\"email\"]},\"terms\":{\"answer\":\"grant\"}");
    }
  }

  private Records all() {
    return Records.of(List.of(log));
  }

  private static List<Long> seqs(Records records) throws IOException {
    List<Long> seqs = new ArrayList<>();
    records.forEach(entry -> seqs.add(entry.seq()));
    return seqs;
  }

  @Test
  void records_areReadInOrder() throws IOException {
    assertThat(seqs(all())).hasSize(64).isSorted().startsWith(0L).endsWith(63L);
  }

  @Test
  void filters_takeWhatTheyName() throws IOException {
    assertThat(seqs(all().type("segment"))).containsExactly(0L, 32L);
    assertThat(seqs(all().with("decision.outcome", "refused")))
        .hasSize(19)
        .allMatch(seq -> seq % 3 == 0);
    assertThat(seqs(all().with("action.purpose", "penalty-charge-notices"))).hasSize(19);
    assertThat(seqs(all().caller("contact-centre").clause("processors/sidem"))).hasSize(60);
    assertThat(seqs(all().clause("processors/raad"))).isEmpty();
    assertThat(seqs(all().category("email"))).containsExactly(63L);
    assertThat(seqs(all().category("home-address"))).hasSize(60);
  }

  @Test
  void times_areFromOneOnAndBeforeAnother() throws IOException {
    Instant begin = Instant.parse("2026-11-28T09:30:00Z");
    assertThat(seqs(all().between(begin.plusMillis(10), begin.plusMillis(13))))
        .containsExactly(10L, 11L, 12L);
  }

  @Test
  void subjects_areFoundByTheirPseudonyms() throws IOException {
    List<String> pseudonyms = new ArrayList<>();
    all().forEach(entry -> entry.text("subject").ifPresent(pseudonyms::add));
    String one = pseudonyms.get(3);
    assertThat(seqs(all().subject(Set.of(one, "k2:nobody"))))
        .hasSize((int) pseudonyms.stream().filter(one::equals).count());
    assertThat(seqs(all().subject(Set.of()))).isEmpty();
  }

  @Test
  void linesThatAreNoRecords_areCounted() throws IOException {
    Files.writeString(
        log.resolve(SegmentSummary.name(32)),
        "junk\n{\"seq\":1}\n{\"seq\":1,\"seq\":2}\n\n",
        StandardOpenOption.APPEND);
    Records records = all();
    assertThat(seqs(records)).hasSize(64);
    assertThat(records.unreadable()).isEqualTo(4);
  }

  @Test
  void decision_isASentence() throws IOException {
    List<String> sentences = new ArrayList<>();
    all().type("decision").forEach(entry -> sentences.add(entry.sentence()));
    assertThat(sentences.get(0))
        .isEqualTo(
            "2026-11-28T09:30:00.002Z  2  contact-centre asked to share name, home-address for"
                + " parking-permits with sidem: permitted (permitted). Sharing with SIDEM for"
                + " parking-permits is permitted.");
  }
}
