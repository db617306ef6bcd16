package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Remedy;
import org.privacynotice.decision.Truth;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Asks every permission of a notice, for all that it covers and on each day on which something
 * changes, three silent questions: whether the law bars what it claims, whether it can ever permit,
 * and whether it makes the condition of another one pointless.
 */
final class PermissionReview {

  /** How often one question is put to all permissions together before it is left at that. */
  private static final int MOST_ASKED = 200_000;

  private final Vocabulary vocabulary;
  private final Rulebook rulebook;
  private final Notice notice;
  private final ImmutableMap<LocalDate, Regime> days;
  private final ImmutableList<String> categories;
  private final ImmutableList<Rule> permissions;

  PermissionReview(Version version, ImmutableSortedSet<LocalDate> days) {
    this.rulebook = version.rulebook();
    this.vocabulary = rulebook.vocabulary();
    this.notice = rulebook.notice();
    this.days = Maps.toMap(days, day -> new Regime(version, day));
    this.categories = rulebook.unlikeCategories();
    this.permissions = permissions();
  }

  /** The notice's own permissions in its order: those stated, of processors, of retention. */
  private ImmutableList<Rule> permissions() {
    ImmutableMap<String, Rule> rules =
        Maps.uniqueIndex(rulebook.every(Effect.PERMITS), rule -> rule.clause().id());
    return notice.clauses().stream()
        .map(clause -> rules.get(clause.id()))
        .filter(Objects::nonNull)
        .collect(toImmutableList());
  }

  /** A permission that is in force, with the question that is put to it. */
  private record Asked(Rule permission, Question question) {

    ImmutableList<Rule> forbidding() {
      return question.regime().rules(Effect.FORBIDS, question.action());
    }
  }

  private Stream<Asked> onEachDay(Rule permission, DataAction action, Knowledge knowledge) {
    return days.keySet().stream()
        .filter(permission::isInForce)
        .map(
            day -> {
              Regime regime = Objects.requireNonNull(days.get(day));
              Instant at = day.atStartOfDay(rulebook.zone()).toInstant();
              return Question.of(regime, action, 0, at).knowing(knowledge);
            })
        .map(question -> new Asked(permission, question));
  }

  /** All that a permission covers, of categories that nothing tells apart only one. */
  private Stream<DataAction> covered(Rule permission) {
    return permission.clause().scope().activities().stream()
        .flatMap(
            activity ->
                purposes(permission)
                    .flatMap(
                        purpose ->
                            categories(permission)
                                .flatMap(
                                    category -> actions(permission, activity, purpose, category))));
  }

  private Stream<String> purposes(Rule permission) {
    return notice.purposes().stream()
        .map(Purpose::id)
        .filter(id -> permission.reachesPurpose(vocabulary.number(Vocabulary.Kind.PURPOSE, id)));
  }

  private Stream<String> categories(Rule permission) {
    return categories.stream()
        .filter(id -> permission.reachesCategory(vocabulary.number(Vocabulary.Kind.CATEGORY, id)));
  }

  private Stream<DataAction> actions(
      Rule permission, Activity activity, String purpose, String category) {
    Stream<String> parties =
        permission.parties().stream().mapToObj(vocabulary.ids(Vocabulary.Kind.RECIPIENT)::get);
    return switch (activity) {
      case COLLECT -> Stream.of(Collect.in(vocabulary, category).purpose(purpose).build());
      case USE -> Stream.of(Use.in(vocabulary, category).purpose(purpose).build());
      case SHARE ->
          parties
              .filter(party -> !party.equals(Vocabulary.LOCAL))
              .map(
                  party ->
                      Share.in(vocabulary, category).purpose(purpose).recipient(party).build());
      case RETAIN ->
          parties.map(
              party -> Retain.in(vocabulary, category).purpose(purpose).holder(party).build());
      case ERASE ->
          parties.map(
              party -> Erase.in(vocabulary, category).purpose(purpose).holder(party).build());
    };
  }

  // Conflicts: what the law bars by the notice's own words, whatever the case.

  List<Remark> conflicts() {
    Map<List<String>, Remark> conflicts = new LinkedHashMap<>();
    permissions.stream()
        .flatMap(
            permission ->
                covered(permission)
                    .flatMap(this::onEachBasis)
                    .flatMap(action -> onEachDay(permission, action, Knowledge.SILENT)))
        .limit(MOST_ASKED)
        .forEach(asked -> bars(asked).forEach(bar -> conflict(asked, bar, conflicts)));
    return List.copyOf(conflicts.values());
  }

  /**
   * The action on each lawful basis that its purpose declares, or on none; as the law knows them.
   */
  private Stream<DataAction> onEachBasis(DataAction action) {
    Set<LawfulBasis> declared =
        rulebook.hasFact(WellKnown.BASIS)
            ? Sets.filter(
                rulebook.purpose(action.purpose()).bases(),
                basis -> rulebook.fact(WellKnown.BASIS).values().contains(basis.id()))
            : Set.of();
    return declared.isEmpty()
        ? Stream.of(action)
        : declared.stream()
            .map(
                basis ->
                    action.withFacts(Map.of(WellKnown.BASIS, new FactValue.Named(basis.id()))));
  }

  /** The law's clauses that bar it with nothing stated; none where it is not permitted either. */
  private static List<Clause> bars(Asked asked) {
    List<Clause> bars =
        asked.forbidding().stream()
            .filter(rule -> rule.isLaw() && Chances.value(rule, asked.question()) == Truth.TRUE)
            .map(Rule::clause)
            .toList();
    boolean permits = Chances.value(asked.permission(), asked.question()) != Truth.FALSE;
    return permits ? bars : List.of();
  }

  /** About the declaration that the law bars, where there is one; else about the permission. */
  private void conflict(Asked asked, Clause bar, Map<List<String>, Remark> conflicts) {
    DataAction action = asked.question().action();
    Optional<FactValue> basis = Optional.ofNullable(action.facts().get(WellKnown.BASIS));
    Optional<String> ground = declaring(action.purpose(), each -> each.article9().isPresent());
    boolean sensitive = tests(bar, WellKnown.ARTICLE9) || tests(bar, WellKnown.SCHEDULE1);
    String clause = asked.permission().clause().id();
    String part = clause;
    String claim = "clause `" + clause + "` permits, whatever the case, what";
    String help = "let it permit only what the law allows";
    if (basis.isPresent() && tests(bar, WellKnown.BASIS)) {
      String purpose = declaring(action.purpose(), each -> !each.bases().isEmpty()).orElseThrow();
      part = "purpose/" + purpose;
      help = "declare what the law allows";
      claim =
          "purpose `%s` declares the basis `%s`, which"
              .formatted(purpose, Remedy.word(basis.get()));
    } else if (sensitive && ground.isPresent()) {
      part = "purpose/" + ground.get();
      help = "declare what the law allows";
      claim = "purpose `" + ground.get() + "` declares a ground for sensitive data, which";
    }
    LocalDate day = asked.question().day();
    String since = day.equals(days.keySet().asList().get(0)) ? "" : " as of " + day;
    conflicts.putIfAbsent(
        List.of(claim, bar.id()),
        new Remark(
            Severity.ERROR,
            part,
            claim + " the law bars" + since + ": " + NoticeReview.withoutStop(bar.gloss()),
            help + " (" + NoticeReview.sources(bar.sources()) + ")"));
  }

  private static boolean tests(Clause clause, String fact) {
    return !NamedValues.tested(clause.condition(), fact).isEmpty();
  }

  /** The purpose, or the nearest that it lies under, that declares something. */
  private Optional<String> declaring(String purpose, Predicate<Purpose> something) {
    return notice.purposes().stream()
        .filter(something)
        .map(Purpose::id)
        .filter(id -> rulebook.purposes().isUnder(purpose, id))
        .min(Comparator.comparing(id -> rulebook.purposes().stepsUp(purpose, id).orElseThrow()));
  }

  // Permissions that can never permit.

  List<Remark> neverPermitting() {
    return permissions.stream()
        .filter(permission -> !isChance(permission, rule -> true))
        .map(this::never)
        .toList();
  }

  /** Whether on some day, for something that it covers, a case is permitted by it. */
  private boolean isChance(Rule permission, Predicate<Rule> forbidding) {
    Chances chances = new Chances(rulebook);
    return covered(permission)
        .flatMap(action -> onEachDay(permission, action, Knowledge.STATED))
        .anyMatch(
            asked ->
                chances.isThere(
                    permission,
                    asked.forbidding().stream().filter(forbidding).toList(),
                    asked.question()));
  }

  private Remark never(Rule permission) {
    boolean inForce = days.keySet().stream().anyMatch(permission.clause().inForce()::contains);
    if (!inForce) {
      return never(
          permission, "is in force on no day on which the notice is", "mend one of the two");
    }
    if (covered(permission).findAny().isEmpty()) {
      return never(permission, "covers nothing that this notice speaks for", "take it out");
    }
    if (!isChance(permission, rule -> false)) {
      return never(
          permission,
          "can never permit: its condition never holds",
          "take it out, or mend its condition");
    }
    String forbidding =
        rulebook.every(Effect.FORBIDS).stream()
            .filter(rule -> !isChance(permission, rule::equals))
            .map(rule -> "`" + rule.clause().id() + "`")
            .findFirst()
            .orElse("one clause or another");
    return never(
        permission,
        "can never permit: " + forbidding + " forbids all of it",
        "take it out, or mend what forbids it");
  }

  private static Remark never(Rule permission, String why, String help) {
    String id = permission.clause().id();
    return new Remark(Severity.ERROR, id, "clause `" + id + "` " + why, help);
  }

  // Open permissions.

  /** A permission without a condition over all that another permits only on one. */
  List<Remark> pointlessGuards() {
    List<Remark> remarks = new ArrayList<>();
    for (Rule open : permissions) {
      for (Rule guarded : permissions) {
        boolean pointless =
            open.clause().condition().equals(Condition.ALWAYS)
                && !guarded.clause().condition().equals(Condition.ALWAYS)
                && open.covers(guarded)
                && open.clause().inForce().overlaps(guarded.clause().inForce());
        if (pointless) {
          remarks.add(
              new Remark(
                  Severity.NOTE,
                  open.clause().id(),
                  "clause `%s` permits without a condition all that `%s` permits only on one"
                      .formatted(open.clause().id(), guarded.clause().id()),
                  "make the first narrower, or write the condition as a limit"));
        }
      }
    }
    return remarks;
  }
}
