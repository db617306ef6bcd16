package org.privacynotice.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.providers.TypeUsage;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
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
        .withMessageContaining("expected  a clause that permits it")
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

  @Test
  void noticeThatIsNowhere_isSaidWithTheAnnotation() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NoticeArbitraryProvider()
                    .provideFor(
                        TypeUsage.of(Share.class)
                            .withAnnotation(new FromNoticeOf("contact-center")),
                        type -> Set.of()))
        .withMessage(
            "@FromNotice(\"contact-center\"): there is neither a bundled notice of that id nor such"
                + " a file; bundled: community-newsletter, contact-centre");
  }

  private record FromNoticeOf(String value) implements FromNotice {
    @Override
    public Class<FromNotice> annotationType() {
      return FromNotice.class;
    }
  }
}
