package org.privacynotice.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;

class PrinciplesTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final Notice NOTICE = Bundled.notice("contact-centre");
  private static final PrivacyEngine ENGINE =
      PrivacyEngine.builder().notice(NOTICE).log(DecisionLog.none()).build();

  private static final Share BADGE =
      ENGINE
          .share("name", "age")
          .recipient("bbis")
          .purpose("blue-badges")
          .basis(LawfulBasis.PUBLIC_TASK)
          .at(AT)
          .build();

  private static final DataAction PERMIT = BADGE.without(Set.of("age"));

  private static final Erase ORDERED =
      ENGINE
          .erase("name")
          .holder("local")
          .purpose("parking-permits")
          .basis(LawfulBasis.PUBLIC_TASK)
          .fact("record", "permit")
          .fact("erasure-required", "act/17")
          .at(AT)
          .build();

  private static Decision decide(DataAction action) {
    return ENGINE.decide(action);
  }

  /** A decision that says no clause. */
  private static Decision withoutClauses(Decision decision) {
    return (Decision)
        Proxy.newProxyInstance(
            PrinciplesTest.class.getClassLoader(),
            new Class<?>[] {Decision.class},
            (proxy, method, arguments) ->
                method.getName().equals("clauses")
                    ? ImmutableList.of()
                    : method.invoke(decision, arguments));
  }

  @Test
  void engine_holdsToAll() {
    for (DataAction action : List.of(BADGE, PERMIT, ORDERED)) {
      assertThatCode(
              () -> {
                Principles.defaultDeny(PrinciplesTest::decide, action);
                Principles.monotoneInKnowledge(PrinciplesTest::decide, action);
                Principles.sameQuestionSameAnswer(PrinciplesTest::decide, action);
                Principles.erasureStaysDue(PrinciplesTest::decide, ORDERED);
              })
          .doesNotThrowAnyException();
    }
    assertThat(decide(ORDERED).permitted()).as("so that it shows something").isTrue();
  }

  @Test
  void permissionByNoClause_breaksDefaultDeny() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.defaultDeny(action -> withoutClauses(decide(action)), PERMIT))
        .withMessageStartingWith("a principle does not hold\n  asked     {\"do\":\"share\"")
        .withMessageContaining("at        2026-11-23T10:00:00Z")
        .withMessageContaining("expected  a clause that permits name")
        .withMessageContaining("got       permission by none")
        .withMessageContaining("why       ");
  }

  @Test
  void permissionOfWhatTheNoticeDoesNotName_breaksDefaultDeny() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Principles.defaultDeny(
                    action -> decide(action.withParty("bbis")), PERMIT.withParty("other")))
        .withMessageContaining("expected  a refusal of what the notice does not name");
  }

  /** A decision that permits these categories, though not the whole. */
  private static Decision permitting(Decision decision, String... categories) {
    return (Decision)
        Proxy.newProxyInstance(
            PrinciplesTest.class.getClassLoader(),
            new Class<?>[] {Decision.class},
            (proxy, method, arguments) ->
                method.getName().equals("permittedCategories")
                    ? ImmutableSortedSet.copyOf(categories)
                    : method.invoke(decision, arguments));
  }

  @Test
  void permissionOfAPartThatNoClauseNames_breaksDefaultDeny() {
    DataAction action =
        ENGINE
            .share("name", "other")
            .recipient("bbis")
            .purpose("blue-badges")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(AT)
            .build();
    assertThat(decide(action).permittedCategories()).containsExactly("name");
    assertThatCode(() -> Principles.defaultDeny(PrinciplesTest::decide, action))
        .doesNotThrowAnyException();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> Principles.defaultDeny(each -> permitting(decide(each), "name", "other"), action))
        .withMessageContaining("expected  a refusal of what the notice does not name")
        .withMessageContaining("got       other permitted");
  }

  @Test
  void permissionOfAPartThatIsRefusedAlone_breaksDefaultDeny() {
    // Age is guarded by a question that is open here.
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> Principles.defaultDeny(each -> permitting(decide(each), "age", "name"), BADGE))
        .withMessageContaining("expected  a clause that permits age")
        .withMessageContaining("got       age undetermined");
  }

  @Test
  void permissionThatAnAnswerTurnsRound_breaksMonotony() {
    Function<DataAction, Decision> fickle =
        action -> decide(action.facts().containsKey("needed") ? action.withParty("raad") : action);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.monotoneInKnowledge(fickle, BADGE))
        .withMessageContaining("expected  name permitted, as without what was told")
        .withMessageContaining("got       name not-covered");
  }

  @Test
  void permissionThatWhatIsStatedTurnsRound_breaksMonotony() {
    Function<DataAction, Decision> fickle =
        action -> decide(action.facts().containsKey("needed") ? action.withParty("raad") : action);
    DataAction told = PERMIT.withFacts(Map.of("needed", FactValue.YES));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.monotoneInKnowledge(fickle, told))
        .withMessageContaining("expected  name permitted, as without what was told")
        .withMessageContaining("got       name not-covered");
  }

  @Test
  void refusalThatWhatIsStatedTurnsRound_breaksMonotony() {
    Function<DataAction, Decision> fickle =
        action -> decide(action.facts().containsKey("needed") ? action : action.withParty("raad"));
    DataAction told = PERMIT.withFacts(Map.of("needed", FactValue.YES));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.monotoneInKnowledge(fickle, told))
        .withMessageContaining("expected  name not-covered, as without what was told")
        .withMessageContaining("got       name permitted");
  }

  @Test
  void basisThatThePurposeDeclares_isOverriddenAndNotTold() {
    PrivacyEngine newsletter =
        PrivacyEngine.builder()
            .notice(Bundled.notice("community-newsletter"))
            .log(DecisionLog.none())
            .build();
    DataAction other =
        newsletter
            .use("name")
            .purpose("event-bookings")
            .basis(LawfulBasis.PUBLIC_TASK)
            .fact("consent", "form/1")
            .at(AT)
            .build();

    assertThat(newsletter.decide(other).permitted()).isFalse();
    assertThat(newsletter.decide(other.withoutFact("basis")).permitted()).isTrue();
    assertThatCode(() -> Principles.monotoneInKnowledge(newsletter::decide, other))
        .doesNotThrowAnyException();
  }

  @Test
  void whereNothingIsMissing_monotonyAsksOnce() {
    int[] asked = {0};
    Principles.monotoneInKnowledge(
        action -> {
          asked[0]++;
          return decide(action);
        },
        PERMIT);

    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void erasureThatIsTakenBack_breaksThatItStaysDue() {
    Function<DataAction, Decision> forgetful =
        action ->
            decide(
                action.at().orElseThrow().isAfter(AT.plusSeconds(60))
                    ? action.withFacts(Map.of("erasure-required", FactValue.NO))
                    : action);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.erasureStaysDue(forgetful, ORDERED))
        .withMessageContaining("expected  erasure still permitted PT24H later")
        .withMessageContaining("got       undetermined");
  }

  /** The engine with one more prohibition, of any erasure on a condition. */
  private static PrivacyEngine forbidding(Condition condition, InForce inForce) {
    Clause prohibition =
        Clause.builder()
            .id("limits/no-erasing")
            .effect(Effect.FORBIDS)
            .scope(
                Scope.builder()
                    .addActivities(Activity.ERASE)
                    .categories(Selection.ANY)
                    .purposes(Selection.ANY)
                    .parties(Selection.ANY)
                    .build())
            .condition(condition)
            .inForce(inForce)
            .addSources(new Citation.Heading("Made up", 1))
            .gloss("Nothing is erased.")
            .build();
    return PrivacyEngine.builder()
        .notice(Principles.stricter(NOTICE, prohibition))
        .log(DecisionLog.none())
        .build();
  }

  @Test
  void clauseThatTurnsByItself_doesNotBreakThatErasureStaysDue() {
    LocalDate tomorrow = LocalDate.of(2026, 11, 24);
    for (PrivacyEngine engine :
        List.of(
            forbidding(new Condition.Since(tomorrow), InForce.ALWAYS),
            forbidding(Condition.ALWAYS, InForce.from(tomorrow)))) {
      assertThat(engine.decide(ORDERED).permitted()).isTrue();
      assertThat(engine.decide(ORDERED.again(AT.plus(Duration.ofDays(1)), null, null)).permitted())
          .isFalse();
      assertThatCode(() -> Principles.erasureStaysDue(engine::decide, ORDERED))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void clauseThatTurnsAtTheNoticesMidnight_doesNotBreakThatErasureStaysDue() {
    String text =
        """
        notice: parking
        title: Parking
        version: 2026-01-01
        zone: America/New_York
        controller: {name: A council, kind: public-authority}
        facts:
          ended: {type: event, ask: When did it end?}
        categories:
          name: {label: name}
        purposes:
          permits: {label: permits}
        retention:
          default: {until: ended, gloss: Until then., sources: [{heading: Keeping, item: 1}]}
        limits:
          kept:
            categories: [name]
            do: [erase]
            for: [permits]
            in-force: {from: 2026-06-16}
            gloss: Names are not erased any more.
            sources: [{heading: Keeping, item: 2}]
        """;
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(
                DocumentReader.notice(
                        "parking.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law())
                    .orThrow())
            .log(DecisionLog.none())
            .build();
    Erase erase =
        engine
            .erase("name")
            .holder("local")
            .purpose("permits")
            .fact("ended", "2020-01-01")
            .at(Instant.parse("2026-06-16T03:59:59Z"))
            .build();

    assertThat(engine.decide(erase).permitted()).isTrue();
    assertThatCode(() -> Principles.erasureStaysDue(engine::decide, erase))
        .doesNotThrowAnyException();
  }

  @Test
  void prohibitionThatPermits_breaksMoreForbidding() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Principles.moreForbiddingNeverPermitsMore(
                    action -> decide(action.withParty("raad")), PrinciplesTest::decide, PERMIT))
        .withMessageContaining("expected  name refused, as without the prohibition")
        .withMessageContaining("got       name permitted");
  }

  @Test
  void anotherAnswerTheSecondTime_breaksSameness() {
    Iterator<String> parties = List.of("bbis", "raad", "bbis").iterator();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Principles.sameQuestionSameAnswer(
                    action -> decide(action.withParty(parties.next())), PERMIT))
        .withMessageContaining("expected  the same answer to the same question");
  }

  @Test
  void anotherAnswerToAnotherCase_breaksSameness() {
    Function<DataAction, Decision> partial =
        action -> decide(action.ref().equals(PERMIT.ref()) ? action : action.withParty("raad"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.sameQuestionSameAnswer(partial, PERMIT))
        .withMessageContaining("expected  the same answer to the same question");
  }

  @Test
  void answerWithAnothersReference_breaksSameness() {
    DataAction mine = PERMIT.again(AT, "me", "my-case");
    Function<DataAction, Decision> mixedUp =
        action -> decide(action.again(AT, null, mine.ref().orElseThrow()));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.sameQuestionSameAnswer(mixedUp, mine))
        .withMessageContaining("expected  the case's own reference")
        .satisfies(broken -> assertThat(broken.getMessage()).doesNotContain("my-case"));
  }

  @Test
  void messages_showNoReference() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Principles.defaultDeny(action -> withoutClauses(decide(action)), ORDERED))
        .satisfies(broken -> assertThat(broken.getMessage()).doesNotContain("act/17"));
  }

  @Test
  void stricter_takesOnlyProhibitions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Principles.stricter(NOTICE, NOTICE.clauses().get(0)))
        .withMessageContaining("does not forbid; give one that does");
  }
}
