package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.vocabulary.Activity;

/** A clause with its scope worked out to numbers, for one version of the notice. */
final class Rule {

  /** A rule about at most so many recipients is looked up by them. */
  private static final int FEW = 8;

  private final int place;
  private final Shape shape;
  private final Clause clause;
  private final InForce document;
  private final Numbers purposes;
  private final Parties parties;
  private @Nullable ImmutableList<Part> parts; // the same, whoever compiles them first

  /**
   * Which data a clause speaks of.
   *
   * @param numbers the categories that it speaks of as the notice has them
   * @param ifInferred the further ones that it speaks of where the case says that they reveal data
   *     which the law protects
   * @param inferred the fact that says so
   */
  record Categories(BitSet numbers, BitSet ifInferred, String inferred) {}

  /**
   * Who a clause speaks of.
   *
   * @param any whether it speaks of whomever it does not leave out
   * @param nobody whether it speaks of actions that name nobody
   * @param numbers the recipients and holders that it speaks of
   */
  record Parties(boolean any, boolean nobody, Numbers numbers) {}

  /**
   * What decides on a rule's value where it reaches the activity, the purpose and the party: rules
   * of one shape say the same there.
   */
  record Shape(Effect effect, boolean law, Categories categories, Condition condition) {
    /** Without the condition, whose parts take longer to hash than to compare. */
    @Override
    public int hashCode() {
      return effect.hashCode() + Boolean.hashCode(law) + categories.numbers().hashCode();
    }
  }

  /**
   * Works a clause out.
   *
   * @param place its place in the documents' order
   */
  Rule(
      int place,
      Clause clause,
      Document document,
      Categories categories,
      Numbers purposes,
      Parties parties) {
    this.place = place;
    this.shape =
        new Shape(clause.effect(), document instanceof Law, categories, clause.condition());
    this.clause = clause;
    this.document = document.inForce();
    this.purposes = purposes;
    this.parties = parties;
  }

  /** The rule of another clause that touches the same. */
  Rule about(int at, Clause other, Document in) {
    return new Rule(at, other, in, shape.categories(), purposes, parties);
  }

  int place() {
    return place;
  }

  Shape shape() {
    return shape;
  }

  Effect effect() {
    return shape.effect();
  }

  Clause clause() {
    return clause;
  }

  boolean isLaw() {
    return shape.law();
  }

  boolean isOfRequests() {
    return !clause.scope().rights().isEmpty();
  }

  /** Whether it is about a few recipients by name, and nobody else. */
  boolean isOfFew() {
    return !parties.any() && !parties.nobody() && parties.numbers().size() <= FEW;
  }

  boolean isInForce(LocalDate day) {
    return clause.inForce().contains(day) && document.contains(day);
  }

  boolean reachesCategory(int number) {
    return shape.categories().numbers().get(number);
  }

  boolean reachesActivity(Activity activity) {
    return clause.scope().activities().contains(activity);
  }

  boolean reachesPurpose(int number) {
    return purposes.has(number);
  }

  boolean reachesParty(int number) {
    return number == DataAction.NOBODY ? parties.nobody() : parties.numbers().has(number);
  }

  boolean reaches(DataAction action) {
    return reachesActivity(action.activity())
        && reachesPurpose(action.purposeNumber())
        && reachesParty(action.partyNumber());
  }

  /** Whether everything that the other is about, this is about too. */
  boolean covers(Rule other) {
    BitSet beyond = (BitSet) other.shape.categories().numbers().clone();
    beyond.andNot(shape.categories().numbers());
    return clause.scope().activities().containsAll(other.clause.scope().activities())
        && beyond.isEmpty()
        && purposes.hasAll(other.purposes)
        && parties.numbers().hasAll(other.parties.numbers());
  }

  /** The recipients and holders that it speaks of. */
  Numbers parties() {
    return parties.numbers();
  }

  /** The lesser of scope and condition. */
  Truth value(Question question) {
    Truth category = isAbout(question) ? ofCategory(question) : Truth.FALSE;
    return category == Truth.FALSE ? category : category.and(ofCase(question));
  }

  private boolean isAbout(Question question) {
    return (isOfRequests() || reachesActivity(question.action().activity()))
        && reachesPurpose(question.action().purposeNumber())
        && reachesParty(question.action().partyNumber());
  }

  /** Whether it speaks of the category asked; unknown where nobody says what that reveals. */
  private Truth ofCategory(Question question) {
    if (reachesCategory(question.categoryNumber())) {
      return Truth.TRUE;
    }
    return shape.categories().ifInferred().get(question.categoryNumber())
        ? inferred(question)
        : Truth.FALSE;
  }

  /** Whether the case says that the data reveals what the clause is about. */
  private Truth inferred(Question question) {
    return Conditions.of(clause, question).value(Condition.holds(shape.categories().inferred()));
  }

  /**
   * The value for data that it speaks of.
   *
   * @param ifInferred whether it speaks of it only where the case says what that reveals
   */
  Truth about(Question question, boolean ifInferred) {
    Truth spoken = ifInferred ? inferred(question) : Truth.TRUE;
    return spoken == Truth.FALSE ? spoken : spoken.and(ofCase(question));
  }

  /** What is left of its condition, which is all of it but for data and lawful basis. */
  Residual condition(Knowledge known, Rulebook rulebook) {
    return residual(clause.condition(), known, rulebook);
  }

  /** What is left of whether the case says that the data reveals what the clause is about. */
  Residual inferred(Knowledge known, Rulebook rulebook) {
    return residual(Condition.holds(shape.categories().inferred()), known, rulebook);
  }

  private Residual residual(Condition condition, Knowledge known, Rulebook rulebook) {
    return Residual.of(condition, Conditions.near(effect()), known, rulebook);
  }

  /** Its parts, compiled when first asked for. */
  ImmutableList<Part> parts(Rulebook rulebook) {
    ImmutableList<Part> known = parts;
    if (known == null) {
      known = Part.of(this, rulebook);
      parts = known;
    }
    return known;
  }

  /** The value for data that it speaks of: the lesser of lawful basis and condition. */
  private Truth ofCase(Question question) {
    Truth basis = ofBasis(question);
    return basis == Truth.FALSE
        ? basis
        : basis.and(Conditions.of(clause, question).value(clause.condition()));
  }

  /** Whether it covers the lawful basis relied on. */
  private Truth ofBasis(Question question) {
    return effect() == Effect.PERMITS ? question.rulebook().coversBasis(question) : Truth.TRUE;
  }

  /**
   * The facts that would settle an unknown value; none where it is known, or cannot be worked out.
   */
  Set<String> open(Question question) {
    List<String> open = new ArrayList<>();
    try {
      return value(question, open) == Truth.UNKNOWN ? new LinkedHashSet<>(open) : Set.of();
    } catch (RuntimeException broken) {
      // Where it matters, the decision is a fault already.
      return Set.of();
    }
  }

  /** The value, as {@link #value} gives it, and whatever in it is unknown. */
  private Truth value(Question question, List<String> open) {
    Truth category = isAbout(question) ? ofCategory(question) : Truth.FALSE;
    Truth basis = category == Truth.FALSE ? category : ofBasis(question);
    if (basis == Truth.FALSE) {
      return basis;
    }
    if (category == Truth.UNKNOWN) {
      open.add(shape.categories().inferred());
    }
    if (basis == Truth.UNKNOWN) {
      open.add(WellKnown.BASIS);
    }
    Truth condition = Conditions.of(clause, question).value(clause.condition(), open);
    return category.and(basis).and(condition);
  }
}
