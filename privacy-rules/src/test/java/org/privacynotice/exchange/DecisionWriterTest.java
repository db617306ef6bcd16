package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

class DecisionWriterTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private static final PrivacyEngine ENGINE =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .build();

  private static final PrivacyEngine DEMO =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.none())
          .build();

  private static final PrivacyEngine NEWSLETTER =
      PrivacyEngine.builder()
          .notice(Bundled.notice("community-newsletter"))
          .log(DecisionLog.none())
          .build();

  private static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(
            "permitted",
            ENGINE,
            Ground.PERMITTED,
            ENGINE
                .share("name", "home-address")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .subject("opaque-7f3a")
                .ref("caller-17")),
        Arguments.of(
            "permitted-with-duty",
            ENGINE,
            Ground.PERMITTED,
            ENGINE
                .collect("name")
                .purpose("parking-permits")
                .basis(LawfulBasis.CONSENT)
                .fact("consent", "record/7")),
        Arguments.of(
            "undetermined",
            ENGINE,
            Ground.UNDETERMINED,
            ENGINE
                .collect("name", "ethnic-origin")
                .purpose("blue-badges")
                .basis(LawfulBasis.PUBLIC_TASK)),
        Arguments.of(
            "not-covered",
            ENGINE,
            Ground.NOT_COVERED,
            ENGINE
                .share("name")
                .recipient("raad")
                .purpose("certificates")
                .basis(LawfulBasis.PUBLIC_TASK)),
        Arguments.of(
            "forbidden",
            ENGINE,
            Ground.FORBIDDEN,
            ENGINE
                .share("name")
                .recipient("sidem")
                .purpose("penalty-charge-notices")
                .basis(LawfulBasis.PUBLIC_TASK)),
        Arguments.of(
            "forbidden-in-part",
            ENGINE,
            Ground.FORBIDDEN,
            ENGINE
                .share("name", "age")
                .recipient("bbis")
                .purpose("blue-badges")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("needed", false)),
        Arguments.of(
            "conflict", NEWSLETTER, Ground.CONFLICT, NEWSLETTER.use("email").purpose("newsletter")),
        Arguments.of(
            "none-in-force",
            ENGINE,
            Ground.NOT_COVERED,
            ENGINE
                .use("name")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .at(Instant.parse("2018-06-01T10:00:00Z"))),
        Arguments.of(
            "retain-with-until",
            DEMO,
            Ground.PERMITTED,
            DEMO.retain("name")
                .holder("local")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("record", "permit")
                .fact("permit-ended", "2025-10-01")),
        Arguments.of(
            "retain-when-over",
            DEMO,
            Ground.FORBIDDEN,
            DEMO.retain("name")
                .holder("local")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("record", "permit")
                .fact("permit-ended", "2019-10-01")),
        Arguments.of(
            "hostile-ref",
            ENGINE,
            Ground.UNDETERMINED,
            ENGINE
                .use("name", "ethnic-origin")
                .purpose("blue-badges")
                .article9(SpecialCategoryCondition.G)
                .ref("\"\\\n\r\t\0\u007f\u2028\ud83d\ude00</script>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void write_aDecision_isTheGoldenLine(
      String name, PrivacyEngine engine, Ground ground, DataAction.Builder<?, ?> builder)
      throws IOException {
    DataAction built = builder.build();
    DataAction action = built.at().isPresent() ? built : builder.at(AT).build();
    String line = DecisionWriter.write(engine.decide(action));
    assertThat(engine.decide(action).ground()).isEqualTo(ground);
    assertThat(line).matches("[ -\\x7f]+");
    assertThat(DecisionWriter.write(engine.decide(action))).isEqualTo(line);
    assertThat(keys(line))
        .containsExactly(
            "ref",
            "outcome",
            "ground",
            "categories",
            "clauses",
            "nearest",
            "missing",
            "presumed",
            "duties",
            "remedies",
            "remediesCut",
            "why",
            "until",
            "controller",
            "enactments",
            "notice",
            "law",
            "deployment",
            "at");
    GoldenFile.assertSame("exchange/decisions/" + name + ".json", line + "\n");
  }

  @Test
  void write_aRef_givesBackExactlyWhatWasGiven() throws IOException {
    String hostile = "\"\\\n\r\t\0\u007f\u2028\ud83d\ude00</script>";
    String line =
        DecisionWriter.write(ENGINE.decide(ENGINE.use("name").purpose("other").ref(hostile)));
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      parser.nextToken();
      parser.nextToken();
      assertThat(parser.currentName()).isEqualTo("ref");
      assertThat(parser.nextTextValue()).isEqualTo(hostile);
    }
  }

  @Test
  void write_aDecision_neverCarriesSubjectOrReferences() {
    String line =
        DecisionWriter.write(
            ENGINE.decide(
                ENGINE
                    .share("name")
                    .recipient("hmrc")
                    .purpose("disclosure-required-by-law")
                    .subject("Jane Canary-Doe")
                    .fact("required-by-law", "CANARY/7")
                    .fact("consent", "CANARY/8")));
    assertThat(line).doesNotContainIgnoringCase("canary");
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
}
