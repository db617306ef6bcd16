package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Collections;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Identifier;

/**
 * One rule of a notice, the law or a deployment: what it does, to what, when, and where that is
 * written.
 *
 * <p>A clause has a value for one category of one action: the lesser of its scope's and its
 * condition's.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class Clause implements Identified {

  Clause() {}

  /** Starts a clause. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Clause of(
      String id,
      Effect effect,
      Scope scope,
      Condition condition,
      ImmutableList<Citation> sources,
      String gloss,
      InForce inForce,
      boolean owed,
      ImmutableSortedSet<String> tells,
      ImmutableSortedSet<String> tellsPartly) {
    return ImmutableClause.of(
        id, effect, scope, condition, sources, gloss, inForce, owed, tells, tellsPartly);
  }

  /** The id, a path: {@code processors/sidem}. */
  @Override
  public abstract String id();

  /** What it does when true. */
  public abstract Effect effect();

  /** What it is about. */
  public abstract Scope scope();

  /** When it applies; left out, whenever the scope does. */
  @Value.Default
  public Condition condition() {
    return Condition.ALWAYS;
  }

  /** The tests of its condition, without what combines them. */
  @Value.Lazy
  public ImmutableList<Condition> tests() {
    return ImmutableList.copyOf(Condition.tests(condition()));
  }

  /** Where it is written, at least one place. */
  public abstract ImmutableList<Citation> sources();

  /** What it says, in one sentence of our own. */
  public abstract String gloss();

  /**
   * The days on which it is in force; left out, those of its document, which bound it in any case.
   */
  @Value.Default
  public InForce inForce() {
    return InForce.ALWAYS;
  }

  /**
   * Of a requiring clause: whether the duty is owed as things stand, with a refusal too; else it
   * comes only with doing what is permitted. False for every other effect.
   */
  @Value.Default
  public boolean owed() {
    return false;
  }

  /** Of a notice's informing clause: the law's {@link Disclosure}s that it makes. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> tells();

  /** Of a notice's informing clause: the law's {@link Disclosure}s that it makes only in part. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> tellsPartly();

  @Value.Check
  void check() {
    Preconditions.checkArgument(Identifier.isPath(id()), "a clause id is a path of ids");
    Preconditions.checkArgument(!sources().isEmpty(), "clause `%s` needs a source", id());
    Preconditions.checkArgument(!gloss().isBlank(), "clause `%s` needs a gloss", id());
    Preconditions.checkArgument(
        !owed() || effect() == Effect.REQUIRES, "clause `%s`: only a duty is owed", id());
    checkTold();
    if (effect() != Effect.INFORMS) {
      checkScope();
    }
  }

  private void checkTold() {
    Preconditions.checkArgument(
        effect() == Effect.INFORMS || (tells().isEmpty() && tellsPartly().isEmpty()),
        "clause `%s` does not inform, so it tells nothing",
        id());
    Preconditions.checkArgument(
        Collections.disjoint(tells(), tellsPartly()),
        "clause `%s` tells the same wholly and in part",
        id());
  }

  private void checkScope() {
    Scope scope = scope();
    boolean ofRequests = !scope.rights().isEmpty();
    Preconditions.checkArgument(
        ofRequests || !effect().isOfRequests(), "clause `%s` names no request", id());
    Preconditions.checkArgument(
        !ofRequests || effect().isOfRequests() || effect() == Effect.REQUIRES,
        "clause `%s`: what permits or forbids is about an activity, not a request",
        id());
    Preconditions.checkArgument(
        ofRequests == scope.activities().isEmpty(),
        "clause `%s` names either an activity or a request",
        id());
    Preconditions.checkArgument(
        !scope.categories().isNone(), "clause `%s` names no category", id());
    Preconditions.checkArgument(!scope.purposes().isNone(), "clause `%s` names no purpose", id());
    if (effect() != Effect.PERMITS) {
      Preconditions.checkArgument(
          !scope.parties().isNone(),
          "clause `%s` speaks of nobody; say any for whoever it is",
          id());
    }
    if (effect() == Effect.PERMITS) {
      boolean withParty = false;
      for (Activity activity : scope.activities()) {
        withParty |= activity.hasParty();
      }
      boolean excepts =
          !scope.categories().except().isEmpty()
              || !scope.purposes().except().isEmpty()
              || !scope.parties().except().isEmpty();
      Preconditions.checkArgument(
          !excepts, "clause `%s` permits: exceptions are limits of their own", id());
      Preconditions.checkArgument(
          scope.parties().isNone() != withParty,
          "clause `%s` names recipients or holders exactly where it shares, keeps or erases",
          id());
    }
  }

  /**
   * Builds a clause; unless said otherwise it has no condition, is always in force and is not owed.
   */
  public static final class Builder extends ImmutableClause.Builder {
    Builder() {}
  }
}
