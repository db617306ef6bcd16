package org.privacynotice.testkit.generated;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;

/** The bundled notices, held to every principle. */
class PrinciplesPropertyTest {

  private static final Notice CONTACT_CENTRE = Bundled.notice("contact-centre");
  private static final PrivacyEngine ENGINE = engine(CONTACT_CENTRE);
  private static final PrivacyEngine NEWSLETTER = engine(Bundled.notice("community-newsletter"));

  private static final PrivacyEngine STRICTER =
      engine(
          Principles.stricter(
              CONTACT_CENTRE,
              Clause.builder()
                  .id("limits/none-of-it-when-vulnerable")
                  .effect(Effect.FORBIDS)
                  .scope(
                      Scope.builder()
                          .addAllActivities(List.of(Activity.values()))
                          .categories(Selection.ANY)
                          .purposes(Selection.ANY)
                          .parties(Selection.ANY)
                          .build())
                  .condition(Condition.holds("vulnerable"))
                  .addSources(new Citation.Heading("Made up", 1))
                  .gloss("Nothing is done with the data of vulnerable people.")
                  .build()));

  /** Without a schedule nothing is erased for good. */
  private static final PrivacyEngine DEPLOYED =
      PrivacyEngine.builder()
          .notice(CONTACT_CENTRE)
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.none())
          .build();

  @Provide
  Arbitrary<Erase> erasures() {
    return NoticeArbitraries.of(CONTACT_CENTRE, Bundled.demoDeployment()).actions(Erase.class);
  }

  /** Of enough draws the principle says something: a property that cannot fail shows nothing. */
  private static void requireBites(String principle, double percent, boolean bites) {
    Statistics.label(principle)
        .collect(bites)
        .coverage(of -> of.check(true).percentage(share -> share >= percent));
  }

  private static boolean permitsSome(Decision decision) {
    return decision.permitted() || !decision.permittedCategories().isEmpty();
  }

  private static boolean tellsMore(Decision decision) {
    return !decision.missing().isEmpty() || !decision.action().facts().isEmpty();
  }

  private static PrivacyEngine engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  @Property(tries = 300)
  void contactCentre_deniesByDefault(@ForAll @FromNotice("contact-centre") DataAction action) {
    requireBites("deny", 15, permitsSome(ENGINE.decide(action)));
    Principles.defaultDeny(ENGINE::decide, action);
  }

  @Property(tries = 300)
  void contactCentre_isMonotone(@ForAll @FromNotice("contact-centre") DataAction action) {
    requireBites("monotone", 25, tellsMore(ENGINE.decide(action)));
    Principles.monotoneInKnowledge(ENGINE::decide, action);
  }

  @Property(tries = 300)
  void contactCentre_keepsErasureDue(@ForAll("erasures") Erase erase) {
    requireBites("erasure", 10, DEPLOYED.decide(erase).permitted());
    Principles.erasureStaysDue(DEPLOYED::decide, erase);
  }

  @Property(tries = 300)
  void contactCentre_permitsNoMoreWithAProhibition(
      @ForAll @FromNotice("contact-centre") DataAction action) {
    Decision decision = ENGINE.decide(action);
    requireBites("stricter", 5, decision.permitted() && !STRICTER.decide(action).permitted());
    Principles.moreForbiddingNeverPermitsMore(ENGINE::decide, STRICTER::decide, action);
  }

  @Property(tries = 300)
  void contactCentre_answersTheSame(@ForAll @FromNotice("contact-centre") DataAction action) {
    Principles.sameQuestionSameAnswer(ENGINE::decide, action);
  }

  @Property(tries = 300)
  void newsletter_holdsToThemToo(@ForAll @FromNotice("community-newsletter") DataAction action) {
    Decision decision = NEWSLETTER.decide(action);
    requireBites("deny", 15, permitsSome(decision));
    requireBites("monotone", 25, tellsMore(decision));
    Principles.defaultDeny(NEWSLETTER::decide, action);
    Principles.monotoneInKnowledge(NEWSLETTER::decide, action);
    Principles.sameQuestionSameAnswer(NEWSLETTER::decide, action);
  }

  @Property(tries = 300)
  void newsletter_keepsErasureDue(@ForAll @FromNotice("community-newsletter") Erase erase) {
    requireBites("erasure", 25, NEWSLETTER.decide(erase).permitted());
    Principles.erasureStaysDue(NEWSLETTER::decide, erase);
  }
}
