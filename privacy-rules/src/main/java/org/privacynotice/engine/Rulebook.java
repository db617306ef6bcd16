package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Term;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * One version of a notice together with the law and the deployment, with every name worked out to
 * numbers.
 */
final class Rulebook {

  private static final int NO_FACT = -1;

  private final Vocabulary vocabulary;
  private final Notice notice;
  private final Optional<Deployment> deployment;
  private final ImmutableMap<String, DataCategory> categoriesById;
  private final ImmutableMap<String, Purpose> purposesById;
  private final ImmutableMap<String, Recipient> recipientsById;
  private final Map<String, Fact> facts;
  private final ImmutableMap<String, FactValue> presumable;
  private final ImmutableMap<String, FactValue> presumed;
  private final ImmutableMap<String, FactValue> standing;
  private final Tree categories;
  private final Tree purposes;
  private final Tree parties;
  private final ImmutableSet<String> decidedByOthersBelow;
  private final ImmutableSet<String> placedBelow;
  private final ImmutableSet<String> inRoleBelow;
  private final Law law;
  private @Nullable RetentionRules retention; // the same, whoever works it out first
  private final Map<Condition.ForPurpose, Tree.Place> purposePlaces = new HashMap<>();
  private final Map<Condition.WithParty, Tree.Place> partyPlaces = new HashMap<>();
  private final ImmutableList<BitSet> alikeCategories;
  private final ImmutableList<FactValue> timedStanding;
  private final boolean permitsByDay;
  private final int basisNumber;
  private final Map<Residual.Local, Residual.Local> locals = new ConcurrentHashMap<>();
  private final ImmutableList<Rule> rules;
  private final ImmutableList<Rule> requestRules;
  private @Nullable Likeness likeness; // the same, whoever works it out first
  private final Map<String, PurposeTerms> purposeTerms = new ConcurrentHashMap<>();
  private final Map<String, FactTerms> factTerms = new ConcurrentHashMap<>();
  private final Map<String, ImmutableList<ImmutableList<String>>> sorts = new ConcurrentHashMap<>();

  /**
   * Works a version out.
   *
   * @param inForce whether it ever is; else it lends its words to the answer that no version is in
   *     force, and holds no rule
   */
  Rulebook(
      Vocabulary vocabulary,
      Notice notice,
      Law law,
      Optional<Deployment> deployment,
      boolean inForce) {
    this.vocabulary = vocabulary;
    this.notice = notice;
    this.law = law;
    this.deployment = deployment;
    this.categoriesById = byId(notice.categories());
    this.purposesById = byId(notice.purposes());
    this.recipientsById = byId(notice.recipients());
    this.facts = declarations(law, deployment, notice);
    Set<String> withdrawn = deployment.isPresent() ? deployment.get().withdrawn() : Set.of();
    ImmutableMap.Builder<String, FactValue> allPresumable = ImmutableMap.builder();
    ImmutableMap.Builder<String, FactValue> allPresumed = ImmutableMap.builder();
    for (Fact fact : facts.values()) {
      if (fact.presumed().isPresent()) {
        allPresumable.put(fact.id(), fact.presumed().get().value());
        if (!withdrawn.contains(fact.id())) {
          allPresumed.put(fact.id(), fact.presumed().get().value());
        }
      }
    }
    this.presumable = allPresumable.buildOrThrow();
    this.presumed = allPresumed.buildOrThrow();
    this.categories = new Tree(vocabulary, Vocabulary.Kind.CATEGORY, notice.categories());
    this.purposes = new Tree(vocabulary, Vocabulary.Kind.PURPOSE, notice.purposes());
    this.parties = new Tree(vocabulary, Vocabulary.Kind.RECIPIENT, notice.recipients());
    this.decidedByOthersBelow = decidedByOthersBelow();
    this.placedBelow = declaredBelow(WellKnown.PLACE);
    this.inRoleBelow = declaredBelow(WellKnown.ROLE);
    this.standing =
        deployment.isPresent()
            ? ImmutableMap.copyOf(deployment.get().standing())
            : ImmutableMap.of();
    this.timedStanding =
        ImmutableList.<FactValue>builder()
            .addAll(timed(standing.values()))
            .addAll(timed(presumable.values()))
            .build();
    this.alikeCategories = groupedByKind();
    this.basisNumber = hasFact(WellKnown.BASIS) ? factNumber(WellKnown.BASIS) : NO_FACT;
    boolean byDay = false;
    ImmutableList.Builder<Rule> ofActions = ImmutableList.builder();
    ImmutableList.Builder<Rule> ofRequests = ImmutableList.builder();
    for (Rule rule : rules(law)) {
      for (Condition test : rule.clause().tests()) {
        if (test instanceof Condition.ForPurpose purpose && !purposePlaces.containsKey(purpose)) {
          purposePlaces.put(purpose, purposes.place(purpose.purposes()));
        } else if (test instanceof Condition.WithParty with && !partyPlaces.containsKey(with)) {
          partyPlaces.put(with, parties.place(expanded(with.parties())));
        }
        byDay |= test instanceof Condition.Since && rule.effect() == Effect.PERMITS;
      }
      if (inForce && !rule.clause().scope().activities().isEmpty()) {
        ofActions.add(rule);
      }
      // Rights hang on no notice.
      if (rule.isOfRequests()) {
        ofRequests.add(rule);
      }
    }
    this.permitsByDay = byDay;
    this.rules = ofActions.build();
    this.requestRules = ofRequests.build();
  }

  private static <T extends Term> ImmutableMap<String, T> byId(List<T> terms) {
    ImmutableMap.Builder<String, T> byId = ImmutableMap.builder();
    for (T term : terms) {
      byId.put(term.id(), term);
    }
    return byId.buildOrThrow();
  }

  private static List<FactValue> timed(Collection<FactValue> values) {
    List<FactValue> timed = new ArrayList<>();
    for (FactValue value : values) {
      if (FactValue.isTimed(value)) {
        timed.add(value);
      }
    }
    return timed;
  }

  private List<Rule> rules(Law law) {
    Scoping scoping = new Scoping(this);
    List<Rule> all = new ArrayList<>();
    List<Document> documents = new ArrayList<>(List.of(notice, law));
    if (deployment.isPresent()) {
      documents.add(deployment.get());
    }
    for (Document document : documents) {
      for (Clause clause : document.clauses()) {
        if (isAsked(clause.scope())) {
          all.add(scoping.rule(all.size(), clause, document));
        }
      }
    }
    return all;
  }

  /** Whether it is about what is done or requested; else a clause only tells something. */
  private static boolean isAsked(Scope scope) {
    return !scope.activities().isEmpty() || !scope.rights().isEmpty();
  }

  /** The categories, those together of which the notice declares the same. */
  private ImmutableList<BitSet> groupedByKind() {
    Map<Optional<String>, BitSet> groups = new LinkedHashMap<>();
    List<String> ids = vocabulary.ids(Vocabulary.Kind.CATEGORY);
    for (int number = 0; number < ids.size(); number++) {
      Optional<String> kind = specialKind(ids.get(number));
      BitSet group = groups.get(kind);
      if (group == null) {
        group = new BitSet();
        groups.put(kind, group);
      }
      group.set(number);
    }
    return ImmutableList.copyOf(groups.values());
  }

  private static Map<String, Fact> declarations(
      Law law, Optional<Deployment> deployment, Notice notice) {
    List<Document> documents = new ArrayList<>(List.of(notice));
    if (deployment.isPresent()) {
      documents.add(deployment.get());
    }
    documents.add(law);
    Map<String, Fact> facts = new HashMap<>();
    for (Document document : documents) {
      for (Fact fact : document.allFacts()) {
        facts.put(fact.id(), fact);
      }
    }
    return facts;
  }

  Notice notice() {
    return notice;
  }

  ZoneId zone() {
    return notice.zone();
  }

  LocalDate dayOf(Instant at) {
    return at.atZone(notice.zone()).toLocalDate();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Tree categories() {
    return categories;
  }

  Tree purposes() {
    return purposes;
  }

  Tree parties() {
    return parties;
  }

  /** Where the purpose asked stands to those that a condition names. */
  Truth forPurpose(DataAction action, Condition.ForPurpose test, Truth near) {
    return Objects.requireNonNull(purposePlaces.get(test)).of(action.purposeNumber(), near);
  }

  /** Where the party asked stands to those that a condition names; with nobody it is false. */
  Truth party(DataAction action, Condition.WithParty test, Truth near) {
    return Objects.requireNonNull(partyPlaces.get(test)).of(action.partyNumber(), near);
  }

  RetentionRules retention() {
    RetentionRules known = retention;
    if (known == null) {
      List<RetentionEntry> schedule =
          deployment.isPresent() ? deployment.get().retention() : ImmutableList.of();
      known = new RetentionRules(notice.retention(), schedule, law.suspendsRetention());
      retention = known;
    }
    return known;
  }

  /** The rules about what is done, in the documents' order, whatever their days. */
  ImmutableList<Rule> rules() {
    return rules;
  }

  /** The rules about people's requests, in the documents' order, whatever their days. */
  ImmutableList<Rule> requestRules() {
    return requestRules;
  }

  /** All rules of an effect about what is done, whatever their activity and days. */
  ImmutableList<Rule> every(Effect effect) {
    return rules.stream().filter(rule -> rule.effect() == effect).collect(toImmutableList());
  }

  /** The categories in groups of which conditions say the same, whatever a case states of all. */
  ImmutableList<BitSet> alikeCategories() {
    return alikeCategories;
  }

  /** Which categories no rule tells apart; worked out when first asked for. */
  Likeness likeness() {
    Likeness known = likeness;
    if (known == null) {
      known = Likeness.of(this);
      likeness = known;
    }
    return known;
  }

  /** All by which conditions tell one party from another, for one purpose. */
  List<Object> traits(DataAction action) {
    List<Object> traits = new ArrayList<>();
    if (action.partyNumber() != DataAction.NOBODY) {
      for (Tree.Place place : partyPlaces.values()) {
        traits.add(place.of(action.partyNumber(), Truth.UNKNOWN));
      }
      traits.add(ofParty(action, WellKnown.PLACE));
      traits.add(ofParty(action, WellKnown.ROLE));
      traits.add(isDeclaredBelow(action, WellKnown.PLACE));
      traits.add(isDeclaredBelow(action, WellKnown.ROLE));
      for (Condition.Say say : Condition.Say.values()) {
        traits.add(instructs(action, say));
      }
    }
    return traits;
  }

  /**
   * The values of a named fact by sort: those of one sort stand together in every test and
   * declaration.
   */
  ImmutableList<ImmutableList<String>> sorts(Fact fact) {
    return sorts.computeIfAbsent(fact.id(), id -> NamedValues.sorts(fact, rules));
  }

  /** Of the categories that no rule and no declaration tells apart, one each. */
  ImmutableList<String> unlikeCategories() {
    Map<List<Object>, String> unlike = new LinkedHashMap<>();
    for (DataCategory category : notice.categories()) {
      int number = vocabulary.number(Vocabulary.Kind.CATEGORY, category.id());
      BitSet reached = new BitSet();
      for (Rule rule : rules) {
        reached.set(rule.place(), rule.reachesCategory(number));
      }
      unlike.putIfAbsent(List.of(reached, specialKind(category.id())), category.id());
    }
    return ImmutableList.copyOf(unlike.values());
  }

  boolean hasFact(String id) {
    return vocabulary.has(Vocabulary.Kind.FACT, id);
  }

  int factNumber(String id) {
    return vocabulary.number(Vocabulary.Kind.FACT, id);
  }

  /** The number of the lawful basis; one that no fact has where the law does not ask for it. */
  int basisNumber() {
    return basisNumber;
  }

  /** The declaration of a fact in force; where this version has none, another version's. */
  Fact fact(String id) {
    Fact fact = facts.get(id);
    return fact == null ? vocabulary.fact(id) : fact;
  }

  /** What this version says of a fact that no case states. */
  FactTerms terms(String fact) {
    FactTerms known = factTerms.get(fact);
    if (known == null) {
      known = termsOf(fact);
      factTerms.put(fact, known);
    }
    return known;
  }

  private FactTerms termsOf(String fact) {
    boolean declared = hasFact(fact);
    return new FactTerms(
        declared ? factNumber(fact) : NO_FACT,
        WellKnown.DECLARABLE.contains(fact),
        Optional.ofNullable(declared ? standing.get(fact) : null),
        Optional.ofNullable(presumed.get(fact)),
        Optional.ofNullable(presumable.get(fact)));
  }

  /** Whether a permission asks for the day, so that a refusal may name the one asked. */
  boolean permitsByDay() {
    return permitsByDay;
  }

  /** The events and judgements that hold without being stated: standing or presumed ones. */
  ImmutableList<FactValue> timedStanding() {
    return timedStanding;
  }

  /** The one of equal tests that is asked for all of them. */
  Residual.Local local(Residual.Local test) {
    Residual.Local known = locals.putIfAbsent(test, test);
    return known == null ? test : known;
  }

  /** The facts that have a presumption. */
  ImmutableSet<String> presumed() {
    return presumed.keySet();
  }

  /** Whether nothing but a presumption says what a fact is where no case and no notice does. */
  boolean isPresumed(String fact) {
    return terms(fact).isPresumed();
  }

  /** What the notice itself says a fact is, for what is asked. */
  Optional<FactValue> declared(Question question, String fact) {
    DataAction action = question.action();
    return switch (fact) {
      case WellKnown.BASIS -> purpose(action.purpose()).basis();
      case WellKnown.ARTICLE9 -> purpose(action.purpose()).article9();
      case WellKnown.SCHEDULE1 -> purpose(action.purpose()).schedule1();
      case WellKnown.PLACE, WellKnown.ROLE -> named(ofParty(action, fact));
      case WellKnown.SPECIAL_KIND -> named(specialKind(question.category()));
      case WellKnown.ENACTMENT ->
          enactments(question).isEmpty()
              ? Optional.empty()
              : Optional.of(new FactValue.Given("notice"));
      default -> Optional.empty();
    };
  }

  private static Optional<FactValue> named(Optional<String> value) {
    return value.isPresent() ? Optional.of(new FactValue.Named(value.get())) : Optional.empty();
  }

  /** What the recipient asked declares, else the nearest class that it is in. */
  private Optional<String> ofParty(DataAction action, String fact) {
    if (action.party().isPresent()) {
      for (Recipient each : line(action.party().get(), recipientsById)) {
        if (declared(each, fact).isPresent()) {
          return declared(each, fact);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> declared(Recipient recipient, String fact) {
    return fact.equals(WellKnown.PLACE) ? recipient.place() : recipient.role();
  }

  /**
   * Whether the notice may still say what a fact is: it does of some member of the class of
   * recipients asked, or for some lawful basis while none is known. Then nothing is presumed.
   */
  boolean mayDeclare(Question question, String fact) {
    return fact.equals(WellKnown.ENACTMENT)
        ? basisNumber != NO_FACT
            && !purpose(question.action().purpose()).enactments().isEmpty()
            && question.value(WellKnown.BASIS).isEmpty()
        : isDeclaredBelow(question.action(), fact);
  }

  /** Whether some member of the class of recipients asked declares the fact. */
  private boolean isDeclaredBelow(DataAction action, String fact) {
    boolean ofParty = fact.equals(WellKnown.PLACE) || fact.equals(WellKnown.ROLE);
    Set<String> classes = fact.equals(WellKnown.PLACE) ? placedBelow : inRoleBelow;
    return ofParty && action.party().isPresent() && classes.contains(action.party().get());
  }

  /** The classes of recipients some member of which declares something. */
  private ImmutableSet<String> declaredBelow(String fact) {
    Set<String> classes = new HashSet<>();
    for (Recipient each : notice.recipients()) {
      if (declared(each, fact).isPresent()) {
        Optional<String> above = each.parent();
        while (above.isPresent()) {
          classes.add(above.get());
          above = parties.parentOf(above.get());
        }
      }
    }
    return ImmutableSet.copyOf(classes);
  }

  /** What this version says of a purpose. */
  PurposeTerms purpose(String id) {
    PurposeTerms known = purposeTerms.get(id);
    if (known == null) {
      known = PurposeTerms.of(line(id, purposesById), notice.controller());
      purposeTerms.put(id, known);
    }
    return known;
  }

  /** The enactments that the purpose names behind the lawful basis relied on. */
  ImmutableList<Citation> enactments(Question question) {
    ImmutableMap<FactValue, ImmutableList<Citation>> named =
        purpose(question.action().purpose()).enactments();
    Optional<FactValue> relied =
        named.isEmpty() ? Optional.empty() : question.value(WellKnown.BASIS);
    return relied.isPresent()
        ? named.getOrDefault(relied.get(), ImmutableList.of())
        : ImmutableList.of();
  }

  /**
   * Whether a permission covers the lawful basis relied on: one that the purpose declares, if it
   * declares any. Erasing relies on none: the law itself asks for it.
   */
  Truth coversBasis(Question question) {
    DataAction action = question.action();
    PurposeTerms purpose = purpose(action.purpose());
    if (action.activity() == Activity.ERASE || purpose.bases().isEmpty()) {
      return Truth.TRUE;
    }
    Optional<FactValue> basis = question.value(WellKnown.BASIS);
    return basis.isPresent() ? Truth.of(purpose.declares(basis.get())) : Truth.UNKNOWN;
  }

  /** Whether the processor asked lists the purpose asked, or excludes it or something under it. */
  boolean instructs(DataAction action, Condition.Say say) {
    if (action.partyNumber() == DataAction.NOBODY
        || !(recipientsById.get(action.party().get()) instanceof Processor processor)) {
      return false;
    }
    boolean excluding = say == Condition.Say.EXCLUDE;
    String asked = action.purpose();
    for (String named : excluding ? processor.excludes() : processor.services()) {
      if (purposes.isUnder(asked, named) || (excluding && purposes.isUnder(named, asked))) {
        return true;
      }
    }
    return false;
  }

  /**
   * How far a category is protected. What the law protects, in it or in what it lies under, goes
   * before what the notice says: a notice cannot make less of it.
   */
  Sensitivity sensitivity(String category) {
    Sensitivity byNotice = Sensitivity.ORDINARY;
    for (DataCategory each : line(category, categoriesById)) {
      if (each.sensitivity().isOfLaw()) {
        return each.sensitivity();
      }
      byNotice = byNotice == Sensitivity.ORDINARY ? each.sensitivity() : byNotice;
    }
    return byNotice;
  }

  /** The ids with, instead of the class of all processors, each of them. */
  Set<String> expanded(Set<String> parties) {
    if (!parties.contains(Scope.PROCESSORS)) {
      return parties;
    }
    Set<String> expanded = new HashSet<>(parties);
    for (Processor processor : notice.processors()) {
      expanded.add(processor.id());
    }
    return expanded;
  }

  /** The thing itself and all that it lies under, the nearest first; none where it is unknown. */
  private static <T extends Term> List<T> line(String id, Map<String, T> byId) {
    List<T> line = new ArrayList<>();
    T here = byId.get(id);
    while (here != null) {
      line.add(here);
      here = here.parent().isPresent() ? byId.get(here.parent().get()) : null;
    }
    return line;
  }

  /** The purposes with something under them on which a controller of another kind decides. */
  private ImmutableSet<String> decidedByOthersBelow() {
    Set<String> decided = new HashSet<>();
    for (Purpose each : notice.purposes()) {
      if (each.controller().isPresent()) {
        for (Purpose above : line(each.id(), purposesById)) {
          if (purpose(above.id()).controller().kind() != each.controller().get().kind()) {
            decided.add(above.id());
          }
        }
      }
    }
    return ImmutableSet.copyOf(decided);
  }

  /**
   * Whether whoever decides on the purpose is of a kind. Where others decide on something under it,
   * the test goes against the action, as scopes do.
   *
   * @param near the value of a test on something above what it names
   */
  Truth isDecidedBy(Controller.Kind kind, String purpose, Truth near) {
    return decidedByOthersBelow.contains(purpose)
        ? near
        : Truth.of(purpose(purpose).controller().kind() == kind);
  }

  /** What the law protects in a category, or in what it lies under. */
  Optional<String> specialKind(String category) {
    for (DataCategory each : line(category, categoriesById)) {
      if (each.specialKind().isPresent()) {
        return each.specialKind();
      }
    }
    return Optional.empty();
  }

  /** What the notice calls a category in a sentence; its id where this version does not have it. */
  String categoryLabel(String id) {
    DataCategory known = categoriesById.get(id);
    return known == null ? id : known.label();
  }

  String purposeLabel(String id) {
    Purpose known = purposesById.get(id);
    return known == null ? id : known.label();
  }

  String partyLabel(String id) {
    Recipient known = recipientsById.get(id);
    if (id.equals(Vocabulary.LOCAL)) {
      return "the council itself";
    }
    return known == null ? id : known.label();
  }

  Optional<Processor> processor(String party) {
    return recipientsById.get(party) instanceof Processor processor
        ? Optional.of(processor)
        : Optional.empty();
  }
}
