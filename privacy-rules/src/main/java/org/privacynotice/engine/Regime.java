package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Iterables;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Remedy;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What is in force together during a stretch of days: the rules by what they reach, and the cells
 * that keep what they say. An action finds its cell by three numbers; a cell is made when it is
 * first asked for, and is the same for all parties that no rule tells apart.
 */
final class Regime {

  private static final Condition PERIOD_OVER = new Condition.PeriodOver();

  private final Version version;
  private final Rulebook rulebook;
  private final ImmutableListMultimap<Activity, Rule> general;
  private final ImmutableListMultimap<Integer, Rule> ofFew; // by party
  private final ImmutableList<Rule> ofRequests;
  private final Set<Activity> measured = EnumSet.noneOf(Activity.class); // against periods
  private final int parties;
  private final boolean timed; // whatever is stated
  private volatile Memory memory;

  /** What is in force on a day, and on those around it on which the same is. */
  Regime(Version version, LocalDate day) {
    this.version = version;
    this.rulebook = version.rulebook();
    ImmutableListMultimap.Builder<Activity, Rule> byActivity = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<Integer, Rule> byParty = ImmutableListMultimap.builder();
    for (Rule rule : rulebook.rules()) {
      if (Condition.tests(rule.clause().condition()).contains(PERIOD_OVER)) {
        measured.addAll(rule.clause().scope().activities());
      }
      if (rule.isInForce(day) && rule.isOfFew()) {
        rule.parties().stream().forEach(party -> byParty.put(party, rule));
      } else if (rule.isInForce(day)) {
        rule.clause().scope().activities().forEach(activity -> byActivity.put(activity, rule));
      }
    }
    this.general = byActivity.build();
    this.ofFew = byParty.build();
    this.ofRequests =
        rulebook.requestRules().stream()
            .filter(rule -> rule.isInForce(day))
            .collect(toImmutableList());
    this.parties = rulebook.vocabulary().size(Vocabulary.Kind.RECIPIENT);
    this.timed = !rulebook.timedStanding().isEmpty();
    this.memory = new Memory(parties);
  }

  Version version() {
    return version;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  /**
   * The rules of an effect that reach an action, in the documents' order: notice, law, deployment.
   */
  ImmutableList<Rule> rules(Effect effect, DataAction action) {
    List<Rule> few =
        ofFew.get(action.partyNumber()).stream()
            .filter(rule -> rule.effect() == effect && rule.reaches(action))
            .toList();
    return merged(cell(action).general(effect), few);
  }

  private static ImmutableList<Rule> merged(List<Rule> one, List<Rule> other) {
    return other.isEmpty()
        ? ImmutableList.copyOf(one)
        : ImmutableList.copyOf(
            Iterables.mergeSorted(List.of(one, other), Comparator.comparingInt(Rule::place)));
  }

  /**
   * Permitting rules that share the purpose or the party of an action, whatever they are about
   * otherwise: all that could be among the nearest. Of those for the same data and activities, on
   * the same condition, with other parties, the first by id are enough.
   */
  Collection<Rule> near(DataAction action) {
    Set<Rule> near =
        new LinkedHashSet<>(
            memory.nearPurpose(action.purposeNumber(), () -> permissions(action.purposeNumber())));
    if (action.partyNumber() != DataAction.NOBODY) {
      Stream.concat(general.values().stream(), ofFew.get(action.partyNumber()).stream())
          .filter(rule -> rule.effect() == Effect.PERMITS)
          .filter(rule -> rule.reachesParty(action.partyNumber()))
          .forEach(near::add);
    }
    return near;
  }

  private Collection<Rule> permissions(int purpose) {
    ListMultimap<Object, Rule> alike = LinkedListMultimap.create();
    Stream.concat(general.values().stream(), ofFew.values().stream())
        .filter(rule -> rule.effect() == Effect.PERMITS && rule.reachesPurpose(purpose))
        .distinct()
        .sorted(Comparator.comparing(rule -> rule.clause().id()))
        .forEach(
            rule -> {
              Object same =
                  rule.isOfFew() ? List.of(rule.shape(), rule.clause().scope().activities()) : rule;
              // One of them may be the asked party's own.
              if (alike.get(same).size() <= Nearness.MOST) {
                alike.put(same, rule);
              }
            });
    return alike.values();
  }

  /**
   * The recipients that a permitting rule for the purpose of an action names, those together that
   * no rule tells apart; of each group the first, by id, as far as remedies could name them.
   */
  Collection<List<String>> recipients(Share action) {
    return memory.recipients(action.purposeNumber(), () -> groups(action));
  }

  private Collection<List<String>> groups(Share action) {
    Set<String> ids = new TreeSet<>();
    Stream.concat(general.get(Activity.SHARE).stream(), ofFew.values().stream())
        .filter(rule -> rule.effect() == Effect.PERMITS && rule.reachesActivity(Activity.SHARE))
        .filter(rule -> rule.reachesPurpose(action.purposeNumber()))
        .flatMapToInt(rule -> rule.parties().stream())
        .forEach(party -> ids.add(rulebook.vocabulary().id(Vocabulary.Kind.RECIPIENT, party)));
    ids.remove(Vocabulary.LOCAL);
    Map<Object, List<String>> groups = new LinkedHashMap<>();
    for (String id : ids) {
      List<String> alike =
          groups.computeIfAbsent(alike(action.withParty(id)), absent -> new ArrayList<>());
      if (alike.size() <= Remedy.MOST_REMEDIES + 1) {
        alike.add(id);
      }
    }
    return groups.values();
  }

  /** The rules about one kind of request. */
  ImmutableList<Rule> rules(Effect effect, Right right) {
    return ofRequests.stream()
        .filter(rule -> rule.effect() == effect)
        .filter(rule -> rule.clause().scope().rights().contains(right))
        .collect(toImmutableList());
  }

  /** The verdicts on an action, kept for those to which the same is said. */
  Verdicts verdicts(DataAction action, Instant at) {
    return verdicts(action, at, true);
  }

  /** The verdicts on an action that nobody asks about, only tried out. */
  Verdicts tried(DataAction action, Instant at) {
    return verdicts(action, at, false);
  }

  private Verdicts verdicts(DataAction action, Instant at, boolean kept) {
    Cell cell = cell(action);
    if (!action.tellsCategoriesApart()) {
      return verdicts(cell, action, action.stated(), at, kept);
    }
    Map<BitSet, Verdicts> parts = new LinkedHashMap<>();
    for (String category : action.categories()) {
      BitSet only = new BitSet();
      only.set(rulebook.vocabulary().number(Vocabulary.Kind.CATEGORY, category));
      parts.put(only, verdicts(cell, action, action.statedFor(category), at, kept));
    }
    return Verdicts.merged(parts);
  }

  /** What cannot be worked out is not kept: it may have been for want of room. */
  private Verdicts verdicts(
      Cell cell, DataAction action, StatedFacts stated, Instant at, boolean kept) {
    ImmutableList<Truth> times =
        timed || stated.isTimed() ? times(action, stated, at) : ImmutableList.of();
    Verdicts known = times == null ? null : cell.known(stated, times);
    if (known == null) {
      known = Verdicts.of(this, action, stated, at);
      if (kept && times != null && !known.isBroken()) {
        memory.keep(cell, stated, times, known);
      }
    }
    return known;
  }

  /** Why an action has its verdicts; worked out once for all of which the same is asked. */
  Explanation explanation(DataAction action, Instant at, Verdicts verdicts) {
    return memory.explanations().of(this, action, at, verdicts);
  }

  /**
   * All that the time of an action can make a difference to, during this stretch of days; null
   * where a period cannot be worked out.
   */
  private @Nullable ImmutableList<Truth> times(DataAction action, StatedFacts stated, Instant at) {
    Question question = Question.of(this, action, Vocabulary.OTHER_NUMBER, stated, at);
    ImmutableList.Builder<Truth> times = ImmutableList.builder();
    for (int i = 0; i < stated.size(); i++) {
      times.add(Conditions.holds(stated.value(i), question));
    }
    for (FactValue standing : rulebook.timedStanding()) {
      times.add(Conditions.holds(standing, question));
    }
    if (measured.contains(action.activity())) {
      try {
        times.add(rulebook.retention().isOver(question));
      } catch (RuntimeException | StackOverflowError broken) {
        return null;
      }
    }
    return times.build();
  }

  private Cell cell(DataAction action) {
    Cell known = memory.cell(action);
    return known == null ? made(action) : known;
  }

  private Cell made(DataAction action) {
    if (memory.isFull()) {
      memory = new Memory(parties);
    }
    return memory.cell(
        action, alike(action), () -> new Cell(action.purposeNumber(), general(action)));
  }

  /** The same for actions that the same rules reach in the same way. */
  private Object alike(DataAction action) {
    List<Object> alike = new ArrayList<>();
    alike.add(action.activity());
    alike.add(action.purposeNumber());
    alike.add(rulebook.traits(action));
    for (Rule rule : merged(general(action), reaching(ofFew.get(action.partyNumber()), action))) {
      alike.add(rule.isOfFew() ? rule.shape() : rule);
    }
    return alike;
  }

  private List<Rule> general(DataAction action) {
    return reaching(general.get(action.activity()), action);
  }

  private static List<Rule> reaching(List<Rule> rules, DataAction action) {
    return rules.stream().filter(rule -> rule.reaches(action)).toList();
  }
}
