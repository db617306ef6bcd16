package org.privacynotice.testkit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.testkit.RecordingLog;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;

class PermissionMatrixTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  /** Reviewed; `mvn test -Dprivacy.matrix.update=true` writes it anew. */
  private static final Path REVIEWED = Path.of("src/test/resources/who-gets-names.csv");

  @TempDir private Path folder;

  private static PrivacyEngine engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  private static PermissionMatrix matrix(String category) {
    return PermissionMatrix.of(
        engine(Bundled.notice("contact-centre")),
        share -> share.categories(category).basis(LawfulBasis.PUBLIC_TASK).at(AT));
  }

  @Test
  void matrixOfTheNotice_isAsReviewed() {
    matrix("name").matches(REVIEWED);
  }

  @Test
  void matrixAndTable_ask_andTheLogThatServicesAreJudgedByIsEmpty() throws IOException {
    RecordingLog log = new RecordingLog();
    PrivacyEngine engine =
        PrivacyEngine.builder().notice(Bundled.notice("contact-centre")).log(log).build();
    Path table = folder.resolve("cases.csv");
    Files.writeString(
        table,
        """
        do,categories,purpose,recipient,basis,at,expected
        share,name,parking-permits,sidem,public-task,2026-11-23,permitted
        """);

    PermissionMatrix.of(
            engine, share -> share.categories("name").basis(LawfulBasis.PUBLIC_TASK).at(AT))
        .matches(REVIEWED);
    ComplianceTable.of(table).tests(engine).forEach(PermissionMatrixTest::run);

    assertThat(log.decisions()).isEmpty();
    engine.decide(
        RecordingLog.asking(
            () ->
                engine
                    .share("name")
                    .recipient("sidem")
                    .purpose("parking-permits")
                    .basis(LawfulBasis.PUBLIC_TASK)
                    .build()));
    assertThat(log.decisions()).as("what is asked otherwise stands there").hasSize(1);
  }

  private static void run(DynamicTest test) {
    assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException();
  }

  @Test
  void sameAnswers_makeTheSameBytes() {
    assertThat(matrix("name").text()).isEqualTo(matrix("name").text()).doesNotContain("\r");
  }

  @Test
  void changedAnswer_failsWithThePairAndBothAnswers() throws IOException {
    String text = matrix("name").text();
    Path reviewed = folder.resolve("reviewed.csv");
    Files.writeString(reviewed, text.replaceFirst("\\bforbidden\\b", "permitted"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> matrix("name").matches(reviewed, false))
        .withMessageContaining("reviewed.csv: 1 answer is not the one reviewed")
        .withMessageContaining(
            "  sidem for penalty-charge-notices: reviewed permitted, now forbidden")
        .withMessageContaining("-Dprivacy.matrix.update=true");
  }

  @Test
  void goneRecipient_andAnotherLineEnd_failToo() throws IOException {
    String text = matrix("name").text();
    Path reviewed = folder.resolve("reviewed.csv");
    Files.writeString(reviewed, text.replaceFirst("(?m)^sidem,.*\n", ""));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> matrix("name").matches(reviewed, false))
        .withMessageContaining("sidem for parking-permits: reviewed absent, now permitted")
        .withMessageContaining(" more\n");

    Files.writeString(reviewed, text.replace("\n", "\r\n"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> matrix("name").matches(reviewed, false))
        .withMessage(
            "reviewed.csv: the answers are those reviewed, but the file has the line ends of"
                + " Windows\n  remedy: write `reviewed.csv text eol=lf` in .gitattributes, so that"
                + " Git leaves them alone, and run with -Dprivacy.matrix.update=true");

    Files.writeString(reviewed, text.replace(",-", ", -"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> matrix("name").matches(reviewed, false))
        .withMessageContaining(
            "the answers are those reviewed, but the file is written in another way");
  }

  @Test
  void absentFile_failsUntilItIsWritten() throws IOException {
    Path reviewed = folder.resolve("new/reviewed.csv");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> matrix("age").matches(reviewed, false))
        .withMessage(
            "reviewed.csv: there is no reviewed matrix yet\n"
                + "  remedy: run with -Dprivacy.matrix.update=true to have it written, and review"
                + " it");

    writesAnew(reviewed);
    matrix("age").matches(reviewed, false);
  }

  @Test
  void update_failsWhereItChangesTheFile_soThatItCannotBeLeftOn() throws IOException {
    Path reviewed = folder.resolve("reviewed.csv");
    for (String before : List.of("", matrix("name").text(), "<<<<<<< HEAD\na,b\n=======\n\"")) {
      Files.writeString(reviewed, before);
      writesAnew(reviewed);
      matrix("age").matches(reviewed, true);
    }
  }

  private static void writesAnew(Path reviewed) throws IOException {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> matrix("age").matches(reviewed, true))
        .withMessage(
            "reviewed.csv: written anew\n"
                + "  remedy: review what changed, and run without -Dprivacy.matrix.update=true");
    assertThat(Files.readString(reviewed)).isEqualTo(matrix("age").text());
  }

  @Test
  void noticeWithoutRecipients_isRefused() {
    Notice lonely =
        Notice.builder()
            .id("lonely")
            .title("Lonely")
            .version(LocalDate.parse("2026-01-01"))
            .inForce(InForce.ALWAYS)
            .controller(new Controller("A Council", Controller.Kind.PUBLIC_AUTHORITY))
            .addCategories(
                DataCategory.builder()
                    .id("name")
                    .label("name")
                    .sensitivity(Sensitivity.ORDINARY)
                    .build())
            .addPurposes(Purpose.builder().id("post").label("post").build())
            .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermissionMatrix.of(engine(lonely), share -> share.categories("name")))
        .withMessage("the notice names no recipient, so its matrix would show nothing");
  }
}
