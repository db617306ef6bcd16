package org.privacynotice.engine;

import static org.privacynotice.decision.Truth.FALSE;
import static org.privacynotice.decision.Truth.TRUE;
import static org.privacynotice.decision.Truth.UNKNOWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Sensitivity;

/**
 * The definitions of a decision written down as plainly as possible: every clause asked every time,
 * by id. It shares no line with the evaluator that it judges, only the value types.
 */
final class ReferenceEvaluator {

  private final Notice notice;
  private final Law law;
  private final Optional<Deployment> deployment;
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, Optional<FactValue>> values = new HashMap<>(); // of one question
  private final Map<String, Set<Controller.Kind>> kinds = new HashMap<>();
  private final Map<String, List<DataCategory>> categories = new HashMap<>();
  private final Map<String, List<Purpose>> purposes = new HashMap<>();
  private final Map<String, List<Recipient>> recipients = new HashMap<>();
  private final Map<String, Processor> processors = new HashMap<>();
  private final Map<String, Set<String>> line = new HashMap<>(); // a thing and all above it
  private Asked remembered;

  /** No id of one kind may be an id of another in the notices that are tested. */
  ReferenceEvaluator(Notice notice, Law law, Optional<Deployment> deployment) {
    this.notice = notice;
    this.law = law;
    this.deployment = deployment;
    notice.categories().forEach(each -> parents.put(each.id(), each.parent().orElse("")));
    notice.purposes().forEach(each -> parents.put(each.id(), each.parent().orElse("")));
    notice.recipients().forEach(each -> parents.put(each.id(), each.parent().orElse("")));
    notice
        .categories()
        .forEach(
            each ->
                categories.put(each.id(), upwards(notice.categories(), each, DataCategory::id)));
    notice
        .purposes()
        .forEach(each -> purposes.put(each.id(), upwards(notice.purposes(), each, Purpose::id)));
    notice
        .recipients()
        .forEach(
            each -> recipients.put(each.id(), upwards(notice.recipients(), each, Recipient::id)));
    notice.processors().forEach(each -> processors.put(each.id(), each));
    law.allFacts().forEach(each -> facts.put(each.id(), each));
    deployment.ifPresent(
        document -> document.allFacts().forEach(each -> facts.put(each.id(), each)));
    notice.allFacts().forEach(each -> facts.put(each.id(), each));
  }

  /** A thing of the notice and what it lies under, from it upwards. */
  private <T> List<T> upwards(List<? extends T> all, T from, Function<T, String> id) {
    List<T> upwards = new ArrayList<>(List.of(from));
    String above = parents.get(id.apply(from));
    for (T each : all) {
      if (id.apply(each).equals(above)) {
        upwards.addAll(upwards(all, each, id));
      }
    }
    return upwards;
  }

  Notice notice() {
    return notice;
  }

  Law law() {
    return law;
  }

  Optional<Deployment> deployment() {
    return deployment;
  }

  /**
   * What is asked: one category of one action. {@code silent} forgets what case and deployment
   * stated.
   */
  record Asked(DataAction action, String category, Instant at, LocalDate day, boolean silent) {}

  Ground ground(DataAction action, String category, Instant at) {
    LocalDate day = at.atZone(notice.zone()).toLocalDate();
    Asked asked = new Asked(action, category, at, day, false);
    if (!notice.inForce().contains(day)) {
      return Ground.NOT_COVERED;
    }
    Truth p = greatest(Effect.PERMITS, asked);
    Truth f = greatest(Effect.FORBIDS, asked);
    if (f == TRUE) {
      Asked silent = new Asked(action, category, at, day, true);
      boolean bars =
          law.clauses().stream().anyMatch(each -> forbids(each, asked) && forbids(each, silent));
      return p != FALSE && bars ? Ground.CONFLICT : Ground.FORBIDDEN;
    }
    if (p == FALSE) {
      return Ground.NOT_COVERED;
    }
    return p == TRUE && f == FALSE ? Ground.PERMITTED : Ground.UNDETERMINED;
  }

  private boolean forbids(Clause clause, Asked asked) {
    return clause.effect() == Effect.FORBIDS
        && isInForce(law, clause, asked)
        && value(clause, asked) == TRUE;
  }

  private Stream<Document> documents() {
    return Stream.concat(Stream.of(notice, law), deployment.stream());
  }

  private Truth greatest(Effect effect, Asked asked) {
    boolean toldElsewhere =
        upwards(asked.action().purpose()).anyMatch(purpose -> purpose.toldBy().isPresent());
    Truth greatest = FALSE;
    for (Document document : documents().toList()) {
      for (Clause clause : document.clauses()) {
        boolean left =
            toldElsewhere
                && effect == Effect.PERMITS
                && document != law
                && (document == notice || !document.stated().contains(clause));
        if (clause.effect() == effect && !left && isInForce(document, clause, asked)) {
          greatest = greatest.or(value(clause, asked));
        }
      }
    }
    return greatest;
  }

  private boolean isInForce(Document document, Clause clause, Asked asked) {
    LocalDate day = asked.day();
    return document.inForce().contains(day) && clause.inForce().contains(day);
  }

  Truth value(Clause clause, Asked asked) {
    Scope scope = clause.scope();
    boolean permits = clause.effect() == Effect.PERMITS;
    boolean about =
        scope.activities().contains(asked.action().activity())
            && matches(scope.categories(), Optional.of(asked.category()), permits)
            && matches(scope.purposes(), Optional.of(asked.action().purpose()), permits)
            && matches(scope.parties(), asked.action().party(), permits);
    if (!about) {
      return FALSE;
    }
    return value(clause.condition(), permits, asked)
        .and(permits ? basisCovered(asked) : TRUE)
        .and(sensitivity(scope, permits, asked));
  }

  /** What the notice calls special, or what the case says to reveal it. */
  private Truth sensitivity(Scope scope, boolean permits, Asked asked) {
    if (scope.sensitivities().isEmpty() || isSensitive(asked.category(), scope, permits)) {
      return TRUE;
    }
    boolean special = scope.sensitivities().contains(Sensitivity.SPECIAL);
    if (permits || !(special || scope.sensitivities().contains(Sensitivity.CRIMINAL))) {
      return FALSE;
    }
    return fact(special ? "inferred-special-category" : "alleges-offence", asked)
        .map(value -> Truth.of(value.equals(FactValue.YES)))
        .orElse(UNKNOWN);
  }

  /**
   * A permission covers what it names and what lies under; a prohibition also touches what lies
   * above.
   */
  private boolean matches(Selection selection, Optional<String> asked, boolean permits) {
    if (asked.isEmpty()) {
      return permits ? selection.isNone() : selection.any();
    }
    String id = asked.get();
    if (selection.except().stream().anyMatch(each -> isUnder(id, each))) {
      return false;
    }
    if (selection.any()) {
      return !permits || id.equals("local") || isListed(id);
    }
    return selection.ids().stream()
        .anyMatch(
            each ->
                isUnder(id, each)
                    || (each.equals(Scope.PROCESSORS) && processor(id).isPresent())
                    || (!permits && isUnder(each, id)));
  }

  private boolean isListed(String id) {
    return parents.containsKey(id);
  }

  boolean isUnder(String id, String above) {
    Set<String> under = line.get(id);
    if (under == null) {
      under = new HashSet<>();
      for (String each = id; !each.isEmpty(); each = parents.getOrDefault(each, "")) {
        under.add(each);
      }
      line.put(id, under);
    }
    return under.contains(above);
  }

  private Optional<Processor> processor(String id) {
    return Optional.ofNullable(processors.get(id));
  }

  /**
   * A category is as sensitive as it says, else as its parent; what lies above a sensitive one is
   * touched.
   */
  private boolean isSensitive(String category, Scope scope, boolean permits) {
    return scope.sensitivities().contains(sensitivity(category))
        || (!permits
            && notice.categories().stream()
                .anyMatch(
                    each ->
                        isUnder(each.id(), category)
                            && scope.sensitivities().contains(sensitivity(each.id()))));
  }

  private Sensitivity sensitivity(String category) {
    List<Sensitivity> levels =
        categoryUpwards(category)
            .map(DataCategory::sensitivity)
            .filter(level -> level != Sensitivity.ORDINARY)
            .toList();
    return levels.stream()
        .filter(level -> level != Sensitivity.NOTICE)
        .findFirst()
        .orElse(levels.isEmpty() ? Sensitivity.ORDINARY : Sensitivity.NOTICE);
  }

  private Stream<Purpose> upwards(String purpose) {
    return purposes.getOrDefault(purpose, List.of()).stream();
  }

  private Stream<Recipient> partiesUpwards(String party) {
    return recipients.getOrDefault(party, List.of()).stream();
  }

  /** Of a class whose members declare a place or a role, nothing is presumed. */
  private boolean isDeclaredBelow(String fact, Optional<String> party) {
    return Set.of("place", "role").contains(fact)
        && notice.recipients().stream()
            .filter(each -> party.isPresent() && !each.id().equals(party.get()))
            .filter(each -> isUnder(each.id(), party.get()))
            .anyMatch(
                each ->
                    (fact.equals("place") && each.place().isPresent())
                        || (fact.equals("role") && each.role().isPresent()));
  }

  /** Which enactments there are for a purpose that names some cannot be said without a basis. */
  private boolean hangsOnBasis(Asked asked) {
    return fact("basis", asked).isEmpty()
        && upwards(asked.action().purpose())
            .filter(each -> !each.bases().isEmpty())
            .findFirst()
            .map(each -> !each.enactments().isEmpty())
            .orElse(false);
  }

  private Stream<DataCategory> categoryUpwards(String category) {
    return categories.getOrDefault(category, List.of()).stream();
  }

  /** The kinds of those who decide on a purpose and on all that lies under it. */
  private Set<Controller.Kind> kindsOf(String purpose) {
    Set<Controller.Kind> found = new HashSet<>(Set.of(kind(purpose)));
    notice.purposes().stream()
        .map(Purpose::id)
        .filter(each -> isUnder(each, purpose))
        .forEach(each -> found.add(kind(each)));
    return found;
  }

  private Controller.Kind kind(String purpose) {
    return upwards(purpose)
        .flatMap(each -> each.controller().stream())
        .findFirst()
        .orElse(notice.controller())
        .kind();
  }

  private Set<LawfulBasis> bases(String purpose) {
    return upwards(purpose)
        .filter(each -> !each.bases().isEmpty())
        .findFirst()
        .<Set<LawfulBasis>>map(Purpose::bases)
        .orElse(Set.of());
  }

  private Truth basisCovered(Asked asked) {
    Set<LawfulBasis> declared = bases(asked.action().purpose());
    if (declared.isEmpty() || asked.action().activity() == Activity.ERASE) {
      return TRUE;
    }
    return fact("basis", asked).map(value -> Truth.of(isAmong(value, declared))).orElse(UNKNOWN);
  }

  private static boolean isAmong(FactValue value, Set<LawfulBasis> declared) {
    return declared.stream().anyMatch(basis -> new FactValue.Named(basis.id()).equals(value));
  }

  /**
   * As stated for the category, for the action, by the deployment, by the notice; else presumed.
   */
  Optional<FactValue> fact(String id, Asked asked) {
    if (!asked.equals(remembered)) {
      remembered = asked;
      values.clear();
    }
    Optional<FactValue> known = values.get(id);
    if (known == null) {
      known = lookedUp(id, asked);
      values.put(id, known);
    }
    return known;
  }

  private Optional<FactValue> lookedUp(String id, Asked asked) {
    DataAction action = asked.action();
    Set<LawfulBasis> declared = bases(action.purpose());
    Optional<FactValue> stated =
        Stream.of(action.factsFor(asked.category()), action.facts())
            .flatMap(facts -> Optional.ofNullable(facts.get(id)).stream())
            .findFirst();
    Optional<FactValue> standing = deployment.map(each -> each.standing().get(id));
    if (asked.silent()) {
      boolean claimed = id.equals("basis") && declared.size() > 1;
      stated = stated.filter(value -> claimed && isAmong(value, declared));
      standing = Optional.empty();
    }
    Optional<FactValue> byNotice =
        switch (id) {
          case "basis" ->
              declared.stream()
                  .filter(basis -> declared.size() == 1)
                  .findFirst()
                  .map(each -> new FactValue.Named(each.id()));
          case "article9" ->
              upwards(action.purpose())
                  .flatMap(each -> each.article9().stream())
                  .findFirst()
                  .map(each -> new FactValue.Named(each.id()));
          case "schedule1" ->
              upwards(action.purpose())
                  .flatMap(each -> each.schedule1().stream())
                  .findFirst()
                  .map(FactValue.Named::new);
          case "place" ->
              action.party().stream()
                  .flatMap(this::partiesUpwards)
                  .flatMap(each -> each.place().stream())
                  .findFirst()
                  .map(FactValue.Named::new);
          case "role" ->
              action.party().stream()
                  .flatMap(this::partiesUpwards)
                  .flatMap(each -> each.role().stream())
                  .findFirst()
                  .map(FactValue.Named::new);
          case "special-kind" ->
              categoryUpwards(asked.category())
                  .flatMap(each -> each.specialKind().stream())
                  .findFirst()
                  .map(FactValue.Named::new);
          case "required-by-law" ->
              upwards(action.purpose())
                  .filter(each -> !each.bases().isEmpty())
                  .findFirst()
                  .filter(
                      each ->
                          fact("basis", asked)
                              .map(value -> isAmong(value, each.enactments().keySet()))
                              .orElse(false))
                  .map(each -> new FactValue.Given("notice"));
          default -> Optional.empty();
        };
    boolean withdrawn =
        !asked.silent() && deployment.map(each -> each.withdrawn().contains(id)).orElse(false);
    Optional<FactValue> presumed =
        Optional.ofNullable(facts.get(id))
            .flatMap(Fact::presumed)
            .map(Fact.Presumption::value)
            .filter(value -> !withdrawn && !isDeclaredBelow(id, action.party()))
            .filter(value -> !id.equals("required-by-law") || !hangsOnBasis(asked));
    return Stream.of(stated, standing, byNotice, presumed).flatMap(Optional::stream).findFirst();
  }

  private Truth value(Condition condition, boolean permits, Asked asked) {
    if (condition instanceof Condition.All all) {
      Truth least = TRUE;
      for (int i = 0; least != FALSE && i < all.of().size(); i++) {
        least = least.and(value(all.of().get(i), permits, asked));
      }
      return least;
    }
    if (condition instanceof Condition.Some some) {
      Truth greatest = FALSE;
      for (int i = 0; greatest != TRUE && i < some.of().size(); i++) {
        greatest = greatest.or(value(some.of().get(i), permits, asked));
      }
      return greatest;
    }
    if (condition instanceof Condition.Not not) {
      return value(not.of(), !permits, asked).not();
    }
    if (condition instanceof Condition.Holds holds) {
      return fact(holds.fact(), asked).map(value -> holds(value, asked)).orElse(UNKNOWN);
    }
    if (condition instanceof Condition.OneOf oneOf) {
      return fact(oneOf.fact(), asked)
          .map(
              value ->
                  Truth.of(
                      oneOf.values().stream()
                          .anyMatch(each -> new FactValue.Named(each).equals(value))))
          .orElse(UNKNOWN);
    }
    if (condition instanceof Condition.ForPurpose purpose) {
      return Truth.of(
          purpose.purposes().stream()
              .anyMatch(each -> near(asked.action().purpose(), each, permits)));
    }
    if (condition instanceof Condition.WithParty with) {
      return Truth.of(
          asked.action().party().stream()
              .anyMatch(
                  party -> with.parties().stream().anyMatch(each -> near(party, each, permits))));
    }
    if (condition instanceof Condition.Instructions instructions) {
      return Truth.of(
          asked
              .action()
              .party()
              .flatMap(this::processor)
              .map(each -> says(each, instructions, asked))
              .orElse(false));
    }
    if (condition instanceof Condition.ControllerIs controller) {
      Set<Controller.Kind> found = kinds.computeIfAbsent(asked.action().purpose(), this::kindsOf);
      return found.size() == 1
          ? Truth.of(found.contains(controller.kind()))
          : permits ? FALSE : TRUE; // some are and some are not: against the action
    }
    if (condition instanceof Condition.Since since) {
      return Truth.of(!asked.day().isBefore(since.day()));
    }
    ReferenceRetention retention = new ReferenceRetention(this, asked);
    return condition instanceof Condition.Governs governs
        ? retention.governs(governs.entry())
        : retention.isOver();
  }

  private boolean near(String asked, String named, boolean permits) {
    return isUnder(asked, named) || (!permits && isUnder(named, asked));
  }

  private boolean says(Processor processor, Condition.Instructions instructions, Asked asked) {
    String purpose = asked.action().purpose();
    return instructions.say() == Condition.Say.INCLUDE
        ? processor.services().stream().anyMatch(each -> isUnder(purpose, each))
        : processor.excludes().stream()
            .anyMatch(each -> isUnder(purpose, each) || isUnder(each, purpose));
  }

  private Truth holds(FactValue value, Asked asked) {
    if (value instanceof FactValue.OccurredOn event) {
      int order = event.day().compareTo(asked.day());
      return order == 0 ? UNKNOWN : Truth.of(order < 0);
    }
    if (value instanceof FactValue.OccurredAt event) {
      return Truth.of(!event.instant().isAfter(asked.at()));
    }
    if (value instanceof FactValue.Judged judged) {
      return asked.day().isBefore(judged.on()) ? UNKNOWN : TRUE;
    }
    return Truth.of(value.equals(FactValue.YES) || value instanceof FactValue.Given);
  }
}
