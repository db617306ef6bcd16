package org.privacynotice.engine;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;

/** A clause with its scope worked out to numbers, for one version of the notice. */
final class Rule {

  private final Clause clause;
  private final boolean law;
  private final InForce document;
  private final BitSet categories;
  private final BitSet purposes;
  private final Parties parties;

  /**
   * Who a clause speaks of.
   *
   * @param nobody whether it speaks of actions that name nobody
   * @param numbers the recipients and holders that it speaks of
   */
  record Parties(boolean nobody, BitSet numbers) {}

  Rule(
      Clause clause,
      boolean law,
      InForce document,
      BitSet categories,
      BitSet purposes,
      Parties parties) {
    this.clause = clause;
    this.law = law;
    this.document = document;
    this.categories = categories;
    this.purposes = purposes;
    this.parties = parties;
  }

  Clause clause() {
    return clause;
  }

  boolean isLaw() {
    return law;
  }

  boolean isInForce(Question question) {
    return clause.inForce().contains(question.day()) && document.contains(question.day());
  }

  boolean reachesCategory(Question question) {
    return reachesCategory(question.action().categoryNumber(question.index()));
  }

  boolean reachesCategory(int number) {
    return categories.get(number);
  }

  boolean reachesPurpose(DataAction action) {
    return purposes.get(action.purposeNumber());
  }

  boolean reachesParty(DataAction action) {
    OptionalInt party = action.partyNumber();
    return party.isPresent() ? parties.numbers().get(party.getAsInt()) : parties.nobody();
  }

  /** Whether everything that the other is about, this is about too. */
  boolean covers(Rule other) {
    return clause.scope().activities().containsAll(other.clause.scope().activities())
        && isWithin(other.categories, categories)
        && isWithin(other.purposes, purposes)
        && isWithin(other.parties.numbers(), parties.numbers());
  }

  private static boolean isWithin(BitSet part, BitSet whole) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(whole);
    return rest.isEmpty();
  }

  /** The recipients and holders that it speaks of. */
  BitSet parties() {
    return parties.numbers();
  }

  /** The lesser of scope and condition. */
  Truth value(Question question) {
    Truth scope = scope(question);
    return scope == Truth.FALSE
        ? scope
        : scope.and(Conditions.of(clause, question).value(clause.condition()));
  }

  /**
   * The facts that would settle an unknown value; none where it is known, or cannot be worked out.
   */
  Set<String> open(Question question) {
    Set<String> open = new LinkedHashSet<>();
    try {
      if (value(question) == Truth.UNKNOWN) {
        if (scope(question) == Truth.UNKNOWN) {
          open.add(WellKnown.BASIS);
        }
        open.addAll(Conditions.of(clause, question).open(clause.condition()));
      }
    } catch (RuntimeException broken) {
      // Where it matters, the decision is a fault already.
      return Set.of();
    }
    return open;
  }

  /**
   * Whether the clause is about what is asked; unknown only where it hangs on an unstated lawful
   * basis.
   */
  Truth scope(Question question) {
    boolean about =
        clause.scope().activities().contains(question.action().activity())
            && reachesCategory(question)
            && reachesPurpose(question.action())
            && reachesParty(question.action());
    if (!about) {
      return Truth.FALSE;
    }
    return clause.effect() == Effect.PERMITS
        ? question.rulebook().coversBasis(question)
        : Truth.TRUE;
  }
}
