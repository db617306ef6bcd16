package org.privacynotice.testkit.generated;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
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

  private static PrivacyEngine engine(Notice notice) {
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  @Property(tries = 300)
  void contactCentre_deniesByDefault(@ForAll @FromNotice("contact-centre") DataAction action) {
    Principles.defaultDeny(ENGINE::decide, action);
  }

  @Property(tries = 300)
  void contactCentre_isMonotone(@ForAll @FromNotice("contact-centre") DataAction action) {
    Principles.monotoneInKnowledge(ENGINE::decide, action);
  }

  @Property(tries = 300)
  void contactCentre_keepsErasureDue(@ForAll @FromNotice("contact-centre") Erase erase) {
    Principles.erasureStaysDue(ENGINE::decide, erase);
  }

  @Property(tries = 300)
  void contactCentre_permitsNoMoreWithAProhibition(
      @ForAll @FromNotice("contact-centre") DataAction action) {
    Principles.moreForbiddingNeverPermitsMore(ENGINE::decide, STRICTER::decide, action);
  }

  @Property(tries = 300)
  void contactCentre_answersTheSame(@ForAll @FromNotice("contact-centre") DataAction action) {
    Principles.sameQuestionSameAnswer(ENGINE::decide, action);
  }

  @Property(tries = 300)
  void newsletter_holdsToThemToo(@ForAll @FromNotice("community-newsletter") DataAction action) {
    Principles.defaultDeny(NEWSLETTER::decide, action);
    Principles.monotoneInKnowledge(NEWSLETTER::decide, action);
    Principles.sameQuestionSameAnswer(NEWSLETTER::decide, action);
    if (action instanceof Erase erase) {
      Principles.erasureStaysDue(NEWSLETTER::decide, erase);
    }
  }
}
