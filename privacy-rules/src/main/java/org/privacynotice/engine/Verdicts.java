package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.privacynotice.action.CategorySet;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What the rules together say to one statement of facts, for every category at once. Immutable, and
 * shared by all actions to which the same is said.
 */
final class Verdicts {

  private static final ImmutableList<Ground> GROUNDS = ImmutableList.copyOf(Ground.values());

  /**
   * What a rule says.
   *
   * @param certain the categories for which it is true
   * @param open those for which it is unknown
   */
  private record Said(BitSet certain, BitSet open) {

    /** Of no category anything; never added to. */
    static final Said NOTHING = new Said();

    Said() {
      this(new BitSet(0), new BitSet(0));
    }

    /** Those that say something, and {@link #NOTHING} for the others. */
    static ImmutableList<Said> sparse(List<Said> said) {
      ImmutableList.Builder<Said> sparse = ImmutableList.builderWithExpectedSize(said.size());
      for (Said each : said) {
        sparse.add(each.certain.isEmpty() && each.open.isEmpty() ? NOTHING : each);
      }
      return sparse.build();
    }

    Truth value(int category) {
      if (certain.get(category)) {
        return Truth.TRUE;
      }
      return open.get(category) ? Truth.UNKNOWN : Truth.FALSE;
    }

    void add(Truth value, BitSet categories) {
      if (value != Truth.FALSE) {
        (value == Truth.TRUE ? certain : open).or(categories);
      }
    }

    /** What another says of some categories. */
    void add(Said other, BitSet categories) {
      certain.or(both(other.certain, categories));
      open.or(both(other.open, categories));
    }
  }

  /** A rule that could not be evaluated for some categories. */
  private record Broken(ClauseFault fault, BitSet categories) {}

  private final ImmutableList<Said> permitting;
  private final ImmutableList<Said> forbidding;
  private final BitSet conflicts;
  private final ImmutableList<Broken> broken;
  private final int categories;
  private final CategorySet[] grounds; // the categories of each, the least final first

  private Verdicts(
      int categories,
      List<Said> permitting,
      List<Said> forbidding,
      BitSet conflicts,
      List<Broken> broken) {
    this.permitting = Said.sparse(permitting);
    this.forbidding = Said.sparse(forbidding);
    this.conflicts = conflicts;
    this.broken = ImmutableList.copyOf(broken);
    this.categories = categories;
    BitSet[] numbers = new BitSet[GROUNDS.size()];
    Arrays.setAll(numbers, ground -> new BitSet());
    for (int category = 0; category < categories; category++) {
      numbers[GROUNDS.indexOf(worked(category))].set(category);
    }
    this.grounds = new CategorySet[numbers.length];
    Arrays.setAll(grounds, ground -> CategorySet.of(numbers[ground]));
  }

  private Ground worked(int category) {
    if (broken.stream().anyMatch(each -> each.categories().get(category))) {
      return Ground.FAULT;
    }
    return conflicts.get(category) ? Ground.CONFLICT : plain(permitting, forbidding, category);
  }

  /** The ground before it is asked whether the law bars it whatever the case. */
  private static Ground plain(List<Said> permitting, List<Said> forbidding, int category) {
    return Ground.of(greatest(permitting, category), greatest(forbidding, category));
  }

  private static Truth greatest(List<Said> rules, int category) {
    Truth greatest = Truth.FALSE;
    for (Said said : rules) {
      greatest = greatest.or(said.value(category));
    }
    return greatest;
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  /**
   * Puts a statement of facts to the rules that reach an action.
   *
   * @param stated what is stated for every category, whatever the action says of its own
   */
  static Verdicts of(Regime regime, DataAction action, StatedFacts stated, Instant at) {
    return new Hearing(regime.rules(Effect.PERMITS, action), regime.rules(Effect.FORBIDS, action))
        .hear(regime, action, stated, at);
  }

  /** What some verdicts, of the same rules, say each of its own categories. */
  static Verdicts merged(Map<BitSet, Verdicts> parts) {
    Verdicts any = parts.values().iterator().next();
    List<Said> permitting = saying(any.permitting.size());
    List<Said> forbidding = saying(any.forbidding.size());
    BitSet conflicts = new BitSet();
    List<Broken> broken = new ArrayList<>();
    parts.forEach(
        (categories, part) -> {
          for (int i = 0; i < permitting.size(); i++) {
            permitting.get(i).add(part.permitting.get(i), categories);
          }
          for (int i = 0; i < forbidding.size(); i++) {
            forbidding.get(i).add(part.forbidding.get(i), categories);
          }
          conflicts.or(both(part.conflicts, categories));
          part.broken.forEach(
              each -> broken.add(new Broken(each.fault(), both(each.categories(), categories))));
        });
    return new Verdicts(any.categories, permitting, forbidding, conflicts, broken);
  }

  private static ImmutableList<Said> saying(int rules) {
    return Stream.generate(Said::new).limit(rules).collect(toImmutableList());
  }

  /** The rules, being asked. */
  private static final class Hearing {

    private final List<Rule> permits;
    private final List<Rule> forbids;
    private final ImmutableList<Said> permitting;
    private final ImmutableList<Said> forbidding;
    private final BitSet conflicts = new BitSet();
    private final List<Broken> broken = new ArrayList<>();

    Hearing(List<Rule> permits, List<Rule> forbids) {
      this.permits = permits;
      this.forbids = forbids;
      this.permitting = saying(permits.size());
      this.forbidding = saying(forbids.size());
    }

    Verdicts hear(Regime regime, DataAction action, StatedFacts stated, Instant at) {
      for (BitSet alike : regime.rulebook().alikeCategories()) {
        Question question = Question.of(regime, action, alike.nextSetBit(0), stated, at);
        ask(permits, permitting, question, alike);
        ask(forbids, forbidding, question, alike);
        findConflicts(question.knowing(Knowledge.SILENT), alike);
      }
      int size = regime.rulebook().vocabulary().size(Vocabulary.Kind.CATEGORY);
      return new Verdicts(size, permitting, forbidding, conflicts, broken);
    }

    private void ask(List<Rule> rules, List<Said> said, Question question, BitSet alike) {
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = rules.get(i);
        Said says = said.get(i);
        BitSet numbers = both(rule.shape().categories().numbers(), alike);
        BitSet inferred = both(rule.shape().categories().ifInferred(), alike);
        if (!numbers.isEmpty()) {
          guarded(rule, numbers, () -> rule.ofCase(question))
              .ifPresent(value -> says.add(value, numbers));
        }
        if (!inferred.isEmpty()) {
          guarded(rule, inferred, () -> rule.ofInferred(question))
              .ifPresent(value -> says.add(value, inferred));
        }
      }
    }

    /** A value; or none, and the rule is broken for these categories. */
    private Optional<Truth> guarded(Rule rule, BitSet categories, Supplier<Truth> value) {
      try {
        return Optional.of(value.get());
      } catch (RuntimeException | StackOverflowError fault) {
        broken.add(new Broken(new ClauseFault(rule.clause(), fault), categories));
        return Optional.empty();
      }
    }

    /**
     * Where the notice permits, or may: what the law bars by what the notice itself says, without
     * anything that the case brings.
     */
    private void findConflicts(Question silent, BitSet alike) {
      alike.stream()
          .filter(category -> plain(permitting, forbidding, category) == Ground.FORBIDDEN)
          .filter(category -> greatest(permitting, category) != Truth.FALSE)
          .filter(category -> isBarredWhateverTheCase(silent, category))
          .forEach(conflicts::set);
    }

    private boolean isBarredWhateverTheCase(Question silent, int category) {
      BitSet only = new BitSet();
      only.set(category);
      for (int i = 0; i < forbids.size(); i++) {
        Rule rule = forbids.get(i);
        if (rule.isLaw() && forbidding.get(i).value(category) == Truth.TRUE) {
          boolean bars =
              guarded(
                      rule,
                      only,
                      () ->
                          rule.reachesCategory(category)
                              ? rule.ofCase(silent)
                              : rule.ofInferred(silent))
                  .equals(Optional.of(Truth.TRUE));
          if (bars) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** The most final ground of an action's categories. */
  Ground ground(DataAction action) {
    CategorySet asked = action.categoryNumbers();
    for (int ground = grounds.length - 1; ground > 0; ground--) {
      if (grounds[ground].intersects(asked)) {
        return GROUNDS.get(ground);
      }
    }
    return Ground.PERMITTED;
  }

  /** Whether some rule could not be evaluated. */
  boolean isBroken() {
    return !broken.isEmpty();
  }

  /** What went wrong first, for the categories of an action in their order. */
  Optional<ClauseFault> fault(DataAction action) {
    for (int index = 0; !broken.isEmpty() && index < action.categories().size(); index++) {
      int category = action.categoryNumber(index);
      for (Broken each : broken) {
        if (each.categories().get(category)) {
          return Optional.of(each.fault());
        }
      }
    }
    return Optional.empty();
  }

  /** The ground of one category. */
  Ground ground(int category) {
    for (int ground = 0; ground < grounds.length; ground++) {
      if (grounds[ground].has(category)) {
        return GROUNDS.get(ground);
      }
    }
    throw new IllegalStateException("no verdict on category " + category);
  }

  /** The value of a permitting rule by its place among the rules asked. */
  Truth permitting(int place, int category) {
    return permitting.get(place).value(category);
  }

  /** The value of a forbidding rule by its place among the rules asked. */
  Truth forbidding(int place, int category) {
    return forbidding.get(place).value(category);
  }
}
