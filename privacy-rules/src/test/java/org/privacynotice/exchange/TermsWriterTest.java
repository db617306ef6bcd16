package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.request.Answer;
import org.privacynotice.request.RequestTerms;

class TermsWriterTest {

  private static final Path DOCS = Path.of("docs/requests.md");

  private static final PrivacyEngine PLAIN =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .build();

  private static final PrivacyEngine ENGINE =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.none())
          .build();

  private static final RequestReader READER = new RequestReader(ENGINE::vocabulary);

  private static RequestTerms terms(String line) {
    return ENGINE.terms(READER.read(line));
  }

  /** The terms without the documents' digests, which change with every word of theirs. */
  private static String written(String line) {
    return masked(TermsWriter.write(terms(line)));
  }

  private static String masked(String terms) {
    return terms.replaceAll("sha256:[0-9a-f]{64}", "sha256:...");
  }

  private static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("grant", Answer.GRANT, RequestReaderTest.WHOLE),
        Arguments.of(
            "grant-in-part",
            Answer.GRANT_IN_PART,
            """
            {"right": "erasure", "received": "2026-11-02", "categories": ["name", "enquiry-details"], \
            "purpose": "parking-permits", "record": "enquiry", "basis": "public-task", \
            "facts": {"contact-ended": "2026-01-01"}, "factsFor": {"name": {"contact-ended": "2020-01-01"}}, \
            "at": "2026-11-09T10:00:00Z"}
            """),
        Arguments.of(
            "refuse",
            Answer.REFUSE,
            """
            {"right": "access", "received": "2026-11-02", "categories": ["name"], "purpose": "other", \
            "facts": {"manifestly-unfounded": {"by": "dpo", "on": "2026-11-03", "in": "sar/4"}}, \
            "at": "2026-11-09T10:00:00Z"}
            """),
        Arguments.of(
            "undetermined",
            Answer.UNDETERMINED,
            """
            {"right": "rectification", "received": "2026-11-02", "categories": ["name"], \
            "purpose": "parking-permits", "identity": {"asked": "2026-11-03"}, "at": "2026-11-09T10:00:00Z"}
            """),
        Arguments.of(
            "no-time-limit",
            Answer.REFUSE,
            """
            {"right": "complaint", "received": "2026-06-01", "categories": ["name"], \
            "purpose": "parking-permits", "at": "2026-06-02T10:00:00Z"}
            """),
        Arguments.of(
            "none-in-force",
            Answer.GRANT,
            """
            {"ref": "\\"\\\\\\n\\u007f\\u2028\\ud83d\\ude00</script>", "right": "access", "received": "2018-06-01", \
            "categories": ["name"], "purpose": "parking-permits", "at": "2018-06-02T10:00:00Z"}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void write_terms_isTheGoldenLine(String name, Answer answer, String request) throws IOException {
    assertThat(terms(request).answer()).isEqualTo(answer);
    String line = written(request);
    assertThat(line).matches("[ -\\x7f]+").isEqualTo(written(request));
    assertThat(keys(line))
        .containsExactly(
            "ref",
            "right",
            "answer",
            "categories",
            "due",
            "statutory",
            "promised",
            "reasoning",
            "clauses",
            "missing",
            "presumed",
            "free",
            "charges",
            "withheld",
            "duties",
            "information",
            "why",
            "controller",
            "notice",
            "law",
            "deployment",
            "at");
    GoldenFile.assertSame("exchange/terms/" + name + ".json", line + "\n");
  }

  @Test
  void write_aRef_givesBackExactlyWhatWasGiven() throws IOException {
    String line =
        written(
            "{\"ref\": \"\\\"\\\\\\n\\u0000\\u2028\\ud83d\\ude00\", \"right\": \"access\","
                + " \"received\": \"2026-11-02\", \"categories\": [\"name\"], \"purpose\":"
                + " \"other\", \"at\": \"2026-11-09T10:00:00Z\"}");
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      parser.nextToken();
      parser.nextToken();
      assertThat(parser.nextTextValue()).isEqualTo("\"\\\n\0\u2028\ud83d\ude00");
    }
  }

  /** The keys at the top, in order; reading it through proves that it is JSON. */
  private static List<String> keys(String line) throws IOException {
    List<String> keys = new ArrayList<>();
    int depth = 0;
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.FIELD_NAME && depth == 1) {
          keys.add(parser.currentName());
        }
      }
    }
    return keys;
  }

  /** What docs/requests.md shows is what is answered. */
  @Test
  void example_inTheDocs_isTheOneThatRuns() throws IOException {
    Matcher shown =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS));
    assertThat(shown.find()).isTrue();
    String request = shown.group(1).replace("\n", " ");
    assertThat(shown.find()).isTrue();
    String answer = TermsWriter.write(PLAIN.terms(READER.read(request)));
    assertThat(bare(masked(answer))).isEqualTo(bare(shown.group(1)));
  }

  private static String bare(String json) {
    return json.replaceAll("\\s+", "");
  }
}
