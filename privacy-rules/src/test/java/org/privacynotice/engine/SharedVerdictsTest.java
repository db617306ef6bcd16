package org.privacynotice.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Vocabulary;

/** What was said to one question is said to another only where nothing tells the two apart. */
class SharedVerdictsTest {

  private static final Instant BEFORE = Instant.parse("2026-06-01T10:00:00Z");
  private static final Instant AFTER = Instant.parse("2027-06-01T10:00:00Z");

  /** Loans may be used for as long as they may be kept: a use that hangs on a period. */
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
                seen: {type: event, ask: "When was it seen?"}
                opened: {type: event, ask: "When did it open?", presumed: {value: "2026-12-01", because: "The library opened then."}}
              categories:
                name: {label: name}
                loan-history: {label: what was borrowed}
              purposes:
                loans: {label: lending books}
              uses:
                loans:
                  categories: [name, loan-history]
                  for: [loans]
                  if: {not: {period: over}}
                  gloss: Loans are used while they are kept.
                  sources: [{heading: What we use it for}]
                seen:
                  categories: [name]
                  for: [loans]
                  if: seen
                  gloss: Names are used once they were seen.
                  sources: [{heading: What we use it for}]
                opened:
                  categories: [name]
                  for: [loans]
                  if: opened
                  gloss: Names are used once the library is open.
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

  private DataAction use(String fact, String day, Instant at) {
    return engine
        .use("loan-history")
        .purpose("loans")
        .basis(LawfulBasis.PUBLIC_TASK)
        .fact(fact, day)
        .at(at)
        .build();
  }

  @Test
  void decide_ofAUseThatHangsOnAPeriod_goesByTheDayOfEachAction() {
    assertThat(engine.decide(use("returned", "2026-01-01", BEFORE)).ground())
        .isEqualTo(Ground.PERMITTED);
    assertThat(engine.decide(use("returned", "2026-01-01", AFTER)).ground())
        .isEqualTo(Ground.NOT_COVERED);
    assertThat(engine.decide(use("returned", "2026-12-01", AFTER)).ground())
        .isEqualTo(Ground.PERMITTED);
  }

  @Test
  void decide_ofFactsStatedForOneCategory_tellsItFromTheOthers() {
    var decision =
        engine.decide(
            engine
                .use("loan-history", "name")
                .purpose("loans")
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("returned", "2026-01-01")
                .factFor("name", "seen", "2026-01-02")
                .at(AFTER));

    assertThat(decision.categories())
        .containsEntry("name", Ground.PERMITTED)
        .containsEntry("loan-history", Ground.NOT_COVERED);
  }

  @Test
  void decide_onAPresumedDay_goesByTheDayOfEachAction() {
    var name = engine.use("name").purpose("loans").basis(LawfulBasis.PUBLIC_TASK);

    assertThat(engine.decide(name.at(AFTER)).ground()).isEqualTo(Ground.PERMITTED);
    assertThat(engine.decide(name.at(BEFORE)).ground()).isNotEqualTo(Ground.PERMITTED);
  }

  @Test
  void explanation_ofTheSameQuestionTwice_namesEachOnesOwnReference() {
    var action = engine.use("name").purpose("loans").basis(LawfulBasis.PUBLIC_TASK).at(BEFORE);
    var first = engine.decide(action.ref("case-1").subject("person-1").build());
    var second = engine.decide(action.ref("case-2").subject("person-2").build());

    assertThat(first.why()).isEqualTo(second.why()).doesNotContain("case-", "person-");
    assertThat(second.action().ref()).contains("case-2");
    assertThat(first.answerKey()).isEqualTo(second.answerKey());
  }

  /** Each of nine facts of the law is yes or no by a bit of the number. */
  private DataAction statement(int number) {
    var action = engine.use("name").purpose("loans").basis(LawfulBasis.PUBLIC_TASK).at(BEFORE);
    List<String> facts =
        engine.vocabulary().ids(Vocabulary.Kind.FACT).stream()
            .map(engine.vocabulary()::fact)
            .filter(fact -> fact.type() == FactType.YES_NO && fact.statedBy().byCase())
            .map(Fact::id)
            .limit(9)
            .toList();
    assertThat(facts).hasSize(9);
    for (int bit = 0; bit < facts.size(); bit++) {
      action.fact(facts.get(bit), (number >> bit & 1) == 1);
    }
    return action.build();
  }

  @Test
  void decide_ofMoreStatementsThanAreKept_goesOnSayingTheSame() {
    for (int round = 0; round < 2; round++) {
      for (int number = 0; number < 512; number++) {
        Ground ground = engine.decide(statement(number)).ground();
        if (number % 37 == round) {
          PrivacyEngine anew =
              PrivacyEngine.builder().notice(NOTICE).log(DecisionLog.none()).build();
          assertThat(ground).isEqualTo(anew.decide(statement(number)).ground());
        }
      }
    }
  }
}
