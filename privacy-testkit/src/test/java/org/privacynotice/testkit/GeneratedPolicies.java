package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/**
 * Laws, versions of a notice and deployments made up from a seed: small, and full of what answers
 * can hang on, so that few actions are many of all that there are.
 */
final class GeneratedPolicies {

  /** Days on which and around which things are made to turn. */
  static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2019, 12, 31),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2026, 3, 31),
          LocalDate.of(2026, 6, 15),
          LocalDate.of(2027, 10, 31));

  static final ZoneId ZONE = ZoneId.of("Europe/London");

  private static final Citation SOURCE = new Citation.Heading("Made up", 1);
  private static final List<String> CATEGORIES = List.of("cat0", "cat1");
  private static final List<String> PURPOSES = List.of("pur0", "pur1", "pur2");
  private static final List<String> PARTIES = List.of("group", "agency", "system");

  private final Random random;
  private final List<Integer> themes; // few tests, so that they meet
  private final Activity usual;

  GeneratedPolicies(Random random) {
    this.random = random;
    this.themes = random.ints(2, 0, 17).boxed().toList();
    this.usual = Activity.values()[random.nextInt(Activity.values().length)];
  }

  /** Often the same, so that what is asked is what clauses are about. */
  Activity activity() {
    return often() ? usual : one(List.of(Activity.values()));
  }

  private boolean often() {
    return random.nextInt(3) > 0;
  }

  private boolean seldom() {
    return random.nextInt(4) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> Optional<T> perhaps(List<T> of) {
    return seldom() ? Optional.of(one(of)) : Optional.empty();
  }

  /** An engine; some are of one notice after another. */
  PrivacyEngine engine() {
    PrivacyEngine.Builder builder = PrivacyEngine.builder().law(law()).log(DecisionLog.none());
    LocalDate turn = one(DAYS);
    boolean twice = seldom();
    Notice first = notice(LocalDate.of(2020, 1, 1), until(twice || seldom(), turn.minusDays(1)));
    Notice second =
        notice(LocalDate.of(2021, 1, 1), InForce.from(turn.plusDays(random.nextInt(2))));
    builder.notice(first);
    if (twice) {
      builder.notice(second);
    }
    if (random.nextBoolean()) {
      builder.deployment(deployment());
    }
    PrivacyEngine engine = builder.build();
    if (seldom()) {
      engine.replaceNotice(notice(LocalDate.of(2022, 1, 1), InForce.ALWAYS));
    }
    return engine;
  }

  private static InForce until(boolean ends, LocalDate last) {
    return ends ? new InForce(Optional.empty(), Optional.of(last)) : InForce.ALWAYS;
  }

  private Law law() {
    Law.Builder law =
        Law.builder()
            .id("made-up-law")
            .title("Made up")
            .version(LocalDate.of(2020, 1, 1))
            .inForce(InForce.ALWAYS);
    law.addFacts(fact("basis", FactType.NAMED, LawfulBasis.values(), LawfulBasis::id));
    law.addFacts(
        fact(
            "article9",
            FactType.NAMED,
            SpecialCategoryCondition.values(),
            SpecialCategoryCondition::id));
    law.addFacts(fact("place", FactType.NAMED, "GB", "US"));
    law.addFacts(fact("role", FactType.NAMED, "processor", "joint-controller", "agent"));
    law.addFacts(fact("special-kind", FactType.NAMED, "health", "genetic"));
    law.addFacts(fact("required-by-law", FactType.REFERENCE));
    law.addFacts(fact("inferred-special-category", FactType.YES_NO));
    law.addFacts(fact("hold", random.nextBoolean() ? FactType.YES_NO : FactType.ATTESTED));
    law.addFacts(
        Fact.builder()
            .id("retention-schedule")
            .type(FactType.REFERENCE)
            .ask("Which?")
            .statedBy(Fact.StatedBy.DEPLOYMENT)
            .build());
    // No presumption and no answer of a deployment's makes the others' facts known here.
    for (String own : List.of("a", "b", "e", "f", "n", "t", "j", "d")) {
      law.addFacts(own(own));
    }
    if (random.nextBoolean()) {
      law.addSuspendsRetention("hold");
    }
    for (int i = random.nextInt(2); i > 0; i--) {
      law.addStated(clause("law/limit" + i, Effect.FORBIDS));
    }
    if (seldom()) {
      law.addStated(clause("law/command", Effect.PERMITS));
    }
    return law.build();
  }

  private Fact own(String id) {
    return switch (id) {
      case "e", "f" -> fact(id, FactType.EVENT);
      case "n" -> fact(id, FactType.NAMED, "v1", "v2", "v3");
      case "t" -> fact(id, FactType.ATTESTED);
      case "j" -> fact(id, FactType.JUDGEMENT);
      case "d" -> fact(id, FactType.REFERENCE);
      default -> fact(id, FactType.YES_NO);
    };
  }

  private <E> Fact fact(String id, FactType type, E[] values, Function<E, String> word) {
    return fact(id, type, Arrays.stream(values).map(word).toArray(String[]::new));
  }

  private Fact fact(String id, FactType type, String... values) {
    Fact.StatedBy by =
        random.nextBoolean() ? Fact.StatedBy.CASE : one(List.of(Fact.StatedBy.values()));
    Fact plain =
        Fact.builder()
            .id(id)
            .type(type)
            .ask("Is it " + id + "?")
            .statedBy(by)
            .addValues(values)
            .build();
    if (often()) {
      return plain;
    }
    FactValue presumed =
        type == FactType.JUDGEMENT && random.nextBoolean() ? FactValue.YES : value(plain);
    return Fact.builder()
        .id(id)
        .type(type)
        .ask(plain.ask())
        .statedBy(by)
        .addValues(values)
        .presumed(new Fact.Presumption(presumed, "It is usual."))
        .build();
  }

  /** Any value that a fact takes, dates around those of this class. */
  FactValue value(Fact fact) {
    boolean yes = random.nextBoolean();
    LocalDate day =
        switch (random.nextInt(6)) {
          case 0 -> LocalDate.of(1950, 1, 1);
          case 1 -> LocalDate.of(2090, 1, 1);
          default -> one(DAYS).plusDays(random.nextInt(3) - 1L);
        };
    return switch (fact.type()) {
      case YES_NO -> fact.valueOf(yes);
      case ATTESTED -> random.nextInt(3) == 0 ? new FactValue.Given("x/1") : fact.valueOf(yes);
      case NAMED -> new FactValue.Named(one(fact.values().asList()));
      case REFERENCE -> yes ? new FactValue.Given("x/1") : FactValue.NOT_GIVEN;
      case JUDGEMENT -> yes ? new FactValue.Judged("dpo", day, "x/1") : FactValue.NO;
      case EVENT ->
          switch (random.nextInt(4)) {
            case 0 -> FactValue.NOT_HAPPENED;
            case 1 -> new FactValue.OccurredAt(instant(day));
            default -> new FactValue.OccurredOn(day);
          };
    };
  }

  /** Some instant of a day, its first and last among them. */
  Instant instant(LocalDate day) {
    Instant begins = day.atStartOfDay(ZONE).toInstant();
    return switch (random.nextInt(3)) {
      case 0 -> begins;
      case 1 -> day.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1);
      default -> begins.plusSeconds(random.nextInt(80_000));
    };
  }

  private Notice notice(LocalDate version, InForce inForce) {
    Notice.Builder notice =
        Notice.builder()
            .id("made-up")
            .title("Made up")
            .version(version)
            .inForce(inForce)
            .zone(ZONE)
            .controller(new Controller("A Council", one(List.of(Controller.Kind.values()))))
            .putRecords("r1", "one kind")
            .putRecords("r2", "another kind");
    if (seldom()) {
      notice.addFacts(own(one(List.of("a", "e", "j"))));
    }
    for (String id : CATEGORIES) {
      boolean special = seldom();
      notice.addCategories(
          DataCategory.builder()
              .id(id)
              .label(id)
              .parent(id.equals("cat1") ? perhaps(List.of("cat0")) : Optional.empty())
              .sensitivity(special ? Sensitivity.SPECIAL : Sensitivity.ORDINARY)
              .specialKind(special ? perhaps(List.of("health", "genetic")) : Optional.empty())
              .build());
    }
    for (String id : PURPOSES) {
      Purpose.Builder purpose = Purpose.builder().id(id).label(id);
      purpose.parent(id.equals("pur2") ? perhaps(List.of("pur0", "pur1")) : Optional.empty());
      purpose.article9(perhaps(List.of(SpecialCategoryCondition.A, SpecialCategoryCondition.G)));
      if (seldom()) {
        LawfulBasis basis = one(List.of(LawfulBasis.CONSENT, LawfulBasis.PUBLIC_TASK));
        purpose.addBases(basis);
        if (random.nextBoolean()) {
          purpose.addBases(LawfulBasis.LEGITIMATE_INTERESTS);
        }
        if (often()) {
          purpose.putEnactments(basis, ImmutableList.of(SOURCE));
        }
      }
      notice.addPurposes(purpose.build());
    }
    notice.addRecipients(
        Party.builder().id("group").label("the group").kind(Party.Kind.GROUP).build());
    notice.addRecipients(
        Party.builder()
            .id("agency")
            .label("the agency")
            .kind(Party.Kind.AGENCY)
            .parent("group")
            .place(often() ? Optional.of(one(List.of("GB", "US"))) : Optional.empty())
            .role(
                often() ? Optional.of(one(List.of("joint-controller", "agent"))) : Optional.empty())
            .build());
    notice.addRecipients(
        Processor.builder()
            .id("system")
            .label("the system")
            .addServices("pur0")
            .heldLocally(often())
            .place(perhaps(List.of("US")))
            .addSources(SOURCE)
            .build());
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      notice.addStated(clause("uses/x" + i, Effect.PERMITS));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      notice.addStated(clause("limits/x" + i, Effect.FORBIDS));
    }
    notice.addRetention(entry("default", ImmutableSortedSet.of()));
    if (random.nextBoolean()) {
      notice.addRetention(entry("one", ImmutableSortedSet.of("r1")));
    }
    return notice.build();
  }

  private Clause clause(String id, Effect effect) {
    Scope.Builder scope =
        Scope.builder()
            .addAllActivities(
                seldom() ? List.of(one(List.of(Activity.values()))) : List.of(Activity.values()))
            .categories(often() ? Selection.ANY : Selection.of(one(CATEGORIES)))
            .purposes(often() ? Selection.ANY : Selection.of(one(PURPOSES)))
            .parties(Selection.ANY);
    if (effect == Effect.FORBIDS && seldom()) {
      scope.addSensitivities(Sensitivity.SPECIAL);
    }
    if (effect == Effect.PERMITS) {
      Activity activity = activity();
      scope =
          Scope.builder()
              .addActivities(activity)
              .categories(often() ? Selection.ANY : Selection.of(one(CATEGORIES)))
              .purposes(often() ? Selection.ANY : Selection.of(one(PURPOSES)))
              .parties(
                  activity.hasParty()
                      ? (often() ? Selection.ANY : Selection.of(one(PARTIES)))
                      : Selection.NONE);
    }
    return Clause.builder()
        .id(id)
        .effect(effect)
        .scope(scope.build())
        .condition(condition(2))
        .inForce(seldom() ? until(true, one(DAYS)) : InForce.ALWAYS)
        .gloss("Made up.")
        .addSources(SOURCE)
        .build();
  }

  private Condition condition(int depth) {
    if (depth == 0 || seldom()) {
      return test();
    }
    return switch (random.nextInt(4)) {
      case 0, 1 -> new Condition.All(ImmutableList.of(condition(depth - 1), condition(depth - 1)));
      case 2 -> new Condition.Some(ImmutableList.of(condition(depth - 1), condition(depth - 1)));
      default -> new Condition.Not(condition(depth - 1));
    };
  }

  private Condition test() {
    return switch (often() ? one(themes) : random.nextInt(17)) {
      case 0, 1 -> new Condition.PeriodOver();
      case 2, 3 -> Condition.holds(one(List.of("e", "f")));
      case 4 -> Condition.holds(one(List.of("a", "b", "t", "d", "hold")));
      case 5 -> Condition.holds("j");
      case 6 -> Condition.is("n", one(List.of("v1", "v2")), one(List.of("v2", "v3")));
      case 7 -> Condition.is("basis", "public-task", "consent");
      case 8 -> Condition.is("role", one(List.of("processor", "joint-controller", "agent")));
      case 9 -> Condition.is("place", one(List.of("GB", "US")));
      case 10 -> Condition.is("special-kind", "health");
      case 11 -> Condition.is("article9", "g");
      case 12 -> Condition.holds("required-by-law");
      case 13 -> new Condition.Since(one(DAYS));
      case 14 -> new Condition.Governs("retention/" + one(List.of("default", "one")));
      case 15 -> new Condition.WithParty(ImmutableSortedSet.of(one(PARTIES)));
      default -> Condition.is(Document.RECORD, "r1");
    };
  }

  private RetentionEntry entry(String id, ImmutableSortedSet<String> records) {
    return RetentionEntry.builder()
        .id(id)
        .addAllRecords(records)
        .until(period(2))
        .gloss("Made up.")
        .addSources(SOURCE)
        .build();
  }

  private RetentionPeriod period(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 8)) {
      case 0 -> new RetentionPeriod.BySchedule();
      case 1, 2, 3 -> new RetentionPeriod.Event(one(List.of("e", "f")));
      case 4 ->
          new RetentionPeriod.Plus(
              period(depth - 1),
              1 + random.nextInt(3),
              one(List.of(RetentionPeriod.Unit.values())));
      case 5 ->
          new RetentionPeriod.EndOfYear(
              period(depth - 1), one(List.of(RetentionPeriod.Year.values())));
      case 6 ->
          new RetentionPeriod.Earliest(ImmutableList.of(period(depth - 1), period(depth - 1)));
      default -> new RetentionPeriod.Latest(ImmutableList.of(period(depth - 1), period(depth - 1)));
    };
  }

  private Deployment deployment() {
    Deployment.Builder deployment =
        Deployment.builder()
            .id("made-up-council")
            .title("Made up")
            .version(LocalDate.of(2020, 1, 1))
            .inForce(InForce.ALWAYS);
    for (String id : List.of("a", "e", "f", "j", "n", "t")) {
      if (seldom()) {
        deployment.putStanding(id, value(own(id)));
      }
    }
    if (seldom()) {
      deployment.putStanding("place", new FactValue.Named("US"));
    }
    if (seldom()) {
      deployment.putStanding("basis", new FactValue.Named("consent"));
    }
    deployment.addAllWithdrawn(
        new TreeSet<>(List.of(one(List.of("a", "e", "hold")), one(List.of("b", "f", "role")))));
    if (often()) {
      deployment.addRetention(entry("scheduled", ImmutableSortedSet.of()));
    }
    return deployment.build();
  }
}
