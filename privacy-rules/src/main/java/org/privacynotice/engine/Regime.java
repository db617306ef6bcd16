package org.privacynotice.engine;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.Multiset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.action.CategoryFacts;
import org.privacynotice.action.CategorySet;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.action.StatedFacts;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Remedy;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What is in force together during a stretch of days: the rules by what they reach, and the cells
 * that keep what they say. An action finds its cell by three numbers; a cell is made when it is
 * first asked for, and is the same for all parties that no rule tells apart.
 */
final class Regime {

  private final Version version;
  private final LocalDate first;
  private final Rulebook rulebook;
  private final Map<Activity, List<Rule>> general = new LinkedHashMap<>();
  private final Map<Integer, List<Rule>> ofFew = new HashMap<>(); // by party
  private final ImmutableList<Rule> ofRequests;
  private final int parties;
  private volatile Memory memory;

  /** What is in force on a day, and on those around it on which the same is. */
  Regime(Version version, LocalDate day) {
    this.version = version;
    this.first = day;
    this.rulebook = version.rulebook();
    for (Activity activity : Activity.values()) {
      general.put(activity, new ArrayList<>());
    }
    for (Rule rule : rulebook.rules()) {
      if (rule.isInForce(day) && rule.isOfFew()) {
        for (int i = 0; i < rule.parties().size(); i++) {
          addOfFew(rule.parties().number(i), rule);
        }
      } else if (rule.isInForce(day)) {
        for (Activity activity : rule.clause().scope().activities()) {
          general(activity).add(rule);
        }
      }
    }
    ImmutableList.Builder<Rule> requests = ImmutableList.builder();
    for (Rule rule : rulebook.requestRules()) {
      if (rule.isInForce(day)) {
        requests.add(rule);
      }
    }
    this.ofRequests = requests.build();
    this.parties = rulebook.vocabulary().size(Vocabulary.Kind.RECIPIENT);
    this.memory = new Memory(parties);
  }

  /** Whether a day that a condition names has come: a stretch has all or none of such a day's. */
  boolean hasCome(LocalDate day) {
    return !first.isBefore(day);
  }

  private void addOfFew(int party, Rule rule) {
    List<Rule> own = ofFew.get(party);
    if (own == null) {
      own = new ArrayList<>(2);
      ofFew.put(party, own);
    }
    own.add(rule);
  }

  private List<Rule> general(Activity activity) {
    return Objects.requireNonNull(general.get(activity));
  }

  private List<Rule> ofFew(int party) {
    return ofFew.getOrDefault(party, List.of());
  }

  /** All rules in force about what is done, those about few parties after the others. */
  private Iterable<Rule> all() {
    return Iterables.concat(Iterables.concat(general.values()), Iterables.concat(ofFew.values()));
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
    List<Rule> few = new ArrayList<>();
    for (Rule rule : ofFew(action.partyNumber())) {
      if (rule.effect() == effect && rule.reaches(action)) {
        few.add(rule);
      }
    }
    return merged(cell(action).general(effect), few);
  }

  private static ImmutableList<Rule> merged(List<Rule> one, List<Rule> other) {
    if (other.isEmpty()) {
      return ImmutableList.copyOf(one);
    }
    ImmutableList.Builder<Rule> merged = ImmutableList.builder();
    int next = 0;
    for (Rule each : one) {
      while (next < other.size() && other.get(next).place() < each.place()) {
        merged.add(other.get(next++));
      }
      merged.add(each);
    }
    while (next < other.size()) {
      merged.add(other.get(next++));
    }
    return merged.build();
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
      for (List<Rule> each : general.values()) {
        addPermissions(each, action.partyNumber(), near);
      }
      addPermissions(ofFew(action.partyNumber()), action.partyNumber(), near);
    }
    return near;
  }

  private static void addPermissions(List<Rule> rules, int party, Set<Rule> to) {
    for (Rule rule : rules) {
      if (rule.effect() == Effect.PERMITS && rule.reachesParty(party)) {
        to.add(rule);
      }
    }
  }

  private Collection<Rule> permissions(int purpose) {
    Set<Rule> all = new LinkedHashSet<>();
    for (Rule rule : all()) {
      if (rule.effect() == Effect.PERMITS && rule.reachesPurpose(purpose)) {
        all.add(rule);
      }
    }
    List<Rule> byId = new ArrayList<>(all);
    byId.sort(Comparator.comparing(rule -> rule.clause().id()));
    List<Rule> permissions = new ArrayList<>();
    Multiset<Object> alike = HashMultiset.create();
    for (Rule rule : byId) {
      Object same =
          rule.isOfFew() ? List.of(rule.shape(), rule.clause().scope().activities()) : rule;
      alike.add(same);
      // One of them may be the asked party's own.
      if (alike.count(same) <= Nearness.MOST + 1) {
        permissions.add(rule);
      }
    }
    return permissions;
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
    for (Rule rule : all()) {
      if (rule.effect() == Effect.PERMITS
          && rule.reachesActivity(Activity.SHARE)
          && rule.reachesPurpose(action.purposeNumber())) {
        for (int i = 0; i < rule.parties().size(); i++) {
          int party = rule.parties().number(i);
          ids.add(rulebook.vocabulary().id(Vocabulary.Kind.RECIPIENT, party));
        }
      }
    }
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
    ImmutableList.Builder<Rule> rules = ImmutableList.builder();
    for (Rule rule : ofRequests) {
      if (rule.effect() == effect && rule.clause().scope().rights().contains(right)) {
        rules.add(rule);
      }
    }
    return rules.build();
  }

  /** The most final ground of an action's categories. */
  Ground ground(DataAction action, Instant at) {
    Cell cell = cell(action);
    if (!action.tellsCategoriesApart()) {
      return ground(cell, action, action.stated(), action.categoryNumbers(), at);
    }
    Ground most = Ground.PERMITTED;
    for (CategoryFacts each : action.apart()) {
      most = most.orMoreFinal(ground(cell, action, each.facts(), each.categories(), at));
    }
    return most;
  }

  private Ground ground(
      Cell cell, DataAction action, StatedFacts facts, CategorySet categories, Instant at) {
    Grounds known = facts.isTimed() ? null : cell.answers().to(facts, Case.UNTIMED);
    return known == null
        ? ground(cell, new Case(this, action, facts, at), categories)
        : known.mostFinal(categories);
  }

  /** The ground of what is not known at once: it hangs on the time, or has to be worked out. */
  private Ground ground(Cell cell, Case each, CategorySet categories) {
    StatedFacts facts = each.facts();
    if (facts.size() > Case.MOST_TIMES) {
      return footing(cell, each).ground(categories, each);
    }
    long times = each.times();
    Grounds known = facts.isTimed() ? cell.answers().to(facts, times) : null;
    if (known != null) {
      return known.mostFinal(categories);
    }
    Footing footing = footing(cell, each);
    Grounds made = footing.grounds(each);
    if (made == null) {
      return footing.ground(categories, each);
    }
    cell.answers().keep(facts, times, made);
    return made.mostFinal(categories);
  }

  private Footing footing(Cell cell, Case each) {
    Footing known = cell.footing(each.facts().find(rulebook.basisNumber()));
    return known == null ? compiled(cell, each) : known;
  }

  private Footing compiled(Cell cell, Case each) {
    memory.compiled();
    return cell.compiled(deciding(each.action()), each.silent());
  }

  /**
   * What some rules say to a question, one by one.
   *
   * @param rules those that reach its action
   */
  Verdict verdict(ImmutableList<Rule> rules, Question question) {
    Footing footing = footing(cell(question.action()), question.asCase());
    return new Verdict(question, rules, memory.explanations().standing(footing, rules, question));
  }

  /** The permitting rules that reach an action, and then the forbidding ones. */
  ImmutableList<Rule> deciding(DataAction action) {
    return ImmutableList.<Rule>builder()
        .addAll(rules(Effect.PERMITS, action))
        .addAll(rules(Effect.FORBIDS, action))
        .build();
  }

  /** Why an action has its ground; worked out once for all of which the same is asked. */
  Explanation explanation(DataAction action, Instant at, Ground ground) {
    return memory.explanations().of(this, action, at, ground);
  }

  private Cell cell(DataAction action) {
    Cell known = memory.cell(action);
    return known == null ? made(action) : known;
  }

  private Cell made(DataAction action) {
    if (memory.isFull()) {
      memory = new Memory(parties);
    }
    List<Rule> general = general(action);
    return memory.cell(action, alike(action, general), general);
  }

  /** The same for actions that the same rules reach in the same way. */
  private Object alike(DataAction action) {
    return alike(action, general(action));
  }

  private Object alike(DataAction action, List<Rule> general) {
    List<Object> alike = new ArrayList<>();
    alike.add(action.activity());
    alike.add(action.purposeNumber());
    alike.add(rulebook.traits(action));
    for (Rule rule : merged(general, reaching(ofFew(action.partyNumber()), action))) {
      alike.add(rule.isOfFew() ? rule.shape() : rule);
    }
    return alike;
  }

  private List<Rule> general(DataAction action) {
    return reaching(general(action.activity()), action);
  }

  private static List<Rule> reaching(List<Rule> rules, DataAction action) {
    List<Rule> reaching = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.reaches(action)) {
        reaching.add(rule);
      }
    }
    return reaching;
  }
}
