package org.privacynotice.testkit;

import java.time.LocalDate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;

/**
 * Assertions about what an engine answers. {@link #permits} and {@link #refuses} ask it, and so
 * stand in its log; {@link #neverPermits} does not.
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

  /** It refuses the action. */
  public EngineAssert refuses(DataAction action) {
    about(asked(action)).isRefused();
    return this;
  }

  /** It refuses the action. */
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
   * <p>Known gaps, in which it passes though something is permitted later: a presumption with a
   * date of a fact that only the deployment may state; and {@code period: over} tested by a clause
   * that is not about keeping or erasing, where the pattern fixes the days from which the period
   * runs.
   *
   * <p>Each category, purpose and party is asked with every free fact unknown, every standing fact
   * and presumption that a case may override withdrawn, and in every stretch of time in which the
   * same is in force. A final refusal there holds for whatever more is told. Where it is open, the
   * free facts are split, up to 4,096 combinations, events at the days at which a condition or a
   * period turns. Whatever is still open then fails as not proved.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when the pattern names what no version
   *     of the notice has
   * @throws IllegalArgumentException when the pattern matches no action, or fixes a fact to what it
   *     cannot be
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
    Decision decision = actual.decide(action);
    last = decision;
    return decision;
  }
}
