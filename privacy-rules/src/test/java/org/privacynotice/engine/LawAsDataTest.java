package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.CanonicalWriter;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Law;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;

/** The law is a file: a change in the law is a dated clause in it and nothing else. */
class LawAsDataTest {

  private static final String NEW_CLAUSE =
      """
      limits:
        minister-in-2031:
          do: [collect]
          categories: any
          for: any
          if: {not: minister-agrees}
          in-force: {from: 2031-01-01, to: 2031-12-31}
          gloss: In 2031 collecting anything takes a minister's agreement.
          sources: [{law: Made-up Act 2030, at: s.1}]
      """;

  private static final String NEW_FACT =
      """
      facts:
        minister-agrees: {type: yes-no, ask: Has the minister agreed?}
      """;

  private static final Law CHANGED =
      DocumentReader.law(
              "changed.yaml",
              CanonicalWriter.write(Bundled.law())
                  .replace("facts:\n", NEW_FACT)
                  .replace("\nlimits:\n", "\n" + NEW_CLAUSE)
                  .getBytes(StandardCharsets.UTF_8))
          .orThrow();

  private static Decision decide(Law law, String at) {
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .law(law)
            .log(DecisionLog.none())
            .build();
    return engine.decide(
        engine
            .collect("name")
            .purpose("blue-badges")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(Instant.parse(at)));
  }

  @Test
  void addedClause_whileInForce_asksItsQuestion() {
    Decision decision = decide(CHANGED, "2031-01-01T00:00:00Z");

    assertThat(decision.ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(decision.missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.ask()).isEqualTo("Has the minister agreed?"));
    assertThat(decision.clauses().stream().map(Clause::id)).containsExactly("law/minister-in-2031");
  }

  @Test
  void addedClause_beforeAndAfterItIsInForce_changesNothing() {
    assertThat(decide(CHANGED, "2030-12-31T23:59:59Z").permitted()).isTrue();
    assertThat(decide(CHANGED, "2032-01-01T00:00:00Z").permitted()).isTrue();
    assertThat(decide(Bundled.law(), "2031-06-01T00:00:00Z").permitted()).isTrue();
  }

  @Test
  void holdOnRecord_shownByAReference_suspendsRetentionAsAYesDoes() {
    String law = CanonicalWriter.write(Bundled.law());
    String attested = law.replaceFirst("(legal-hold:\\s+type: )yes-no", "$1attested");
    assertThat(attested).isNotEqualTo(law);
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .deployment(Bundled.demoDeployment())
            .law(
                DocumentReader.law("held.yaml", attested.getBytes(StandardCharsets.UTF_8))
                    .orThrow())
            .log(DecisionLog.none())
            .build();
    DataAction ended =
        engine
            .retain("name")
            .holder("local")
            .purpose("parking-permits")
            .basis(LawfulBasis.PUBLIC_TASK)
            .fact("record", "permit")
            .fact("permit-ended", "2012-10-01")
            .at(Instant.parse("2026-11-23T10:00:00Z"))
            .build();

    assertThat(engine.decide(ended).permitted()).isFalse();
    for (FactValue held : List.of(FactValue.YES, new FactValue.Given("order/7"))) {
      assertThat(engine.decide(ended.withFacts(Map.of("legal-hold", held))).permitted()).isTrue();
    }
  }

  @Test
  void changedLaw_hasADigestOfItsOwn() {
    assertThat(decide(CHANGED, "2031-01-01T00:00:00Z").law().digest())
        .isNotEqualTo(decide(Bundled.law(), "2031-01-01T00:00:00Z").law().digest());
  }
}
