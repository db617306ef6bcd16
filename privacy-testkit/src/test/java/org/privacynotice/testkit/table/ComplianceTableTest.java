package org.privacynotice.testkit.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.testkit.Faulty;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.vocabulary.FactValue;

@PrivacyNotice(value = "contact-centre", mustDecide = false)
class ComplianceTableTest {

  private static final String HEAD =
      "case,do,categories,purpose,recipient,basis,at,expected,clause\n";

  private static final String PERMIT =
      "a permit,share,name; home address,parking permits,SIDEM,public task,2026-11-23,permitted,"
          + "processors/sidem\n";

  private static final String YAML =
      """
      - do: share
        categories: name
        purpose: parking permits
        recipient: SIDEM
        basis: public task
        at: 2026-11-23
        expected: permitted
      """;

  /** It has facts that are called as columns are, and a category called as another's id reads. */
  private static final Notice ODD =
      DocumentReader.notice(
              "odd.yaml",
              """
              notice: odd
              title: Odd
              version: 2026-01-01
              controller: {name: A council, kind: public-authority}
              facts:
                case: {type: yes-no, ask: "Is there a case?"}
                at: {type: yes-no, ask: "Is somebody at home?"}
                at-for-calls: {type: yes-no, ask: "Is somebody at home for calls?"}
              categories:
                name: {label: name}
                post-code: {label: area}
                postcode: {label: post code}
              purposes:
                repairs: {label: repairs}
              collects:
                all:
                  categories: [name]
                  do: [collect, use]
                  for: [repairs]
                  if: {all: [case, at]}
                  gloss: Names are collected and used for repairs.
                  sources: [{heading: What we collect, item: 1}]
              """
                  .getBytes(UTF_8),
              Bundled.law())
          .document()
          .orElseThrow();

  private final PrivacyEngine engine;
  private final Recorder recorder;

  private static PrivacyEngine engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  @TempDir private Path folder;

  ComplianceTableTest(PrivacyEngine engine, Recorder recorder) {
    this.engine = engine;
    this.recorder = recorder;
  }

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
        .withMessageContaining("column `clause`: `processor/sidem` is no clause; did");
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
  void listOfNothing_isNoWayToDemandNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("processors/sidem", " ; ")))
        .withMessage(
            "cases.csv:2:90: column `clause`: names no clause; write one between the semicolons, or"
                + " leave the cell empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("name; home address", ";")))
        .withMessageContaining("cases.csv:2:16: column `categories`: names no data category; ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.yaml", YAML + "  clause: ['', '']\n"))
        .withMessageContaining("column `clause`: names no clause; ");
  }

  @Test
  void cellOfHardSpaces_isEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + PERMIT.replace("SIDEM", "\u00A0")))
        .withMessageContaining("this case has nothing in column `recipient`");
    run("cases.csv", HEAD + PERMIT.replace("processors/sidem", "\u00A0processors/sidem\u00A0"));
  }

  @Test
  void answer_isReadInAnyCaseAndSpacing() {
    for (String answer : List.of("Permitted", " PERMITTED ", "\u00A0permitted")) {
      run("cases.csv", HEAD + PERMIT.replace(",permitted,", "," + answer + ","));
    }
    String nearest = PERMIT.replace("SIDEM", "RAAD").replace("processors/sidem", "");
    for (String answer : List.of("Not  Covered", "not-covered", "NOT COVERED", "Refused")) {
      run("cases.csv", HEAD + nearest.replace(",permitted,", "," + answer + ","));
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () -> run("cases.csv", HEAD + PERMIT.replace(",permitted,", "," + answer + ",")));
    }
  }

  @Test
  void names_areReadInAnyCaseWithSpacesOrHyphens() {
    run(
        "cases.csv",
        HEAD
            + PERMIT.replace(
                "name; home address,parking permits", "NAME;Home-Address,Parking-Permits"));
  }

  @Test
  void wordsForTwoThings_askForTheId() {
    PrivacyEngine odd = engine(ODD);
    Path file =
        file(
            "cases.csv",
            "do,categories,purpose,expected\nuse,Post Code,repairs,not covered\n"
                + "use,post-code,repairs,not covered\n");
    List<DynamicTest> tests = ComplianceTable.of(file).tests(odd).toList();

    assertThatThrownBy(tests.get(0).getExecutable()::execute)
        .hasMessage(
            "cases.csv:2:5: column `categories`: `Post Code` is what the notice calls `post-code`"
                + " and `postcode`; write the id");
    assertThatCode(tests.get(1).getExecutable()::execute).doesNotThrowAnyException();
  }

  @Test
  void factOfOneCategory_isStatedByAColumnForIt() {
    String head = "do,categories,purpose,basis,needed,needed for age,at,expected\n";
    String row = "collect,name; age,Blue Badges,public task,%s,%s,2026-11-23,%s\n";
    run("cases.csv", head + row.formatted("", "yes", "permitted"));
    run("cases.csv", head + row.formatted("no", "yes", "permitted"));
    run("cases.csv", head + row.formatted("yes", "no", "forbidden"));
    run("cases.csv", head.replace("for age", "For  Age") + row.formatted("", "yes", "permitted"));
    run(
        "cases.yaml",
        """
        - do: collect
          categories: [name, ethnic-origin]
          purpose: Blue Badges
          basis: public task
          needed for race or ethnic origin: yes
          article9 for ethnic-origin: g
          schedule1 for ethnic-origin: 6
          policy-document: apd/2026-01
          at: 2026-11-23
          expected: permitted
        """);
  }

  @Test
  void factOfOneCategory_thatIsNotAskedAbout_isBad() {
    String head = "do,categories,purpose,needed for %s,at,expected\n";
    String row = "collect,name,Blue Badges,yes,2026-11-23,permitted\n";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", head.formatted("age") + row))
        .withMessage(
            "cases.csv:2:26: column `needed-for-age`: the case is not about `age`; name that among"
                + " its categories, or leave the cell empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", head.formatted("agee") + row))
        .withMessageContaining("`agee` is no data category of the notice; did you mean `age`?");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    "cases.csv",
                    head.formatted("ethnic origin")
                            .replace(",at", ",needed for race or ethnic origin,at")
                        + row.replace("name", "ethnic-origin").replace("yes", "yes,yes")))
        .withMessageContaining("fact `needed` is stated twice for category `ethnic-origin`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", head.replace("needed", "neded").formatted("age") + row))
        .withMessageContaining("column `neded-for-age` is neither one of a table nor a fact");
  }

  @Test
  void factThatIsCalledAsAColumnIs_isStatedAsAFact() {
    PrivacyEngine odd = engine(ODD);
    String head = "case,fact case,fact at for name,do,categories,purpose,basis,expected\n";
    for (String row :
        List.of(
            "yes,,,use,name,repairs,public task,undetermined\n",
            "a title,yes,no,use,name,repairs,public task,not covered\n",
            "a title,yes,yes,use,name,repairs,public task,permitted\n")) {
      List<DynamicTest> tests =
          ComplianceTable.of(file("cases.csv", head + row)).tests(odd).toList();

      assertThatCode(tests.get(0).getExecutable()::execute).doesNotThrowAnyException();
    }
  }

  @Test
  void factWithAForOfItsOwn_isReadWhole() {
    Path file =
        file(
            "cases.csv",
            "do,categories,purpose,at for calls,at for calls for name,expected\n"
                + "use,name,repairs,yes,no,undetermined\n");
    List<DynamicTest> tests = ComplianceTable.of(file).tests(engine(ODD)).toList();

    assertThatCode(tests.get(0).getExecutable()::execute).doesNotThrowAnyException();
  }

  @Test
  void fault_isNoRefusal() {
    PrivacyEngine broken = Faulty.engine();
    Path file =
        file(
            "cases.csv",
            "do,categories,purpose,holder,basis,begun,at,expected\n"
                + "retain,name,repairs,local,public task,2020-01-01,2026-11-23,refused\n"
                + "retain,name,repairs,local,public task,2020-01-01,2026-11-23,fault\n");
    List<DynamicTest> tests = ComplianceTable.of(file).tests(broken).toList();

    assertThatThrownBy(tests.get(0).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected  refused\n  got       fault");
    assertThatCode(tests.get(1).getExecutable()::execute).doesNotThrowAnyException();
  }

  @Test
  void recordedService_thatActsAsAnswered_holds() {
    for (DynamicTest test :
        recorded(
            action -> {
              engine.decide(action).requirePermitted();
              recorder.did(action);
            })) {
      assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException();
    }
  }

  @Test
  void recordedService_thatDoesNotAsk_isCaught_thoughTheTableAsks() {
    assertThatThrownBy(recorded(recorder::did).get(0).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("cases.csv:2: a permit\n")
        .hasMessageContaining("done without asking, with home-address, name");
  }

  @Test
  void recordedService_thatAsksBetterQuestions_isCaught() {
    DynamicTest fine =
        recorded(
                action -> {
                  engine.decide(action.withFacts(Map.of("needed", FactValue.YES)));
                  recorder.did(action);
                })
            .get(2);

    assertThatThrownBy(fine.getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected  undetermined")
        .hasMessageContaining("got       the service did it all the same, with age");
  }

  @Test
  void recordedService_thatDoesPartOfIt_isCaught() {
    DynamicTest permit =
        recorded(
                action -> {
                  engine.decide(action);
                  recorder.did(action.without(Set.of("name")));
                })
            .get(0);

    assertThatThrownBy(permit.getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("got       the service did not do it, with name");
  }

  @Test
  void recordedService_whoseOwnChecksFail_saysInWhichCase() {
    DynamicTest permit =
        recorded(
                action -> {
                  throw new AssertionError("a fake was not called");
                })
            .get(0);

    assertThatThrownBy(permit.getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessage("cases.csv:2: a permit\na fake was not called");
  }

  /** A permit, a fine, and a question that is open. */
  private List<DynamicTest> recorded(Consumer<DataAction> service) {
    String fine =
        PERMIT
            .replace("a permit", "a fine")
            .replace("parking permits", "penalty charge notices")
            .replace("permitted,processors/sidem", "forbidden,");
    String open =
        PERMIT
            .replace("a permit", "age")
            .replace("name; home address", "age")
            .replace("permitted,processors/sidem", "undetermined,");
    return ComplianceTable.of(file("cases.csv", HEAD + PERMIT + fine + open))
        .tests(engine, recorder, service)
        .toList();
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
  void tableThatIsNotThere_isSaidWithWhereItIsLookedFor() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ComplianceTable.of(Path.of("nowhere.csv")))
        .withMessage("there is no table `nowhere.csv`; a path starts from the module's directory");
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
    assertThat(tests("CASES.YAML", YAML)).hasSize(1);
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
  void casesThatAreCommentedOut_fail() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", HEAD + "# " + PERMIT.substring(0, 8) + "\n"))
        .withMessageContaining("cases.csv:2:1: this case has nothing in column `do`; fill it in");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("cases.csv", "# " + HEAD + "# " + PERMIT))
        .withMessageContaining("column `#-case` is neither one of a table nor a fact");
  }

  @Test
  void tableWithoutCases_isRefused() {
    for (String text : List.of("", HEAD, "\n\n", "# none\n", HEAD + ",,\n\u00A0,,\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tests("cases.csv", text))
          .withMessageContaining("the table has no case, so it would test nothing");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> tests("cases.yaml", "# none\n"));
  }
}
