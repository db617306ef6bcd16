package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
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
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Notices, deployments and actions made up from a seed: small, crowded, and full of borderline
 * cases.
 */
final class GeneratedNotices {

  static final Instant AT = Instant.parse("2026-06-15T12:00:00Z");

  private static final LocalDate DAY = LocalDate.parse("2026-06-15");

  private static final Citation SOURCE = new Citation.Heading("Made up", 1);
  private static final List<String> FACTS = List.of("a", "b", "c");
  private static final List<String> EVENTS = List.of("e", "f");
  private static final List<String> VALUES = List.of("v1", "v2", "v3");
  private static final List<String> RECORDS = List.of("r1", "r2");

  private final Random random;
  private final int categories;

  GeneratedNotices(long seed) {
    this(seed, 4);
  }

  GeneratedNotices(long seed, int categories) {
    this.random = new Random(seed);
    this.categories = categories;
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

  private List<String> ids(String prefix, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(prefix + i);
    }
    return ids;
  }

  private Optional<String> parent(String prefix, int index) {
    return index > 0 && seldom() ? Optional.of(prefix + random.nextInt(index)) : Optional.empty();
  }

  Notice notice() {
    LocalDate day = LocalDate.parse("2020-01-01");
    return notice(day, InForce.from(day));
  }

  Notice notice(LocalDate version, InForce inForce) {
    Notice.Builder builder =
        Notice.builder()
            .id("made-up")
            .title("Made up")
            .version(version)
            .inForce(inForce)
            .controller(new Controller("A Council", one(List.of(Controller.Kind.values()))));
    FACTS.forEach(id -> builder.addFacts(fact(id, FactType.YES_NO)));
    EVENTS.forEach(id -> builder.addFacts(fact(id, FactType.EVENT)));
    builder.addFacts(fact("n", FactType.NAMED));
    builder.addFacts(fact("j", FactType.JUDGEMENT));
    builder.addFacts(fact("d", FactType.REFERENCE));
    RECORDS.forEach(id -> builder.putRecords(id, id));
    for (int i = 0; i < categories; i++) {
      Sensitivity sensitivity = often() ? Sensitivity.ORDINARY : one(List.of(Sensitivity.values()));
      builder.addCategories(
          DataCategory.builder()
              .id("cat" + i)
              .label("category " + i)
              .parent(parent("cat", i))
              .sensitivity(sensitivity)
              .specialKind(
                  sensitivity == Sensitivity.SPECIAL && often()
                      ? Optional.of(one(List.of("health", "genetic")))
                      : Optional.empty())
              .build());
    }
    for (int i = 0; i < 5; i++) {
      Purpose.Builder purpose =
          Purpose.builder().id("pur" + i).label("purpose " + i).parent(parent("pur", i));
      if (seldom()) {
        LawfulBasis basis = one(List.of(LawfulBasis.values()));
        purpose.addBases(basis);
        if (often()) {
          purpose.addBases(one(List.of(LawfulBasis.values())));
        }
        if (often()) {
          purpose.putEnactments(basis, ImmutableList.of(SOURCE));
        }
      }
      if (seldom()) {
        purpose.controller(new Controller("Another", one(List.of(Controller.Kind.values()))));
      }
      if (seldom() && seldom()) {
        purpose.toldBy("another-notice");
      }
      builder.addPurposes(purpose.build());
    }
    recipients().forEach(builder::addRecipients);
    int clauses = 2 + random.nextInt(6);
    for (int i = 0; i < clauses; i++) {
      builder.addStated(
          clause(i, one(List.of(Effect.PERMITS, Effect.PERMITS, Effect.FORBIDS, Effect.REQUIRES))));
    }
    boolean all = often();
    builder.addRetention(
        entry(
            "default",
            all ? ImmutableSortedSet.of() : ImmutableSortedSet.of("r1"),
            ImmutableSortedSet.of()));
    if (seldom()) {
      builder.addRetention(entry("some", ImmutableSortedSet.of(), ImmutableSortedSet.of("pur1")));
    }
    return builder.build();
  }

  private Fact fact(String id, FactType type) {
    Fact.Builder fact =
        Fact.builder()
            .id(id)
            .type(type)
            .ask("Is it " + id + "?")
            .statedBy(Fact.StatedBy.EITHER)
            .addAllValues(type == FactType.NAMED ? VALUES : List.of());
    if (type == FactType.YES_NO && seldom()) {
      fact.presumed(new Fact.Presumption(FactValue.NO, "It seldom is."));
    }
    return fact.build();
  }

  private List<Recipient> recipients() {
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(Party.builder().id("group").label("the group").kind(Party.Kind.GROUP).build());
    recipients.add(
        Party.builder()
            .id("agency")
            .label("the agency")
            .place(seldom() ? Optional.of("IN") : Optional.empty())
            .kind(Party.Kind.AGENCY)
            .parent("group")
            .role(seldom() ? Optional.of("joint-controller") : Optional.empty())
            .build());
    for (int i = 0; i < 2; i++) {
      Processor.Builder processor =
          Processor.builder()
              .id("sys" + i)
              .label("System " + i)
              .addServices("pur" + i)
              .heldLocally(often())
              .addSources(SOURCE);
      if (seldom()) {
        processor.addExcludes("pur" + (i + 2));
      }
      recipients.add(processor.build());
    }
    return recipients;
  }

  /** A prohibition to add to a notice that was made up before. */
  Clause prohibition() {
    return clause(99, Effect.FORBIDS);
  }

  private Clause clause(int index, Effect effect) {
    boolean permits = effect == Effect.PERMITS;
    boolean shares = random.nextBoolean();
    Scope.Builder scope =
        Scope.builder()
            .categories(selection("cat", categories, !permits))
            .purposes(selection("pur", 5, !permits))
            .parties(
                permits && !shares
                    ? Selection.NONE
                    : seldom()
                        ? Selection.of("group")
                        : often() ? Selection.ANY : Selection.of("sys0", "agency"));
    scope.addActivities(shares ? Activity.SHARE : Activity.COLLECT);
    if (!permits && random.nextBoolean()) {
      scope.addActivities(one(List.of(Activity.RETAIN, Activity.USE)));
    }
    if (!permits && seldom()) {
      scope.addSensitivities(Sensitivity.SPECIAL);
    }
    String section =
        permits ? (shares ? "shares" : "collects") : effect == Effect.FORBIDS ? "limits" : "duties";
    return Clause.builder()
        .id(section + "/x" + index)
        .effect(effect)
        .scope(scope.build())
        .condition(seldom() ? Condition.ALWAYS : condition(3))
        .gloss("Made up " + index + ".")
        .addSources(SOURCE)
        .owed(effect == Effect.REQUIRES && random.nextBoolean())
        .build();
  }

  private Selection selection(String prefix, int count, boolean mayExcept) {
    if (seldom()) {
      return mayExcept && often()
          ? new Selection(
              true, ImmutableSortedSet.of(), ImmutableSortedSet.of(prefix + random.nextInt(count)))
          : Selection.ANY;
    }
    return Selection.of(prefix + random.nextInt(count), prefix + random.nextInt(count));
  }

  private Condition condition(int depth) {
    if (depth == 0 || random.nextBoolean()) {
      return test();
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Condition.All(ImmutableList.of(condition(depth - 1), condition(depth - 1)));
      case 1 -> new Condition.Some(ImmutableList.of(condition(depth - 1), condition(depth - 1)));
      default -> new Condition.Not(condition(depth - 1));
    };
  }

  private Condition test() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> Condition.holds(one(FACTS));
      case 4 -> Condition.holds(one(EVENTS));
      case 5 -> Condition.holds("d");
      case 6 -> Condition.is("n", one(VALUES), one(VALUES));
      case 7 -> Condition.is("basis", "public-task", "consent");
      case 8 -> new Condition.ForPurpose(ImmutableSortedSet.of("pur" + random.nextInt(5)));
      case 9 ->
          new Condition.WithParty(ImmutableSortedSet.of(one(List.of("group", "agency", "sys0"))));
      case 10 -> new Condition.Instructions(one(List.of(Condition.Say.values())));
      case 11 -> Condition.holds("j");
      case 12 -> Condition.is("role", "joint-controller", "processor");
      case 13 -> Condition.is("special-kind", "health");
      case 14 -> Condition.holds("required-by-law");
      default -> new Condition.Since(LocalDate.parse(one(List.of("2026-06-15", "2026-06-16"))));
    };
  }

  private RetentionEntry entry(
      String id, ImmutableSortedSet<String> records, ImmutableSortedSet<String> purposes) {
    return RetentionEntry.builder()
        .id(id)
        .addAllRecords(records)
        .addAllPurposes(purposes)
        .until(period(2))
        .gloss("Made up.")
        .addSources(SOURCE)
        .build();
  }

  private RetentionPeriod period(int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 7);
    return switch (kind) {
      case 0 -> new RetentionPeriod.BySchedule();
      case 1, 2 -> new RetentionPeriod.Event(one(EVENTS));
      case 3 ->
          new RetentionPeriod.Plus(
              period(depth - 1),
              1 + random.nextInt(3),
              one(List.of(RetentionPeriod.Unit.values())));
      case 4 ->
          new RetentionPeriod.EndOfYear(
              period(depth - 1), one(List.of(RetentionPeriod.Year.values())));
      case 5 ->
          new RetentionPeriod.Earliest(ImmutableList.of(period(depth - 1), period(depth - 1)));
      default ->
          new RetentionPeriod.Latest(
              ImmutableList.of(period(depth - 1), new RetentionPeriod.Never()));
    };
  }

  Optional<Deployment> deployment() {
    if (random.nextBoolean()) {
      return Optional.empty();
    }
    Deployment.Builder deployment =
        Deployment.builder()
            .id("made-up")
            .title("Made up")
            .version(LocalDate.parse("2020-01-01"))
            .inForce(InForce.ALWAYS);
    if (often()) {
      deployment.addRetention(
          entry("scheduled", ImmutableSortedSet.of("r2"), ImmutableSortedSet.of()));
      deployment.addRetention(entry("rest", ImmutableSortedSet.of(), ImmutableSortedSet.of()));
    }
    if (seldom()) {
      deployment.putStanding("a", FactValue.YES);
    }
    if (seldom()) {
      deployment.addWithdrawn("b", "legal-hold", "inferred-special-category", "alleges-offence");
    }
    return Optional.of(deployment.build());
  }

  DataAction action(Vocabulary vocabulary) {
    return action(vocabulary, AT);
  }

  DataAction action(Vocabulary vocabulary, Instant at) {
    List<String> asked = new ArrayList<>(ids("cat", categories));
    asked.add(Vocabulary.OTHER);
    asked.removeIf(id -> random.nextBoolean());
    if (asked.isEmpty()) {
      asked.add("cat0");
    }
    String[] names = asked.toArray(String[]::new);
    String party = one(List.of("group", "agency", "sys0", "sys1", Vocabulary.OTHER));
    DataAction.Builder<?, ?> action =
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> Collect.in(vocabulary, names);
          case 3, 4, 5 -> Share.in(vocabulary, names).recipient(party);
          case 6 ->
              Retain.in(vocabulary, names).holder(random.nextBoolean() ? Vocabulary.LOCAL : party);
          default -> Erase.in(vocabulary, names).holder(Vocabulary.LOCAL);
        };
    action.purpose(seldom() ? Vocabulary.OTHER : "pur" + random.nextInt(5)).at(at);
    if (often()) {
      action.basis(
          one(
              List.of(
                  LawfulBasis.PUBLIC_TASK, LawfulBasis.CONSENT, LawfulBasis.LEGITIMATE_INTERESTS)));
    }
    for (String fact : FACTS) {
      if (seldom()) {
        action.fact(fact, random.nextBoolean());
      }
      if (seldom()) {
        action.factFor(asked.get(0), fact, random.nextBoolean());
      }
    }
    for (String event : EVENTS) {
      switch (random.nextInt(4)) {
        case 0 -> action.fact(event, LocalDate.parse("2026-06-15").minusMonths(random.nextInt(30)));
        case 1 -> action.fact(event, FactValue.NOT_HAPPENED);
        default -> {}
      }
    }
    if (seldom()) {
      action.fact("n", one(VALUES));
    }
    if (seldom()) {
      action.fact("d", "doc/1");
    }
    switch (random.nextInt(5)) {
      case 0 -> action.judged("j", "officer", DAY.minusDays(random.nextInt(2)), "note/1");
      case 1 -> action.judged("j", "officer", DAY.plusDays(1), "note/1");
      case 2 -> action.fact("j", false);
      default -> {}
    }
    if (seldom()) {
      action.fact("record", one(RECORDS));
    }
    if (seldom()) {
      action.fact("article9", "g").fact("schedule1", "6");
    }
    if (seldom()) {
      action.fact("inferred-special-category", random.nextBoolean());
    }
    if (seldom()) {
      action.fact("alleges-offence", random.nextBoolean());
    }
    return action.build();
  }
}
