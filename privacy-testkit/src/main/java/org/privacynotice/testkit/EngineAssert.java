package org.privacynotice.testkit;

import java.time.LocalDate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;

/**
 * Assertions about what an engine answers. {@link #permits} and {@link #refuses} ask it: that
 * counts for coverage, but a {@link RecordingLog} leaves it out, so that it gives no service leave
 * and is nothing that a service asked. {@link #neverPermits} stands in no log and reaches no
 * clause: it looks at whole ranges of cases, and which clauses those touch shows nothing of what
 * the tests say.
 */
public class EngineAssert extends AbstractAssert<EngineAssert, PrivacyEngine> {

  private @Nullable Decision last;

  /** Asserts about an engine. */
  public EngineAssert(PrivacyEngine actual) {
    super(actual, EngineAssert.class);
  }

  /** It permits the action. */
  public EngineAssert permits(DataAction action) {
    about(asked(action)).isPermitted();
    return this;
  }

  /** It permits the action. */
  public EngineAssert permits(DataAction.Builder<?, ?> action) {
    return permits(action.build());
  }

  /** It refuses the action; as {@link DecisionAssert#isRefused}, not by a fault. */
  public EngineAssert refuses(DataAction action) {
    about(asked(action)).isRefused();
    return this;
  }

  /** It refuses the action; as {@link #refuses(DataAction)}. */
  public EngineAssert refuses(DataAction.Builder<?, ?> action) {
    return refuses(action.build());
  }

  /**
   * The data of the action asked last may be kept through this day, and not longer.
   *
   * @throws IllegalStateException when no action was asked before
   */
  public EngineAssert keepsUntil(LocalDate lastDay) {
    if (last == null) {
      throw new IllegalStateException(
          "`keepsUntil` is about the action asked before; say `permits` or `refuses` first");
    }
    about(last).keepsUntil(lastDay);
    return this;
  }

  /**
   * It permits no action of the pattern, whatever a case states: a proof, not a sample.
   *
   * <p>Proved is: with the notice's versions, the law and the deployment that the engine has now,
   * no action is permitted that has a category, purpose and party of the pattern, whatever other
   * categories it has too; where every fact that the pattern fixes is stated so for the category,
   * and every other that a case may state is stated as anything or left unsaid; at the pattern's
   * instant or, without one, at any in the years 1 to 9999, by what is in force then. Ids that only
   * a version had which was replaced, and facts that only then a case could state, are among them:
   * actions built before can still be decided. Facts that a case may not state are as the
   * deployment, the notice or a presumption has them; so another deployment needs another proof.
   *
   * <p>Each category, purpose and party is asked with every free fact unknown, every standing fact
   * and presumption that a case may override withdrawn, and in every stretch of time in which
   * nothing turns: what is in force, a day that a condition names, an event or judgement that is
   * fixed, stands or is presumed, the end of a period from it. A final refusal there holds for
   * whatever more is told. Where it is open, the free facts are split into all values that could
   * make a difference, up to 4,096 combinations. Whatever is still open then, or cannot be
   * evaluated, fails as not proved.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when the pattern names what no version
   *     of the notice has or had
   * @throws IllegalArgumentException when the pattern matches no action, or fixes a fact to what it
   *     cannot be; or the deployment has one stand so
   */
  public EngineAssert neverPermits(ActionPattern pattern) {
    isNotNull();
    Prover.Outcome outcome = new Prover(actual, pattern).prove();
    if (outcome instanceof Prover.Outcome.Permitted found) {
      failWithMessage(
          "%s",
          new Facts()
              .add("pattern", pattern.toString())
              .asked(found.decision().action())
              .add("expected", "never permitted")
              .add("got", Facts.answer(found.decision()))
              .decided(found.decision())
              .text());
    }
    if (outcome instanceof Prover.Outcome.Open open) {
      failWithMessage(
          "%s",
          new Facts()
              .add("pattern", pattern.toString())
              .asked(open.decision().action())
              .add("expected", "never permitted")
              .add("got", "not proved: " + open.why())
              .decided(open.decision())
              .text());
    }
    Setting.proved(actual);
    return this;
  }

  private DecisionAssert about(Decision decision) {
    return new DecisionAssert(decision).as("%s", info.descriptionText());
  }

  private Decision asked(DataAction action) {
    isNotNull();
    Decision decision = RecordingLog.asking(() -> actual.decide(action));
    last = decision;
    return decision;
  }
}
