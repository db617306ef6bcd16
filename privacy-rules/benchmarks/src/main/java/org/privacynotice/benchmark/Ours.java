package org.privacynotice.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/** Our engine, and the workload in its terms. */
final class Ours {

  /** When the actions are done, where they say so. */
  static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  /** What the id of a law's clause goes on with that is no longer in force. */
  private static final String UNTIL = "-until-";

  private Ours() {}

  /** An engine that decides by the bundled notice {@code contact-centre}. */
  static PrivacyEngine engine(DecisionLog log) {
    return PrivacyEngine.builder().notice(Bundled.notice("contact-centre")).log(log).build();
  }

  /** An engine that decides by these versions of a notice and logs nothing. */
  static PrivacyEngine engine(Notice... versions) {
    PrivacyEngine.Builder engine = PrivacyEngine.builder().log(DecisionLog.none());
    for (Notice version : versions) {
      engine.notice(version);
    }
    return engine.build();
  }

  /** An engine that decides by the bundled notice that claims what the law bars. */
  static PrivacyEngine conflictingEngine() {
    return PrivacyEngine.builder()
        .notice(Bundled.notice("community-newsletter"))
        .log(DecisionLog.none())
        .build();
  }

  /**
   * The question as a caller writes it. Ethnic origin, a special category, also takes what the law
   * asks about it; the peers' policies do not ask.
   */
  static Share.Builder question(PrivacyEngine engine, Request request) {
    Share.Builder question =
        engine
            .share(request.categories().toArray(new String[0]))
            .recipient(request.recipient())
            .purpose(request.purpose());
    String basis = request.basis();
    if (basis != null) {
      question.basis(
          basis.equals("public-task") ? LawfulBasis.PUBLIC_TASK : LawfulBasis.LEGITIMATE_INTERESTS);
    }
    Boolean needed = request.needed();
    if (needed != null) {
      question.fact("needed", needed);
    }
    if (request.categories().contains("ethnic-origin")) {
      question
          .article9(SpecialCategoryCondition.G)
          .fact("schedule1", "6")
          .fact("policy-document", "policy/1");
    }
    return question;
  }

  /** Built actions that the engine has answered rightly, clause and all. */
  static DataAction[] checked(
      PrivacyEngine engine, Workload workload, UnaryOperator<Share.Builder> also) {
    List<DataAction> actions = new ArrayList<>();
    for (Request request : workload.requests()) {
      DataAction action = also.apply(question(engine, request)).build();
      Decision decision = engine.decide(action);
      Workload.Expected expected = workload.expected(request);
      if (decision.ground() != expected.ground()
          || !expected.named().map(clause -> names(decision, clause)).orElse(true)) {
        throw new IllegalStateException(
            "instead of " + expected + " to " + request + ": " + decision.explain());
      }
      actions.add(action);
    }
    return actions.toArray(new DataAction[0]);
  }

  private static boolean names(Decision decision, String clause) {
    return decision.clauses().stream()
        .map(Clause::id)
        .anyMatch(id -> id.equals(clause) || id.startsWith(clause + UNTIL));
  }

  /**
   * The workload with an exceptional fact stated, one that the law presumes not to be so: of every
   * other request, that the person has objected, and of the rest that they have not. After an
   * objection nothing that was permitted is, until somebody says whether the council's grounds
   * override it.
   */
  static DataAction[] objectedTo(PrivacyEngine engine) {
    DataAction[] actions = new DataAction[Workload.SIZE];
    for (int i = 0; i < actions.length; i++) {
      Request request = Workload.CONTACT_CENTRE.requests().get(i);
      boolean objected = i % 2 == 0;
      Share.Builder question = question(engine, request).at(AT);
      actions[i] =
          (objected
                  ? question.fact("objection", AT.minusSeconds(86_400))
                  : question.fact("objection", false))
              .build();
      Ground expected = Workload.CONTACT_CENTRE.expected(request).ground();
      if (objected && expected == Ground.PERMITTED) {
        expected = Ground.UNDETERMINED;
      }
      check(expected, engine.decide(actions[i]));
    }
    return actions;
  }

  /** Questions about the newsletter that the notice rests on a basis which it cannot have. */
  static DataAction[] conflicting(PrivacyEngine engine) {
    String[][] categories = {{"name"}, {"email"}, {"name", "email"}};
    DataAction[] actions = new DataAction[Workload.SIZE];
    for (int i = 0; i < actions.length; i++) {
      actions[i] =
          engine
              .share(categories[i % categories.length])
              .recipient("postbox")
              .purpose("newsletter")
              .basis(LawfulBasis.LEGITIMATE_INTERESTS)
              .at(AT)
              .build();
      check(Ground.CONFLICT, engine.decide(actions[i]));
    }
    return actions;
  }

  private static void check(Ground expected, Decision decision) {
    if (decision.ground() != expected) {
      throw new IllegalStateException("instead of " + expected + ": " + decision.explain());
    }
  }
}
