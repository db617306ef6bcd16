package org.privacynotice.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Nearest;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;

class NearestTest {

  /** Two categories that nothing in it tells apart. */
  private static final Notice NOTICE =
      DocumentReader.notice(
              "loans.yaml",
              """
              notice: loans
              title: Loans
              version: 2023-04-01
              controller: {name: Example City Council, kind: public-authority}
              facts:
                seen: {type: event, ask: "When was it seen?"}
                checked: {type: yes-no, ask: "Was it checked?"}
              categories:
                name: {label: name}
                loan-history: {label: what was borrowed}
              purposes:
                loans: {label: lending books}
              uses:
                checked:
                  categories: [name, loan-history]
                  for: [loans]
                  if: {all: [seen, checked]}
                  gloss: Loans are used once they were seen and checked.
                  sources: [{heading: What we use it for}]
              """
                  .getBytes(UTF_8),
              Bundled.law())
          .orThrow();

  @Test
  void nearest_ofTimesStatedForEachCategory_namesWhatFailsForAnyOfThem() {
    PrivacyEngine engine = PrivacyEngine.builder().notice(NOTICE).log(DecisionLog.none()).build();

    var decision =
        engine.decide(
            engine
                .use("loan-history", "name")
                .purpose("loans")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("checked", false)
                .factFor("loan-history", "seen", "2027-01-02")
                .factFor("name", "seen", "2027-12-31")
                .at(Instant.parse("2027-06-01T10:00:00Z")));

    assertThat(decision.ground()).isEqualTo(Ground.NOT_COVERED);
    assertThat(decision.nearest())
        .first()
        .satisfies(
            near ->
                assertThat(near.failed())
                    .extracting(Nearest.Failed::test)
                    .containsExactlyInAnyOrder("seen", "checked"));
  }
}
