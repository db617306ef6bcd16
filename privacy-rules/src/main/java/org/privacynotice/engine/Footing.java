package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.privacynotice.action.CategorySet;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * The rules of a cell, compiled for those who rely on one lawful basis, or state none. What is
 * stated beside the basis is put to the rules that ask for it; the others rest at what they say to
 * silence. Where no rule asks for anything stated, the whole answer does.
 */
final class Footing {

  private static final ImmutableList<Ground> GROUNDS = ImmutableList.copyOf(Ground.values());

  private final Optional<FactValue> basis;
  private final int basisNumber;
  private final ImmutableList<Part> parts;
  private final boolean rests;
  private final long reads;
  private final ImmutableList<CategorySet> resting; // the categories of each ground

  /**
   * Compiles the rules.
   *
   * @param rules the permitting and forbidding rules of the cell
   * @param silent a case of the cell that states nothing but the lawful basis
   */
  Footing(List<Rule> rules, Case silent) {
    this.basisNumber = silent.regime().rulebook().basisNumber();
    this.basis = silent.facts().get(basisNumber);
    ImmutableList.Builder<Part> compiled = ImmutableList.builder();
    for (int place = 0; place < rules.size(); place++) {
      compiled.addAll(Part.of(place, rules.get(place), silent));
    }
    this.parts = compiled.build();
    boolean allRest = true;
    long anyReads = 0;
    for (Part part : parts) {
      allRest &= part.rests();
      anyReads |= part.reads();
    }
    this.rests = allRest;
    this.reads = anyReads;
    this.resting = allRest ? resting(silent) : ImmutableList.of();
  }

  private ImmutableList<CategorySet> resting(Case silent) {
    List<BitSet> grounds = new ArrayList<>();
    for (int i = 0; i < GROUNDS.size(); i++) {
      grounds.add(new BitSet());
    }
    int categories = silent.regime().rulebook().vocabulary().size(Vocabulary.Kind.CATEGORY);
    for (int first = 0; first < categories; first += Long.SIZE) {
      Sums sums = sums(-1L, first / Long.SIZE, silent, 0);
      for (int number = first; number < Math.min(categories, first + Long.SIZE); number++) {
        grounds.get(GROUNDS.indexOf(sums.mostFinal(1L << number))).set(number);
      }
    }
    ImmutableList.Builder<CategorySet> sets = ImmutableList.builder();
    for (BitSet numbers : grounds) {
      sets.add(CategorySet.of(numbers));
    }
    return sets.build();
  }

  boolean isOf(Optional<FactValue> stated) {
    return basis.equals(stated);
  }

  /** A bit for each fact stated beside the basis. */
  private long bits(StatedFacts facts) {
    long bits = 0;
    for (int i = 0; i < facts.size(); i++) {
      bits |= facts.number(i) == basisNumber ? 0 : Residual.bit(facts.number(i));
    }
    return bits;
  }

  /** The most final ground of some categories. */
  Ground ground(CategorySet asked, Case each) {
    long stated = bits(each.facts());
    if (rests && (stated & reads) == 0) {
      for (int ground = GROUNDS.size() - 1; ground > 0; ground--) {
        if (resting.get(ground).intersects(asked)) {
          return GROUNDS.get(ground);
        }
      }
      return Ground.PERMITTED;
    }
    Ground most = Ground.PERMITTED;
    for (int word = 0; word < asked.words(); word++) {
      long here = asked.word(word);
      if (here != 0) {
        most = most.orMoreFinal(sums(here, word, each, stated).mostFinal(here));
      }
    }
    return most;
  }

  private Sums sums(long asked, int word, Case each, long stated) {
    Sums sums = new Sums();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      long among = part.among(asked, word);
      if (among != 0) {
        try {
          Truth value = part.value(each, stated);
          if (part.permits()) {
            sums.permits(value, among);
          } else {
            sums.forbids(value, among);
          }
        } catch (RuntimeException | StackOverflowError fault) {
          sums.breaks(among);
        }
      }
    }
    if (sums.claimedAndBarred() != 0) {
      findConflicts(sums, word, each, stated);
    }
    return sums;
  }

  /**
   * Where the notice permits, or may: what the law bars by what the notice itself says, without
   * anything that the case brings.
   */
  private void findConflicts(Sums sums, int word, Case each, long stated) {
    for (Part part : parts) {
      long among = part.among(sums.claimedAndBarred(), word);
      if (among != 0 && !part.permits()) {
        try {
          if (part.value(each, stated) == Truth.TRUE && part.isTrueWhateverTheCase(each)) {
            sums.conflicts(among);
          }
        } catch (RuntimeException | StackOverflowError fault) {
          sums.breaks(among);
        }
      }
    }
  }

  /** What each of the rules says of a category. */
  Verdict verdict(ImmutableList<Rule> rules, Question asked) {
    Case each = asked.asCase();
    long stated = bits(each.facts());
    int number = asked.categoryNumber();
    Truth[] values = new Truth[rules.size()];
    Arrays.fill(values, Truth.FALSE);
    Optional<ClauseFault> fault = Optional.empty();
    for (Part part : parts) {
      if (part.isOf(number) && fault.isEmpty()) {
        try {
          values[part.place()] = part.value(each, stated);
          part.isTrueWhateverTheCase(each);
        } catch (RuntimeException | StackOverflowError broken) {
          fault = Optional.of(new ClauseFault(rules.get(part.place()).clause(), broken));
        }
      }
    }
    long bit = 1L << number;
    Ground ground = sums(bit, number / Long.SIZE, each, stated).mostFinal(bit);
    return new Verdict(asked, rules, ImmutableList.copyOf(values), ground, fault);
  }
}
