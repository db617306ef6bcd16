package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.CanonicalWriter;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Fact;
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

  private static final String WELFARE_CHECKS =
      """
      notice: welfare-checks
      title: Checks on residents
      version: 2026-01-01
      controller: {name: Example Borough Council, kind: public-authority}
      categories:
        name: {label: name}
      purposes:
        welfare-check:
          label: checking on residents
          bases: [public-task, contract]
          enactments:
            public-task: [{law: Civil Contingencies Act 2004, at: s.2}]
      uses:
        check:
          categories: [name]
          for: [welfare-check]
          if: required-by-law
          gloss: Names are used for the checks that the law requires.
          sources: [{heading: What we use and why, item: 1}]
      """;

  /** A law that presumes that no enactment requires anything. */
  static final Law PRESUMING =
      DocumentReader.law(
              "presuming.yaml",
              CanonicalWriter.write(Bundled.law())
                  .replaceFirst(
                      "(required-by-law:\\s+type: reference)",
                      "$1\n    presumed: {value: false, because: Few things are required.}")
                  .getBytes(StandardCharsets.UTF_8))
          .orThrow();

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

  /** Else the basis, told later, would turn a final refusal into permission. */
  @Test
  void presumedLackOfAnEnactment_whereTheBasisWouldName_isNotPresumedUntilTheBasisIsKnown() {
    Notice notice =
        DocumentReader.notice(
                "checks.yaml", WELFARE_CHECKS.getBytes(StandardCharsets.UTF_8), PRESUMING)
            .orThrow();
    PrivacyEngine engine =
        PrivacyEngine.builder().notice(notice).law(PRESUMING).log(DecisionLog.none()).build();
    Use asked =
        engine
            .use("name")
            .purpose("welfare-check")
            .at(Instant.parse("2026-11-23T10:00:00Z"))
            .build();

    Decision open = engine.decide(asked);

    assertThat(open.ground()).isEqualTo(Ground.UNDETERMINED);
    assertThat(open.missing()).extracting(Missing::fact).contains("basis");
    assertThat(open.presumed()).extracting(Fact::id).doesNotContain("required-by-law");
    assertThat(engine.decide(with(asked, LawfulBasis.PUBLIC_TASK)).ground())
        .isEqualTo(Ground.PERMITTED);
    Decision refused = engine.decide(with(asked, LawfulBasis.CONTRACT));
    assertThat(refused.permitted()).isFalse();
    assertThat(refused.presumed()).extracting(Fact::id).contains("required-by-law");
  }

  private static DataAction with(DataAction asked, LawfulBasis basis) {
    return asked.withFacts(Map.of("basis", new FactValue.Named(basis.id())));
  }

  @Test
  void changedLaw_hasADigestOfItsOwn() {
    assertThat(decide(CHANGED, "2031-01-01T00:00:00Z").law().digest())
        .isNotEqualTo(decide(Bundled.law(), "2031-01-01T00:00:00Z").law().digest());
  }
}
