package org.privacynotice.notice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Vocabulary;

/** The clauses that follow from a notice's processors and from retention entries. */
final class FollowingClauses {

  private FollowingClauses() {}

  /**
   * For each processor: sharing with it for its services is permitted; for what it excludes
   * forbidden; and keeping the data of its services locally forbidden where the notice says that it
   * is not held there.
   */
  static ImmutableList<Clause> ofProcessors(Notice notice) {
    Map<String, String> labels = new HashMap<>();
    for (Purpose purpose : notice.purposes()) {
      labels.put(purpose.id(), purpose.label());
    }
    ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
    for (Processor processor : notice.processors()) {
      String id = "processors/" + processor.id();
      String services = listed(processor.services(), labels);
      clauses.add(
          clause(
              id,
              Effect.PERMITS,
              sharing(processor, processor.services()),
              notExcluded(processor),
              processor.sources(),
              processor.label() + " processes data for the council for " + services + "."));
      if (!processor.excludes().isEmpty()) {
        clauses.add(
            clause(
                id + "/excludes",
                Effect.FORBIDS,
                sharing(processor, processor.excludes()),
                Condition.ALWAYS,
                processor.sources(),
                processor.label()
                    + " is not used for "
                    + listed(processor.excludes(), labels)
                    + "."));
      }
      if (!processor.heldLocally()) {
        clauses.add(
            clause(
                id + "/not-local",
                Effect.FORBIDS,
                scope(
                    Activity.RETAIN,
                    Selection.of(processor.services()),
                    Selection.of(Vocabulary.LOCAL)),
                Condition.ALWAYS,
                processor.sources(),
                "Data for "
                    + services
                    + " stays in "
                    + processor.label()
                    + " and is not kept locally."));
      }
    }
    return clauses.build();
  }

  /** What is taken out of a service is not permitted with it. */
  private static Condition notExcluded(Processor processor) {
    return processor.excludes().isEmpty()
        ? Condition.ALWAYS
        : Condition.not(new Condition.Instructions(Condition.Say.EXCLUDE));
  }

  private static Scope sharing(Processor processor, ImmutableSortedSet<String> purposes) {
    return scope(
        Activity.SHARE,
        Selection.of(purposes),
        Selection.of(ImmutableSortedSet.of(processor.id())));
  }

  /** Any data. */
  private static Scope scope(Activity activity, Selection purposes, Selection parties) {
    return Scope.of(
        ImmutableSortedSet.of(),
        ImmutableSortedSet.of(activity),
        Selection.ANY,
        ImmutableSortedSet.of(),
        purposes,
        parties);
  }

  /** In force with its document. */
  private static Clause clause(
      String id,
      Effect effect,
      Scope scope,
      Condition condition,
      ImmutableList<Citation> sources,
      String gloss) {
    return Clause.of(
        id,
        effect,
        scope,
        condition,
        sources,
        gloss,
        InForce.ALWAYS,
        false,
        ImmutableSortedSet.of(),
        ImmutableSortedSet.of());
  }

  private static String listed(ImmutableSortedSet<String> purposes, Map<String, String> labels) {
    StringBuilder listed = new StringBuilder();
    for (String id : purposes) {
      listed.append(listed.length() == 0 ? "" : ", ").append(labels.getOrDefault(id, id));
    }
    return listed.toString();
  }

  /**
   * For each entry: keeping is permitted while its period is not over, by the council itself and by
   * a processor for its own services; erasing once it is, wherever the data lies.
   */
  static ImmutableList<Clause> ofRetention(String prefix, List<RetentionEntry> entries) {
    ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
    for (RetentionEntry entry : entries) {
      Selection purposes =
          entry.purposes().isEmpty() ? Selection.ANY : Selection.of(entry.purposes());
      Condition governs = new Condition.Governs(prefix + entry.id());
      Condition over = new Condition.PeriodOver();
      Condition held =
          Condition.any(
              new Condition.WithParty(ImmutableSortedSet.of(Vocabulary.LOCAL)),
              new Condition.Instructions(Condition.Say.INCLUDE));
      clauses.add(
          clause(
              prefix + entry.id(),
              Effect.PERMITS,
              scope(Activity.RETAIN, purposes, Selection.of(Vocabulary.LOCAL, Scope.PROCESSORS)),
              Condition.all(governs, held, Condition.not(over)),
              entry.sources(),
              entry.gloss()));
      clauses.add(
          clause(
              prefix + entry.id() + "/erase",
              Effect.PERMITS,
              scope(Activity.ERASE, purposes, Selection.ANY),
              Condition.all(governs, over),
              entry.sources(),
              entry.gloss()));
      for (Map.Entry<String, String> each : entry.disposal().entrySet()) {
        clauses.add(disposal(prefix, entry, purposes, each.getKey(), each.getValue()));
      }
    }
    return clauses.build();
  }

  /** Whoever erases disposes of it as the entry says, for the medium that it is on. */
  private static Clause disposal(
      String prefix, RetentionEntry entry, Selection purposes, String medium, String method) {
    boolean any = medium.equals(RetentionEntry.ANY_MEDIUM);
    Condition governs = new Condition.Governs(prefix + entry.id());
    return clause(
        prefix + entry.id() + "/dispose" + (any ? "" : "-" + medium),
        Effect.REQUIRES,
        scope(Activity.ERASE, purposes, Selection.ANY),
        any ? governs : Condition.all(governs, Condition.is(RetentionEntry.MEDIUM, medium)),
        entry.sources(),
        "Dispose of " + (any ? "the " : words(medium) + " ") + "records by " + words(method) + ".");
  }

  private static String words(String id) {
    return id.replace('-', ' ');
  }
}
