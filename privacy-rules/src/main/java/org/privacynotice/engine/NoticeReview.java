package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Truth;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Asks a notice the silent questions, before anybody asks it a real one: what it says of itself,
 * with nothing that a case would bring.
 *
 * <p>Errors: a declared lawful basis that the law bars, and a permission that can never permit.
 * Notes: a permission without a condition that makes another's condition pointless, labels that the
 * law does not share, and what of the law's transparency list is told. Asked as at the notice's
 * first day in force, and at every day after it on which the law changes; the list as at the last
 * of these days.
 */
public final class NoticeReview {

  /** How much is asked about one permission before it is given the benefit of the doubt. */
  private static final int MOST_ASKED = 20_000;

  private final Notice notice;
  private final Vocabulary vocabulary;
  private final Rulebook rulebook;
  private final ImmutableList<LocalDate> days;
  private final ImmutableList<String> categories;
  private final List<Remark> remarks = new ArrayList<>();
  private int asked;

  private NoticeReview(Notice notice, Law law, Optional<Deployment> deployment) {
    this.notice = notice;
    List<Document> documents = new ArrayList<>(List.of(notice, law));
    deployment.ifPresent(documents::add);
    this.vocabulary = Vocabulary.of(documents.stream().map(Document::terms).toList());
    this.rulebook = new Rulebook(vocabulary, notice, law, deployment, true);
    this.days = days(notice, law);
    this.categories = rulebook.unlikeCategories();
  }

  /**
   * What is found, in no particular order; empty where there is nothing to say.
   *
   * @throws IllegalArgumentException when the documents do not fit each other
   */
  public static List<Remark> of(Notice notice, Law law, Optional<Deployment> deployment) {
    NoticeReview review = new NoticeReview(notice, law, deployment);
    review.declarations();
    review.permissions();
    review.openPermissions();
    review.labels();
    review.remarks.addAll(Transparency.of(review.rulebook, law, review.lastDay()));
    return review.remarks;
  }

  private static ImmutableList<LocalDate> days(Notice notice, Law law) {
    Set<LocalDate> days = new TreeSet<>();
    days.add(notice.inForce().from().orElse(notice.version()));
    Stream.of(
            Stream.of(law.inForce()),
            law.clauses().stream().map(Clause::inForce),
            law.transparency().stream().map(Disclosure::inForce))
        .flatMap(ranges -> ranges)
        .flatMap(range -> Stream.of(range.from(), range.to().map(last -> last.plusDays(1))))
        .flatMap(Optional::stream)
        .filter(notice.inForce()::contains)
        .forEach(days::add);
    return ImmutableList.copyOf(days);
  }

  private LocalDate lastDay() {
    return days.get(days.size() - 1);
  }

  /**
   * Whether the law bars what a purpose declares, its bases above all, by the notice's own words
   * alone.
   */
  private void declarations() {
    for (Purpose purpose : notice.purposes()) {
      if (purpose.bases().isEmpty() && purpose.article9().isPresent()) {
        bar(purpose, Optional.empty())
            .ifPresent(clause -> barred(purpose, Optional.empty(), clause));
      }
      for (LawfulBasis basis : purpose.bases()) {
        bar(purpose, Optional.of(basis))
            .ifPresent(clause -> barred(purpose, Optional.of(basis), clause));
      }
    }
  }

  private void barred(Purpose purpose, Optional<LawfulBasis> basis, Clause clause) {
    boolean byBasis =
        basis.isPresent() && !NamedValues.tested(clause.condition(), WellKnown.BASIS).isEmpty();
    String declared =
        byBasis ? "the basis `" + basis.get().id() + "`" : "a ground for sensitive data";
    remarks.add(
        new Remark(
            Severity.ERROR,
            "purpose/" + purpose.id(),
            "purpose `%s` declares %s, which the law bars: %s"
                .formatted(purpose.id(), declared, withoutStop(clause.gloss())),
            "declare what the law allows (" + sources(clause.sources()) + ")"));
  }

  private Optional<Clause> bar(Purpose purpose, Optional<LawfulBasis> basis) {
    for (LocalDate day : days) {
      for (String category : categories) {
        DataAction.Builder<?, ?> action = Use.in(vocabulary, category).purpose(purpose.id());
        basis.ifPresent(action::basis);
        Question silent = question(action.build(), day);
        boolean permitted =
            rulebook.permissions(silent).stream()
                .anyMatch(
                    rule -> rule.reachesPurpose(silent.action()) && rule.reachesCategory(silent));
        Optional<Clause> bar =
            rulebook.rules(Effect.FORBIDS, silent).stream()
                .filter(rule -> rule.isLaw() && Verdict.value(rule, silent) == Truth.TRUE)
                .map(Rule::clause)
                .findFirst();
        if (permitted && bar.isPresent()) {
          return bar;
        }
      }
    }
    return Optional.empty();
  }

  private Question question(DataAction action, LocalDate day) {
    Instant at = day.atStartOfDay(rulebook.zone()).toInstant();
    return new Question(rulebook, action, 0, at, day, Knowledge.SILENT);
  }

  /**
   * A permission that on no day, for nothing that it covers, could be true without something
   * forbidding it.
   */
  private void permissions() {
    for (Clause clause : notice.clauses()) {
      asked = 0;
      if (clause.effect() == Effect.PERMITS
          && days.stream().noneMatch(day -> canPermit(clause, day))) {
        remarks.add(
            new Remark(
                Severity.ERROR,
                clause.id(),
                "clause `"
                    + clause.id()
                    + "` can never permit: its condition never holds, or something forbids all of it",
                "take it out, or mend what forbids it"));
      }
    }
  }

  private boolean canPermit(Clause clause, LocalDate day) {
    for (Activity activity : clause.scope().activities()) {
      for (Purpose purpose : notice.purposes()) {
        for (String category : categories) {
          if (asked++ > MOST_ASKED) {
            return true;
          }
          if (actions(activity, category, purpose.id()).anyMatch(can(clause, day))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Predicate<DataAction> can(Clause clause, LocalDate day) {
    return action -> {
      Question silent = question(action, day);
      boolean open =
          rulebook.rules(Effect.PERMITS, silent).stream()
              .filter(rule -> rule.clause().equals(clause))
              .anyMatch(rule -> Verdict.value(rule, silent) != Truth.FALSE);
      return open
          && rulebook.rules(Effect.FORBIDS, silent).stream()
              .noneMatch(rule -> Verdict.value(rule, silent) == Truth.TRUE);
    };
  }

  private Stream<DataAction> actions(Activity activity, String category, String purpose) {
    Stream<String> parties =
        Stream.concat(
            Stream.of(Vocabulary.LOCAL),
            notice.recipients().stream().map(recipient -> recipient.id()));
    return switch (activity) {
      case COLLECT -> Stream.of(Collect.in(vocabulary, category).purpose(purpose).build());
      case USE -> Stream.of(Use.in(vocabulary, category).purpose(purpose).build());
      case SHARE ->
          parties
              .skip(1)
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

  /** A permission without a condition over all that another permits only on one. */
  private void openPermissions() {
    Question any =
        question(
            Use.in(vocabulary, notice.categories().get(0).id())
                .purpose(notice.purposes().get(0).id())
                .build(),
            days.get(0));
    List<Rule> permissions = rulebook.permissions(any).stream().filter(this::isNotices).toList();
    for (Rule open : permissions) {
      for (Rule guarded : permissions) {
        boolean pointless =
            open.clause().condition().equals(Condition.ALWAYS)
                && !guarded.clause().condition().equals(Condition.ALWAYS)
                && open.covers(guarded);
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
  }

  private boolean isNotices(Rule rule) {
    return notice.stated().contains(rule.clause());
  }

  private void labels() {
    for (DataCategory category : notice.categories()) {
      if (category.sensitivity() == Sensitivity.NOTICE) {
        remarks.add(
            new Remark(
                Severity.NOTE,
                "category/" + category.id(),
                "`"
                    + category.id()
                    + "` is sensitive by this notice alone; the law treats it as ordinary",
                "UK GDPR Art 9(1) does not list it, so no Art 9(2) point will be asked for"));
      }
    }
  }

  static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  static String sources(List<Citation> sources) {
    return String.join("; ", sources.stream().map(Citation::text).toList());
  }
}
