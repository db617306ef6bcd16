package org.privacynotice.testkit.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

class ComplianceTableTest {

  private static final String HEAD =
      "case,do,categories,purpose,recipient,basis,at,expected,clause\n";

  private static final String PERMIT =
      "a permit,share,name; home address,parking permits,SIDEM,public task,2026-11-23,permitted,"
          + "processors/sidem\n";

  private final PrivacyEngine engine =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .build();

  @TempDir private Path folder;

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private List<DynamicTest> tests(String name, String text) {
    return ComplianceTable.of(file(name, text)).tests(engine).toList();
  }

  private void run(String name, String text) {
    for (DynamicTest test : tests(name, text)) {
      try {
        test.getExecutable().execute();
      } catch (RuntimeException | Error failed) {
        throw failed;
      } catch (Throwable checked) {
        throw new AssertionError(checked);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> csv_inLabelsAndIds_holds() {
    return ComplianceTable.of(
            file(
                "cases.csv",
                HEAD
                    + PERMIT
                    + "by ids,share,name,penalty-charge-notices,sidem,public-task,"
                    + "2026-11-23T10:00:00Z,forbidden,processors/sidem/excludes;"
                    + " law/documented-instructions\n"
                    + "\n"
                    + "\"nearest, quoted\",share,NAME,certificates,RAAD,,2026-11-23,not covered,"
                    + "processors/raad\n"
                    + "any refusal,collecting,age,Blue Badges,,public-task,2026-11-23,refused,\n"))
        .tests(engine);
  }

  @TestFactory
  Stream<DynamicTest> yaml_ofTheSame_holds() {
    return ComplianceTable.of(
            file(
                "cases.yaml",
                """
                - case: a permit
                  do: share
                  categories: [name, home address]
                  purpose: parking permits
                  recipient: SIDEM
                  basis: public-task
                  at: 2026-11-23
                  expected: permitted
                  clause: [processors/sidem]
                - do: share # facts are columns
                  categories: name
                  purpose: helping in emergencies
                  recipient: the police
                  basis: public-task
                  necessary: yes
                  at: 2026-11-23T10:00:00Z
                  expected: permitted
                """))
        .tests(engine);
  }

  @TestFactory
  Stream<DynamicTest> exampleOfTheDocs_holds() throws IOException {
    String docs = Files.readString(Path.of("docs/compliance-tables.md"));
    String example = docs.split("```csv\n", 2)[1].split("```", 2)[0];

    return ComplianceTable.of(file("example.csv", example)).tests(engine);
  }

  @Test
  void tests_areNamedByTheCaseAndPointAtTheLine() {
    List<DynamicTest> tests = tests("cases.csv", HEAD + PERMIT);

    assertThat(tests).hasSize(1);
    assertThat(tests.get(0).getDisplayName()).isEqualTo("a permit");
    assertThat(tests.get(0).getTestSourceUri().orElseThrow().toString())
        .endsWith("cases.csv?line=2");
  }

  @Test
  void otherAnswer_failsWithWhatWasAskedExpectedAndGot() {
    String fine = PERMIT.replace("parking permits", "penalty charge notices");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run("cases.csv", HEAD + fine))
        .withMessageContaining("cases.csv:2: a permit\n")
        .withMessageContaining("asked     {\"do\":\"share\",\"categories\":[\"home-address\"")
        .withMessageContaining("expected  permitted, by processors/sidem")
        .withMessageContaining("got       forbidden")
        .withMessageContaining("processors/sidem/excludes")
        .withMessageContaining("not among processors/sidem")
        .withMessageContaining("why ");
  }

  @Test
  void otherClause_failsThoughTheAnswerIsRight() {
    String other = PERMIT.replace("processors/sidem", "processors/raad");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run("cases.csv", HEAD + other))
        .withMessageContaining("got       permitted")
        .withMessageContaining("not among processors/raad");
  }

  @Test
  void notCovered_failsWithTheNearestClause() {
    String raad = PERMIT.replace("SIDEM", "RAAD").replace("processors/sidem", "");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run("cases.csv", HEAD + raad))
        .withMessageContaining("got       not-covered")
        .withMessageContaining("nearest   processors/")
        .withMessageContaining("remedy    ");
  }

  @Test
  void serviceThatDoesWhatIsRefused_isCaught() {
    String fine =
        PERMIT
            .replace("a permit", "a fine")
            .replace("parking permits", "penalty charge notices")
            .replace("permitted,processors/sidem", "forbidden,processors/sidem/excludes");
    List<DynamicTest> tests =
        ComplianceTable.of(file("cases.csv", HEAD + PERMIT + fine))
            .tests(engine, this::sendsToSidem)
            .toList();

    assertThatCode(tests.get(0).getExecutable()::execute).doesNotThrowAnyException();
    assertThatThrownBy(tests.get(1).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("cases.csv:3: a fine\n")
        .hasMessageContaining("\"purpose\":\"penalty-charge-notices\"")
        .hasMessageContaining("expected  forbidden, by processors/sidem/excludes")
        .hasMessageContaining("got       the service did it all the same")
        .hasMessageContaining("clauses   law/documented-instructions, processors/sidem/excludes");
  }

  @Test
  void serviceThatOnlyRefuses_isCaughtToo() {
    List<DynamicTest> tests =
        ComplianceTable.of(file("cases.csv", HEAD + PERMIT))
            .tests(
                engine,
                action -> {
                  engine.decide(action.withParty("raad")).requirePermitted();
                  return true;
                })
            .toList();

    assertThatThrownBy(tests.get(0).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("got       the service did not do it");
  }

  /** A service with a leak: it asks, but for fines, which it sends to SIDEM all the same. */
  private boolean sendsToSidem(DataAction action) {
    return action.purpose().equals("penalty-charge-notices") || engine.decide(action).permitted();
  }

  @Test
  void badCell_saysWhereAndWhatToWrite() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> run("cases.csv", HEAD + PERMIT.replace("parking permits", "parkin permit")))
        .withMessage(
            "cases.csv:2:35: column `purpose`: `parkin permit` is no purpose of the notice; did you"
                + " mean `parking permits`?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("permitted", "allowed")))
        .withMessageContaining("column `expected`: `allowed` is no answer; known: `conflict`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("share", "shred")))
        .withMessageContaining("column `do`: `shred` is no activity; ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("processors/", "processor/")))
        .withMessageContaining(
            "column `clause`: `processor/sidem` is no clause of the notice; did");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("2026-11-23", "Monday")))
        .withMessageContaining("column `at`: takes a day, as in 2026-01-31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("public task", "public duty")))
        .withMessageContaining("column `basis`: fact `basis` has no value `public-duty`; ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("SIDEM", "")))
        .withMessage("cases.csv:2:1: this case has nothing in column `recipient`; fill it in");
  }

  @Test
  void cellOfHardSpaces_isEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("SIDEM", "\u00A0")))
        .withMessageContaining("this case has nothing in column `recipient`");
    run("cases.csv", HEAD + PERMIT.replace("processors/sidem", "\u00A0processors/sidem\u00A0"));
  }

  @Test
  void badCell_leavesTheOtherCasesAlone() {
    List<DynamicTest> tests = tests("cases.csv", HEAD + PERMIT.replace("share", "shred") + PERMIT);

    assertThat(tests).hasSize(2);
    assertThatThrownBy(tests.get(0).getExecutable()::execute)
        .hasMessageContaining("cases.csv:2:10");
    assertThatCode(tests.get(1).getExecutable()::execute).doesNotThrowAnyException();
  }

  @Test
  void badTable_saysWhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD.replace("basis", "bases") + PERMIT))
        .withMessageContaining(
            "cases.csv:2:57: column `bases` is neither one of a table nor a fact")
        .withMessageContaining("did you mean `basis`?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.csv", HEAD.replace("basis", "case") + PERMIT))
        .withMessageContaining("cases.csv:1:38: column `case` stands twice; keep one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.csv", HEAD + PERMIT.strip() + ",more\n"))
        .withMessageContaining("this cell has no column; write a list with semicolons");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.csv", HEAD + "\"never"))
        .withMessage(
            "cases.csv:2:1: the quotes of this cell do not match; close them at its end, and write"
                + " a quote within quotes twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.csv", HEAD + "a,\"sha\nre\"d,name"))
        .withMessageContaining("cases.csv:2:3: the quotes of this cell do not match");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.yml", "- do: [share\n"))
        .withMessageContaining("cases.yml:2:1: this is not YAML; ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.yml", "do: share\n"))
        .withMessageContaining("cases.yml:1:1: a table is a list of cases; ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.yml", "- do: {share: name}\n"))
        .withMessage("cases.yml:1:7: column `do` takes a word or a list of words");
  }

  @Test
  void spreadsheetsOtherFormats_areSaidToBeSo() throws IOException {
    Path latin1 = folder.resolve("latin1.csv");
    Files.write(latin1, (HEAD + PERMIT.replace("a permit", "caf\u00E9")).getBytes(ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComplianceTable.of(latin1))
        .withMessage(
            "latin1.csv:1:1: the file is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tests("cases.csv", (HEAD + PERMIT).replace(',', ';')))
        .withMessage("cases.csv:1:1: columns are parted by commas here, not by semicolons");
    assertThat(tests("cases.csv", "\uFEFF" + (HEAD + PERMIT).replace("\n", "\r\n"))).hasSize(1);
  }

  @Test
  void cellsWithoutAColumn_mustBeEmpty() {
    run("cases.csv", HEAD.replace("\n", ",,\n") + PERMIT.replace("\n", ",,,\n") + ",,,\n");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> tests("cases.csv", HEAD.replace("\n", ",,\n") + PERMIT.replace("\n", ",x,y\n")))
        .withMessageContaining("cases.csv:2:107: this cell has no column; ");
  }

  @Test
  void tableWithoutCases_isRefused() {
    for (String text : List.of("", HEAD, "\n\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tests("cases.csv", text))
          .withMessageContaining("the table has no case, so it would test nothing");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> tests("cases.yaml", "# none\n"));
  }
}
