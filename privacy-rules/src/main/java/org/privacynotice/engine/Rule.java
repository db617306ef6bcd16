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
import org.privacynotice.vocabulary.FactValue;

/** A clause with its scope worked out to numbers, for one version of the notice. */
final class Rule {

  private final Clause clause;
  private final boolean law;
  private final InForce document;
  private final Categories categories;
  private final BitSet purposes;
  private final Parties parties;

  /**
   * Which data a clause speaks of.
   *
   * @param numbers the categories that it speaks of as the notice has them
   * @param ifInferred the categories that it speaks of where the case says that they reveal data
   *     which the law protects
   * @param inferred the fact that says so
   */
  record Categories(BitSet numbers, BitSet ifInferred, String inferred) {}

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
      Categories categories,
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

  private boolean ofRequests() {
    return !clause.scope().rights().isEmpty();
  }

  boolean isInForce(Question question) {
    return clause.inForce().contains(question.day()) && document.contains(question.day());
  }

  boolean reachesCategory(Question question) {
    return reachesCategory(question.action().categoryNumber(question.index()));
  }

  boolean reachesCategory(int number) {
    return categories.numbers().get(number);
  }

  /** Whether the clause speaks of the category; unknown where nobody says what it reveals. */
  private Truth isAboutCategory(Question question) {
    int number = question.action().categoryNumber(question.index());
    if (reachesCategory(number)) {
      return Truth.TRUE;
    }
    return categories.ifInferred().get(number)
        ? question
            .value(categories.inferred())
            .map(value -> Truth.of(value.equals(FactValue.YES)))
            .orElse(Truth.UNKNOWN)
        : Truth.FALSE;
  }

  boolean reachesPurpose(DataAction action) {
    return reachesPurpose(action.purposeNumber());
  }

  boolean reachesPurpose(int number) {
    return purposes.get(number);
  }

  boolean reachesParty(DataAction action) {
    OptionalInt party = action.partyNumber();
    return party.isPresent() ? parties.numbers().get(party.getAsInt()) : parties.nobody();
  }

  /** Whether everything that the other is about, this is about too. */
  boolean covers(Rule other) {
    return clause.scope().activities().containsAll(other.clause.scope().activities())
        && isWithin(other.categories.numbers(), categories.numbers())
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
          open.add(clause.effect() == Effect.PERMITS ? WellKnown.BASIS : categories.inferred());
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
   * basis, or on what the data reveals.
   */
  Truth scope(Question question) {
    boolean about =
        (ofRequests() || clause.scope().activities().contains(question.action().activity()))
            && reachesPurpose(question.action())
            && reachesParty(question.action());
    if (!about) {
      return Truth.FALSE;
    }
    Truth category = isAboutCategory(question);
    return category == Truth.TRUE && clause.effect() == Effect.PERMITS
        ? question.rulebook().coversBasis(question)
        : category;
  }
}
