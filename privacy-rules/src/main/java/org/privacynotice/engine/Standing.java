package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;

/**
 * What the rules of a cell say to a statement about a category, one by one, and what they come to:
 * the same for all parties of the cell, and for all categories that no rule tells apart.
 */
final class Standing {

  private final ImmutableList<Placed> parts;
  private final ImmutableList<Truth> values;
  private final Ground ground;
  private final Optional<ClauseFault> fault;
  private final long stated;
  private @Nullable ImmutableSet<String> leanedOn; // the same, whoever works it out first
  private Ways.@Nullable Found ways; // likewise
  private @Nullable ImmutableList<Set<String>> open; // likewise

  /**
   * What was worked out.
   *
   * @param parts what the rules have to say of the category
   * @param values what each of the rules says
   * @param ground what they come to
   * @param fault the first that could not be evaluated
   * @param stated a bit for each fact stated beside the lawful basis
   */
  Standing(
      ImmutableList<Placed> parts,
      ImmutableList<Truth> values,
      Ground ground,
      Optional<ClauseFault> fault,
      long stated) {
    this.parts = parts;
    this.values = values;
    this.ground = ground;
    this.fault = fault;
    this.stated = stated;
  }

  ImmutableList<Truth> values() {
    return values;
  }

  Ground ground() {
    return ground;
  }

  Optional<ClauseFault> fault() {
    return fault;
  }

  /**
   * The presumptions that it leans on.
   *
   * @param each a case that it is the standing of
   */
  ImmutableSet<String> leanedOn(Case each) {
    ImmutableSet<String> known = leanedOn;
    if (known == null) {
      known = Presumptions.leanedOn(weighed(each), each.regime().rulebook().presumed());
      leanedOn = known;
    }
    return known;
  }

  /**
   * The ways to settle what is open in it.
   *
   * @param each a verdict that it is the standing of
   */
  Ways.Found ways(Verdict each) {
    Ways.Found known = ways;
    if (known == null) {
      known = Ways.settling(each);
      ways = known;
    }
    return known;
  }

  /**
   * The facts that would settle each of the rules whose value an answer could settle.
   *
   * @param each a verdict that it is the standing of
   */
  ImmutableList<Set<String>> open(Verdict each) {
    ImmutableList<Set<String>> known = open;
    if (known == null) {
      ImmutableList.Builder<Set<String>> found = ImmutableList.builder();
      for (Rule rule : each.unknown()) {
        found.add(rule.open(each.question()));
      }
      known = found.build();
      open = known;
    }
    return known;
  }

  /**
   * The parts on which a presumption could have told: those that determined, those that could have
   * forbidden, and, where nothing permits, those that could have.
   */
  private List<Presumptions.Weighed> weighed(Case each) {
    boolean mayPermit = false;
    for (Placed part : parts) {
      mayPermit |= part.permits() && value(part) != Truth.FALSE;
    }
    List<Presumptions.Weighed> weighed = new ArrayList<>();
    for (Placed part : parts) {
      if (isWeighed(part.permits(), value(part), mayPermit) && part.mayLean(each, stated)) {
        weighed.add(
            new Presumptions.Weighed(
                part.presumed(each.regime().rulebook()),
                value(part),
                withheld -> part.value(each.without(withheld))));
      }
    }
    return weighed;
  }

  private boolean isWeighed(boolean permits, Truth value, boolean mayPermit) {
    return switch (ground) {
      case PERMITTED, UNDETERMINED -> value == Truth.of(permits);
      case NOT_COVERED -> permits && value == Truth.FALSE;
      case FORBIDDEN -> permits ? !mayPermit : value == Truth.TRUE;
      case CONFLICT -> permits ? value != Truth.FALSE : value == Truth.TRUE;
      case FAULT -> false;
    };
  }

  private Truth value(Placed part) {
    return values.get(part.place());
  }
}
