package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Missing;
import org.privacynotice.exchange.ActionWriter;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What holds of every question, whatever the notice says: laws of deciding that a notice, a clause
 * of one's own, or a service that decides through an engine can be held to, one question at a time.
 *
 * <pre>{@code
 * @Property
 * void tellingMoreNeverTurnsPermissionRound(@ForAll @FromNotice("notice.yaml") DataAction action) {
 *   Principles.monotoneInKnowledge(service::decide, action);
 * }
 * }</pre>
 *
 * <p>Each fails with an {@link AssertionError} that shows what was asked, expected and got. None
 * needs jqwik.
 */
public final class Principles {

  private static final List<Duration> LATER =
      ImmutableList.of(Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(366));

  /** What a notice may answer itself, of a purpose, a recipient or a category. */
  private static final ImmutableSet<String> DECLARED =
      ImmutableSet.of(
          "basis", "article9", "schedule1", "required-by-law", "place", "role", "special-kind");

  private Principles() {}

  /**
   * Default deny: what is permitted is permitted by a clause, each category by itself, and what the
   * notice does not name is never permitted, as purpose, recipient or category; of the whole action
   * and of the part of it that is permitted.
   */
  public static void defaultDeny(Function<DataAction, Decision> decide, DataAction action) {
    Decision decision = decide.apply(action);
    boolean unnamed =
        action.purpose().equals(Vocabulary.OTHER)
            || action.party().equals(Optional.of(Vocabulary.OTHER));
    for (String category : permitted(decision)) {
      if (unnamed || category.equals(Vocabulary.OTHER)) {
        throw broken(
            "a refusal of what the notice does not name", category + " permitted", decision);
      }
      Decision alone = decide.apply(only(category, action));
      boolean named =
          alone.clauses().stream().anyMatch(clause -> clause.effect() == Effect.PERMITS);
      if (!alone.permitted() || !named) {
        throw broken(
            "a clause that permits " + category,
            alone.permitted() ? "permission by none" : category + " " + alone.ground().id(),
            alone);
      }
    }
  }

  /** The categories that it permits, with the others or without. */
  private static Set<String> permitted(Decision decision) {
    return decision.permitted() ? decision.action().categories() : decision.permittedCategories();
  }

  private static DataAction only(String category, DataAction action) {
    return action.without(Sets.filter(action.categories(), another -> !another.equals(category)));
  }

  /**
   * Monotone in knowledge: whatever a missing fact turns out to be, a category that was permitted
   * stays permitted, and one that was finally refused is not permitted; and so with what is stated,
   * against the answer without it. Overriding is changing, not telling: so only what the decision
   * asks for is told, and only that is left unsaid which nobody else answers.
   */
  public static void monotoneInKnowledge(Function<DataAction, Decision> decide, DataAction action) {
    Decision decision = decide.apply(action);
    Set<String> stated = stated(action);
    for (Missing missing : decision.missing()) {
      Fact fact = action.vocabulary().fact(missing.fact());
      if (fact.statedBy().byCase() && !stated.contains(fact.id())) {
        for (FactValue value : answers(fact, decision.at())) {
          requireNotTurnedRound(decision, decide.apply(action.withFacts(Map.of(fact.id(), value))));
        }
      }
    }
    for (String fact : stated) {
      if (isAnsweredByCasesAlone(action.vocabulary().fact(fact))) {
        Decision before = decide.apply(action.withoutFact(fact));
        if (before.presumed().stream().noneMatch(leant -> leant.id().equals(fact))) {
          requireNotTurnedRound(before, decision);
        }
      }
    }
  }

  private static Set<String> stated(DataAction action) {
    Set<String> stated = new TreeSet<>(action.facts().keySet());
    action.categories().forEach(category -> stated.addAll(action.factsFor(category).keySet()));
    return stated;
  }

  /** Whether neither a deployment nor the notice answers it; whether it is presumed shows later. */
  private static boolean isAnsweredByCasesAlone(Fact fact) {
    return !fact.statedBy().byDeployment() && !DECLARED.contains(fact.id());
  }

  private static List<FactValue> answers(Fact fact, Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return switch (fact.type()) {
      case YES_NO, ATTESTED -> List.of(FactValue.YES, FactValue.NO);
      case JUDGEMENT ->
          List.of(FactValue.NO, new FactValue.Judged("officer", day.minusDays(2), "record/1"));
      case NAMED -> fact.values().stream().<FactValue>map(FactValue.Named::new).toList();
      case EVENT ->
          List.of(
              FactValue.NOT_HAPPENED,
              new FactValue.OccurredAt(at.minusSeconds(1)),
              new FactValue.OccurredAt(at.plusSeconds(1)));
      case REFERENCE -> List.of(FactValue.NOT_GIVEN, new FactValue.Given("record/1"));
    };
  }

  private static void requireNotTurnedRound(Decision before, Decision after) {
    before
        .categories()
        .forEach(
            (category, ground) -> {
              Ground now = after.categories().getOrDefault(category, Ground.FAULT);
              boolean turned =
                  ground == Ground.PERMITTED
                      ? now != Ground.PERMITTED
                      : isFinal(ground) && (now == Ground.PERMITTED || now == Ground.UNDETERMINED);
              if (turned) {
                throw broken(
                    category + " " + ground.id() + ", as without what was told",
                    category + " " + now.id(),
                    after);
              }
            });
  }

  private static boolean isFinal(Ground refusal) {
    return refusal != Ground.UNDETERMINED && refusal != Ground.FAULT;
  }

  /**
   * Erasure stays due: what may be erased may still be erased a second, a day and a year later, on
   * the same facts. What changes by itself is let be: events and judgements that are stated or
   * presumed for a time after the question's, another version of a document, clauses that come into
   * force or go out of it, and those that name a day in between. What a deployment has stand from a
   * later day on cannot be seen here.
   */
  public static void erasureStaysDue(Function<DataAction, Decision> decide, Erase erase) {
    Decision before = decide.apply(erase);
    if (!before.permitted() || isTimeAfter(erase, before.at())) {
      return;
    }
    for (Duration later : LATER) {
      Decision after =
          decide.apply(
              erase.again(
                  before.at().plus(later), erase.subject().orElse(null), erase.ref().orElse(null)));
      boolean same = after.notice().equals(before.notice()) && after.law().equals(before.law());
      boolean turns =
          Stream.concat(before.clauses().stream(), after.clauses().stream())
              .anyMatch(clause -> turns(clause, before.at(), after.at()));
      if (same && !turns && !after.permitted()) {
        throw broken("erasure still permitted " + later + " later", after.ground().id(), after);
      }
    }
  }

  /** Whether a clause comes into force, goes out of it or names a day in between, in any zone. */
  private static boolean turns(Clause clause, Instant before, Instant after) {
    LocalDate first = before.atOffset(ZoneOffset.MIN).toLocalDate();
    LocalDate last = after.atOffset(ZoneOffset.MAX).toLocalDate();
    Stream<LocalDate> inForce =
        Stream.concat(
            clause.inForce().from().stream(),
            clause.inForce().to().stream().map(day -> day.plusDays(1)));
    Stream<LocalDate> named =
        Condition.tests(clause.condition()).stream()
            .flatMap(
                test ->
                    test instanceof Condition.Since since
                        ? Stream.of(since.day())
                        : Stream.empty());
    return Stream.concat(inForce, named).anyMatch(day -> day.isAfter(first) && !day.isAfter(last));
  }

  private static boolean isTimeAfter(DataAction action, Instant at) {
    Vocabulary vocabulary = action.vocabulary();
    Stream<FactValue> stated =
        action.apart().stream()
            .flatMap(each -> IntStream.range(0, each.facts().size()).mapToObj(each.facts()::value));
    Stream<FactValue> presumed =
        IntStream.range(0, vocabulary.size(Vocabulary.Kind.FACT))
            .mapToObj(vocabulary::fact)
            .flatMap(fact -> fact.presumed().stream())
            .map(Fact.Presumption::value);
    return Stream.concat(stated, presumed).anyMatch(value -> isAfter(value, at));
  }

  /** Whether it is so only from a later time on, in some zone. */
  private static boolean isAfter(FactValue value, Instant at) {
    LocalDate day = at.atOffset(ZoneOffset.MIN).toLocalDate();
    return (value instanceof FactValue.OccurredAt moment && !moment.instant().isBefore(at))
        || (value instanceof FactValue.OccurredOn event && !event.day().isBefore(day))
        || (value instanceof FactValue.Judged judged && judged.on().isAfter(day));
  }

  /**
   * More forbidding never permits more: what is permitted under a stricter notice is permitted
   * under the notice itself.
   *
   * @param decide by the notice
   * @param stricter by the notice with something more forbidden, as {@link #stricter} makes it
   */
  public static void moreForbiddingNeverPermitsMore(
      Function<DataAction, Decision> decide,
      Function<DataAction, Decision> stricter,
      DataAction action) {
    Decision without = decide.apply(action);
    Decision with = stricter.apply(action);
    Set<String> permitted = without.permittedCategories();
    for (String category : with.permittedCategories()) {
      if (!permitted.contains(category)) {
        throw broken(
            category + " refused, as without the prohibition", category + " permitted", with);
      }
    }
  }

  /**
   * A notice with one more clause that forbids.
   *
   * @throws IllegalArgumentException when the clause does not forbid
   */
  public static Notice stricter(Notice notice, Clause prohibition) {
    if (prohibition.effect() != Effect.FORBIDS) {
      throw new IllegalArgumentException(
          "clause `" + prohibition.id() + "` does not forbid; give one that does");
    }
    return notice.with(prohibition);
  }

  /**
   * Same question, same answer: asked again, and for another person and case, it is the same to the
   * byte but for the case's own reference.
   */
  public static void sameQuestionSameAnswer(
      Function<DataAction, Decision> decide, DataAction action) {
    Decision first = decide.apply(action);
    for (DataAction same :
        List.of(
            action.again(first.at(), null, action.ref().orElse(null)),
            action.again(first.at(), "another-person", "another-case"))) {
      Decision second = decide.apply(same);
      if (!second.action().ref().equals(same.ref())) {
        throw broken("the case's own reference", "another", second);
      }
      if (!withoutRef(first).equals(withoutRef(second))) {
        throw broken("the same answer to the same question", "another", second);
      }
    }
  }

  /** What is answered; a reference stands before it, and cannot hold its first name unescaped. */
  private static String withoutRef(Decision decision) {
    String line = DecisionWriter.write(decision);
    return line.substring(line.indexOf("\"outcome\":"));
  }

  private static AssertionError broken(String expected, String got, Decision decision) {
    StringBuilder asked = new StringBuilder();
    ActionWriter.write(decision.action(), (fact, reference) -> Optional.empty(), asked);
    return new AssertionError(
        String.format(
            Locale.ROOT,
            "a principle does not hold\n  asked     %s\n  at        %s\n  expected  %s\n  got       %s\n  clauses   %s\n  why       %s",
            asked,
            decision.at(),
            expected,
            got,
            String.join(", ", decision.clauses().stream().map(Clause::id).toList()),
            decision.why()));
  }
}
