package org.privacynotice.engine;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.CategorySet;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;

/** A part of a rule in a cell, with all filled in that the cell and the lawful basis tell. */
final class Placed {

  private final int place;
  private final boolean permits;
  private final CategorySet categories;
  private final Residual residual;
  private final Residual silent;
  private final @Nullable Truth rests;
  private final long reads;

  /**
   * Puts a part into its cell.
   *
   * @param place the rule's place among those of the cell
   * @param basis whether the rule covers the lawful basis
   */
  Placed(int place, Part part, Truth basis, Locality cell, Case silentCase) {
    this.place = place;
    this.permits = part.rule().effect() == Effect.PERMITS;
    this.categories = part.categories();
    Residual left;
    Residual barring;
    Truth resting;
    try {
      left =
          silentCase.regime().rulebook().isPresumed(WellKnown.BASIS)
              ? part.whole(Knowledge.FULL)
              : relying(basis, part.residual(), cell);
      barring = part.silent().in(cell);
      resting = left.isSteady() ? left.value(silentCase) : null;
    } catch (RuntimeException | StackOverflowError unworkable) {
      left = part.whole(Knowledge.FULL);
      barring = part.whole(Knowledge.SILENT);
      resting = null;
    }
    this.residual = left;
    this.silent = barring;
    this.rests = resting;
    this.reads = resting == null ? -1 : left.reads();
  }

  private static Residual relying(Truth basis, Residual residual, Locality cell) {
    return switch (basis) {
      case TRUE -> residual.in(cell);
      case UNKNOWN -> new Residual.Guarded(new Residual.Known(basis), residual.in(cell));
      case FALSE -> Residual.Known.FALSE;
    };
  }

  int place() {
    return place;
  }

  /** Whether it permits; else it forbids. */
  boolean permits() {
    return permits;
  }

  CategorySet categories() {
    return categories;
  }

  /** Whether it is false whatever the case. */
  boolean isMute() {
    return residual.isFalse();
  }

  /** What it says to silence; null where that turns with time, or may fail. */
  @Nullable Truth rests() {
    return rests;
  }

  /** A bit for each fact that makes a difference; all of them where time does, or it may fail. */
  long reads() {
    return reads;
  }

  /** Its value for a case. */
  Truth value(Case each) {
    return residual.value(each);
  }

  /** The facts on whose presumptions its value may hang. */
  Set<String> presumed(Rulebook rulebook) {
    Set<String> presumed = new HashSet<>();
    residual.addPresumed(rulebook, presumed);
    return presumed;
  }

  /**
   * Whether it is law that is true by what the notice itself says, without anything that the case
   * or the deployment brings.
   */
  boolean isTrueWhateverTheCase(Case each) {
    return silent.value(each) == Truth.TRUE;
  }
}
