package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.common.hash.Hashing;
import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.audit.Damage.Kind;
import org.privacynotice.ledger.RecordHash;
import org.privacynotice.ledger.SigningKey;

class VerificationTest {

  private static final String ID = "bG9nLW9mLXRoZS10ZXN0cw";
  private static final SigningKey KEY = SigningKey.generate(WrittenLog.NAME);

  @TempDir private Path folder;
  private Path log;
  private String kept = "";

  @BeforeEach
  void write() throws IOException {
    log = folder.resolve("log");
    kept = written(log, "parking", 32);
  }

  private static String written(Path directory, String document, int records) throws IOException {
    try (WrittenLog log = new WrittenLog(directory, ID, records)) {
      log.document(document);
      log.decisions(60);
      log.sign(KEY);
      log.decisions(30);
      String kept = log.sign(KEY);
      log.decisions(10);
      return kept;
    }
  }

  private static List<Kind> kinds(Verification verification) {
    return verification.damages().stream().map(Damage::kind).toList();
  }

  private Verification verify() throws IOException {
    return Verification.of(log).checkpoint(kept).key(KEY.verifyingKey()).run();
  }

  private Path segment(long first) {
    return log.resolve(SegmentSummary.name(first));
  }

  private void cutFile(long first, int bytes) throws IOException {
    byte[] all = Files.readAllBytes(segment(first));
    Files.write(segment(first), Arrays.copyOf(all, all.length - bytes));
  }

  private void cutLines(long first, int lines) throws IOException {
    List<String> all = Files.readAllLines(segment(first));
    Files.writeString(segment(first), String.join("\n", all.subList(0, all.size() - lines)) + "\n");
  }

  // Whole, and what is said of it.

  @Test
  void wholeLog_isWhole_andSaysWhatComesAfterTheCheckpoint() throws IOException {
    Verification verification = verify();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.isWhole()).isTrue();
    assertThat(verification.size()).isEqualTo(105);
    assertThat(verification.segments()).isEqualTo(4);
    assertThat(verification.log()).hasValue(ID);
    assertThat(verification.durabilities()).containsExactly("power-loss");
    assertThat(verification.records("document")).containsExactly(1L);
    assertThat(verification.notes())
        .containsExactly(
            "records 94 to 104 come after the last checkpoint, so that nothing shows whether they"
                + " are the last");
  }

  @Test
  void wholeLog_withNothingFromElsewhere_saysWhatItCannotShow() throws IOException {
    assertThat(Verification.of(log).run().notes())
        .hasSize(3)
        .anyMatch(note -> note.startsWith("no checkpoint from elsewhere was given"))
        .anyMatch(note -> note.startsWith("no public key was given"));
    Files.delete(log.resolve("checkpoints"));
    assertThat(Verification.of(log).run().notes())
        .contains("the log is unsigned: it has no checkpoint");
  }

  @Test
  void segmentsThatEndedEarly_andThoseOfAStandby_areWhole() throws IOException {
    Path other = folder.resolve("other");
    try (WrittenLog writer = new WrittenLog(other, ID, 32)) {
      writer.decisions(10);
      writer.roll();
      writer.decisions(50);
    }
    Path standby = Files.createDirectory(folder.resolve("standby"));
    Files.move(other.resolve(SegmentSummary.name(11)), standby.resolve(SegmentSummary.name(11)));
    Verification verification = Verification.of(other).beside(standby).run();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.size()).isEqualTo(63);
    assertThat(kinds(Verification.of(other).run())).containsExactly(Kind.CUT);
  }

  @Test
  void nothingOnDisk_isChanged() throws IOException {
    String before = contents();
    cutFile(96, 3);
    String cut = contents();
    verify();
    assertThat(contents()).isEqualTo(cut).isNotEqualTo(before);
  }

  private String contents() throws IOException {
    try (Stream<Path> files = Files.walk(log)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(file).append(Hashing.sha256().hashBytes(Files.readAllBytes(file)));
      }
      return all.toString();
    }
  }

  @Test
  void pipesThatAreNamedAsFilesOfALog_areNotRead() throws IOException, InterruptedException {
    for (String name : List.of(SegmentSummary.name(105), "checkpoints")) {
      Files.deleteIfExists(log.resolve(name));
      Process made = new ProcessBuilder("mkfifo", log.resolve(name).toString()).start();
      assumeThat(made.waitFor()).isZero();
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(verify().isWhole()).isTrue());
  }

  @Test
  void segmentOfBogusRecords_isAlteredAsAWhole_andItsRecordsAreNotSoughtElsewhere()
      throws IOException {
    List<String> lines = Files.readAllLines(segment(96));
    StringBuilder bogus = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      bogus.append(lines.get(i % 2 + 2).replace("council", "county").replace("parking", "packing"));
      bogus.append("\n");
    }
    Files.writeString(segment(96), bogus, StandardOpenOption.APPEND);
    assertThat(Verification.of(log).run().damages()).hasSize(1);
  }

  @Test
  void directoriesWithoutALog_areAnError() {
    assertThatThrownBy(() -> Verification.of(folder).run()).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Verification.of(folder.resolve("none")).run())
        .isInstanceOf(NotDirectoryException.class);
  }

  // Torn tails.

  @Test
  void tornTail_isNoDamage() throws IOException {
    cutFile(96, 7);
    Verification verification = verify();
    assertThat(verification.isWhole()).isTrue();
    assertThat(verification.size()).isEqualTo(104);
    assertThat(verification.torn()).singleElement().matches(torn -> !torn.isWhole());
  }

  @Test
  void tornTail_thatLacksOnlyItsLineFeed_isSaidToBeWhole() throws IOException {
    cutFile(96, 1);
    assertThat(verify().torn()).singleElement().matches(Verification.Torn::isWhole);
  }

  @Test
  void lastByte_thatWasChanged_isDamageAndNoTornTail() throws IOException {
    for (int bit = 0; bit < 8; bit++) {
      byte[] all = Files.readAllBytes(segment(96));
      all[all.length - 1] ^= (byte) (1 << bit);
      Files.write(segment(96), all);
      Verification verification = verify();
      assertThat(verification.damages())
          .containsExactly(new Damage(Kind.ALTERED, SegmentSummary.name(96), 9, 104, 1));
      assertThat(verification.torn()).isEmpty();
      all[all.length - 1] = '\n';
      Files.write(segment(96), all);
    }
  }

  // Segments.

  @Test
  void segments_cutEmptiedRenamedOrCopied_areNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(segment(32));
    Files.write(segment(32), new byte[0]);
    assertThat(kinds(verify())).containsExactly(Kind.CUT);
    Files.write(segment(32), Arrays.copyOf(bytes, bytes.length - 100));
    assertThat(kinds(verify())).containsExactly(Kind.CUT);
    Files.delete(segment(32));
    assertThat(verify().damages())
        .containsExactly(new Damage(Kind.SEGMENT_MISSING, SegmentSummary.name(32), 0, 32, 32));
    Files.write(segment(40), bytes);
    assertThat(kinds(verify())).containsExactly(Kind.SEGMENT_MISNAMED);
    Files.write(segment(32), bytes);
    assertThat(kinds(verify())).containsExactly(Kind.DUPLICATED);
    Files.delete(segment(40));
    assertThat(verify().isWhole()).isTrue();
  }

  @Test
  void firstSegment_thatIsGone_isMissing() throws IOException {
    Files.delete(segment(0));
    assertThat(verify().damages())
        .contains(new Damage(Kind.SEGMENT_MISSING, SegmentSummary.name(0), 0, 0, 32));
  }

  @Test
  void firstLine_thatTellsOfOtherRecordsBeforeIt_isAltered() throws IOException {
    for (boolean isEarly : new boolean[] {false, true}) {
      Path lying = folder.resolve("lying" + isEarly);
      try (WrittenLog writer = new WrittenLog(lying, ID, 32)) {
        writer.decisions(isEarly ? 47 : 50);
        writer.lieOfNodes();
        if (isEarly) {
          writer.roll();
        }
        writer.decisions(isEarly ? 10 : 15);
      }
      long first = isEarly ? 49 : 64;
      if (isEarly) {
        Files.writeString(lying.resolve(SegmentSummary.name(32)), "x", StandardOpenOption.APPEND);
      }
      assertThat(Verification.of(lying).run().damages())
          .containsExactly(new Damage(Kind.ALTERED, SegmentSummary.name(first), 1, first, 1));
    }
  }

  // Segments that were given up.

  /**
   * A log in which a segment holds some records, and then something, after where the next begins.
   */
  private Path givenUp(int decisions, String rest) throws IOException {
    Path first = folder.resolve("first");
    Path standby = folder.resolve("standby");
    try (WrittenLog writer = new WrittenLog(first, ID, 32)) {
      writer.decisions(40 + decisions);
    }
    try (WrittenLog writer = new WrittenLog(standby, ID, 32)) {
      writer.decisions(40);
      writer.roll();
      writer.decisions(30);
      kept = writer.sign(KEY);
      writer.decisions(30);
    }
    Files.delete(standby.resolve(SegmentSummary.name(0)));
    Files.delete(standby.resolve(SegmentSummary.name(32)));
    Files.delete(standby.resolve("checkpoints"));
    Files.writeString(first.resolve(SegmentSummary.name(32)), rest, StandardOpenOption.APPEND);
    return first;
  }

  @Test
  void recordsThatAStandbyHasAnew_wereGivenUp_andAreNoDamage() throws IOException {
    for (String rest : List.of("", "{\"seq\":", "\u0000\n\u0000")) {
      Path first = givenUp(3, rest);
      Verification.Builder both =
          Verification.of(first).beside(folder.resolve("standby")).checkpoint(kept);
      Verification verification = both.run();
      assertThat(verification.damages()).as(rest).isEmpty();
      assertThat(verification.torn())
          .singleElement()
          .matches(torn -> torn.file().equals(SegmentSummary.name(32)) && torn.bytes() > 1000);
      assertThat(verification.notes()).noneMatch(note -> note.startsWith("not every"));
      List<Long> shown = new ArrayList<>();
      Records records = Records.of(List.of(first, folder.resolve("standby")));
      records.forEach(entry -> shown.add(entry.seq()));
      assertThat(shown).doesNotHaveDuplicates().hasSize((int) verification.size());
      assertThat(records.unreadable()).isZero();
      assertThat(InclusionProof.of(List.of(first, folder.resolve("standby")), 50, kept).holds())
          .isTrue();
    }
  }

  @Test
  void sectorsThatWereNotWritten_beforeAStandbyWentOn_areNoDamage() throws IOException {
    Path first = givenUp(0, "\u0000\n\u0000");
    Verification verification =
        Verification.of(first).beside(folder.resolve("standby")).checkpoint(kept).run();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.torn())
        .containsExactly(new Verification.Torn(SegmentSummary.name(32), 3, false));
  }

  @Test
  void recordsThatAnotherSegmentHasAnew_withoutFollowingFromThem_areDuplicated()
      throws IOException {
    Path first = givenUp(3, "");
    Path other = folder.resolve("other");
    try (WrittenLog writer = new WrittenLog(other, ID, 32)) {
      writer.document("another");
      writer.decisions(39);
      writer.roll();
      writer.decisions(30);
    }
    Files.delete(other.resolve(SegmentSummary.name(0)));
    Files.delete(other.resolve(SegmentSummary.name(32)));
    assertThat(kinds(Verification.of(first).beside(other).run())).contains(Kind.DUPLICATED);
  }

  // Against a checkpoint that was kept.

  @Test
  void everyTailThatIsCutOff_isOlderThanTheKeptCheckpoint() throws IOException {
    Files.delete(log.resolve("checkpoints"));
    Files.delete(segment(96));
    for (long size = 95; size > 64; size--) {
      cutLines(64, 1);
      assertThat(Verification.of(log).run().damages()).isEmpty();
      assertThat(verify().damages())
          .isEqualTo(
              size < 94
                  ? List.of(new Damage(Kind.OLDER, "checkpoint", 1, size, 94 - size))
                  : List.of());
    }
  }

  @Test
  void olderCopyOfTheDirectory_isOlderThanTheKeptCheckpoint() throws IOException {
    Path old = folder.resolve("old");
    try (WrittenLog writer = new WrittenLog(old, ID, 32)) {
      writer.document("parking");
      writer.decisions(60);
      writer.sign(KEY);
    }
    assertThat(kinds(Verification.of(old).checkpoint(kept).run())).containsExactly(Kind.OLDER);
  }

  @Test
  void logThatWasWrittenAnew_isNotWhatTheKeptCheckpointWasMadeOf() throws IOException {
    Path anew = folder.resolve("anew");
    written(anew, "another", 32);
    assertThat(Verification.of(anew).key(KEY.verifyingKey()).run().isWhole()).isTrue();
    assertThat(kinds(Verification.of(anew).checkpoint(kept).run())).containsExactly(Kind.REWRITTEN);
  }

  @Test
  void logThatWasWrittenAnew_isNotThat_evenWhereASegmentEndsInAStrayByte() throws IOException {
    Path anew = folder.resolve("anew");
    try (WrittenLog writer = new WrittenLog(anew, ID, 32)) {
      writer.decisions(1);
      writer.roll();
      writer.decisions(120);
    }
    Files.writeString(anew.resolve(SegmentSummary.name(0)), "x", StandardOpenOption.APPEND);
    assertThat(Verification.of(anew).run().isWhole()).isTrue();
    assertThat(kinds(Verification.of(anew).checkpoint(kept).key(KEY.verifyingKey()).run()))
        .containsExactly(Kind.REWRITTEN);
  }

  @Test
  void logThatWasWrittenAnew_asIfPruned_isHeldAgainstTheKeptCheckpoint() throws IOException {
    for (long before : new long[] {64, 96}) {
      Path anew = folder.resolve("anew" + before);
      try (WrittenLog writer = new WrittenLog(anew, ID, 32)) {
        writer.decisions(100);
        byte[] nodes = new byte[Long.bitCount(before) * RecordHash.BYTES];
        writer.append("prune", prune(before, nodes, RecordHash.text(new byte[RecordHash.BYTES])));
        writer.decisions(20);
      }
      Files.delete(anew.resolve(SegmentSummary.name(0)));
      assertThat(kinds(Verification.of(anew).checkpoint(kept).key(KEY.verifyingKey()).run()))
          .containsAnyOf(Kind.REWRITTEN, Kind.NOT_COMPARED);
    }
  }

  @Test
  void everythingGone_isOlderThanTheKeptCheckpoint() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(Verification.of(empty).checkpoint(kept).run().damages())
        .containsExactly(new Damage(Kind.OLDER, "checkpoint", 1, 0, 94));
  }

  @Test
  void checkpointOfAnotherLog_isForeign() throws IOException {
    Path other = folder.resolve("other");
    String another;
    try (WrittenLog writer = new WrittenLog(other, "YW5vdGhlci1sb2ctaGVyZQ", 32)) {
      another = writer.sign(KEY);
    }
    assertThat(kinds(Verification.of(log).checkpoint(another).run())).contains(Kind.FOREIGN);
  }

  @Test
  void signatures_thatAreWrongOrMissing_areNamed() throws IOException {
    SigningKey other = SigningKey.generate(WrittenLog.NAME);
    assertThat(kinds(Verification.of(log).key(other.verifyingKey()).run()))
        .containsExactly(Kind.SIGNATURE_MISSING);
    Path file = log.resolve("checkpoints");
    String note = Files.readString(file);
    int at = note.indexOf("\u2014 " + WrittenLog.NAME) + WrittenLog.NAME.length() + 3;
    byte[] signature = Base64.getDecoder().decode(note.substring(at, note.indexOf('\n', at)));
    signature[20] ^= 1;
    Files.writeString(
        file,
        note.substring(0, at)
            + Base64.getEncoder().encodeToString(signature)
            + note.substring(note.indexOf('\n', at)));
    assertThat(verify().damages())
        .containsExactly(new Damage(Kind.SIGNATURE_WRONG, "checkpoints", 1, 0, 0));
    Files.writeString(file, "nonsense\n\n\u2014 name AAAA\n");
    assertThat(kinds(verify())).containsExactly(Kind.MALFORMED);
  }

  // Documents and what was set aside.

  @Test
  void documents_thatAreMissingOrAltered_areNamed() throws IOException {
    String hex = Hashing.sha256().hashString("parking", UTF_8).toString();
    Path document = log.resolve("documents").resolve(hex + ".txt");
    Files.writeString(document, "Parking");
    assertThat(verify().damages())
        .containsExactly(new Damage(Kind.DOCUMENT_ALTERED, "documents/" + hex + ".txt", 0, 1, 1));
    Files.delete(document);
    assertThat(kinds(verify())).containsExactly(Kind.DOCUMENT_MISSING);
  }

  @Test
  void recoveredLog_isWhole_asLongAsItsTornBytesAreThere() throws IOException {
    Path recovered = folder.resolve("recovered");
    Path torn = recovered.resolve("5-1.torn");
    try (WrittenLog writer = new WrittenLog(recovered, ID, 32)) {
      writer.decisions(5);
      Files.writeString(torn, "{\"seq\":6,");
      writer.append(
          "recovery",
          "\"cause\":\"torn\",\"file\":\"5-1.torn\",\"bytes\":9,\"digest\":\"sha256:"
              + Hashing.sha256().hashString("{\"seq\":6,", UTF_8)
              + "\"");
      writer.decisions(5);
    }
    assertThat(Verification.of(recovered).run().damages()).isEmpty();
    Files.delete(torn);
    assertThat(kinds(Verification.of(recovered).run())).containsExactly(Kind.DOCUMENT_MISSING);
  }

  @Test
  void recordThatIsTooLongForAPruning_isMalformed_andItsTextIsNotKept() throws IOException {
    Path padded = folder.resolve("padded");
    try (WrittenLog writer = new WrittenLog(padded, ID, 32)) {
      writer.append("document", "\"kind\":\"" + "x".repeat(100_000) + "\"");
      writer.append("key", "\"use\":\"" + "x".repeat(100_000) + "\"");
    }
    assertThat(Verification.of(padded).run().damages())
        .containsExactly(new Damage(Kind.MALFORMED, SegmentSummary.name(0), 2, 1, 1));
    try (InputStream in = Files.newInputStream(padded.resolve(SegmentSummary.name(0)))) {
      assertThat(SegmentSummary.of(SegmentSummary.name(0), in).noted())
          .extracting(SegmentSummary.Noted::text)
          .containsExactly("", "");
    }
  }

  @Test
  void notes_areReadInMemoryThatTheirLengthDoesNotMatterTo() throws IOException {
    InputStream endless =
        ByteStreams.limit(
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }

              @Override
              public int read(byte[] into, int at, int length) {
                Arrays.fill(into, at, at + length, (byte) 'x');
                return length;
              }
            },
            3L << 30); // more than a text can hold
    Notes notes = Notes.read("checkpoints", endless, List.of());
    assertThat(notes.checkpoints()).isEmpty();
    assertThat(notes.isUnfinished()).isTrue();
  }

  @Test
  void notesWithCarriageReturns_areRead() throws IOException {
    byte[] text = kept.replace("\n", "\r\n").getBytes(UTF_8);
    assertThat(Notes.read("checkpoint", new ByteArrayInputStream(text), List.of()).checkpoints())
        .hasSize(1);
  }

  // Pruned logs.

  @Test
  void prunedLog_isWhole_andItsCheckpointsStillCompare() throws IOException {
    Path pruned = folder.resolve("pruned");
    String late;
    String early;
    try (WrittenLog writer = new WrittenLog(pruned, ID, 32)) {
      writer.decisions(10);
      early = writer.sign(KEY);
      Files.delete(pruned.resolve("checkpoints"));
      writer.decisions(52);
      byte[] nodes = writer.leaves().nodes();
      String prev = writer.last();
      assertThat(writer.seq()).isEqualTo(64);
      writer.decisions(1);
      writer.append("prune", prune(64, nodes, prev));
      writer.decisions(50);
      late = writer.sign(KEY);
    }
    assertThat(Verification.of(pruned).checkpoint(late).run().isWhole()).isTrue();
    Files.delete(pruned.resolve(SegmentSummary.name(0)));
    assertThat(Verification.of(pruned).checkpoint(late).run().isWhole()).isTrue();
    Files.delete(pruned.resolve(SegmentSummary.name(32)));
    Verification verification = Verification.of(pruned).checkpoint(late).run();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.begin()).isEqualTo(64);
    assertThat(verification.root()).isPresent();
    assertThat(Verification.of(pruned).checkpoint(early).run().notes())
        .contains(
            "not every checkpoint could be compared: records before it are damaged or pruned");
    assertThat(InclusionProof.of(List.of(pruned), 70, late).holds()).isTrue();
    Files.delete(pruned.resolve(SegmentSummary.name(64)));
    assertThat(kinds(Verification.of(pruned).run())).contains(Kind.SEGMENT_MISSING);
  }

  private static String prune(long before, byte[] nodes, String prev) {
    List<String> texts =
        IntStream.range(0, nodes.length / RecordHash.BYTES)
            .mapToObj(
                i ->
                    "\""
                        + RecordHash.text(
                            Arrays.copyOfRange(
                                nodes, i * RecordHash.BYTES, (i + 1) * RecordHash.BYTES))
                        + "\"")
            .toList();
    return "\"before\":%d,\"until\":\"2026-11-28T09:30:00.063Z\",\"nodes\":[%s],\"prev\":\"%s\","
            .formatted(before, String.join(",", texts), prev)
        + "\"period\":\"P1Y\"";
  }

  // Proofs.

  @Test
  void proof_ofEveryRecord_holds_andOfAChangedOneDoesNot() throws IOException {
    for (long seq = 0; seq < 94; seq += 7) {
      InclusionProof proof = InclusionProof.of(List.of(log), seq, kept);
      assertThat(proof.holds()).isTrue();
      InclusionProof read = InclusionProof.parse(proof.toString());
      assertThat(read.holds()).isTrue();
      assertThat(read.toString()).isEqualTo(proof.toString());
      assertThat(read.entry().get().seq()).isEqualTo(seq);
      String other = proof.toString().replace("index " + seq, "index " + (seq + 1));
      assertThat(InclusionProof.parse(other).holds()).isFalse();
    }
    assertThatThrownBy(() -> InclusionProof.of(List.of(log), 94, kept))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the checkpoint is over records 0 to 93; take one that was made after the record");
  }

  @Test
  void proof_fromALogThatIsNotTheCheckpoints_isNone() throws IOException {
    Path anew = folder.resolve("anew");
    written(anew, "another", 32);
    assertThatThrownBy(() -> InclusionProof.of(List.of(anew), 3, kept))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the log is not the one");
  }

  @Test
  void unfinishedNote_isSaid() throws IOException {
    Files.writeString(log.resolve("checkpoints"), "\ncouncil", StandardOpenOption.APPEND);
    assertThat(verify().damages()).isEmpty();
    assertThat(verify().notes())
        .contains("the last note in `checkpoints` was not written to its end");
  }
}
