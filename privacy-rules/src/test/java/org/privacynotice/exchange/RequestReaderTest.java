package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Right;

class RequestReaderTest {

  private static final RequestReader READER = new RequestReader(() -> ActionReaderTest.VOCABULARY);

  private static final String CANARY = "Jane Canary-Doe 07700 900123";

  /** What is required of a line, without its braces. */
  private static final String REST =
      "\"right\": \"access\", \"received\": \"2026-11-23\", \"categories\": [\"name\"], \"purpose\":"
          + " \"parking-permits\"";

  static final String WHOLE =
      "{\"ref\": \"sar-17\", \"right\": \"access\", \"received\": \"2026-11-23\", \"categories\":"
          + " [\"name\", \"enquiry-details\"], \"purpose\": \"parking-permits\", \"basis\":"
          + " \"public-task\", \"facts\": {\"further-copy\": false}, \"factsFor\": {\"name\":"
          + " {\"third-party-information\": true}}, \"subject\": \"opaque\", \"at\":"
          + " \"2026-12-11T10:00:00Z\", \"holder\": \"sidem\", \"identity\": {\"asked\":"
          + " \"2026-11-24\", \"answered\": \"2026-11-30\"}, \"fee\": {\"asked\": \"2026-11-25\"},"
          + " \"clarifications\": [{\"asked\": \"2026-12-01\", \"answered\": \"2026-12-03\"},"
          + " {\"asked\": \"2026-12-03\"}], \"extension\": {\"told\": \"2026-12-10\", \"because\":"
          + " \"complexity\"}}";

  @Test
  void read_everyKey_isThatRequest() {
    SubjectRequest request = READER.read(WHOLE);
    assertThat(request.right()).isEqualTo(Right.ACCESS);
    assertThat(request.dates().received()).isEqualTo(day("2026-11-23"));
    assertThat(request.dates().identity())
        .contains(new Asked(day("2026-11-24"), Optional.of(day("2026-11-30"))));
    assertThat(request.dates().fee()).contains(new Asked(day("2026-11-25"), Optional.empty()));
    assertThat(request.dates().clarifications())
        .containsExactly(
            new Asked(day("2026-12-01"), Optional.of(day("2026-12-03"))),
            new Asked(day("2026-12-03"), Optional.empty()));
    assertThat(request.dates().extension())
        .contains(new Extension(day("2026-12-10"), Reason.COMPLEXITY));
    assertThat(request.about().categories()).containsExactly("enquiry-details", "name");
    assertThat(request.about().purpose()).isEqualTo("parking-permits");
    assertThat(request.about().holder()).isEqualTo("sidem");
    assertThat(request.about().ref()).contains("sar-17");
    assertThat(request.about().subject()).contains("opaque");
    assertThat(request.about().at()).contains(Instant.parse("2026-12-11T10:00:00Z"));
    assertThat(request.about().facts())
        .containsExactly(
            Map.entry("basis", new FactValue.Named("public-task")),
            Map.entry("further-copy", FactValue.NO));
    assertThat(request.about().factsFor("name"))
        .containsExactly(Map.entry("third-party-information", FactValue.YES));
  }

  @Test
  void read_theRequiredKeys_isHeldLocallyAndAskedNow() {
    SubjectRequest request = READER.read("{" + REST + "}");
    assertThat(request.about().holder()).isEqualTo("local");
    assertThat(request.about().at()).isEmpty();
    assertThat(request.about().ref()).isEmpty();
    assertThat(request.dates().identity()).isEmpty();
    assertThat(request.dates().clarifications()).isEmpty();
    assertThat(request.dates().extension()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void read_eachRight_isThatRight(Right right) {
    assertThat(READER.read("{" + REST.replace("access", right.id()) + "}").right())
        .isEqualTo(right);
  }

  @Test
  void read_whatTheNoticeDoesNotName_isTaken() {
    SubjectRequest request =
        READER.read(
            "{" + REST.replace("\"name\"", "\"other\"").replace("parking-permits", "other") + "}");
    assertThat(request.about().categories()).containsExactly("other");
    assertThat(request.about().purpose()).isEqualTo("other");
  }

  @Test
  void read_aJudgement_isThatRecord() {
    assertThat(
            READER
                .read(
                    "{"
                        + REST
                        + ", \"facts\": {\"manifestly-unfounded\": {\"by\": \"dpo\", \"on\":"
                        + " \"2026-11-24\", \"in\": \"sar/17\"}}}")
                .about()
                .facts())
        .containsEntry(
            "manifestly-unfounded", new FactValue.Judged("dpo", day("2026-11-24"), "sar/17"));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void read_everyBadLine_saysWhereAndWhatWithoutRepeatingIt() {
    StringBuilder table = new StringBuilder();
    badLines()
        .forEach(
            (name, line) -> {
              LineFormatException wrong =
                  catchThrowableOfType(LineFormatException.class, () -> READER.read(line));
              assertThat(wrong).as(name).isNotNull();
              assertThat(wrong.getMessage()).as(name).doesNotContain("anary", "07700", "\n");
              table.append(name).append('\n');
              table.append("  ").append(ActionReaderTest.shown(line)).append('\n');
              table.append("  ").append(wrong.column()).append(": ").append(wrong.getMessage());
              table.append("\n\n");
            });
    GoldenFile.assertSame("exchange/bad-requests.txt", table.toString());
  }

  private static Map<String, String> badLines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("not an object", "[{" + REST + "}]");
    lines.put("not JSON", CANARY);
    lines.put("more after it", "{" + REST + "} {}");
    lines.put("missing right", "{\"received\": \"2026-11-23\"}");
    lines.put("missing received", "{\"right\": \"access\"}");
    lines.put("missing categories", "{\"right\": \"access\", \"received\": \"2026-11-23\"}");
    lines.put("missing purpose", "{" + REST.replace(", \"purpose\": \"parking-permits\"", "}"));
    lines.put("an action's key", "{" + REST + ", \"do\": \"retain\"}");
    lines.put("an action's recipient", "{" + REST + ", \"recipient\": \"sidem\"}");
    lines.put("unknown key", "{" + REST + ", \"recieved\": \"2026-11-23\"}");
    lines.put("unknown key that is no id", "{" + REST + ", \"" + CANARY + "\": 1}");
    lines.put("repeated key", "{" + REST + ", \"right\": \"erasure\"}");
    lines.put(
        "repeated key inside", "{" + with("fee", "{\"asked\": \"2026-11-24\", \"asked\": 1}"));
    lines.put("unknown right", "{" + REST.replace("access", "acess") + "}");
    lines.put("unknown right that is no id", "{" + REST.replace("access", CANARY) + "}");
    lines.put("right a list", "{\"right\": [\"access\"]}");
    lines.put("unknown holder", "{" + REST + ", \"holder\": \"lokal\"}");
    lines.put("holder null", "{" + REST + ", \"holder\": null}");
    lines.put("unknown category", "{" + REST.replace("\"name\"", "\"nmae\"") + "}");
    lines.put("no category", "{" + REST.replace("\"name\"", "") + "}");
    lines.put("unknown basis", "{" + REST + ", \"basis\": \"public-tasks\"}");
    lines.put("unknown fact", "{" + REST + ", \"facts\": {\"inacurate\": true}}");
    lines.put("judgement without a record", "{" + REST + ", \"facts\": {\"inaccurate\": true}}");
    lines.put("received impossible", "{" + REST.replace("2026-11-23", "2026-11-31") + "}");
    lines.put(
        "received an instant", "{" + REST.replace("2026-11-23", "2026-11-23T10:00:00Z") + "}");
    lines.put("received prose", "{" + REST.replace("2026-11-23", CANARY) + "}");
    lines.put("received a number", "{\"right\": \"access\", \"received\": 20261123}");
    lines.put("received null", "{\"right\": \"access\", \"received\": null}");
    lines.put("received too early", "{" + REST.replace("2026-11-23", "2017-12-31") + "}");
    lines.put("received too late", "{" + REST.replace("2026-11-23", "2101-01-01") + "}");
    lines.put("received far too late", "{" + REST.replace("2026-11-23", "+12026-11-23") + "}");
    lines.put("identity a day", "{" + with("identity", "\"2026-11-24\""));
    lines.put("identity null", "{" + with("identity", "null"));
    lines.put("identity without asked", "{" + with("identity", "{\"answered\": \"2026-11-24\"}"));
    lines.put("identity with another key", "{" + with("identity", "{\"askd\": \"2026-11-24\"}"));
    lines.put("identity before receipt", "{" + with("identity", "{\"asked\": \"2026-11-22\"}"));
    lines.put("identity impossible", "{" + with("identity", "{\"asked\": \"2026-02-29\"}"));
    lines.put(
        "identity answered before it was asked",
        "{" + with("identity", "{\"asked\": \"2026-11-25\", \"answered\": \"2026-11-24\"}"));
    lines.put(
        "identity answered in no year",
        "{" + with("identity", "{\"asked\": \"2026-11-25\", \"answered\": \"2101-11-25\"}"));
    lines.put(
        "identity answered null",
        "{" + with("identity", "{\"asked\": \"2026-11-25\", \"answered\": null}"));
    lines.put(
        "fee paid before it was asked",
        "{" + with("fee", "{\"asked\": \"2026-11-25\", \"answered\": \"2026-11-24\"}"));
    lines.put("clarifications an object", "{" + with("clarifications", "{}"));
    lines.put("clarifications of days", "{" + with("clarifications", "[\"2026-11-24\"]"));
    lines.put(
        "clarification before receipt",
        "{" + with("clarifications", "[{\"asked\": \"2026-11-22\"}]"));
    lines.put(
        "clarification while another is open",
        "{" + with("clarifications", "[{\"asked\": \"2026-11-24\"}, {\"asked\": \"2026-11-25\"}]"));
    lines.put(
        "clarifications out of order",
        "{"
            + with(
                "clarifications",
                "[{\"asked\": \"2026-11-25\", \"answered\": \"2026-11-28\"}, {\"asked\":"
                    + " \"2026-11-27\"}]"));
    lines.put(
        "too many clarifications",
        "{"
            + with(
                "clarifications",
                "["
                    + String.join(
                        ", ",
                        Collections.nCopies(
                            21, "{\"asked\": \"2026-11-25\", \"answered\": \"2026-11-25\"}"))
                    + "]"));
    lines.put("extension without a reason", "{" + with("extension", "{\"told\": \"2026-12-01\"}"));
    lines.put(
        "extension for another reason",
        "{" + with("extension", "{\"told\": \"2026-12-01\", \"because\": \"complexty\"}"));
    lines.put(
        "extension for a reason in prose",
        "{" + with("extension", "{\"told\": \"2026-12-01\", \"because\": \"" + CANARY + "\"}"));
    lines.put(
        "extension told before receipt",
        "{" + with("extension", "{\"told\": \"2026-11-01\", \"because\": \"number\"}"));
    lines.put("extension a flag", "{" + with("extension", "true"));
    lines.put("too deep", "{" + with("clarifications", "[".repeat(100)));
    return lines;
  }

  private static String with(String key, String value) {
    return REST + ", \"" + key + "\": " + value + "}";
  }

  @Test
  void read_aCanaryInAnyValueOrKey_neverRepeatsIt() {
    int tried = 0;
    for (int from = WHOLE.indexOf('"'); from >= 0; ) {
      int to = WHOLE.indexOf('"', from + 1);
      for (String canary : List.of(CANARY, CANARY + "\\n\\u0000", "Canary " + "x".repeat(500))) {
        String line = WHOLE.substring(0, from + 1) + canary + WHOLE.substring(to);
        try {
          SubjectRequest request = READER.read(line);
          assertThat(request.toString()).doesNotContain("anary", "07700", "xxxx");
        } catch (LineFormatException wrong) {
          assertThat(wrong.toString()).doesNotContain("anary", "07700", "\n", "xxxx");
          assertThat(wrong.getCause()).as("a cause would carry the text").isNull();
          tried++;
        }
      }
      from = WHOLE.indexOf('"', to + 1);
    }
    assertThat(tried).isGreaterThan(100);
  }
}
