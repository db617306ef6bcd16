package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.CategorySet;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * A part of a rule in a cell, with all filled in that the cell tells; then also what the lawful
 * basis does.
 */
final class Placed {

  private final int place;
  private final Part part;
  private final Residual residual;
  private final @Nullable Truth rests;
  private final long reads;
  private @Nullable ImmutableSet<String> presumed; // the same, whoever works it out first
  private @Nullable Boolean leansInSilence; // likewise
  private @Nullable Silence silence; // the last one, whoever worked it out

  /**
   * What the law says to silence.
   *
   * @param basis the lawful basis relied on
   * @param residual what is left of the part then
   */
  private record Silence(@Nullable FactValue basis, Residual residual) {}

  /**
   * Puts a part into its cell.
   *
   * @param place the rule's place among those of the cell
   * @param silentCase one of the cell that states nothing but a lawful basis
   */
  private Placed(int place, Part part, Residual residual, Case silentCase) {
    this.place = place;
    this.part = part;
    this.residual = residual;
    this.rests = residual.isSteady() ? residual.value(silentCase) : null;
    this.reads = rests == null ? -1 : residual.reads();
  }

  /**
   * The parts of a cell's rules.
   *
   * @param silent a case of the cell that states nothing but a lawful basis
   */
  static ImmutableList<Placed> of(List<Rule> rules, Case silent) {
    Rulebook rulebook = silent.regime().rulebook();
    Locality[] localities = new Locality[rulebook.vocabulary().size(Vocabulary.Kind.CATEGORY)];
    Locality first = null;
    for (BitSet alike : rulebook.alikeCategories()) {
      Locality locality = Locality.ofCell(silent.question(alike.nextSetBit(0)), first);
      first = first == null ? locality : first;
      for (int number = alike.nextSetBit(0); number >= 0; number = alike.nextSetBit(number + 1)) {
        localities[number] = locality;
      }
    }
    ImmutableList.Builder<Placed> placed = ImmutableList.builder();
    for (int place = 0; place < rules.size(); place++) {
      for (Part part : rules.get(place).parts(rulebook)) {
        Placed each = in(localities[part.category()], place, part, silent);
        if (!each.isMute()) {
          placed.add(each);
        }
      }
    }
    return placed.build();
  }

  private static Placed in(Locality cell, int place, Part part, Case silentCase) {
    try {
      Residual residual =
          isBasisPresumed(silentCase) ? part.whole(Knowledge.FULL) : part.residual().in(cell);
      return new Placed(place, part, residual, silentCase);
    } catch (RuntimeException | StackOverflowError unworkable) {
      return whole(place, part, silentCase);
    }
  }

  /** A part that may be worked out with a case, or not. */
  private static Placed whole(int place, Part part, Case silentCase) {
    return new Placed(place, part, part.whole(Knowledge.FULL), silentCase);
  }

  private static boolean isBasisPresumed(Case each) {
    return each.regime().rulebook().isPresumed(WellKnown.BASIS);
  }

  /**
   * The same for those who rely on a lawful basis.
   *
   * @param covered whether permitting rules cover it
   * @param basis what hangs on it
   */
  Placed relying(Truth covered, Locality basis, Case silentCase) {
    try {
      boolean asked = permits() && !isBasisPresumed(silentCase); // else no basis is wanting
      Residual here = rests == null ? residual.in(basis) : residual;
      Residual left = relying(asked ? covered : Truth.TRUE, here);
      return Residual.isSame(left, residual) ? this : new Placed(place, part, left, silentCase);
    } catch (RuntimeException | StackOverflowError unworkable) {
      return whole(place, part, silentCase);
    }
  }

  private static Residual relying(Truth covered, Residual residual) {
    if (covered == Truth.FALSE) {
      return Residual.Known.FALSE;
    }
    return covered == Truth.TRUE
        ? residual
        : new Residual.Guarded(new Residual.Known(covered), residual);
  }

  int place() {
    return place;
  }

  /** Whether it permits; else it forbids. */
  boolean permits() {
    return part.rule().effect() == Effect.PERMITS;
  }

  CategorySet categories() {
    return part.categories();
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

  /**
   * Whether its value may hang on a presumption. Where a case states nothing for which it asks, it
   * does for all such cases or for none.
   *
   * @param stated a bit for each fact that the case states
   */
  boolean mayLean(Case each, long stated) {
    if (rests == null || (reads & stated) != 0) {
      return true;
    }
    Boolean known = leansInSilence;
    if (known == null) {
      known = value(each.without(each.regime().rulebook().presumed())) != rests;
      leansInSilence = known;
    }
    return known;
  }

  /** The facts on whose presumptions its value may hang. */
  ImmutableSet<String> presumed(Rulebook rulebook) {
    ImmutableSet<String> known = presumed;
    if (known == null) {
      Set<String> found = new HashSet<>();
      residual.addPresumed(rulebook, found);
      known = ImmutableSet.copyOf(found);
      presumed = known;
    }
    return known;
  }

  /**
   * Whether it is law that is true by what the notice itself says, without anything that the case
   * or the deployment brings.
   */
  boolean isTrueWhateverTheCase(Case each) {
    return part.rule().isLaw() && silent(each).value(each) == Truth.TRUE;
  }

  /** Worked out when asked for, which few decisions do: where the notice claims what is barred. */
  private Residual silent(Case each) {
    FactValue basis = each.facts().find(each.regime().rulebook().basisNumber());
    Silence known = silence;
    if (known == null || !Objects.equals(known.basis(), basis)) {
      known = new Silence(basis, silence(each.silent()));
      silence = known;
    }
    return known.residual();
  }

  private Residual silence(Case silentCase) {
    try {
      Question question = silentCase.question(part.category());
      return part.silent(question.rulebook())
          .in(Locality.ofCell(question, null))
          .in(Locality.ofBasis(question));
    } catch (RuntimeException | StackOverflowError unworkable) {
      return part.whole(Knowledge.SILENT);
    }
  }
}
