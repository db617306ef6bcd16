package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Retain;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.document.Bundled;
import org.privacynotice.exchange.TermsWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.request.Answer;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Right;

class RequestPropertyTest {

  private static final LocalDate RECEIVED = LocalDate.parse("2026-11-02");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private static final PrivacyEngine ENGINE =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.none())
          .holidays(Holidays.none())
          .build();

  /** The facts on which requests turn, and some more. */
  private static final List<String> FACTS =
      List.of(
          "basis",
          "record",
          "contact-ended",
          "permit-ended",
          "consent",
          "consent-withdrawn",
          "objection",
          "compelling-grounds",
          "direct-marketing",
          "unlawfully-processed",
          "erasure-required",
          "child-online-service",
          "legal-claim",
          "legal-hold",
          "archive",
          "restricted",
          "freedom-of-expression",
          "public-health",
          "manifestly-unfounded",
          "inaccurate",
          "accuracy-contested",
          "needed-for-persons-claim",
          "automated-means",
          "third-party-information",
          "third-party-consent",
          "reasonable-without-consent",
          "exemption-prejudice",
          "further-copy");

  /** What keeps data that is over from being erased. */
  private static final Set<String> HOLDING =
      Set.of("legal-hold", "legal-claim", "archive", "restricted");

  private static FactValue value(Fact fact, Random random) {
    return switch (fact.type()) {
      case YES_NO -> fact.valueOf(random.nextBoolean());
      case ATTESTED -> random.nextBoolean() ? FactValue.YES : FactValue.NO;
      case JUDGEMENT ->
          random.nextBoolean()
              ? FactValue.NO
              : new FactValue.Judged("dpo", RECEIVED.plusDays(random.nextInt(20)), "case/1");
      case NAMED ->
          new FactValue.Named(fact.values().asList().get(random.nextInt(fact.values().size())));
      case EVENT ->
          random.nextInt(4) == 0
              ? FactValue.NOT_HAPPENED
              : new FactValue.OccurredOn(RECEIVED.minusDays(random.nextInt(4000)));
      case REFERENCE -> new FactValue.Given("doc/1");
    };
  }

  private static Map<String, FactValue> facts(Random random, int oneOf) {
    Map<String, FactValue> facts = new LinkedHashMap<>();
    for (String id : FACTS) {
      if (random.nextInt(oneOf) == 0) {
        facts.put(id, value(ENGINE.vocabulary().fact(id), random));
      }
    }
    return facts;
  }

  private static RequestTerms terms(Right right, Map<String, FactValue> facts, LocalDate at) {
    Retain.Builder about =
        ENGINE.retain("name").holder("local").purpose("parking-permits").at(noon(at));
    facts.forEach(about::fact);
    return ENGINE.terms(request(right, about.build()));
  }

  private static SubjectRequest request(Right right, Retain about) {
    return SubjectRequest.builder()
        .right(right)
        .dates(RequestDates.builder().received(RECEIVED).build())
        .about(about)
        .build();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Facts that are presumed are left as they are: to deny a presumption is not to tell more. */
  @Property(tries = 3000)
  void tellingMore_neverTurnsAFinalAnswerRound(@ForAll long seed, @ForAll Right right) {
    Random random = new Random(seed);
    Map<String, FactValue> known = facts(random, 3);
    RequestTerms before = terms(right, known, TODAY);
    List<Fact> unknown = new ArrayList<>();
    for (String id : FACTS) {
      Fact fact =
          Bundled.law().facts().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseGet(() -> ENGINE.vocabulary().fact(id));
      if (!known.containsKey(id) && fact.presumed().isEmpty()) {
        unknown.add(fact);
      }
    }
    for (int i = 0; i < 3 && !unknown.isEmpty(); i++) {
      Fact fact = unknown.remove(random.nextInt(unknown.size()));
      known.put(fact.id(), value(fact, random));
      RequestTerms after = terms(right, known, TODAY);
      if (before.answer() != Answer.UNDETERMINED) {
        assertThat(after.answer()).as("%s after %s", right, fact.id()).isEqualTo(before.answer());
      }
      before = after;
    }
  }

  /** A presumption told to be so changes nothing. */
  @Property(tries = 1000)
  void tellingWhatWasPresumed_changesNoAnswer(@ForAll long seed, @ForAll Right right) {
    Map<String, FactValue> known = facts(new Random(seed), 3);
    RequestTerms before = terms(right, known, TODAY);
    for (Fact fact : before.presumed()) {
      known.put(fact.id(), fact.presumed().orElseThrow().value());
    }
    RequestTerms after = terms(right, known, TODAY);
    assertThat(after.answer()).isEqualTo(before.answer());
    assertThat(after.clauses()).isEqualTo(before.clauses());
    assertThat(after.presumed()).isEmpty();
  }

  @Property(tries = 2000)
  void erasureOwedBecauseThePeriodIsOver_staysOwed_unlessHeld(
      @ForAll long seed, @ForAll @IntRange(max = 20_000) int days) {
    Map<String, FactValue> facts = facts(new Random(seed), 3);
    HOLDING.forEach(facts::remove);
    RequestTerms now = terms(Right.ERASURE, facts, TODAY);
    if (isOver(now)) {
      RequestTerms later = terms(Right.ERASURE, facts, TODAY.plusDays(days));
      assertThat(later.answer()).isEqualTo(Answer.GRANT);
      assertThat(isOver(later)).isTrue();
      for (String held : HOLDING) {
        Map<String, FactValue> more = new LinkedHashMap<>(facts);
        more.put(held, FactValue.YES);
        assertThat(isOver(terms(Right.ERASURE, more, TODAY.plusDays(days)))).as(held).isFalse();
      }
    }
  }

  @Property(tries = 2000)
  void erasureOwedBecauseThePeriodIsOver_isPermittedToo(@ForAll long seed) {
    Map<String, FactValue> facts = facts(new Random(seed), 3);
    if (isOver(terms(Right.ERASURE, facts, TODAY))) {
      DataAction.Builder<?, ?> erase =
          ENGINE.erase("name").holder("local").purpose("parking-permits").at(noon(TODAY));
      facts.forEach(erase::fact);
      assertThat(ENGINE.decide(erase).permitted()).isTrue();
    }
  }

  private static boolean isOver(RequestTerms terms) {
    return terms.answer() == Answer.GRANT
        && terms.clauses().stream().map(Clause::id).anyMatch("law/erasure-when-over"::equals);
  }

  /** The two properties before this one would hold of an engine that never grants. */
  @Property(tries = 1)
  void erasureBecauseThePeriodIsOver_isOwedInManyCases() {
    long owed = 0;
    for (long seed = 0; seed < 2000; seed++) {
      owed += isOver(terms(Right.ERASURE, facts(new Random(seed), 3), TODAY)) ? 1 : 0;
    }
    assertThat(owed).isGreaterThan(10);
  }

  @Property(tries = 1000)
  void everyAnswer_saysWhy(@ForAll long seed, @ForAll Right right) {
    RequestTerms terms = terms(right, facts(new Random(seed), 3), TODAY);
    assertThat(terms.why()).isNotBlank().doesNotContain("\n");
    assertThat(terms.missing().isEmpty()).isEqualTo(terms.answer() != Answer.UNDETERMINED);
    if (terms.answer() != Answer.REFUSE) {
      assertThat(terms.clauses()).isNotEmpty();
    }
    assertThat(terms.due()).contains(LocalDate.parse("2026-12-02"));
  }

  /** The same said of each of two categories and of one is the same answer. */
  @Property(tries = 500)
  void categories_areAnsweredEachByItself(@ForAll long seed, @ForAll Right right) {
    Random random = new Random(seed);
    Map<String, FactValue> one = facts(random, 3);
    Map<String, FactValue> two = facts(random, 3);
    Retain.Builder about =
        ENGINE.retain("name", "email").holder("local").purpose("parking-permits").at(noon(TODAY));
    one.forEach((id, value) -> about.factFor("name", id, value));
    two.forEach((id, value) -> about.factFor("email", id, value));
    RequestTerms both = ENGINE.terms(request(right, about.build()));
    Answer first = terms(right, one, TODAY).answer();
    Answer second = terms(right, two, TODAY).answer();

    assertThat(both.categories()).containsEntry("name", first).containsEntry("email", second);
    assertThat(both.answer()).isEqualTo(first.with(second)).isEqualTo(second.with(first));
    assertThat(TermsWriter.write(both))
        .isEqualTo(TermsWriter.write(ENGINE.terms(request(right, about.build()))));
  }
}
