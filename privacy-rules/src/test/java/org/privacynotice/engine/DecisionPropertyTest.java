package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Remedy;
import org.privacynotice.document.Bundled;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;

/** What holds of every decision, on notices and actions that are made up. */
class DecisionPropertyTest {

  /** A made-up engine with an action to ask of it. */
  private record Case(
      PrivacyEngine engine, Notice notice, Optional<Deployment> deployment, DataAction action) {

    static Case of(long seed, int categories) {
      GeneratedNotices made = new GeneratedNotices(seed, categories);
      Notice notice = made.notice();
      Optional<Deployment> deployment = made.deployment();
      PrivacyEngine.Builder builder =
          PrivacyEngine.builder().notice(notice).log(DecisionLog.none());
      deployment.ifPresent(builder::deployment);
      PrivacyEngine engine = builder.build();
      return new Case(engine, notice, deployment, made.action(engine.vocabulary()));
    }

    Decision decide() {
      return engine.decide(action);
    }
  }

  @Property(tries = 3000)
  void everyCategory_isDecidedAsThePlainDefinitionsSay(@ForAll long seed) {
    agree(Case.of(seed, 4));
  }

  @Property(tries = 40)
  void everyCategory_ofManyIsDecidedAsThePlainDefinitionsSay(@ForAll long seed) {
    for (int categories : List.of(63, 64, 65)) {
      agree(Case.of(seed, categories));
    }
  }

  /** What the notice names by lawful basis is not presumed away, whichever is told, if any. */
  @Property(tries = 500)
  void everyCategory_underALawThatPresumesNoEnactment_isDecidedSo(@ForAll long seed) {
    Case made = Case.of(seed, 4);
    PrivacyEngine engine =
        made.engine().toBuilder().law(LawAsDataTest.PRESUMING).log(DecisionLog.none()).build();
    DataAction silent = made.action().withoutFact("basis");
    agree(made, LawAsDataTest.PRESUMING, engine.decide(silent));
    for (LawfulBasis basis : LawfulBasis.values()) {
      Map<String, FactValue> told = Map.of("basis", new FactValue.Named(basis.id()));
      agree(made, LawAsDataTest.PRESUMING, engine.decide(silent.withFacts(told)));
    }
  }

  private static void agree(Case made) {
    agree(made, Bundled.law(), made.decide());
  }

  private static void agree(Case made, Law law, Decision decision) {
    ReferenceEvaluator reference = new ReferenceEvaluator(made.notice(), law, made.deployment());
    decision
        .categories()
        .forEach(
            (category, ground) ->
                assertThat(ground)
                    .as(category)
                    .isEqualTo(reference.ground(decision.action(), category, GeneratedNotices.AT)));
  }

  @Property(tries = 1000)
  void everyRefusal_saysWhy(@ForAll long seed) {
    Decision decision = Case.of(seed, 4).decide();

    assertThat(decision.why()).endsWith(".").doesNotContain("\n").doesNotContain("  ");
    assertThat(decision.explain()).startsWith(decision.why());
    switch (decision.ground()) {
      case PERMITTED, FORBIDDEN, CONFLICT -> assertThat(decision.clauses()).isNotEmpty();
      case UNDETERMINED -> {
        assertThat(decision.clauses()).isNotEmpty();
        assertThat(decision.missing()).as("%s", decision.explain()).isNotEmpty();
      }
      case NOT_COVERED ->
          assertThat(decision.nearest()).allSatisfy(near -> assertThat(near.failed()).isNotEmpty());
      case FAULT -> throw new AssertionError("nothing here is broken");
    }
  }

  @Property(tries = 1500)
  void everyRemedy_flipsTheAnswerAndNoPartOfItDoes(@ForAll long seed) {
    Case made = Case.of(seed, 4);
    Decision decision = made.decide();
    if (decision.permitted()) {
      assertThat(decision.remedies()).isEmpty();
      return;
    }
    assertThat(decision.remedies()).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(8);
    for (Remedy remedy : decision.remedies()) {
      assertThat(remedy.size()).isBetween(1, 4);
      assertThat(applied(made, remedy).ground()).isEqualTo(Ground.PERMITTED);
      for (Remedy part : properParts(remedy)) {
        assertThat(applied(made, part).ground())
            .as("%s of %s", part, remedy)
            .isNotEqualTo(Ground.PERMITTED);
      }
      remedy.record().forEach((fact, value) -> assertRecordable(made, fact, value));
    }
  }

  /**
   * Every change of at most two parts is tried: what helps and is smallest must be among the
   * remedies.
   */
  @Property(tries = 300)
  void everySmallRemedy_isFound(@ForAll long seed) {
    Case made = Case.of(seed, 3);
    Decision decision = made.decide();
    if (decision.permitted() || decision.remediesCut()) {
      return;
    }
    Set<Remedy> changes = changes(made);
    Set<Remedy> helping = new HashSet<>();
    for (Remedy one : changes) {
      if (isAllowed(made, one) && applied(made, one).permitted()) {
        helping.add(one);
      }
    }
    for (Remedy one : changes) {
      for (Remedy two : changes) {
        Optional<Remedy> both = joined(one, two).filter(each -> isAllowed(made, each));
        boolean smallest =
            both.isPresent()
                && helping.stream()
                    .filter(each -> each.size() == 1)
                    .noneMatch(each -> each.equals(one) || each.equals(two));
        if (smallest && applied(made, both.get()).permitted()) {
          helping.add(both.get());
        }
      }
    }
    assertThat(decision.remedies()).containsAll(helping);
  }

  @Property(tries = 1500)
  void tellingMore_neverTurnsAFinalAnswerRound(@ForAll long seed) {
    Case made = Case.of(seed, 4);
    Decision before = made.decide();
    for (var more : unknownFacts(made).entrySet()) {
      Decision after =
          made.engine().decide(made.action().withFacts(Map.of(more.getKey(), more.getValue())));
      before
          .categories()
          .forEach(
              (category, ground) -> {
                Ground now = after.categories().get(category);
                if (ground == Ground.PERMITTED) {
                  assertThat(now).as(category).isEqualTo(Ground.PERMITTED);
                } else if (ground != Ground.UNDETERMINED) {
                  assertThat(now)
                      .as(category)
                      .isNotEqualTo(Ground.PERMITTED)
                      .isNotEqualTo(Ground.UNDETERMINED);
                }
              });
    }
  }

  /** With the named presumptions alone it is as it was; without any one of them it is not. */
  @Property(tries = 500)
  void presumptionsNamed_carryTheDecision(@ForAll long seed) {
    Case made = Case.of(seed, 4);
    Decision decision = made.decide();
    Set<String> named = new HashSet<>();
    decision.presumed().forEach(fact -> named.add(fact.id()));
    Set<String> presumed = new HashSet<>();
    Stream.concat(made.notice().facts().stream(), Bundled.law().facts().stream())
        .filter(fact -> fact.presumed().isPresent())
        .forEach(fact -> presumed.add(fact.id()));
    assertThat(presumed).containsAll(named);

    Decision bare = without(made, Sets.difference(presumed, named)).decide(made.action());

    assertThat(bare.categories()).isEqualTo(decision.categories());
    if (decision.permitted()) {
      assertThat(bare.clauses()).isEqualTo(decision.clauses());
      for (String one : named) {
        Set<String> rest = Sets.difference(named, Set.of(one));
        PrivacyEngine less = without(made, Sets.difference(presumed, rest));
        assertThat(leaning(made.action()))
            .as("without %s, of %s", one, named)
            .anyMatch(each -> !isSame(each, made, less));
      }
    }
  }

  /** What leans on presumptions together: each category, where more is stated of some. */
  private static List<DataAction> leaning(DataAction action) {
    return action.tellsCategoriesApart()
        ? action.categories().stream()
            .map(each -> action.without(Sets.difference(action.categories(), Set.of(each))))
            .toList()
        : List.of(action);
  }

  /** Whether another engine permits it too, by the same clauses. */
  private static boolean isSame(DataAction action, Case made, PrivacyEngine other) {
    Decision less = other.decide(action);
    return less.permitted() && less.clauses().equals(made.engine().decide(action).clauses());
  }

  private static PrivacyEngine without(Case made, Set<String> presumptions) {
    Deployment.Builder deployment =
        Deployment.builder()
            .id("made-up")
            .title("Made up")
            .version(LocalDate.parse("2020-01-01"))
            .inForce(InForce.ALWAYS);
    Set<String> withdrawn = new HashSet<>(presumptions);
    made.deployment()
        .ifPresent(
            each -> {
              withdrawn.addAll(each.withdrawn());
              deployment.putAllStanding(each.standing()).addAllRetention(each.retention());
            });
    return PrivacyEngine.builder()
        .notice(made.notice())
        .deployment(deployment.addAllWithdrawn(withdrawn).build())
        .log(DecisionLog.none())
        .build();
  }

  @Property(tries = 1000)
  void oneMoreProhibition_neverPermitsMore(@ForAll long seed) {
    Case made = Case.of(seed, 4);
    Notice stricter = made.notice().with(new GeneratedNotices(seed + 1).prohibition());
    PrivacyEngine.Builder engine = PrivacyEngine.builder().notice(stricter).log(DecisionLog.none());
    made.deployment().ifPresent(engine::deployment);

    Decision after = engine.build().decide(made.action());

    assertThat(made.decide().permittedCategories()).containsAll(after.permittedCategories());
  }

  @Property(tries = 300)
  void sameQuestion_givesTheSameBytes(@ForAll long seed) {
    Case one = Case.of(seed, 4);
    Case two = Case.of(seed, 4);

    assertThat(DecisionWriter.write(one.decide())).isEqualTo(DecisionWriter.write(two.decide()));
  }

  /** Facts that nobody stated, the deployment neither, and that nothing presumes or declares. */
  private static Map<String, FactValue> unknownFacts(Case made) {
    ImmutableSortedMap.Builder<String, FactValue> unknown = ImmutableSortedMap.naturalOrder();
    for (Fact fact : made.notice().facts()) {
      boolean stated =
          made.action().facts().containsKey(fact.id())
              || made.deployment()
                  .map(each -> each.standing().containsKey(fact.id()))
                  .orElse(false);
      boolean withdrawn =
          made.deployment().map(each -> each.withdrawn().contains(fact.id())).orElse(false);
      if (!stated && (fact.presumed().isEmpty() || withdrawn)) {
        unknown.put(
            fact.id(),
            switch (fact.type()) {
              case YES_NO, ATTESTED -> FactValue.YES;
              case JUDGEMENT ->
                  new FactValue.Judged("somebody", LocalDate.parse("2026-06-15"), "somewhere");
              case NAMED -> new FactValue.Named("v2");
              case EVENT -> new FactValue.OccurredOn(LocalDate.parse("2026-01-01"));
              case REFERENCE -> new FactValue.Given("doc/2");
            });
      }
    }
    return unknown.build();
  }

  private static void assertRecordable(Case made, String id, FactValue value) {
    Fact fact = made.engine().vocabulary().fact(id);
    assertThat(fact.type()).isIn(FactType.YES_NO, FactType.ATTESTED, FactType.NAMED);
    assertThat(made.action().facts()).doesNotContainKey(id);
    boolean withdrawn = made.deployment().map(each -> each.withdrawn().contains(id)).orElse(false);
    assertThat(fact.presumed().isEmpty() || withdrawn).as("%s is presumed", id).isTrue();
    assertThat(fact.accept(value)).isEqualTo(value);
  }

  private static Decision applied(Case made, Remedy remedy) {
    DataAction action = made.action();
    if (!remedy.leaveOut().isEmpty()) {
      action = action.without(remedy.leaveOut());
    }
    action = action.withFacts(remedy.record());
    if (remedy.recipient().isPresent()) {
      action = action.withParty(remedy.recipient().get());
    }
    return made.engine().decide(action);
  }

  private static Set<Remedy> properParts(Remedy remedy) {
    Set<Remedy> parts = new HashSet<>();
    for (Set<Map.Entry<String, FactValue>> facts : Sets.powerSet(remedy.record().entrySet())) {
      for (Set<String> out : Sets.powerSet(remedy.leaveOut())) {
        parts.add(part(facts, out, Optional.empty()));
        parts.add(part(facts, out, remedy.recipient()));
      }
    }
    parts.remove(remedy);
    return parts;
  }

  private static Remedy part(
      Set<Map.Entry<String, FactValue>> facts, Set<String> out, Optional<String> recipient) {
    return new Remedy(ImmutableSortedMap.copyOf(facts), ImmutableSortedSet.copyOf(out), recipient);
  }

  /** All single changes of the kinds that a remedy may make. */
  private static Set<Remedy> changes(Case made) {
    Set<Remedy> changes = new HashSet<>();
    made.action()
        .categories()
        .forEach(id -> changes.add(part(Set.of(), Set.of(id), Optional.empty())));
    if (made.action().activity() == Activity.SHARE) {
      for (String id : List.of("agency", "group", "sys0", "sys1")) {
        if (!made.action().party().equals(Optional.of(id))) {
          changes.add(part(Set.of(), Set.of(), Optional.of(id)));
        }
      }
    }
    for (var entry : unknownFacts(made).entrySet()) {
      Fact fact = made.engine().vocabulary().fact(entry.getKey());
      switch (fact.type()) {
        case YES_NO -> {
          changes.add(
              part(Set.of(Map.entry(fact.id(), entry.getValue())), Set.of(), Optional.empty()));
          changes.add(part(Set.of(Map.entry(fact.id(), FactValue.NO)), Set.of(), Optional.empty()));
        }
        case NAMED ->
            fact.values()
                .forEach(
                    value ->
                        changes.add(
                            part(
                                Set.of(Map.entry(fact.id(), new FactValue.Named(value))),
                                Set.of(),
                                Optional.empty())));
        default -> {}
      }
    }
    return changes;
  }

  private static boolean isAllowed(Case made, Remedy remedy) {
    return remedy.leaveOut().size() < made.action().categories().size();
  }

  private static Optional<Remedy> joined(Remedy one, Remedy two) {
    boolean clash =
        one.equals(two)
            || (one.recipient().isPresent() && two.recipient().isPresent())
            || !Sets.intersection(one.record().keySet(), two.record().keySet()).isEmpty();
    if (clash) {
      return Optional.empty();
    }
    return Optional.of(
        part(
            Sets.union(one.record().entrySet(), two.record().entrySet()),
            Sets.union(one.leaveOut(), two.leaveOut()),
            one.recipient().or(two::recipient)));
  }
}
