package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.CategorySet;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * The rules of a cell, for those who rely on one lawful basis, or state none. What is stated beside
 * the basis is put to the rules that ask for it; the others rest at what they say to silence. Where
 * no rule asks for anything stated, the whole answer does.
 *
 * <p>Without locks: what two threads work out at the same time is the same.
 */
final class Footing {

  private final @Nullable FactValue basis;
  private final int basisNumber;
  private final Placed[] parts;
  private final long[] reads; // of each part
  private final int telling; // so many parts come first; the others are false to silence
  private final long anyReads;
  private final @Nullable Grounds resting; // to silence

  /**
   * Compiles the rules.
   *
   * @param ofCell the parts of the cell's permitting and forbidding rules
   * @param silent a case of the cell that states nothing but the lawful basis
   */
  Footing(List<Placed> ofCell, Case silent) {
    Rulebook rulebook = silent.regime().rulebook();
    this.basisNumber = rulebook.basisNumber();
    this.basis = silent.facts().find(basisNumber);
    Question question = silent.question(Vocabulary.OTHER_NUMBER);
    Truth covered = rulebook.coversBasis(question);
    Locality locality = Locality.ofBasis(question);
    List<Placed> tell = new ArrayList<>();
    List<Placed> silentOnes = new ArrayList<>();
    for (Placed each : ofCell) {
      Placed placed = each.relying(covered, locality, silent);
      if (!placed.isMute()) {
        (placed.rests() == Truth.FALSE ? silentOnes : tell).add(placed);
      }
    }
    this.telling = tell.size();
    tell.addAll(silentOnes);
    this.parts = tell.toArray(new Placed[0]);
    this.reads = new long[parts.length];
    long all = 0;
    for (int i = 0; i < parts.length; i++) {
      reads[i] = parts[i].reads();
      all |= reads[i];
    }
    this.anyReads = all;
    this.resting = anyReads == -1 ? null : grounds(silent, 0);
  }

  /**
   * What is said to a case of each category; null where something could not be worked out, which is
   * not kept: it may have been for want of room.
   */
  private @Nullable Grounds grounds(Case each, long stated) {
    Ground[] grounds =
        new Ground[each.regime().rulebook().vocabulary().size(Vocabulary.Kind.CATEGORY)];
    for (int first = 0; first < grounds.length; first += Long.SIZE) {
      Sums sums = sums(-1, first / Long.SIZE, each, stated);
      for (int number = first; number < Math.min(grounds.length, first + Long.SIZE); number++) {
        grounds[number] = sums.mostFinal(1L << number);
        if (grounds[number] == Ground.FAULT) {
          return null;
        }
      }
    }
    return Grounds.of(grounds);
  }

  boolean isOf(@Nullable FactValue stated) {
    return Objects.equals(basis, stated);
  }

  /** A bit for each fact stated beside the basis. */
  private long bits(StatedFacts facts) {
    long bits = 0;
    for (int i = 0; i < facts.size(); i++) {
      bits |= facts.number(i) == basisNumber ? 0 : Residual.bit(facts.number(i));
    }
    return bits;
  }

  /**
   * What is said to a case of each category, and to all that state the same if what the time makes
   * of it is the same; null where more hangs on the time, or something cannot be worked out.
   */
  @Nullable Grounds grounds(Case each) {
    long stated = bits(each.facts());
    return resting == null || (stated & anyReads) == 0 ? resting : grounds(each, stated);
  }

  /** The most final ground of some categories. */
  Ground ground(CategorySet asked, Case each) {
    long stated = bits(each.facts());
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
    for (int i = 0; i < telling; i++) {
      add(parts[i], asked, word, each, stated, sums);
    }
    for (int i = telling; i < reads.length; i++) {
      if ((reads[i] & stated) != 0) {
        add(parts[i], asked, word, each, stated, sums);
      }
    }
    if (sums.claimedAndBarred() != 0) {
      findConflicts(sums, word, each, stated);
    }
    return sums;
  }

  private static void add(Placed part, long asked, int word, Case each, long stated, Sums sums) {
    long among = asked & part.categories().word(word);
    if (among != 0) {
      try {
        sums.add(part.permits(), value(part, each, stated), among);
      } catch (RuntimeException | StackOverflowError fault) {
        sums.breaks(among);
      }
    }
  }

  private static Truth value(Placed part, Case each, long stated) {
    Truth rests = part.rests();
    return rests != null && (part.reads() & stated) == 0 ? rests : part.value(each);
  }

  /**
   * Where the notice permits, or may: what the law bars by what the notice itself says, without
   * anything that the case brings.
   */
  private void findConflicts(Sums sums, int word, Case each, long stated) {
    for (Placed part : parts) {
      long among = sums.claimedAndBarred() & part.categories().word(word);
      if (among != 0 && !part.permits()) {
        try {
          if (value(part, each, stated) == Truth.TRUE && part.isTrueWhateverTheCase(each)) {
            sums.conflicts(among);
          }
        } catch (RuntimeException | StackOverflowError fault) {
          sums.breaks(among);
        }
      }
    }
  }

  /** What each of the rules says of a category. */
  Standing standing(List<Rule> rules, Question asked) {
    Case each = asked.asCase();
    long stated = bits(each.facts());
    int number = asked.categoryNumber();
    Truth[] values = new Truth[rules.size()];
    Arrays.fill(values, Truth.FALSE);
    Optional<ClauseFault> fault = Optional.empty();
    int broken = rules.size(); // the place of the first that is
    ImmutableList.Builder<Placed> speaking = ImmutableList.builder();
    for (Placed part : parts) {
      if (part.categories().has(number)) {
        speaking.add(part);
        try {
          values[part.place()] = value(part, each, stated);
          if (!part.permits() && values[part.place()] == Truth.TRUE) {
            part.isTrueWhateverTheCase(each); // it may fail, too
          }
        } catch (RuntimeException | StackOverflowError cause) {
          if (part.place() < broken) {
            broken = part.place();
            fault = Optional.of(new ClauseFault(rules.get(broken).clause(), cause));
          }
        }
      }
    }
    long bit = 1L << number;
    Ground ground = sums(bit, number / Long.SIZE, each, stated).mostFinal(bit);
    return new Standing(speaking.build(), ImmutableList.copyOf(values), ground, fault, stated);
  }
}
