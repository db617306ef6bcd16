package org.privacynotice.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;

/** What is compiled ahead says what the clauses say. */
class CompiledRulesTest {

  /** Names may be kept, whatever the schedule says of them: only the law goes by the period. */
  private static final Notice NOTICE =
      DocumentReader.notice(
              "loans.yaml",
              """
              notice: loans
              title: Loans
              version: 2023-04-01
              controller: {name: Example City Council, kind: public-authority}
              facts:
                returned: {type: event, ask: "When did the book come back?"}
                seen: {type: yes-no, ask: "Was it seen?"}
              categories:
                name: {label: name}
              purposes:
                loans: {label: lending books}
              uses:
                loans:
                  categories: [name]
                  do: [retain]
                  for: [loans]
                  with: any
                  if: seen
                  gloss: Names are kept once they were seen.
                  sources: [{heading: What we use it for}]
              retention:
                loans:
                  until: {months: 12, after: returned}
                  gloss: A loan is kept for twelve months after the book came back.
                  sources: [{heading: How long we keep it}]
              """
                  .getBytes(UTF_8),
              Bundled.law())
          .orThrow();

  private final PrivacyEngine engine =
      PrivacyEngine.builder().notice(NOTICE).log(DecisionLog.none()).build();

  @Test
  void decide_whenAPeriodIsOverByWhatTheCaseStates_isForbiddenAndNoConflict() {
    var decision =
        engine.decide(
            engine
                .retain("name")
                .holder("local")
                .purpose("loans")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("seen", true)
                .fact("returned", "2020-01-01")
                .at(Instant.parse("2026-06-01T10:00:00Z")));

    assertThat(decision.ground()).isEqualTo(Ground.FORBIDDEN);
  }
}
