package org.privacynotice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.RefusedException;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Vocabulary;

class DecisionRecordTest {

  private static final String CANARY = "Jane Canary-Doe 07700 900123";
  private static final String REFERENCE = "CANARY/07700-900123";

  private static final Pseudonyms KEYED = Pseudonyms.keyed("k1", key('a'));

  private static byte[] key(char fill) {
    return String.valueOf(fill).repeat(32).getBytes(StandardCharsets.US_ASCII);
  }

  private static PrivacyEngine engine(DecisionLog log, Pseudonyms pseudonyms) {
    return PrivacyEngine.builder()
        .notice(Bundled.notice("contact-centre"))
        .deployment(Bundled.demoDeployment())
        .log(log)
        .pseudonyms(pseudonyms)
        .build();
  }

  private static final Vocabulary VOCABULARY =
      engine(DecisionLog.none(), Pseudonyms.none()).vocabulary();

  private static <B extends DataAction.Builder<?, B>> DataAction withCanaries(B builder) {
    return builder
        .at(Instant.parse("2026-11-23T10:00:00Z"))
        .subject(CANARY)
        .ref(CANARY)
        .fact("required-by-law", REFERENCE)
        .fact("explicit-consent", REFERENCE)
        .factFor("name", "consent", REFERENCE)
        .build();
  }

  /** Permitted, undetermined, not covered, forbidden; none in force. */
  private static Stream<DataAction> actions() {
    return Stream.of(
        withCanaries(share("sidem", "parking-permits").basis(LawfulBasis.PUBLIC_TASK)),
        withCanaries(share("sidem", "parking-permits").basis(LawfulBasis.CONSENT)),
        withCanaries(share("hmrc", "disclosure-required-by-law").fact("necessary", true)),
        withCanaries(share("sidem", "parking-permits")),
        withCanaries(share("raad", "certificates").basis(LawfulBasis.PUBLIC_TASK)),
        withCanaries(share("sidem", "penalty-charge-notices").basis(LawfulBasis.PUBLIC_TASK)),
        withCanaries(
            Retain.in(VOCABULARY, "name")
                .holder("local")
                .purpose("ceremonies")
                .basis(LawfulBasis.PUBLIC_TASK)),
        withCanaries(Collect.in(VOCABULARY, "name", "ethnic-origin").purpose("blue-badges")));
  }

  private static Share.Builder share(String recipient, String purpose) {
    return Share.in(VOCABULARY, "name", "home-address").recipient(recipient).purpose(purpose);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void everyPartOfARecord_withCanaries_showsNone(DataAction action) {
    for (Pseudonyms pseudonyms : List.of(KEYED, Pseudonyms.none())) {
      InMemoryDecisionLog log = new InMemoryDecisionLog();
      Decision decision = engine(log, pseudonyms).decide(action);
      DecisionRecord record = log.records().get(0);
      List<String> shown = new ArrayList<>();
      shown.add(record.sentence());
      shown.add(record.toString());
      shown.add(record.fields().toString());
      shown.add(decision.why());
      shown.add(decision.explain());
      shown.add(decision.toString());
      shown.add(decision.missing().toString());
      shown.add(decision.nearest().toString());
      shown.add(decision.duties().toString());
      shown.add(decision.remedies().toString());
      shown.add(decision.action().toString());
      if (!decision.permitted()) {
        shown.add(trace(catchThrowableOfType(RefusedException.class, decision::requirePermitted)));
      }
      assertThat(shown)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .doesNotContainIgnoringCase("canary")
                      .doesNotContain("Jane", "07700"));
      assertThat(record.permitted()).isEqualTo(decision.permitted());
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void fields_ofARecord_areTextsTruthsNumbersAndListsOfTexts(DataAction action) {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    engine(log, KEYED).decide(action);
    assertThat(log.records().get(0).fields().values())
        .allSatisfy(
            value -> {
              if (value instanceof List<?> list) {
                assertThat(list).allSatisfy(each -> assertThat(each).isInstanceOf(String.class));
              } else {
                assertThat(value).isInstanceOfAny(String.class, Boolean.class, Number.class);
              }
            });
  }

  @Test
  void fields_withOneKey_nameEqualSubjectsEquallyAndOthersNot() {
    Object one = subject(KEYED, "person-1");
    assertThat(subject(KEYED, "person-1")).isEqualTo(one);
    assertThat(subject(Pseudonyms.keyed("k1", key('a')), "person-1")).isEqualTo(one);
    assertThat(subject(KEYED, "person-2")).isNotEqualTo(one);
    assertThat(subject(Pseudonyms.keyed("k1", key('b')), "person-1")).isNotEqualTo(one);
    assertThat(one.toString()).startsWith("k1:");
  }

  private static Object subject(Pseudonyms pseudonyms, String subject) {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    engine(log, pseudonyms)
        .decide(share("sidem", "parking-permits").subject(subject).ref(subject).build());
    var fields = log.records().get(0).fields();
    assertThat(fields.get("subject")).isNotEqualTo(fields.get("ref"));
    return fields.get("subject");
  }

  @Test
  void fields_withoutAKey_nameNobody() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    engine(log, Pseudonyms.none()).decide(withCanaries(share("sidem", "parking-permits")));
    var fields = log.records().get(0).fields();
    assertThat(fields).doesNotContainKeys("subject", "ref");
    assertThat(fields)
        .containsEntry("action.facts.required-by-law", true)
        .containsEntry(
            "withheld",
            List.of("subject", "ref", "consent", "explicit-consent", "required-by-law"));
  }

  @Test
  void fields_ofFacts_sayEveryKindOfAnswer() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    engine(log, Pseudonyms.none())
        .decide(
            share("sidem", "parking-permits")
                .basis(LawfulBasis.CONSENT)
                .fact("needed", true)
                .fact("necessary", false)
                .fact("consent-withdrawn", false)
                .fact("contact-ended", "2026-01-31")
                .fact("permit-ended", Instant.parse("2026-01-31T09:30:00Z"))
                .fact("required-by-law", false)
                .factFor("name", "consent", true)
                .build());
    assertThat(log.records().get(0).fields())
        .containsEntry("action.facts.basis", "consent")
        .containsEntry("action.facts.consent-withdrawn", false)
        .containsEntry("action.facts.contact-ended", "2026-01-31")
        .containsEntry("action.factsFor.name.consent", true)
        .containsEntry("action.facts.necessary", false)
        .containsEntry("action.facts.needed", true)
        .containsEntry("action.facts.permit-ended", "2026-01-31T09:30:00Z")
        .containsEntry("action.facts.required-by-law", false)
        .doesNotContainKey("withheld");
  }

  @ParameterizedTest
  @MethodSource("actions")
  void decide_whenTheLogThrows_givesNoAnswer(DataAction action) {
    for (RuntimeException failure :
        List.of(
            new IllegalStateException("disk full"),
            new UncheckedIOException(new IOException("disk full")),
            new DecisionLogException("disk full"))) {
      PrivacyEngine engine =
          engine(
              record -> {
                throw failure;
              },
              KEYED);
      assertThatThrownBy(() -> engine.decide(action))
          .isInstanceOf(DecisionLogException.class)
          .satisfies(
              thrown ->
                  assertThat(trace(thrown))
                      .doesNotContainIgnoringCase("canary")
                      .doesNotContain("07700"));
    }
  }

  @Test
  void decide_whenTheLogThrows_saysSoAndKeepsTheCause() {
    IllegalStateException failure = new IllegalStateException("disk full");
    PrivacyEngine engine =
        engine(
            record -> {
              throw failure;
            },
            KEYED);
    assertThatThrownBy(() -> engine.decide(share("sidem", "parking-permits")))
        .isInstanceOf(DecisionLogException.class)
        .hasMessage(
            "the decision could not be logged (IllegalStateException), so there is no answer")
        .hasCause(failure);
  }

  @Test
  void decide_eachTime_isLoggedOnceAndInOrder() {
    InMemoryDecisionLog log = new InMemoryDecisionLog();
    PrivacyEngine engine = engine(log, KEYED);
    List<DataAction> all = actions().toList();
    all.forEach(engine::decide);
    assertThat(log.records()).hasSize(all.size());
    for (int i = 0; i < all.size(); i++) {
      assertThat(log.records().get(i).fields())
          .containsEntry("action.purpose", all.get(i).purpose())
          .containsEntry("action.do", all.get(i).activity().id());
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
